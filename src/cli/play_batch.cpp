// SPDX-License-Identifier: Apache-2.0
#include "authoring/answers.hpp"
#include "authoring/document.hpp"
#include "cli/play.hpp"
#include "signpost/page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <istream>
#include <ostream>
#include <stdexcept>

namespace signpost::cli {
namespace {

using authoring::Document;
using authoring::Node;
using Json = nlohmann::ordered_json;

/// What makes a line unusable.
struct BadLine {
    std::string code;
    std::string detail;
};

std::string_view name(LetterList list) {
    switch (list) {
    case LetterList::urgent:
        return "urgent";
    case LetterList::clinical:
        return "clinical";
    case LetterList::admin:
        break;
    }
    return "admin";
}

/// One patient: the topics count together from the beginning, the answers are there for the asking. Pages between the
/// questions ("Is there anything else?") have a say in mode `pages` only; otherwise the rules alone do.
class BatchPatient {
public:
    BatchPatient(const Library& library, const Node& root)
        : library_(library), known_(library.questions.size()), given_(library.questions.size()) {
        if (root.kind != Node::Kind::object) {
            throw BadLine{"not-a-line", "a line is one JSON object"};
        }
        readTopics(root.find("topics"));
        readAnswers(root.find("answers"));
        if (const Node* opensIn = root.find("surgeryOpensIn");
            opensIn != nullptr && opensIn->kind != Node::Kind::null && library_.opensIn != noIndex) {
            known_[library_.opensIn] = read(library_.opensIn, *opensIn);
        }
        if (const Node* words = root.find("words"); words != nullptr) {
            words_ = words->text;
        }
        if (const Node* mode = root.find("mode"); mode != nullptr && mode->text == "everything") {
            given_ = known_;
        } else if (mode != nullptr && mode->text == "pages") {
            pages_ = true;
        } else if (mode != nullptr && mode->text != "minimal") {
            throw BadLine{"not-a-line", "mode is minimal, everything or pages"};
        }
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (library_.questions[i].input != Input::patient) {
                given_[i] = known_[i];
            }
        }
    }

    Json play() { return pages_ ? playPages() : playRules(); }

private:
    Json playRules() {
        askScreen();
        settle(Phase::triage);
        if (asksAnyway_) {
            settle(Phase::outcome);
        }
        const Rank rank = now_.floor.value_or(Rank{});
        const Routed routed = route(library_, given_, rank, now_.destinations);
        Json result = {{"level", name(rank.level)}};
        result["within"] = rank.withinMinutes ? Json(*rank.withinMinutes) : Json(nullptr);
        result["destinations"] = Json::array();
        routed.destinations.each([&](Destination each) { result["destinations"].push_back(name(each)); });
        result["reasons"] = Json::array();
        for (const Reason& reason : now_.reasons) {
            result["reasons"].push_back(reason.rule == noIndex ? library_.topics[reason.defaultOf].id + "/default"
                                                               : library_.rules[reason.rule].id);
        }
        result["asked"] = asked_;
        result["advice"] = Json::array();
        for (const std::uint32_t item : chooseAdvice(library_, given_, {topics_, phase_}, rank.level)) {
            result["advice"].push_back(library_.advice[item].id);
        }
        return result;
    }

    /// The journey page by page, as the widget leads it, to the outcome or to the one after "Still need help?".
    Json playPages() {
        Journey journey(library_);
        answer(journey, "words", words_);
        for (std::uint32_t question = 0; question < known_.size(); ++question) {
            if (library_.questions[question].input == Input::host && known_[question].given()) {
                answer(journey, library_.questions[question].linkId, textOf(question));
            }
        }
        auto further = topics_.begin();
        for (;;) {
            const Next next = journey.next();
            switch (next.step) {
            case Step::question:
                ask(next.question);
                answer(journey, library_.questions[next.question].linkId, textOf(next.question));
                continue;
            case Step::chooseTopic:
                answer(journey, "topic", library_.topics[*further++].id);
                continue;
            case Step::anythingElse:
                answer(journey, "anything_else", further == topics_.end() ? "no" : library_.topics[*further++].id);
                continue;
            case Step::outcome:
                if (asksAnyway_ && journey.outcome().askAnyway) {
                    answer(journey, "ask_anyway", "true");
                    continue;
                }
                return writtenPage(journey);
            default:
                throw BadLine{"not-now", "a page that no such journey has"};
            }
        }
    }
    static void answer(Journey& journey, std::string_view linkId, std::string_view text) {
        if (const auto refused = journey.answer(linkId, text)) {
            throw BadLine{std::string(refused->code), std::string(linkId) + ": " + refused->detail};
        }
    }
    [[nodiscard]] std::string textOf(std::uint32_t question) const {
        return answerText(library_.questions[question], known_[question]);
    }
    [[nodiscard]] Json writtenPage(const Journey& journey) const {
        Json result = {{"asked", asked_}, {"phrases", Json::array()}};
        if (library_.phrases != noIndex) {
            const std::vector<Option>& flags = library_.questions[library_.phrases].options;
            for (std::size_t i = 0; i < flags.size(); ++i) {
                if (((journey.answers()[library_.phrases].options >> i) & 1U) != 0) {
                    result["phrases"].push_back(flags[i].value);
                }
            }
        }
        result["list"] = name(journey.outcome().list);
        result["page"] = Json::parse(pageJson(journey));
        return result;
    }

    void readTopics(const Node* list) {
        if (list == nullptr || list->kind != Node::Kind::list || list->children.empty()) {
            throw BadLine{"not-a-line", "topics is a list of at least one topic"};
        }
        for (const Node* each : list->children) {
            const auto topic = library_.topic(each->text);
            if (!topic) {
                throw BadLine{"unknown-topic", "there is no topic '" + each->text + "'"};
            }
            topics_.push_back(*topic);
        }
    }
    void readAnswers(const Node* answers) {
        if (answers == nullptr || answers->kind != Node::Kind::object) {
            throw BadLine{"not-a-line", "answers is an object"};
        }
        for (const Node* each : answers->children) {
            if (each->key == "ask_anyway") {
                asksAnyway_ = each->flag;
                continue;
            }
            const auto question = library_.question(each->key);
            if (!question) {
                throw BadLine{"unknown-question", "there is no question '" + each->key + "'"};
            }
            known_[*question] = read(*question, *each);
        }
    }
    [[nodiscard]] Answer read(std::uint32_t index, const Node& value) const {
        const Question& question = library_.questions[index];
        const auto text = authoring::answerTextOf(&question, value);
        if (!text) {
            throw BadLine{"not-a-line", question.linkId + " can't have such an answer"};
        }
        auto answer = readAnswer(question, *text);
        if (const auto* error = std::get_if<AnswerError>(&answer)) {
            throw BadLine{std::string(error->code), question.linkId + ": " + error->detail};
        }
        return std::get<Answer>(std::move(answer));
    }

    void ask(std::uint32_t question) {
        if (!known_[question].given()) {
            throw BadLine{"unanswered", library_.questions[question].linkId + " was asked, not answered"};
        }
        given_[question] = known_[question];
        asked_.push_back(library_.questions[question].linkId);
    }

    /// The screen comes first, whole.
    void askScreen() {
        for (const std::uint32_t question : library_.screenQuestions) {
            const Evaluation now(library_, given_, {});
            if (now.open(question) && now.applies(question).is(Truth::yes)) {
                ask(question);
            }
        }
    }

    void settle(Phase phase) {
        phase_ = phase;
        for (;;) {
            now_ = assess(library_, given_, {topics_, phase_});
            if (now_.handover) {
                topics_.insert(topics_.begin(), *now_.handover);
            } else if (now_.next) {
                ask(*now_.next);
            } else if (const auto advice =
                           nextAdviceQuestion(library_, given_, {topics_, phase_}, now_.floor.value_or(Rank{}).level)) {
                ask(*advice);
            } else {
                return;
            }
        }
    }

    const Library& library_;
    std::vector<std::uint32_t> topics_;
    std::vector<Answer> known_;
    std::vector<Answer> given_;
    std::string words_;
    bool pages_ = false;
    bool asksAnyway_ = false;
    Phase phase_ = Phase::triage;
    Assessment now_;
    std::vector<std::string> asked_;
};

Json playLine(const Library& library, const std::string& line) {
    try {
        authoring::Problems problems;
        const auto document = Document::parse("line", line, problems);
        if (document == nullptr) {
            throw BadLine{"not-a-line", problems.list().front().reason};
        }
        return BatchPatient(library, document->root()).play();
    } catch (const BadLine& bad) {
        return {{"error", {{"code", bad.code}, {"detail", bad.detail}}}};
    }
}

} // namespace

int playBatch(const Library& library, const Streams& streams) {
    for (std::string line; std::getline(streams.in, line);) {
        streams.out << playLine(library, line).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return done;
}

} // namespace signpost::cli
