// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/compiler.hpp"

#include "authoring/conditions/guards.hpp"
#include "authoring/conditions/leaves.hpp"

namespace signpost::authoring {
namespace {

class Emitter {
public:
    Emitter(Library& library, const LeafReader& leaves) : library_(library), leaves_(leaves) {}

    /// Operands come before what joins them. A part that can't be read fails the whole, after the others were looked
    /// at.
    ConditionIndex emit(const Expression& expression) {
        Condition joint;
        switch (expression.kind) {
        case Expression::Kind::conjunction:
            joint.kind = Condition::Kind::all;
            break;
        case Expression::Kind::disjunction:
            joint.kind = Condition::Kind::any;
            break;
        case Expression::Kind::negation:
            joint.kind = Condition::Kind::negation;
            break;
        default: {
            const auto leaf = leaves_.read(expression);
            return leaf ? add(*leaf) : noCondition;
        }
        }
        std::vector<ConditionIndex> operands;
        bool complete = true;
        for (const Expression& part : expression.parts) {
            operands.push_back(emit(part));
            complete = complete && operands.back() != noCondition;
        }
        if (!complete) {
            return noCondition;
        }
        joint.subject = static_cast<std::uint32_t>(library_.operands.size());
        joint.count = static_cast<std::uint32_t>(operands.size());
        library_.operands.insert(library_.operands.end(), operands.begin(), operands.end());
        return add(joint);
    }

private:
    ConditionIndex add(const Condition& condition) {
        library_.conditions.push_back(condition);
        return static_cast<ConditionIndex>(library_.conditions.size() - 1);
    }

    Library& library_;
    const LeafReader& leaves_;
};

} // namespace

ConditionIndex ConditionCompiler::compile(const ConditionDraft& draft, const Scope& scope) {
    if (!draft.given()) {
        return noCondition;
    }
    const ReportAt report = [&](std::size_t at, Code code, std::string reason, std::string suggestion) {
        problems_.add(*draft.node, code,
                      std::move(reason) + " (column " + std::to_string(columnOf(draft.text, at)) + " of the condition)",
                      std::move(suggestion));
    };
    const auto parsed = parseCondition(draft.text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        report(error->at, error->limit ? Code::conditionLimit : Code::conditionSyntax, error->reason,
               error->suggestion);
        return noCondition;
    }
    const auto& expression = std::get<Expression>(parsed);
    const LeafReader leaves(library_, names_, scope, report);
    const ConditionIndex index = Emitter(library_, leaves).emit(expression);
    if (index != noCondition) {
        checkGuards(expression, library_, names_, report);
    }
    return index;
}

} // namespace signpost::authoring
