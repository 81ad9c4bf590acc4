// SPDX-License-Identifier: Apache-2.0
#include "cli/answers_line.hpp"

#include "analysis/patient.hpp"

#include <algorithm>

namespace signpost::cli {
namespace {

constexpr std::string_view space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

bool ofName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether a name and "=" stand here.
bool beginsAnswer(std::string_view text) {
    text = trimmed(text);
    const auto end = std::find_if_not(text.begin(), text.end(), ofName);
    const auto rest = trimmed(text.substr(static_cast<std::size_t>(end - text.begin())));
    return end != text.begin() && rest.starts_with('=');
}

/// Where the answer at the beginning of `text` ends.
std::size_t endOfAnswer(std::string_view text) {
    for (auto at = text.find(';'); at != std::string_view::npos; at = text.find(';', at + 1)) {
        const auto rest = text.substr(at + 1);
        if (beginsAnswer(rest) || trimmed(rest).empty())
            return at;
    }
    return text.size();
}

} // namespace

std::variant<std::vector<GivenAnswer>, std::string> readAnswersLine(std::string_view line) {
    std::vector<GivenAnswer> answers;
    for (std::string_view rest = trimmed(line); !rest.empty();) {
        const std::size_t end = endOfAnswer(rest);
        const std::string_view answer = trimmed(rest.substr(0, end));
        if (!beginsAnswer(answer))
            return "\"" + std::string(answer) + "\" is no answer: write 'who=me; age=30 years'";
        const auto equals = answer.find('=');
        answers.push_back(
            {std::string(trimmed(answer.substr(0, equals))), std::string(trimmed(answer.substr(equals + 1)))});
        rest = end == rest.size() ? "" : trimmed(rest.substr(end + 1));
    }
    if (answers.empty())
        return "there is no answer: write 'who=me; age=30 years'";
    return answers;
}

std::string shellWord(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string playCommandFor(const std::string& folder, const analysis::Patient& patient) {
    return "signpost play " + shellWord(folder) + " --patient " + shellWord(answersLine(patient));
}

std::string endInWords(const Rank& rank, Destinations destinations) {
    std::string text(name(rank.level));
    if (rank.withinMinutes)
        text += " within " + std::to_string(*rank.withinMinutes) + " minutes";
    text += ":";
    bool first = true;
    destinations.each([&](Destination each) {
        text += (first ? " " : ", ") + std::string(name(each));
        first = false;
    });
    return text;
}

} // namespace signpost::cli
