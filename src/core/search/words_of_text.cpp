// SPDX-License-Identifier: Apache-2.0
#include "core/search/words_of_text.hpp"

namespace signpost {
namespace {

constexpr unsigned char firstNonAscii = 0x80;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordByte(char c) {
    // Letters beyond ASCII are kept as they are: other languages' words are compared byte by byte.
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= firstNonAscii;
}

/// ' or the typographic apostrophe that phones put in; its length in bytes, or 0.
std::size_t apostrophe(std::string_view text) {
    if (text.front() == '\'')
        return 1;
    constexpr std::string_view typographic = "\xE2\x80\x99";
    return text.substr(0, typographic.size()) == typographic ? typographic.size() : 0;
}

} // namespace

std::vector<TextWord> wordsOfText(std::string_view text) {
    std::vector<TextWord> words;
    bool inWord = false;
    bool broken = true;
    while (!text.empty()) {
        if (const std::size_t skip = apostrophe(text); skip != 0) {
            text.remove_prefix(skip);
            continue;
        }
        const char c = lower(text.front());
        text.remove_prefix(1);
        if (isWordByte(c)) {
            if (!inWord)
                words.push_back({{}, broken});
            words.back().text += c;
            inWord = true;
            broken = false;
            continue;
        }
        inWord = false;
        broken = broken || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n';
    }
    return words;
}

} // namespace signpost
