// SPDX-License-Identifier: Apache-2.0
#include "cli/play.hpp"
#include "cli/wrapped_text.hpp"
#include "signpost/page.hpp"
#include "signpost/search.hpp"

#include <nlohmann/json.hpp>

#include <istream>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

using Json = nlohmann::json;

/// Draws pages as text and reads answers as people type them: numbers of options, or the answer itself.
class TerminalPlay {
public:
    TerminalPlay(Player& player, const Streams& streams) : player_(player), in_(streams.in), out_(streams.out) {}

    int run() {
        out_ << "Type the number of an answer, several with commas, or the answer itself. Enter alone is \"none of "
                "these\"\nor no answer. \"back\" goes one question back, \"quit\" ends.\n";
        for (;;) {
            const Json page = Json::parse(pageJson(player_.journey()));
            const std::string kind = page.at("page");
            out_ << '\n';
            const bool goesOn = kind == "question"         ? question(page)
                                : kind == "choose-topic"   ? chooseTopic()
                                : kind == "anything-else"  ? anythingElse()
                                : kind == "which-is-right" ? whichIsRight(page)
                                : kind == "outcome"        ? outcome(page)
                                                           : check(page);
            if (!goesOn) {
                out_ << '\n';
                return done;
            }
        }
    }

private:
    /// A trimmed line, or nothing at the end of the input or at "quit".
    std::optional<std::string> typed() {
        out_ << "> " << std::flush;
        std::string line;
        if (!std::getline(in_, line)) {
            return std::nullopt;
        }
        const auto begin = line.find_first_not_of(" \t\r");
        line = begin == std::string::npos ? "" : line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
        return line == "quit" ? std::nullopt : std::optional(line);
    }

    void answer(const std::string& linkId, const std::string& text) {
        if (const auto refused = player_.answer(linkId, text)) {
            out_ << "That can't be taken: " << (refused->detail.empty() ? std::string(refused->code) : refused->detail)
                 << '\n';
        }
    }

    void text(const std::string& words, std::string_view indent = "") { printWrapped(out_, words, indent); }

    bool question(const Json& page) {
        text(page.at("text"));
        for (const auto* key : {"hint", "why"}) {
            if (page.contains(key)) {
                text(page.at(key), "    ");
            }
        }
        const std::vector<Choice> choices = choicesOf(page);
        if (!choices.empty() && !chooses(page)) {
            text("unsure: " + choices.front().text, "    ");
        }
        for (std::size_t i = 0; chooses(page) && i < choices.size(); ++i) {
            text(std::to_string(i + 1) + "  " + choices[i].text, "    ");
        }
        if (page.contains("min")) {
            out_ << "    " << page.at("min").get<std::string>() << " to " << page.at("max").get<std::string>() << ' '
                 << page.value("unit", "") << '\n';
        } else if (page.at("type") == "age") {
            out_ << "    for example 20 days, 7 months, 30 years\n";
        }
        const auto line = typed();
        if (!line) {
            return false;
        }
        if (*line == "back") {
            back();
        } else {
            answer(page.at("linkId"), understood(*line, page, choices));
        }
        return true;
    }

    static bool chooses(const Json& page) { return page.at("type") == "boolean" || page.contains("options"); }

    struct Choice {
        std::string value;
        std::string text;
    };
    static std::vector<Choice> choicesOf(const Json& page) {
        std::vector<Choice> choices;
        if (page.at("type") == "boolean") {
            choices = {{"true", "Yes"}, {"false", "No"}};
        }
        for (const Json& option : page.value("options", Json::array())) {
            const std::string hint = option.contains("hint") ? " (" + option.at("hint").get<std::string>() + ")" : "";
            choices.push_back({option.at("value"), option.at("text").get<std::string>() + hint});
        }
        if (page.contains("unsure")) {
            const std::string words = page.at("unsure");
            choices.push_back({"unsure", words.empty() ? "I'm not sure" : words});
        }
        return choices;
    }

    /// "1, 3" as the values of these choices; anything else as it stands.
    static std::string understood(const std::string& line, const Json& page, const std::vector<Choice>& choices) {
        if (line.empty() && page.at("type") == "checklist") {
            return page.at("options").back().at("value");
        }
        if (!chooses(page)) {
            return line;
        }
        std::istringstream parts(line);
        std::string values;
        for (std::string part; std::getline(parts, part, ',');) {
            part.erase(0, part.find_first_not_of(' '));
            part.erase(part.find_last_not_of(' ') + 1);
            std::string value = part;
            for (std::size_t i = 0; i < choices.size(); ++i) {
                if (part == std::to_string(i + 1)) {
                    value = choices[i].value;
                }
            }
            if (page.at("type") == "boolean" && (part == "y" || part == "yes")) {
                value = "true";
            } else if (page.at("type") == "boolean" && (part == "n" || part == "no")) {
                value = "false";
            }
            values += (values.empty() ? "" : ",") + value;
        }
        return values;
    }

    /// The answers given so far again, without the last.
    void back() {
        std::vector<GivenAnswer> given = player_.journey().given();
        player_.restart();
        const std::size_t kept = player_.journey().given().size();
        if (given.size() <= kept) {
            return;
        }
        given.pop_back();
        for (std::size_t i = kept; i < given.size(); ++i) {
            player_.answer(given[i].linkId, given[i].text);
        }
    }

    /// A topic by number, id or the patient's own words; empty if the input ended.
    std::optional<std::string> topic(std::string_view prompt) {
        const Library& library = player_.journey().library();
        text(std::string(prompt));
        auto line = typed();
        if (!line || line->empty() || *line == "no" || *line == "back" || library.topic(*line)) {
            return line;
        }
        const Json found = Json::parse(searchJson(player_.journey(), WordIndex(library), *line));
        std::vector<std::string> ids;
        for (const Json& result : found.at("results")) {
            ids.push_back(result.at("topic"));
            text(std::to_string(ids.size()) + "  " + result.at("title").get<std::string>(), "    ");
        }
        if (found.contains("somethingElse")) {
            ids.push_back(found.at("somethingElse"));
            text(std::to_string(ids.size()) + "  Something else", "    ");
        }
        answer("words", *line);
        auto chosen = typed();
        if (!chosen) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (*chosen == std::to_string(i + 1)) {
                return ids[i];
            }
        }
        return chosen;
    }

    bool chooseTopic() {
        const auto chosen = topic("What is wrong? Type it in your own words.");
        if (!chosen) {
            return false;
        }
        if (*chosen == "back") {
            back();
        } else if (!chosen->empty()) {
            answer("topic", *chosen);
        }
        return true;
    }

    bool anythingElse() {
        const auto chosen = topic("Is there anything else? Type it, or \"no\".");
        if (!chosen) {
            return false;
        }
        if (*chosen == "back") {
            back();
        } else {
            answer("anything_else", chosen->empty() ? "no" : *chosen);
        }
        return true;
    }

    bool whichIsRight(const Json& page) {
        text("You changed an answer to an emergency question. Which is right?");
        text(page.at("text"));
        const auto joined = [](const Json& texts) {
            std::string all;
            for (const Json& each : texts) {
                all += (all.empty() ? "" : "; ") + each.get<std::string>();
            }
            return all;
        };
        text("1  " + joined(page.at("first")), "    ");
        text("2  " + joined(page.at("changed")), "    ");
        const auto line = typed();
        if (line) {
            answer("which_is_right", *line == "1" ? "first" : *line == "2" ? "changed" : *line);
        }
        return line.has_value();
    }

    bool outcome(const Json& page) {
        std::string heading = page.at("level").get<std::string>() + ":";
        for (const Json& destination : page.at("destinations")) {
            heading += ' ' + destination.get<std::string>();
        }
        if (page.contains("within")) {
            heading += ", within " + std::to_string(page.at("within").get<int>()) + " minutes";
        }
        text(heading);
        for (const Json& reason : page.at("reasons")) {
            text("because: " + reason.at("because").get<std::string>() + " [" + reason.at("rule").get<std::string>() +
                     "; " + reason.value("source", "") + "]",
                 "    ");
        }
        for (const auto& [kind, items] : page.at("advice").items()) {
            for (const Json& item : items) {
                text(kind + ": " + item.at("text").get<std::string>(), "    ");
            }
        }
        const bool letter = page.at("letter") != "none";
        const bool askAnyway = page.at("askAnyway");
        out_ << "\n\"quit\"" << (letter ? ", \"write\" to the surgery" : "")
             << (askAnyway ? ", \"help\": still need help" : "") << ", or \"back\"\n";
        const auto line = typed();
        if (!line) {
            return false;
        }
        if (*line == "back") {
            back();
        } else if (*line == "write" && letter) {
            answer("write_letter", "true");
        } else if (*line == "help" && askAnyway) {
            answer("ask_anyway", "true");
        }
        return true;
    }

    bool check(const Json& page) {
        text("Your letter (list: " + page.value("list", "") + ")");
        for (const Json& item : page.value("items", Json::array())) {
            text(item.at("text").get<std::string>() + "  " + item.value("display", item.value("answer", "")), "    ");
        }
        out_ << "\nNothing is sent from here. \"back\" or \"quit\"\n";
        const auto line = typed();
        if (line && *line == "back") {
            back();
        }
        return line.has_value();
    }

    Player& player_;
    std::istream& in_;
    std::ostream& out_;
};

} // namespace

int playInTerminal(Player& player, const Streams& streams) {
    return TerminalPlay(player, streams).run();
}

} // namespace signpost::cli
