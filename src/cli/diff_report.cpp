// SPDX-License-Identifier: Apache-2.0
#include "cli/diff_report.hpp"

#include "cli/answers_line.hpp"
#include "cli/patient_json.hpp"
#include "cli/wrapped_text.hpp"

#include <array>
#include <cmath>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

using analysis::Move;
using analysis::Natural;
using analysis::TextChange;
using analysis::TopicDifference;
using Direction = Move::Direction;
using Json = nlohmann::ordered_json;

constexpr std::array directions = {Direction::down, Direction::aside, Direction::up};

/// "8,192"; from a million on "1.2 × 10^30", because nobody reads thirty digits.
std::string roughly(const Natural& number) {
    constexpr std::size_t readDigits = 6;
    std::string digits = number.text();
    if (digits.size() > readDigits)
        return digits.substr(0, 1) + "." + digits.substr(1, 1) + " × 10^" + std::to_string(digits.size() - 1);
    if (digits.size() > 3)
        digits.insert(digits.size() - 3, ",");
    return digits;
}

/// "2.5 %", or of few "1 in 4.1 × 10^14"; past the reach of doubles, nothing.
std::string share(const Natural& part, const Natural& whole) {
    constexpr double fewPercent = 0.01;
    if (part.isZero())
        return "0 %";
    const double times = whole.approximate() / part.approximate();
    if (!std::isfinite(times))
        return "";
    const double percent = 100 / times;
    std::ostringstream text;
    if (percent >= fewPercent) {
        text.precision(3);
        text << percent << " %";
    } else {
        const double exponent = std::floor(std::log10(times));
        text.setf(std::ios::fixed);
        text.precision(1);
        text << "1 in " << times / std::pow(10, exponent) << " × 10^" << static_cast<int>(exponent);
    }
    return text.str();
}

std::string counted(const Natural& part, const Natural& whole) {
    const std::string percent = share(part, whole);
    return roughly(part) + " answer set" + (part == Natural(1) ? "" : "s") +
           (percent.empty() ? "" : " (" + percent + ")");
}

std::string titleOf(const TopicDifference& topic) {
    return topic.topic.empty() ? "emergency screen" : topic.topic;
}

std::string endOf(const Move::End& end) {
    return endInWords(end.rank, end.destinations);
}

std::string listed(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& each : list)
        text += (text.empty() ? "" : ", ") + each;
    return text.empty() ? "none" : text;
}

std::string causesOf(const Move& move) {
    std::string text;
    for (const Move::Cause& cause : move.causes)
        text += (text.empty() ? "" : "; ") + cause.rule + ": " + cause.how;
    return text;
}

std::string exampleOf(const Move& move) {
    // The version that asks more tells more of them.
    const bool askedMore = move.before.answers.size() > move.after.answers.size();
    const std::string& words = askedMore ? move.before.words : move.after.words;
    return words.empty() ? "(nothing said)" : words;
}

/// The commands that open the example in the player.
std::vector<std::string> commandsFor(const Compared& compared, const Move& move) {
    std::vector<std::string> commands;
    if (compared.beforeIsFolder)
        commands.push_back(playCommandFor(compared.before, move.before));
    if (compared.afterIsFolder)
        commands.push_back(playCommandFor(compared.after, move.after));
    return commands;
}

std::string summaryOf(const TopicDifference& topic) {
    std::string text;
    for (const Direction direction : directions)
        if (const Natural moved = topic.moved(direction); !moved.isZero())
            text += (text.empty() ? "" : ", ") + std::string(name(direction)) + " " + counted(moved, topic.compared);
    return text.empty() ? "only after \"Still need help?\"" : text;
}

/// What else is to be said of a topic.
std::vector<std::string> notesOf(const TopicDifference& topic) {
    std::vector<std::string> notes;
    const auto note = [&](const Natural& count, const std::string& what) {
        if (!count.isZero())
            notes.push_back(roughly(count) + what);
    };
    note(topic.noLongerOffered, " answer sets are no longer offered this topic");
    note(topic.newlyOffered, " answer sets are newly offered this topic");
    note(topic.notComparable, " answer sets have an answer that one version can't take, and are not compared");
    return notes;
}

std::string changeOf(const TextChange& change) {
    return std::string(name(change.kind)) + " " + change.id + ", " + change.part;
}

void printMove(const Compared& compared, const TopicDifference& topic, const Move& move, std::ostream& out) {
    constexpr std::string_view indent = "      ";
    out << "  " << name(move.direction) << (move.asksAnyway ? ", after \"Still need help?\"" : "") << ": "
        << endOf(move.from) << " -> " << endOf(move.to) << "\n";
    out << indent << counted(move.count, topic.compared) << '\n';
    if (!move.causes.empty())
        printWrapped(out, "Because of " + causesOf(move), indent);
    printWrapped(out, "For example: " + exampleOf(move), indent);
    printWrapped(out, "Decided before: " + listed(move.before.reasons) + "; after: " + listed(move.after.reasons),
                 indent);
    for (const std::string& command : commandsFor(compared, move))
        out << indent << command << '\n';
}

/// What would end a cell, or a line of a table.
std::string cell(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[')
            safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

void printMovesTable(const Compared& compared, const TopicDifference& topic, Direction direction, std::ostream& out) {
    bool first = true;
    for (const Move& move : topic.moves) {
        if (move.direction != direction)
            continue;
        if (first)
            out << "\n| before | after | answer sets | because of | example | decided before | decided after |\n"
                   "|---|---|---:|---|---|---|---|\n";
        first = false;
        out << "| " << cell(endOf(move.from)) << " | " << cell(endOf(move.to))
            << (move.asksAnyway ? " (after \"Still need help?\")" : "") << " | " << roughly(move.count) << " ("
            << share(move.count, topic.compared) << ") | " << cell(causesOf(move)) << " | " << cell(exampleOf(move))
            << " | " << cell(listed(move.before.reasons)) << " | " << cell(listed(move.after.reasons)) << " |\n";
    }
    if (first)
        return;
    out << "\nTo see each example in the player:\n\n```sh\n";
    for (const Move& move : topic.moves)
        if (move.direction == direction)
            for (const std::string& command : commandsFor(compared, move))
                out << command << '\n';
    out << "```\n";
}

std::string heading(Direction direction) {
    return direction == Direction::down ? "Down: less urgent than before"
           : direction == Direction::up ? "Up: more urgent than before"
                                        : "Aside: as urgent, but somewhere else";
}

Json endJson(const Move::End& end) {
    Json json = {{"level", name(end.rank.level)}};
    if (end.rank.withinMinutes)
        json["within"] = *end.rank.withinMinutes;
    json["destinations"] = Json::array();
    end.destinations.each([&](Destination each) { json["destinations"].push_back(name(each)); });
    return json;
}

Json moveJson(const Compared& compared, const Move& move) {
    Json json = {{"direction", name(move.direction)},
                 {"afterStillNeedHelp", move.asksAnyway},
                 {"from", endJson(move.from)},
                 {"to", endJson(move.to)},
                 {"count", move.count.text()},
                 {"causes", Json::array()},
                 {"before", patientJson(move.before, compared.before)},
                 {"after", patientJson(move.after, compared.after)}};
    for (const Move::Cause& cause : move.causes)
        json["causes"].push_back({{"rule", cause.rule}, {"how", cause.how}});
    if (!compared.beforeIsFolder)
        json["before"].erase("command");
    if (!compared.afterIsFolder)
        json["after"].erase("command");
    return json;
}

} // namespace

void printText(const Compared& compared, std::ostream& out) {
    const auto& difference = compared.difference;
    for (const TopicDifference& topic : difference.topics) {
        const auto notes = notesOf(topic);
        if (topic.givenUp)
            out << titleOf(topic) << ": given up, its diagrams grew too large; nothing is known\n\n";
        if (topic.moves.empty() && notes.empty())
            continue;
        out << titleOf(topic) << ": " << (topic.moves.empty() ? "nobody ends elsewhere" : summaryOf(topic)) << ", of "
            << roughly(topic.compared) << '\n';
        for (const std::string& note : notes)
            out << "  " << note << '\n';
        for (const Move& move : topic.moves)
            printMove(compared, topic, move, out);
        out << '\n';
    }
    if (!difference.anybodyMoves())
        out << "In the topics that both versions have, nobody's level or destination changes.\n";
    if (!difference.added.empty())
        out << "Topics added: " << listed(difference.added) << '\n';
    if (!difference.removed.empty())
        out << "Topics removed: " << listed(difference.removed) << '\n';
    if (!difference.unmatched.empty())
        out << "Questions whose type or scale changed, compared as if they were others: "
            << listed(difference.unmatched) << '\n';
    if (!difference.texts.empty())
        out << "\nTexts that changed:\n";
    for (const TextChange& change : difference.texts) {
        out << "  " << changeOf(change) << '\n';
        if (!change.before.empty())
            printWrapped(out, "- " + change.before, "      ");
        if (!change.after.empty())
            printWrapped(out, "+ " + change.after, "      ");
    }
}

void printMarkdown(const Compared& compared, std::ostream& out) {
    const auto& difference = compared.difference;
    out << "# From " << cell(compared.before) << " to " << cell(compared.after) << "\n\n";
    out << (difference.anybodyMoves()
                ? "Patients whose level or destination changes, counted as sets of answers (not as "
                  "people), who goes down first.\n"
                : "In the topics that both versions have, nobody's level or destination changes.\n");
    if (difference.anybodyMoves()) {
        out << "\n| topic | answer sets compared | down | aside | up |\n|---|---:|---:|---:|---:|\n";
        for (const TopicDifference& topic : difference.topics)
            if (!topic.moves.empty()) {
                out << "| " << cell(titleOf(topic)) << " | " << roughly(topic.compared);
                for (const Direction direction : directions) {
                    const Natural moved = topic.moved(direction);
                    out << " | " << roughly(moved) << (moved.isZero() ? "" : " (" + share(moved, topic.compared) + ")");
                }
                out << " |\n";
            }
    }
    for (const Direction direction : directions) {
        bool first = true;
        for (const TopicDifference& topic : difference.topics) {
            bool some = false;
            for (const Move& move : topic.moves)
                some = some || move.direction == direction;
            if (!some)
                continue;
            if (first)
                out << "\n## " << heading(direction) << '\n';
            first = false;
            out << "\n### " << cell(titleOf(topic)) << '\n';
            printMovesTable(compared, topic, direction, out);
        }
    }
    std::ostringstream notes;
    for (const TopicDifference& topic : difference.topics) {
        if (topic.givenUp)
            notes << "- " << cell(titleOf(topic)) << ": given up, its diagrams grew too large; nothing is known\n";
        for (const std::string& note : notesOf(topic))
            notes << "- " << cell(titleOf(topic)) << ": " << note << '\n';
    }
    for (const std::string& topic : difference.added)
        notes << "- topic added: " << cell(topic) << '\n';
    for (const std::string& topic : difference.removed)
        notes << "- topic removed: " << cell(topic) << '\n';
    for (const std::string& question : difference.unmatched)
        notes << "- the type or scale of question " << cell(question)
              << " changed: it is compared as if it were another\n";
    if (!notes.str().empty())
        out << "\n## Also\n\n" << notes.str();
    if (!difference.texts.empty())
        out << "\n## Texts\n\n| where | before | after |\n|---|---|---|\n";
    for (const TextChange& change : difference.texts)
        out << "| " << cell(changeOf(change)) << " | " << cell(change.before) << " | " << cell(change.after) << " |\n";
}

void printJson(const Compared& compared, std::ostream& out) {
    const auto& difference = compared.difference;
    Json topics = Json::array();
    for (const TopicDifference& topic : difference.topics) {
        Json json = {{"topic", topic.topic},
                     {"givenUp", topic.givenUp},
                     {"compared", topic.compared.text()},
                     {"down", topic.moved(Direction::down).text()},
                     {"aside", topic.moved(Direction::aside).text()},
                     {"up", topic.moved(Direction::up).text()},
                     {"noLongerOffered", topic.noLongerOffered.text()},
                     {"newlyOffered", topic.newlyOffered.text()},
                     {"notComparable", topic.notComparable.text()},
                     {"moves", Json::array()}};
        for (const Move& move : topic.moves)
            json["moves"].push_back(moveJson(compared, move));
        topics.push_back(std::move(json));
    }
    Json texts = Json::array();
    for (const TextChange& change : difference.texts)
        texts.push_back({{"kind", name(change.kind)},
                         {"id", change.id},
                         {"part", change.part},
                         {"before", change.before},
                         {"after", change.after}});
    const Json json = {{"anybodyMoves", difference.anybodyMoves()},
                       {"topics", topics},
                       {"added", difference.added},
                       {"removed", difference.removed},
                       {"unmatched", difference.unmatched},
                       {"texts", texts}};
    out << json.dump(2) << '\n';
}

} // namespace signpost::cli
