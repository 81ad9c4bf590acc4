// SPDX-License-Identifier: Apache-2.0
#include "signpost/leaves.hpp"

#include <algorithm>

namespace signpost {
namespace {

void visitLeaves(const Library& library, ConditionIndex index, bool gatesToo,
                 const std::function<void(const Condition&)>& visit) {
    if (index == noCondition)
        return;
    const Condition& c = library.conditions[index];
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        for (std::uint32_t i = 0; i < c.count; ++i)
            visitLeaves(library, library.operands[c.subject + i], gatesToo, visit);
        return;
    case Condition::Kind::score:
        visit(c);
        for (const auto& item : library.scores[c.subject].items)
            visitLeaves(library, item.when, gatesToo, visit);
        return;
    default:
        visit(c);
        if (gatesToo)
            visitLeaves(library, library.questions[c.subject].enableWhen, gatesToo, visit);
    }
}

} // namespace

void eachLeaf(const Library& library, ConditionIndex index, const std::function<void(const Condition&)>& visit) {
    visitLeaves(library, index, true, visit);
}

std::vector<std::uint32_t> questionsRead(const Library& library, ConditionIndex index) {
    std::vector<std::uint32_t> questions;
    visitLeaves(library, index, false, [&](const Condition& leaf) {
        if (leaf.kind != Condition::Kind::score)
            questions.push_back(leaf.subject);
    });
    std::sort(questions.begin(), questions.end());
    questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
    return questions;
}

} // namespace signpost
