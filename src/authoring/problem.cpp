// SPDX-License-Identifier: Apache-2.0
#include "authoring/problem.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace signpost::authoring {
namespace {

struct CodeEntry {
    std::string_view name;
    bool warning;
};

constexpr std::array codeEntries = {
#define SIGNPOST_ERROR(identifier, name) CodeEntry{name, false},
#define SIGNPOST_WARNING(identifier, name) CodeEntry{name, true},
    SIGNPOST_PROBLEM_CODES(SIGNPOST_ERROR, SIGNPOST_WARNING)
#undef SIGNPOST_ERROR
#undef SIGNPOST_WARNING
};

constexpr std::array codes = {
#define SIGNPOST_CODE(identifier, name) Code::identifier,
    SIGNPOST_PROBLEM_CODES(SIGNPOST_CODE, SIGNPOST_CODE)
#undef SIGNPOST_CODE
};

/// Letters to insert, leave out, exchange or swap with their neighbour.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = std::min(now[j], beforeLast[j - 2] + 1);
            }
        }
        std::swap(beforeLast, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

} // namespace

std::string_view name(Code code) {
    return codeEntries[static_cast<std::size_t>(code)].name;
}
bool isWarning(Code code) {
    return codeEntries[static_cast<std::size_t>(code)].warning;
}
std::span<const Code> allCodes() {
    return codes;
}

std::string describe(const Problem& problem, std::string_view root) {
    std::string text(root);
    if (!text.empty() && text.back() != '/') {
        text += '/';
    }
    text += problem.place.file;
    if (problem.place.line > 0) {
        text += ':' + std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column);
    }
    if (!problem.place.pointer.empty()) {
        text += ": " + problem.place.pointer;
    }
    text += ": ";
    if (isWarning(problem.code)) {
        text += "warning: ";
    }
    text += problem.reason;
    if (!problem.suggestion.empty()) {
        text += ": " + problem.suggestion;
    }
    return text + " [" + std::string(name(problem.code)) + "]";
}

std::string didYouMean(std::string_view word, std::span<const std::string> candidates) {
    // A third of the letters may be wrong; words of under three letters are too short to guess at.
    constexpr std::size_t longestWord = 60;
    if (word.size() > longestWord) {
        return {};
    }
    std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
    const std::string* best = nullptr;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < nearest && distance < candidate.size()) {
            nearest = distance;
            best = &candidate;
        }
    }
    return best == nullptr ? std::string() : "did you mean \"" + *best + "\"?";
}

} // namespace signpost::authoring
