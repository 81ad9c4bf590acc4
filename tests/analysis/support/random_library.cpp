// SPDX-License-Identifier: Apache-2.0
#include "support/random_library.hpp"

#include "signpost/age.hpp"
#include "support/library_builder.hpp"

#include <algorithm>
#include <array>

namespace signpost::test {
namespace {

/// Few, so that ranks and destinations meet.
const std::array<Effect, 12> effects = {{
    {{Level::call999, {}}, Destination::ambulance},
    {{Level::emergency, {}}, Destination::emergencyDepartment},
    {{Level::urgent, 120}, Destination::surgery},
    {{Level::urgent, 120}, Destination::nhs111},
    {{Level::urgent, {}}, Destination::surgery},
    {{Level::urgent, {}}, Destination::mentalHealthLine},
    {{Level::soon, {}}, Destination::surgery},
    {{Level::soon, {}}, Destination::pharmacyFirst},
    {{Level::routine, {}}, Destination::surgery},
    {{Level::routine, {}}, Destination::selfReferral},
    {{Level::selfCare, {}}, Destination::pharmacistAdvice},
    {{Level::selfCare, {}}, Destination::home},
}};

class Maker {
public:
    Maker(std::uint32_t seed, Size size) : chance_(seed), size_(size) {}

    Library make() {
        makeScreen();
        makePhrases();
        const std::uint32_t questions = size_ == Size::small ? 2 + chance_.below(3) : 5 + chance_.below(6);
        for (std::uint32_t i = 0; i < questions; ++i)
            makeQuestion("q" + std::to_string(i));
        build_.boolean("worse_now").phase = Phase::outcome;
        build_.raw().askAnywayQuestions.push_back(build_.question("worse_now"));
        const std::uint32_t topics = 1 + chance_.below(3);
        for (std::uint32_t i = 0; i < topics; ++i)
            makeTopic(i);
        for (std::uint32_t i = 0; i < topics; ++i)
            fillTopic(i, topics);
        for (std::uint32_t i = 0; i < topics; ++i)
            build_.raw().topics[i].questions = asked_[i];
        shareRule("said", build_.yes("said_flag"));
        if (chance_.percent(50))
            shareRule("shared", condition(always_, 1));
        shareRule("worse", build_.all({build_.yes("worse_now"), condition(always_, 0)}));
        if (chance_.percent(25))
            build_.raw().facts.push_back({"fact", condition(always_, 1), "It can't be."});
        return build_.library();
    }

private:
    void makeScreen() {
        build_.age();
        build_.onScreen();
        always_.push_back(build_.question("age"));
        build_.checklist("emergency_signs", {"chest", "breath"}, Band::redFlags);
        if (chance_.percent(50))
            build_.raw().questions.back().enableWhen = build_.atLeast("age", *ageAtLeast(16, AgeUnit::years));
        build_.onScreen();
        always_.push_back(build_.question("emergency_signs"));
        build_.screenRule("chest", build_.contains("emergency_signs", "chest"), Level::call999, Destination::ambulance);
        if (chance_.percent(50))
            build_.screenRule("breath", build_.contains("emergency_signs", "breath"), Level::urgent,
                              Destination::nhs111);
    }

    void makePhrases() {
        build_.checklist("phrases", {"flag"}).input = Input::scan;
        build_.raw().flags.push_back({"flag", {"my collapse"}, {}});
        const ConditionIndex raised = build_.contains("phrases", "flag");
        Question& said = build_.boolean("said_flag");
        said.band = Band::redFlags;
        said.enableWhen = raised;
        always_.push_back(build_.question("said_flag"));
    }

    void makeQuestion(const std::string& linkId) {
        const bool small = size_ == Size::small;
        const ConditionIndex gate = chance_.percent(40) ? condition(earlier(), chance_.below(2)) : noCondition;
        switch (chance_.below(5)) {
        case 0:
        case 1:
            build_.boolean(linkId);
            break;
        case 2:
            build_.choice(linkId, chance_.percent(50) ? std::vector<std::string>{"a", "b", "c"}
                                                      : std::vector<std::string>{"a", "b"});
            break;
        case 3:
            build_.number(linkId, 0, 20);
            break;
        default:
            build_.checklist(linkId,
                             small ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"a", "b", "c", "d"});
        }
        Question& question = build_.raw().questions.back();
        question.offersUnsure = chance_.percent(35);
        question.enableWhen = gate;
        own_.push_back(build_.question(linkId));
    }

    [[nodiscard]] std::vector<std::uint32_t> earlier() const {
        std::vector<std::uint32_t> questions = always_;
        questions.insert(questions.end(), own_.begin(), own_.end());
        return questions;
    }

    ConditionIndex leaf(std::uint32_t index) {
        const Question question = build_.raw().questions[index];
        switch (question.type) {
        case QuestionType::checklist:
            if (chance_.percent(30))
                return build_.count(question.linkId, 1 + chance_.below(2), chance_.percent(50) ? unbounded : 2);
            return build_.contains(
                question.linkId,
                question.options[chance_.below(static_cast<std::uint32_t>(question.options.size() - 1))].value);
        case QuestionType::number:
            return build_.inRange(question.linkId, 1 + chance_.below(19), chance_.percent(50) ? unbounded : 19);
        case QuestionType::age:
            return build_.atLeast("age", *ageAtLeast(chance_.of(std::array{5, 16, 65}), AgeUnit::years));
        default:
            return build_.is(question.linkId, chance_.of(question.options).value);
        }
    }

    /// Joins leaves on some of the questions, `depth` joints deep.
    ConditionIndex condition(const std::vector<std::uint32_t>& questions, std::uint32_t depth) {
        ConditionIndex made = noCondition;
        if (depth == 0) {
            made = leaf(chance_.of(questions));
        } else {
            std::vector<ConditionIndex> parts;
            for (std::uint32_t i = 0; i < 2; ++i)
                parts.push_back(condition(questions, depth - 1));
            made = chance_.percent(60) ? build_.all(parts) : build_.any(parts);
        }
        if (chance_.percent(15))
            made = build_.no(made);
        return made;
    }

    void makeTopic(std::uint32_t number) {
        const Effect& otherwise = effects[6 + chance_.below(6)];
        build_.topic("topic" + std::to_string(number),
                     {otherwise.rank.level, otherwise.destination, otherwise.rank.withinMinutes});
    }

    /// The topic asks some of the questions, and reads no others.
    void fillTopic(std::uint32_t number, std::uint32_t topics) {
        std::vector<std::uint32_t> questions = always_;
        questions.insert(questions.begin() + 2, build_.question("phrases"));
        std::vector<std::uint32_t> readable = always_;
        for (const std::uint32_t question : own_)
            if (topics == 1 || chance_.percent(70)) {
                questions.push_back(question);
                readable.push_back(question);
                if (addGates(question, questions, readable))
                    std::sort(questions.begin(), questions.end());
            }
        std::vector<std::string> scores;
        if (chance_.percent(40)) {
            std::vector<ConditionIndex> items;
            for (std::uint32_t i = 0; i < 2 + chance_.below(2); ++i)
                items.push_back(condition(readable, chance_.below(2)));
            scores.push_back("score" + std::to_string(number));
            build_.addScore(scores.back(), items);
            build_.raw().scores.back().items.front().points = 2;
        }
        const std::uint32_t rules = 2 + chance_.below(size_ == Size::small ? 3 : 6);
        bool handsOver = false;
        for (std::uint32_t i = 0; i < rules; ++i) {
            ConditionIndex when = condition(readable, chance_.below(3));
            if (!scores.empty() && chance_.percent(40))
                when = build_.any({when, build_.score(scores.front(), 1 + chance_.below(2))});
            if (!scores.empty() && chance_.percent(10))
                when = build_.all({when, build_.score(scores.front(), 0, 1)});
            Rule& rule = addRule(number, "r" + std::to_string(i), when);
            if (!handsOver && number + 1 < topics && chance_.percent(35)) {
                handsOver = true;
                rule.handover = number + 1 + chance_.below(topics - number - 1);
            }
            if (chance_.percent(50))
                chooseUnsure(rule, number, questions);
        }
        questions.push_back(build_.question("worse_now"));
        asked_.push_back(questions);
        if (chance_.percent(30))
            build_.raw().topics[number].audience = condition({always_[0], always_[1]}, chance_.below(2));
    }

    /// What a question's gate reads must be asked as well. True if something was added.
    bool addGates(std::uint32_t question, std::vector<std::uint32_t>& questions, std::vector<std::uint32_t>& readable) {
        bool added = false;
        for (const std::uint32_t read : reads(build_.raw().questions[question].enableWhen))
            if (std::find(questions.begin(), questions.end(), read) == questions.end()) {
                questions.push_back(read);
                readable.push_back(read);
                addGates(read, questions, readable);
                added = true;
            }
        return added;
    }
    std::vector<std::uint32_t> reads(ConditionIndex index) {
        if (index == noCondition)
            return {};
        const Condition c = build_.raw().conditions[index];
        if (c.kind != Condition::Kind::all && c.kind != Condition::Kind::any && c.kind != Condition::Kind::negation)
            return {c.subject};
        std::vector<std::uint32_t> all;
        for (std::uint32_t i = 0; i < c.count; ++i)
            for (const std::uint32_t question : reads(build_.raw().operands[c.subject + i]))
                all.push_back(question);
        return all;
    }

    Rule& addRule(std::uint32_t topic, const std::string& id, ConditionIndex when) {
        Library& raw = build_.raw();
        raw.topics[topic].rules.push_back(static_cast<std::uint32_t>(raw.rules.size()));
        Rule& rule = raw.rules.emplace_back();
        rule.id = raw.topics[topic].id + "/" + id;
        rule.because.me = "Because of " + id + ".";
        rule.when = when;
        rule.effect = chance_.of(effects);
        return rule;
    }

    void chooseUnsure(Rule& rule, std::uint32_t topic, std::vector<std::uint32_t>& questions) {
        switch (chance_.below(3)) {
        case 0:
            rule.unsure = WhenUnsure::same;
            return;
        case 1:
            for (const Effect& lower : effects)
                if (lower.rank < rule.effect.rank && rule.unsure != WhenUnsure::lower) {
                    rule.unsure = WhenUnsure::lower;
                    rule.unsureEffect = lower;
                }
            return;
        default:
            break;
        }
        rule.unsure = WhenUnsure::ask;
        if (asks_.size() <= topic)
            asks_.resize(topic + 1, noIndex);
        // Two rules of a topic may ask the same question.
        if (asks_[topic] == noIndex || chance_.percent(40)) {
            build_.boolean("ask" + std::to_string(build_.raw().questions.size())).offersUnsure = chance_.percent(40);
            asks_[topic] = static_cast<std::uint32_t>(build_.raw().questions.size() - 1);
            questions.push_back(asks_[topic]);
        }
        rule.askQuestion = asks_[topic];
    }

    /// A rule of every topic.
    void shareRule(const std::string& id, ConditionIndex when) {
        Library& raw = build_.raw();
        addRule(0, id, when).id = "shared/" + id;
        for (std::size_t topic = 1; topic < raw.topics.size(); ++topic)
            raw.topics[topic].rules.push_back(static_cast<std::uint32_t>(raw.rules.size() - 1));
    }

    Chance chance_;
    Size size_;
    LibraryBuilder build_;
    /// Questions that every topic asks: age first, then the emergency signs and what a phrase raises.
    std::vector<std::uint32_t> always_;
    std::vector<std::uint32_t> own_;
    /// By topic, its questions.
    std::vector<std::vector<std::uint32_t>> asked_;
    /// By topic, the question that its rules ask when unsure.
    std::vector<std::uint32_t> asks_;
};

} // namespace

Library randomLibrary(std::uint32_t seed, Size size) {
    return Maker(seed, size).make();
}

} // namespace signpost::test
