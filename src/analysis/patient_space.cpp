// SPDX-License-Identifier: Apache-2.0
#include "analysis/patient_space.hpp"

#include "signpost/leaves.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace signpost::analysis {
namespace {

using Cuts = std::map<std::uint32_t, std::set<std::int64_t>>;

/// Numbers from which on some condition may say something else.
Cuts cutsOf(const Library& library, std::span<const ConditionIndex> conditions) {
    Cuts cuts;
    for (const ConditionIndex condition : conditions) {
        eachLeaf(library, condition, [&](const Condition& leaf) {
            if (leaf.kind != Condition::Kind::number)
                return;
            std::set<std::int64_t>& its = cuts[leaf.subject];
            its.insert(leaf.low);
            if (leaf.high != unbounded)
                its.insert(leaf.high + 1);
        });
    }
    return cuts;
}

} // namespace

PatientSpace::PatientSpace(const Library& library, std::span<const std::uint32_t> questions,
                           std::span<const ConditionIndex> conditions)
    : library_(library), questions_(questions.begin(), questions.end()), of_(library.questions.size()) {
    const Cuts cuts = cutsOf(library, conditions);
    for (const std::uint32_t question : questions_) {
        // Red-flag phrases wait for the question that they raise: far apart, the two would need a diagram that
        // remembers every phrase.
        eachLeaf(library, library.questions[question].enableWhen, [&](const Condition& leaf) {
            if (leaf.kind == Condition::Kind::contains && library.questions[leaf.subject].input == Input::scan)
                for (std::uint32_t option = 0; option < 64; ++option)
                    if (((leaf.options >> option) & 1) != 0 && box(leaf.subject, option) == noIndex)
                        addBox(leaf.subject, option);
        });
        const auto found = cuts.find(question);
        const std::vector<std::int64_t> its =
            found == cuts.end() ? std::vector<std::int64_t>() : std::vector(found->second.begin(), found->second.end());
        if (library.questions[question].input != Input::scan)
            add(question, its);
    }
    // Phrases that raise no question of this topic say nothing here, but they are the patient's all the same.
    for (const std::uint32_t question : questions_)
        if (library.questions[question].input == Input::scan)
            for (std::uint32_t option = 0; option < library.questions[question].options.size(); ++option)
                if (!library.questions[question].options[option].none && box(question, option) == noIndex)
                    addBox(question, option);
}

void PatientSpace::addBox(std::uint32_t question, std::uint32_t option) {
    of_[question].push_back(static_cast<std::uint32_t>(variables_.size()));
    variables_.push_back({Variable::Kind::box, question, option, {}, {1, 1}, false});
}

void PatientSpace::add(std::uint32_t index, std::span<const std::int64_t> cuts) {
    const Question& question = library_.questions[index];
    Variable variable;
    variable.question = index;
    variable.lastIsUnsure = question.offersUnsure || question.input == Input::host;
    switch (question.type) {
    case QuestionType::string:
    case QuestionType::text:
    case QuestionType::date:
        return;
    case QuestionType::checklist:
        for (std::uint32_t option = 0; option < question.options.size(); ++option)
            if (!question.options[option].none)
                addBox(index, option);
        if (!variable.lastIsUnsure)
            return;
        variable.kind = Variable::Kind::unsure;
        variable.weights = {1, 1};
        break;
    case QuestionType::boolean:
    case QuestionType::choice:
        variable.weights.assign(question.options.size() + (variable.lastIsUnsure ? 1 : 0), 1);
        break;
    case QuestionType::number:
    case QuestionType::age: {
        variable.kind = Variable::Kind::number;
        variable.lows = {question.least};
        // The first range of a question that not everybody is asked is a single number, so that whoever isn't counts
        // once.
        if ((question.phase != Phase::screen || question.enableWhen != noCondition) &&
            question.least < question.greatest) {
            variable.lows.push_back(question.least + 1);
            variable.firstCountsAlone = std::find(cuts.begin(), cuts.end(), question.least + 1) == cuts.end();
        }
        for (const std::int64_t cut : cuts)
            if (cut > variable.lows.back() && cut <= question.greatest)
                variable.lows.push_back(cut);
        for (std::size_t i = 0; i < variable.lows.size(); ++i) {
            const std::int64_t next = i + 1 < variable.lows.size() ? variable.lows[i + 1] : question.greatest + 1;
            variable.weights.push_back(static_cast<std::uint64_t>(next - variable.lows[i]));
        }
        if (variable.lastIsUnsure)
            variable.weights.push_back(1);
        break;
    }
    }
    of_[index].push_back(static_cast<std::uint32_t>(variables_.size()));
    variables_.push_back(std::move(variable));
}

std::uint32_t PatientSpace::box(std::uint32_t question, std::uint32_t option) const {
    for (const std::uint32_t variable : of_[question])
        if (variables_[variable].kind == Variable::Kind::box && variables_[variable].box == option)
            return variable;
    return noIndex;
}

std::uint32_t PatientSpace::rangeOf(std::uint32_t variable, std::int64_t number) const {
    const std::vector<std::int64_t>& lows = variables_[variable].lows;
    return static_cast<std::uint32_t>(std::upper_bound(lows.begin(), lows.end(), number) - lows.begin()) - 1;
}

std::int64_t PatientSpace::greatestOf(std::uint32_t variable, std::uint32_t value) const {
    const Variable& its = variables_[variable];
    return its.lows[value] + static_cast<std::int64_t>(its.weights[value]) - 1;
}

std::vector<std::uint32_t> PatientSpace::valueCounts() const {
    std::vector<std::uint32_t> counts;
    for (const Variable& variable : variables_)
        counts.push_back(variable.values());
    return counts;
}

std::vector<std::vector<std::uint64_t>> PatientSpace::weights() const {
    std::vector<std::vector<std::uint64_t>> weights;
    for (const Variable& variable : variables_)
        weights.push_back(variable.weights);
    return weights;
}

std::vector<std::vector<std::uint32_t>> PatientSpace::preferences() const {
    std::vector<std::vector<std::uint32_t>> preferences;
    for (const Variable& variable : variables_) {
        std::vector<std::uint32_t> values(variable.values());
        std::iota(values.begin(), values.end(), 0);
        const Worse worse = library_.questions[variable.question].worse;
        const bool answersFall = variable.kind != Variable::Kind::box && (worse == Worse::lower || worse == Worse::no);
        if (answersFall)
            std::reverse(values.begin(), values.begin() + variable.answers());
        // Of ages, a grown-up's is the plainest.
        if (variable.question == library_.age && variable.kind == Variable::Kind::number)
            std::reverse(values.begin(), values.begin() + variable.answers());
        preferences.push_back(std::move(values));
    }
    return preferences;
}

Answer PatientSpace::answer(const Assignment& assignment, std::uint32_t question) const {
    Answer answer;
    const Input input = library_.questions[question].input;
    for (const std::uint32_t index : of_[question]) {
        const Variable& variable = variables_[index];
        const std::uint32_t value = assignment[index];
        if (variable.kind == Variable::Kind::unsure ? value == 1 : value == variable.unsureValue()) {
            answer = {};
            answer.kind = input == Input::host ? Answer::Kind::open : Answer::Kind::unsure;
            return answer;
        }
        switch (variable.kind) {
        case Variable::Kind::option:
            answer.kind = Answer::Kind::options;
            answer.options = std::uint64_t{1} << value;
            break;
        case Variable::Kind::box:
            answer.kind = Answer::Kind::options;
            answer.options |= std::uint64_t{value} << variable.box;
            break;
        case Variable::Kind::number:
            answer.kind = Answer::Kind::number;
            answer.number = variable.lows[value];
            break;
        case Variable::Kind::unsure:
            break;
        }
    }
    return answer;
}

void PatientSpace::assign(Assignment& assignment, std::uint32_t question, const Answer& answer) const {
    for (const std::uint32_t index : of_[question]) {
        const Variable& variable = variables_[index];
        const bool unsure = answer.kind == Answer::Kind::unsure || answer.kind == Answer::Kind::open;
        switch (variable.kind) {
        case Variable::Kind::unsure:
            assignment[index] = unsure ? 1 : 0;
            break;
        case Variable::Kind::box:
            assignment[index] = static_cast<std::uint32_t>((answer.options >> variable.box) & 1);
            break;
        case Variable::Kind::option:
            assignment[index] =
                unsure ? variable.unsureValue() : static_cast<std::uint32_t>(__builtin_ctzll(answer.options));
            break;
        case Variable::Kind::number:
            assignment[index] = unsure ? variable.unsureValue() : rangeOf(index, answer.number);
            break;
        }
    }
}

} // namespace signpost::analysis
