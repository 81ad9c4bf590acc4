// SPDX-License-Identifier: Apache-2.0
#include "generated_topic.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace signpost::bench {
namespace {

class Generator {
public:
    Generator(std::uint32_t questions, std::uint64_t seed) : state_(seed * 2 + 1) {
        addQuestion(QuestionType::checklist);
        for (std::uint32_t i = 1; i + 1 < questions; ++i) {
            constexpr std::array kinds = {QuestionType::choice,    QuestionType::boolean, QuestionType::number,
                                          QuestionType::checklist, QuestionType::boolean, QuestionType::choice};
            addQuestion(kinds[i % kinds.size()]);
        }
        addQuestion(QuestionType::choice);
        addScores();
    }

    Library run() {
        Topic topic;
        topic.id = "generated";
        topic.otherwise.effect = {{Level::selfCare, {}}, Destination::home};
        for (std::uint32_t i = 0; i < library_.questions.size(); ++i)
            topic.questions.push_back(i);
        addRules();
        addInvariant();
        for (std::uint32_t i = 0; i < library_.rules.size(); ++i)
            topic.rules.push_back(i);
        library_.topics.push_back(std::move(topic));
        if (const auto problem = linkLibrary(library_))
            throw std::runtime_error("the generated topic is not sound: " + *problem);
        return std::move(library_);
    }

private:
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(state_ >> 33) % limit;
    }

    void addQuestion(QuestionType type) {
        Question question;
        const auto place = static_cast<std::uint32_t>(library_.questions.size());
        question.linkId = "q" + std::to_string(place);
        question.type = type;
        constexpr std::uint32_t boxes = 10;
        constexpr std::uint32_t answers = 4;
        const std::uint32_t options = type == QuestionType::checklist ? boxes
                                      : type == QuestionType::choice  ? answers
                                      : type == QuestionType::boolean ? 2
                                                                      : 0;
        for (std::uint32_t i = 0; i < options; ++i)
            question.options.push_back({"o" + std::to_string(i), {}, {}, false});
        if (type == QuestionType::checklist)
            question.options.push_back({"none", {}, {}, true});
        question.least = 0;
        question.greatest = 100;
        constexpr std::uint32_t seldom = 7;
        question.offersUnsure = type == QuestionType::boolean && place % seldom == 0;
        // One in five stands behind an earlier question nearby, as follow-up questions do.
        if (place > 3 && place % 5 == 0)
            question.enableWhen = leaf(place - 1 - below(3));
        library_.questions.push_back(std::move(question));
    }

    ConditionIndex add(Condition condition) {
        library_.conditions.push_back(condition);
        return static_cast<ConditionIndex>(library_.conditions.size() - 1);
    }
    ConditionIndex join(Condition::Kind kind, const std::vector<ConditionIndex>& parts) {
        Condition condition;
        condition.kind = kind;
        condition.subject = static_cast<std::uint32_t>(library_.operands.size());
        condition.count = static_cast<std::uint32_t>(parts.size());
        library_.operands.insert(library_.operands.end(), parts.begin(), parts.end());
        return add(condition);
    }
    ConditionIndex leaf(std::uint32_t question) {
        const Question& its = library_.questions[question];
        Condition condition;
        condition.subject = question;
        switch (its.type) {
        case QuestionType::checklist:
            condition.kind = below(3) == 0 ? Condition::Kind::count : Condition::Kind::contains;
            condition.options = std::uint64_t{1} << below(10);
            condition.low = 2;
            condition.high = unbounded;
            break;
        case QuestionType::number:
            condition.kind = Condition::Kind::number;
            condition.low = 10 * (1 + below(9));
            condition.high = unbounded;
            break;
        default:
            condition.kind = Condition::Kind::choice;
            condition.options = std::uint64_t{1} << below(static_cast<std::uint32_t>(its.options.size()));
        }
        return add(condition);
    }

    /// One score for every forty questions, of five items each.
    void addScores() {
        const auto questions = static_cast<std::uint32_t>(library_.questions.size());
        for (std::uint32_t start = 5; start < questions; start += 40) {
            Score score;
            score.id = "s" + std::to_string(start);
            for (std::uint32_t i = 0; i < 5; ++i)
                score.items.push_back({leaf(std::min(start + i, questions - 1)), 1 + i % 2});
            library_.scores.push_back(std::move(score));
        }
    }

    void addRule(ConditionIndex when, Level level, Destination destination) {
        Rule rule;
        rule.id = "generated/r" + std::to_string(library_.rules.size());
        rule.when = when;
        rule.effect = {{level, {}}, destination};
        rule.unsure = level == Level::selfCare ? WhenUnsure::nothing : WhenUnsure::same;
        library_.rules.push_back(std::move(rule));
    }

    void addRules() {
        const auto questions = static_cast<std::uint32_t>(library_.questions.size());
        constexpr std::array<std::pair<Level, Destination>, 4> effects = {
            {{Level::urgent, Destination::surgery},
             {Level::soon, Destination::surgery},
             {Level::routine, Destination::surgery},
             {Level::selfCare, Destination::pharmacistAdvice}}};
        for (std::uint32_t i = 0; i < 2 * questions; ++i) {
            // Rules read questions that stand near each other, and now and then one of the first, as shipped topics
            // read age, sex and pregnancy.
            const std::uint32_t start = below(questions);
            std::vector<ConditionIndex> parts;
            const std::uint32_t reads = 2 + below(3);
            for (std::uint32_t j = 0; j < reads; ++j) {
                const bool first = below(6) == 0;
                parts.push_back(leaf(first ? 1 + below(3) : std::min(start + below(5), questions - 1)));
            }
            const auto [level, destination] = effects[i % effects.size()];
            addRule(join(i % 4 == 3 ? Condition::Kind::any : Condition::Kind::all, parts), level, destination);
        }
        for (std::uint32_t i = 0; i < library_.scores.size(); ++i) {
            Condition condition;
            condition.kind = Condition::Kind::score;
            condition.subject = i;
            condition.low = 4;
            condition.high = unbounded;
            addRule(add(condition), Level::soon, Destination::surgery);
        }
    }

    void addInvariant() {
        const auto last = static_cast<std::uint32_t>(library_.questions.size()) - 1;
        Condition box;
        box.kind = Condition::Kind::contains;
        box.subject = 0;
        box.options = 1;
        Condition worst;
        worst.kind = Condition::Kind::choice;
        worst.subject = last;
        worst.options = std::uint64_t{1} << 3;
        const ConditionIndex ticked = add(box);
        const ConditionIndex bad = add(worst);
        // The floor is kept by two rules, neither of which would do alone.
        const std::uint32_t middle = last / 2;
        const ConditionIndex third = leaf(middle);
        addRule(join(Condition::Kind::all, {ticked, bad, third}), Level::urgent, Destination::surgery);
        addRule(join(Condition::Kind::all, {ticked, bad, join(Condition::Kind::negation, {third})}), Level::urgent,
                Destination::surgery);
        Invariant invariant;
        invariant.id = "first_box_and_worst_answer";
        invariant.population = ticked;
        invariant.known = bad;
        invariant.floor = {Level::urgent, {}};
        library_.invariants.push_back(std::move(invariant));
    }

    std::uint64_t state_;
    Library library_;
};

} // namespace

Library generatedTopic(std::uint32_t questions, std::uint64_t seed) {
    return Generator(questions, seed).run();
}

} // namespace signpost::bench
