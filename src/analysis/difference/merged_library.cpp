// SPDX-License-Identifier: Apache-2.0
#include "analysis/difference/merged_library.hpp"

#include <algorithm>
#include <map>

namespace signpost::analysis {
namespace {

std::uint32_t placeOf(const Question& question, const std::string& option) {
    for (std::uint32_t i = 0; i < question.options.size(); ++i)
        if (question.options[i].value == option)
            return i;
    return noIndex;
}

std::vector<std::uint32_t> placesOf(const Question& own, const Question& merged) {
    std::vector<std::uint32_t> places;
    for (const Option& option : own.options)
        places.push_back(placeOf(merged, option.value));
    return places;
}

void widen(Question& merged, const Question& by) {
    for (const Option& option : by.options)
        if (placeOf(merged, option.value) == noIndex)
            merged.options.push_back(option);
    merged.offersUnsure = merged.offersUnsure || by.offersUnsure;
    merged.least = std::min(merged.least, by.least);
    merged.greatest = std::max(merged.greatest, by.greatest);
}

/// The two can be one question: an answer to one is an answer to the other, but for options and ranges.
bool answeredAlike(const Question& a, const Question& b) {
    constexpr std::size_t mostOptions = 64;
    Question both = a;
    widen(both, b);
    const bool noneAlike = std::all_of(a.options.begin(), a.options.end(), [&](const Option& option) {
        const std::uint32_t other = placeOf(b, option.value);
        return other == noIndex || b.options[other].none == option.none;
    });
    return a.type == b.type && a.input == b.input && a.decimals == b.decimals && noneAlike &&
           both.options.size() <= mostOptions;
}

} // namespace

/// Fills in a MergedLibrary. Equal conditions become one condition, so that diagrams of what did not change are made
/// once, and gates can be compared by number.
class Merger {
public:
    explicit Merger(MergedLibrary& to) : to_(to), library_(to.merged_) {}

    void run() {
        addQuestions();
        for (Version* version : {&after(), &before()})
            addGates(*version);
        shareGates();
        for (Version* version : {&before(), &after()})
            addRulesAndTopics(*version);
        addFacts();
        addFlags();
        addCuts();
        library_.age = library_.question("age").value_or(noIndex);
    }

private:
    using Version = MergedLibrary::Version;
    [[nodiscard]] Version& before() { return to_.versions_[0]; }
    [[nodiscard]] Version& after() { return to_.versions_[1]; }

    void addQuestions() {
        for (const Question& question : after().original.questions)
            after().questions.push_back(addQuestion(question));
        for (const Question& question : before().original.questions) {
            const auto other = after().original.question(question.linkId);
            if (other && answeredAlike(question, after().original.questions[*other])) {
                before().questions.push_back(after().questions[*other]);
                widen(library_.questions[after().questions[*other]], question);
                continue;
            }
            before().questions.push_back(addQuestion(question));
            if (other)
                to_.unmatched_.push_back(question.linkId);
        }
        for (Version& version : to_.versions_) {
            version.origins.assign(library_.questions.size(), noIndex);
            for (std::uint32_t i = 0; i < version.questions.size(); ++i) {
                version.origins[version.questions[i]] = i;
                version.options.push_back(
                    placesOf(version.original.questions[i], library_.questions[version.questions[i]]));
            }
        }
    }
    std::uint32_t addQuestion(const Question& question) {
        library_.questions.push_back(question);
        library_.questions.back().enableWhen = noCondition;
        return static_cast<std::uint32_t>(library_.questions.size() - 1);
    }

    /// A gate reads earlier questions only, so theirs are there when it is translated.
    void addGates(Version& version) {
        for (std::uint32_t i = 0; i < version.questions.size(); ++i)
            version.gates.push_back(gateFor(translate(version, version.original.questions[i].enableWhen)));
    }
    std::uint32_t gateFor(ConditionIndex condition) {
        if (condition == noCondition)
            return noIndex;
        const auto [found, isNew] = gates_.try_emplace(condition, library_.questions.size());
        if (isNew) {
            Question gate;
            gate.type = QuestionType::text;
            gate.enableWhen = condition;
            library_.questions.push_back(std::move(gate));
        }
        return found->second;
    }
    /// Where the versions that have a question agree, the merged one may say so too: the space puts its variables in a
    /// better order then.
    void shareGates() {
        for (std::uint32_t question = 0; question < before().origins.size(); ++question) {
            const std::uint32_t old = before().origins[question];
            const std::uint32_t now = after().origins[question];
            const std::uint32_t oldGate = old == noIndex ? after().gates[now] : before().gates[old];
            const std::uint32_t nowGate = now == noIndex ? oldGate : after().gates[now];
            if (oldGate == nowGate && oldGate != noIndex)
                library_.questions[question].enableWhen = library_.questions[oldGate].enableWhen;
        }
    }

    void addRulesAndTopics(Version& version) {
        const Library& from = version.original;
        version.firstRule = static_cast<std::uint32_t>(library_.rules.size());
        version.firstTopic = static_cast<std::uint32_t>(library_.topics.size());
        for (Rule rule : from.rules) {
            rule.when = translate(version, rule.when);
            if (rule.handover != noIndex)
                rule.handover += version.firstTopic;
            if (rule.askQuestion != noIndex)
                rule.askQuestion = version.questions[rule.askQuestion];
            library_.rules.push_back(std::move(rule));
        }
        for (const Topic& topic : from.topics) {
            addTopic(version, topic.id, topic.questions, topic.rules);
            library_.topics.back().audience = translate(version, topic.audience);
            library_.topics.back().otherwise.effect = topic.otherwise.effect;
        }
        version.screen = static_cast<std::uint32_t>(library_.topics.size());
        addTopic(version, "", from.screenQuestions, from.screenRules);
        for (const std::uint32_t rule : from.screenRules)
            library_.screenRules.push_back(version.firstRule + rule);
    }
    void addTopic(const Version& version, const std::string& id, const std::vector<std::uint32_t>& questions,
                  const std::vector<std::uint32_t>& rules) {
        Topic topic;
        topic.id = id;
        for (const std::uint32_t question : questions)
            topic.questions.push_back(version.questions[question]);
        for (const std::uint32_t rule : rules)
            topic.rules.push_back(version.firstRule + rule);
        library_.topics.push_back(std::move(topic));
    }

    /// What the later version calls impossible; published content says nothing about it, then the earlier one counts.
    void addFacts() {
        Version& version = after().original.facts.empty() ? before() : after();
        for (const Fact& fact : version.original.facts)
            library_.facts.push_back({fact.id, translate(version, fact.never), {}});
    }

    /// A topic that covers a red-flag phrase is not told of it, in the versions in which it does.
    void addFlags() {
        library_.phrases = library_.question("phrases").value_or(noIndex);
        if (library_.phrases == noIndex)
            return;
        for (const Version& version : to_.versions_) {
            const std::uint32_t own = version.origins[library_.phrases];
            if (own == noIndex)
                continue;
            library_.flags.resize(library_.questions[library_.phrases].options.size());
            for (std::size_t flag = 0; flag < version.original.flags.size(); ++flag)
                for (const std::uint32_t topic : version.original.flags[flag].coveredBy)
                    library_.flags[version.options[own][flag]].coveredBy.push_back(version.firstTopic + topic);
        }
    }

    void addCuts() {
        for (std::uint32_t index = 0; index < before().origins.size(); ++index) {
            const Question& question = library_.questions[index];
            if (question.type != QuestionType::number && question.type != QuestionType::age)
                continue;
            // One number alone, so that whoever isn't asked counts once.
            addCut(index, question.least, question.least);
            for (const Version& version : to_.versions_)
                if (const std::uint32_t own = version.origins[index]; own != noIndex)
                    addCut(index, version.original.questions[own].least, version.original.questions[own].greatest);
        }
    }
    void addCut(std::uint32_t question, std::int64_t low, std::int64_t high) {
        Condition range;
        range.kind = Condition::Kind::number;
        range.subject = question;
        range.low = low;
        range.high = high;
        to_.cuts_.push_back(add(range, {}));
    }

    ConditionIndex translate(const Version& version, ConditionIndex index) {
        if (index == noCondition)
            return noCondition;
        Condition c = version.original.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation: {
            std::vector<ConditionIndex> operands;
            for (std::uint32_t i = 0; i < c.count; ++i)
                operands.push_back(translate(version, version.original.operands[c.subject + i]));
            return add(c, std::move(operands));
        }
        case Condition::Kind::score: {
            Score score;
            for (const Score::Item& item : version.original.scores[c.subject].items)
                score.items.push_back({translate(version, item.when), item.points});
            c.subject = addScore(std::move(score));
            return add(c, {});
        }
        case Condition::Kind::applies:
            return whereAsked(version, c.subject, noCondition);
        default:
            return whereAsked(version, c.subject, translateLeaf(version, c));
        }
    }

    /// A comparison is false where its question does not apply, and that is for each version to say.
    ConditionIndex whereAsked(const Version& version, std::uint32_t question, ConditionIndex comparison) {
        Condition applies;
        applies.kind = Condition::Kind::applies;
        applies.subject = version.gates[question];
        if (applies.subject == noIndex) {
            if (comparison != noCondition)
                return comparison;
            applies.subject = version.questions[question];
        }
        const ConditionIndex asked = add(applies, {});
        if (comparison == noCondition)
            return asked;
        Condition both;
        both.kind = Condition::Kind::all;
        return add(both, {asked, comparison});
    }

    ConditionIndex translateLeaf(const Version& version, Condition c) {
        const std::uint32_t own = c.subject;
        const std::vector<std::uint32_t>& places = version.options[own];
        const Question& original = version.original.questions[own];
        c.subject = version.questions[own];
        const Question& merged = library_.questions[c.subject];
        if (c.kind == Condition::Kind::choice || c.kind == Condition::Kind::contains) {
            std::uint64_t options = 0;
            for (std::size_t option = 0; option < places.size(); ++option)
                if (((c.options >> option) & 1) != 0)
                    options |= std::uint64_t{1} << places[option];
            c.options = options;
        }
        if (c.kind != Condition::Kind::count ||
            __builtin_popcountll(original.countedOptions()) == __builtin_popcountll(merged.countedOptions()))
            return add(c, {});
        // Boxes that the version does not have don't count in it: a score of those that it has.
        Score boxes;
        for (std::size_t option = 0; option < places.size(); ++option) {
            if (original.options[option].none)
                continue;
            Condition ticked;
            ticked.kind = Condition::Kind::contains;
            ticked.subject = c.subject;
            ticked.options = std::uint64_t{1} << places[option];
            boxes.items.push_back({add(ticked, {}), 1});
        }
        c.kind = Condition::Kind::score;
        c.subject = addScore(std::move(boxes));
        return add(c, {});
    }

    std::uint32_t addScore(Score score) {
        std::vector<std::uint32_t> key;
        for (const Score::Item& item : score.items) {
            key.push_back(item.when);
            key.push_back(item.points);
        }
        const auto [found, isNew] = scores_.try_emplace(std::move(key), library_.scores.size());
        if (isNew)
            library_.scores.push_back(std::move(score));
        return found->second;
    }
    ConditionIndex add(Condition condition, std::vector<ConditionIndex> operands) {
        if (condition.kind <= Condition::Kind::negation)
            condition.subject = 0;
        std::vector<std::int64_t> key = {static_cast<std::int64_t>(condition.kind),
                                         condition.outside ? 1 : 0,
                                         condition.subject,
                                         static_cast<std::int64_t>(condition.options),
                                         condition.low,
                                         condition.high};
        key.insert(key.end(), operands.begin(), operands.end());
        const auto [found, isNew] = conditions_.try_emplace(std::move(key), library_.conditions.size());
        if (!isNew)
            return found->second;
        if (condition.kind <= Condition::Kind::negation) {
            condition.subject = static_cast<std::uint32_t>(library_.operands.size());
            condition.count = static_cast<std::uint32_t>(operands.size());
            library_.operands.insert(library_.operands.end(), operands.begin(), operands.end());
        }
        library_.conditions.push_back(condition);
        return found->second;
    }

    MergedLibrary& to_;
    Library& library_;
    std::map<ConditionIndex, std::uint32_t> gates_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> scores_;
    std::map<std::vector<std::int64_t>, ConditionIndex> conditions_;
};

MergedLibrary::MergedLibrary(const Library& before, const Library& after)
    : versions_{Version{before, {}, {}, {}, {}}, Version{after, {}, {}, {}, {}}} {
    Merger(*this).run();
}

std::uint32_t MergedLibrary::topic(Side side, std::uint32_t original) const {
    const Version& version = this->version(side);
    return original == noIndex ? version.screen : version.firstTopic + original;
}

Set MergedLibrary::applies(Side side, const TopicTable& table, std::uint32_t question) const {
    const Version& version = this->version(side);
    const std::uint32_t own = version.origins[question];
    if (own == noIndex)
        return Diagrams::nothing();
    const Set asked = table.applies(question);
    const std::uint32_t gate = version.gates[own];
    return gate == noIndex ? asked : table.diagrams().both(asked, table.conditions().applies(gate));
}

Set MergedLibrary::notOffered(Side side, const TopicTable& table, std::uint32_t question) const {
    const Version& version = this->version(side);
    if (version.origins[question] == noIndex)
        return Diagrams::nothing();
    const Question& own = version.original.questions[version.origins[question]];
    const Question& merged = merged_.questions[question];
    const bool unsure = own.offersUnsure || own.input == Input::host;
    Set missing = Diagrams::nothing();
    for (const std::uint32_t index : table.space().of(question)) {
        const Variable& variable = table.space().variables()[index];
        const Set its = table.diagrams().where(index, [&](std::uint32_t value) {
            if (variable.kind == Variable::Kind::unsure)
                return value == 1 && !unsure;
            if (value == variable.unsureValue())
                return !unsure;
            if (variable.kind == Variable::Kind::option)
                return placeOf(own, merged.options[value].value) == noIndex;
            return variable.kind == Variable::Kind::number &&
                   (variable.lows[value] < own.least || variable.lows[value] > own.greatest);
        });
        missing = table.diagrams().either(missing, its);
    }
    return missing;
}

std::vector<Answer> MergedLibrary::answers(Side side, const PatientSpace& space, const Assignment& assignment) const {
    const Version& version = this->version(side);
    std::vector<Answer> answers;
    for (std::uint32_t own = 0; own < version.questions.size(); ++own) {
        Answer answer = space.answer(assignment, version.questions[own]);
        std::uint64_t options = 0;
        for (std::size_t option = 0; option < version.options[own].size(); ++option)
            options |= ((answer.options >> version.options[own][option]) & 1) << option;
        answer.options = options;
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace signpost::analysis
