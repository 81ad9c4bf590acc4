// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/guards.hpp"

#include "core/number_text.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <set>

namespace signpost::authoring {
namespace {

class GuardCheck {
public:
    GuardCheck(const Library& library, const NameTable& names, const ReportAt& report)
        : library_(library), names_(names), report_(report) {}

    void check(const Expression& expression, const std::set<std::string>& guarded, bool negated) {
        switch (expression.kind) {
        case Expression::Kind::conjunction: {
            std::set<std::string> more = guarded;
            // Under a `not` an applies(q) guards nothing: not(applies(q) and q) is true of whoever was not asked.
            for (const Expression& part : expression.parts) {
                if (part.kind == Expression::Kind::applies && !negated) {
                    more.insert(part.name);
                }
            }
            for (const Expression& part : expression.parts) {
                check(part, more, negated);
            }
            break;
        }
        case Expression::Kind::disjunction:
            for (const Expression& part : expression.parts) {
                check(part, guarded, negated);
            }
            break;
        case Expression::Kind::negation:
            check(expression.parts.front(), guarded, true);
            break;
        case Expression::Kind::applies:
            break;
        default:
            checkLeaf(expression, guarded, negated);
        }
    }

private:
    void checkLeaf(const Expression& leaf, const std::set<std::string>& guarded, bool negated) {
        if (const auto score = names_.scores.find(leaf.name); score != names_.scores.end()) {
            checkScore(leaf, score->second, guarded, negated);
            return;
        }
        const bool differs = leaf.kind == Expression::Kind::comparison && leaf.op == Operator::notEqual;
        const auto question = names_.questions.find(leaf.name);
        if ((!negated && !differs) || question == names_.questions.end() || !names_.mayNotApply[question->second] ||
            guarded.contains(leaf.name)) {
            return;
        }
        const std::string what = negated ? "not(...)" : "!=";
        report_(leaf.at, Code::mayNotApply,
                what + " over \"" + leaf.name + "\", which may not apply: it would " +
                    (negated ? "be true" : "be false") + " of patients who were never asked",
                "add \"and applies(" + leaf.name + ")\"" + (negated ? " outside the not" : ""));
    }

    void checkScore(const Expression& leaf, std::uint32_t index, const std::set<std::string>& guarded, bool negated) {
        const Score& score = library_.scores[index];
        // A lower bound is safe: what does not apply adds nothing. Anything else can be met by not having been asked.
        const bool compares = leaf.kind == Expression::Kind::comparison;
        const bool lowerBound = (compares && (leaf.op == Operator::atLeast || leaf.op == Operator::greater)) ||
                                (endsAtTotal(leaf, score) && !(compares && leaf.op == Operator::notEqual));
        const bool upperBound =
            leaf.kind == Expression::Kind::comparison && (leaf.op == Operator::atMost || leaf.op == Operator::less);
        if (negated ? upperBound : lowerBound) {
            return;
        }
        std::set<std::string> missing;
        for (const Score::Item& item : score.items) {
            if (item.when == noCondition) {
                continue;
            }
            for (const std::uint32_t question : questionsRead(library_, item.when)) {
                if (names_.mayNotApply[question] && !guarded.contains(library_.questions[question].linkId)) {
                    missing.insert(library_.questions[question].linkId);
                }
            }
        }
        for (const std::string& question : missing) {
            report_(leaf.at, Code::mayNotApply,
                    "an upper bound on the score \"" + leaf.name + "\", which counts \"" + question +
                        "\", a question that may not apply",
                    "add \"and applies(" + question + ")\"");
        }
    }

    /// `points in [3..5]` with 5 points in all is `points >= 3`.
    static bool endsAtTotal(const Expression& leaf, const Score& score) {
        std::int64_t total = 0;
        for (const Score::Item& item : score.items) {
            total += item.points;
        }
        const bool upTo = leaf.kind == Expression::Kind::range ||
                          (leaf.kind == Expression::Kind::comparison && leaf.op == Operator::equal);
        return upTo && scaledNumber(leaf.constants.back().text, 0) == total;
    }

    const Library& library_;
    const NameTable& names_;
    const ReportAt& report_;
};

} // namespace

void checkGuards(const Expression& expression, const Library& library, const NameTable& names, const ReportAt& report) {
    GuardCheck(library, names, report).check(expression, {}, false);
}

} // namespace signpost::authoring
