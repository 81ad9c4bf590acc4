// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"

namespace signpost::analysis {

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                result += "\uFFFD";
            else
                result += c;
        }
    }
    return result;
}

} // namespace signpost::analysis
