// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/typeface.hpp"

#include "studio/shell/typeface_data.hpp"

#include <array>
#include <cmath>

namespace signpost::studio {
namespace {

/// What content in Latin letters needs, Welsh included, and the signs that the studio itself writes.
constexpr std::array<ImWchar, 25> letters = {0x20,   0x7E,   0xA0,   0x17F,  0x1E80, 0x1E85, 0x1EF2, 0x1EF3, 0x2010,
                                             0x2026, 0x2030, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212,
                                             0x2260, 0x2265, 0x25A0, 0x25CF, 0x2713, 0x2717, 0};

ImFont* add(ImFontAtlas& atlas, std::span<const unsigned char> data, float size, float pixelsPerUnit) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    // Letters stand between pixels on ordinary screens; on dense ones nobody could see it.
    config.OversampleH = pixelsPerUnit < 1.5F ? 3 : 1;
    config.OversampleV = 1;
    config.GlyphRanges = letters.data();
    // The atlas does not change bytes that it does not own.
    auto* bytes = const_cast<unsigned char*>(data.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    const float pixels = std::round(size * pixelsPerUnit);
    ImFont* font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(data.size()), pixels, &config);
    font->Scale = size / pixels;
    return font;
}

} // namespace

Typefaces makeTypefaces(ImFontAtlas& atlas, float pixelsPerUnit) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.TexDesiredWidth = pixelsPerUnit < 1.5F ? 1024 : 2048;
    Typefaces faces;
    faces.body = add(atlas, interRegular, 15, pixelsPerUnit);
    faces.strong = add(atlas, interSemiBold, 15, pixelsPerUnit);
    faces.small = add(atlas, interRegular, 13, pixelsPerUnit);
    faces.heading = add(atlas, interSemiBold, 20, pixelsPerUnit);
    faces.large = add(atlas, interRegular, 28, pixelsPerUnit);
    atlas.Build();
    return faces;
}

} // namespace signpost::studio
