// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/flat_frame.hpp"

#include <cstring>

namespace signpost::studio {
namespace {

static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2, "renderer.ts counts on these");

std::uint32_t number(const void* address) {
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(address)); // NOLINT(*-reinterpret-cast)
}

/// Its bits, unchanged; Emscripten's libc++ has no std::bit_cast yet.
std::uint32_t number(float value) {
    std::uint32_t bits = 0;
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

} // namespace

std::vector<std::uint32_t> flatten(const ImDrawData& data) {
    std::vector<std::uint32_t> frame;
    frame.push_back(static_cast<std::uint32_t>(data.CmdListsCount));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        frame.push_back(number(list.VtxBuffer.Data));
        frame.push_back(static_cast<std::uint32_t>(list.VtxBuffer.Size));
        frame.push_back(number(list.IdxBuffer.Data));
        frame.push_back(static_cast<std::uint32_t>(list.IdxBuffer.Size));
        frame.push_back(static_cast<std::uint32_t>(list.CmdBuffer.Size));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            frame.push_back(number(command.ClipRect.x));
            frame.push_back(number(command.ClipRect.y));
            frame.push_back(number(command.ClipRect.z));
            frame.push_back(number(command.ClipRect.w));
            frame.push_back(command.ElemCount);
            frame.push_back(command.IdxOffset);
            frame.push_back(command.VtxOffset);
        }
    }
    return frame;
}

} // namespace signpost::studio
