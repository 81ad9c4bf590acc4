// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signpost::studio {

/// What a condition of one file can read, for completion and for building conditions by choosing.
struct Readable {
    enum class Kind : unsigned char { boolean, choice, checklist, number, score };
    std::string name;
    /// The question's words.
    std::string words;
    Kind kind = Kind::boolean;
    /// Of a choice or checklist: values with their words, without "none of these".
    std::vector<std::pair<std::string, std::string>> options;
};

/// Questions and scores of the file, of the modules that it includes, and of the screen.
std::vector<Readable> readableIn(const LibraryDocument& document, const std::string& path);

/// What could stand in the place of the word at `cursor`: names, words of the language, or, inside quotes, the answers
/// of the question named last.
struct Completion {
    std::size_t from = 0;
    std::vector<std::string> words;
};
Completion complete(const std::vector<Readable>& readable, std::string_view condition, std::size_t cursor);

} // namespace signpost::studio
