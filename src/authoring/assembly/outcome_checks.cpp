// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/outcome_checks.hpp"

#include "signpost/leaves.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace signpost::authoring {
namespace {

class OutcomeChecks {
public:
    OutcomeChecks(Problems& problems, const Drafts& drafts, const Library& library)
        : problems_(problems), drafts_(drafts), library_(library), states_(library.topics.size(), State::unseen) {
        const auto note = [&](const PartDraft& part) {
            for (std::size_t i = 0; i < part.ruleIndices.size(); ++i) {
                ruleDrafts_[part.ruleIndices[i]] = &part.rules[i];
            }
        };
        for (const auto& [id, module] : drafts.modules) {
            note(module.part);
        }
        for (const auto& [id, topic] : drafts.topics) {
            note(topic.part);
        }
    }

    void run() {
        for (std::uint32_t topic = 0; topic < library_.topics.size(); ++topic) {
            followHandovers(topic);
            checkAdvice(topic);
        }
    }

private:
    enum class State : std::uint8_t { unseen, underway, done };

    void followHandovers(std::uint32_t index) {
        if (states_[index] != State::unseen) {
            return;
        }
        states_[index] = State::underway;
        for (const std::uint32_t rule : library_.topics[index].rules) {
            const std::uint32_t target = library_.rules[rule].handover;
            if (target == noIndex) {
                continue;
            }
            if (states_[target] == State::underway) {
                problems_.add(*ruleDrafts_.at(rule)->handover.node, Code::handoverCycle,
                              "the topic " + library_.topics[index].id + " hands over to " +
                                  library_.topics[target].id +
                                  ", which hands over to it again, directly or by way of others");
            } else {
                followHandovers(target);
            }
        }
        states_[index] = State::done;
    }

    [[nodiscard]] bool canBeUnknown(ConditionIndex condition) const {
        const auto questions = questionsRead(library_, condition);
        return std::any_of(questions.begin(), questions.end(), [&](std::uint32_t question) {
            return library_.questions[question].offersUnsure || library_.questions[question].input == Input::host;
        });
    }

    void checkAdvice(std::uint32_t index) {
        const Topic& topic = library_.topics[index];
        std::array<std::string, levelCount> endsThere;
        const auto note = [&](Level level, const std::string& by) {
            std::string& known = endsThere[static_cast<std::size_t>(level)];
            if (known.empty()) {
                known = by;
            }
        };
        note(topic.otherwise.effect.rank.level, "the default");
        for (const std::uint32_t each : topic.rules) {
            const Rule& rule = library_.rules[each];
            note(rule.effect.rank.level, rule.id);
            if (rule.unsure == WhenUnsure::lower && canBeUnknown(rule.when)) {
                note(rule.unsureEffect.rank.level, rule.id);
            }
        }
        const Node& node = *drafts_.topics.at(topic.id).part.node;
        const Node& place = node.find("advice") == nullptr ? node : *node.find("advice");
        for (std::size_t i = 0; i < static_cast<std::size_t>(Level::call999); ++i) {
            const auto level = static_cast<Level>(i);
            const bool has = std::any_of(topic.advice.begin(), topic.advice.end(), [&](std::uint32_t each) {
                const Advice& advice = library_.advice[each];
                return (advice.kind == AdviceKind::watch || advice.kind == AdviceKind::help) &&
                       advice.when == noCondition && advice.belongsTo(level);
            });
            if (!endsThere[i].empty() && !has) {
                problems_.add(place, Code::adviceMissing,
                              "a patient can end at " + std::string(name(level)) + " (by " + endsThere[i] +
                                  "), but no watch or help item without \"when\" belongs to that level",
                              "add one that says when to get help");
            }
        }
    }

    Problems& problems_;
    const Drafts& drafts_;
    const Library& library_;
    std::vector<State> states_;
    std::map<std::uint32_t, const RuleDraft*> ruleDrafts_;
};

} // namespace

void checkOutcomes(Problems& problems, const Drafts& drafts, const Library& library) {
    OutcomeChecks(problems, drafts, library).run();
}

} // namespace signpost::authoring
