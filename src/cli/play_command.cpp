// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "cli/answers_line.hpp"
#include "cli/play.hpp"

#include <array>
#include <ostream>

namespace signpost::cli {
namespace {

constexpr std::string_view help =
    R"(signpost play CONTENT [--topic ID | --patient ANSWERS] [--opens-in MINUTES] [--json | --batch]

Be the patient: answers the journey's questions in the terminal. docs/core-interface.md describes the pages and answers.

  --topic      go to this topic once the questions about you and the emergency signs are answered
  --patient    give these answers first, as signpost check prints them for whoever shows a fault, and go on from there
  --opens-in   minutes until the surgery answers (default 0: it is open)
  --json       for scripts: one page a line out, one answer a line in, {"linkId": "age", "answer": "30 years"}.
               {"search": "soar throte"}, {"topics": true}, {"record": true} and {"page": "age"} ask for something
               else, {"restart": true} begins again
  --batch      one patient a line in, {"topics": ["cough"], "answers": {...}, "surgeryOpensIn": 0, "mode": "minimal"}, one
               outcome a line out; mode "everything" takes all answers before the first question

Exit status: 0 the journey or the input ended, 1 the content has problems, 2 the command line is wrong or an answer of
--patient is not taken.

Examples:
  signpost play content
  signpost play content --topic earache --opens-in 900
  signpost play content --patient 'who=me; age=30 years; emergency_signs_adult=none; topic=dandruff'
  printf '%s\n' '{"linkId": "who", "answer": "me"}' '{"record": true}' | signpost play content --json
)";

constexpr std::string_view opensIn = "surgery_opens_in";

/// Gives the answers of `--patient`; what is wrong with them, if anything.
std::optional<std::string> give(Player& player, std::string_view line) {
    const auto read = readAnswersLine(line);
    if (const auto* wrong = std::get_if<std::string>(&read))
        return *wrong;
    const auto& answers = std::get<std::vector<GivenAnswer>>(read);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const GivenAnswer& answer = answers[i];
        if (const auto refused = player.answer(answer.linkId, answer.text))
            return "answer " + std::to_string(i + 1) + " of --patient, " + answer.linkId + "=" + answer.text +
                   ", is refused: " + (refused->detail.empty() ? std::string(refused->code) : refused->detail);
    }
    return std::nullopt;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 5> options = {"--topic=", "--patient=", "--opens-in=", "--json", "--batch"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1) {
        return misused(playCommand, streams, arguments.error().empty() ? "name one content folder" : arguments.error());
    }
    if (arguments.has("--json") && arguments.has("--batch")) {
        return misused(playCommand, streams, "--json and --batch exclude each other");
    }
    const auto patient = arguments.value("--patient");
    if (patient && (arguments.has("--topic") || arguments.has("--batch"))) {
        return misused(playCommand, streams,
                       "--patient excludes --topic (write topic=ID among the answers) and --batch");
    }
    int exit = done;
    const auto content = readUsable(arguments.rest().front(), streams, exit);
    if (!content) {
        return exit;
    }
    const Library& library = content->library;
    if (arguments.has("--batch")) {
        return playBatch(library, streams);
    }
    const auto topic = arguments.value("--topic");
    if (topic && !library.topic(*topic)) {
        return misused(playCommand, streams, "no topic is called " + *topic);
    }
    const std::string minutes = arguments.value("--opens-in").value_or("0");
    if (library.opensIn != noIndex) {
        const auto read = readAnswer(library.questions[library.opensIn], minutes);
        if (std::holds_alternative<AnswerError>(read)) {
            return misused(playCommand, streams, "--opens-in takes minutes, " + minutes + " is none");
        }
    }
    Player player(library, authoring::contentHash(library), topic, minutes);
    if (patient) {
        if (const auto wrong = give(player, *patient)) {
            return misused(playCommand, streams, *wrong);
        }
    }
    return arguments.has("--json") ? playJson(player, streams) : playInTerminal(player, streams);
}

} // namespace

Player::Player(const Library& library, std::string contentHash, std::optional<std::string> topic,
               const std::string& minutes)
    : library_(library), contentHash_(std::move(contentHash)), topic_(std::move(topic)), opensIn_(minutes),
      journey_(std::in_place, library) {
    restart();
}

void Player::restart() {
    journey_.emplace(library_);
    if (library_.opensIn != noIndex) {
        journey_->answer(opensIn, opensIn_);
    }
}

std::optional<AnswerError> Player::answer(std::string_view linkId, std::string_view text) {
    auto refused = journey_->answer(linkId, text);
    if (!refused && topic_ && journey_->topics().empty() && journey_->next().step == Step::chooseTopic) {
        journey_->answer("topic", *topic_);
    }
    return refused;
}

const Command playCommand = {"play", "be the patient", help, run};

} // namespace signpost::cli
