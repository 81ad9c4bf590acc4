// SPDX-License-Identifier: Apache-2.0
#include "core/json_writer.hpp"

#include "core/utf8.hpp"

namespace signpost {

void JsonWriter::quote(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr unsigned char firstPrintable = 0x20;
    text_ += '"';
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += text[i++];
        } else if (c == '\n') {
            text_ += "\\n";
            ++i;
        } else if (c < firstPrintable) {
            text_ += "\\u00";
            text_ += hex[c >> 4U];
            text_ += hex[c & 15U];
            ++i;
        } else if (const std::size_t size = utf8Length(text.substr(i)); size != 0) {
            text_ += text.substr(i, size);
            i += size;
        } else {
            text_ += "\xEF\xBF\xBD";
            ++i;
        }
    }
    text_ += '"';
}

} // namespace signpost
