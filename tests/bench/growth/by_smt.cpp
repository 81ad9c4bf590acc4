// SPDX-License-Identifier: Apache-2.0
#include "by_smt.hpp"

#include <sstream>

namespace signpost::bench {
namespace {

/// Each condition becomes two definitions, c<n>y and c<n>n: certainly true, certainly false. Neither is unknown.
class Translation {
public:
    explicit Translation(const Library& library) : library_(library) {}

    std::string run(std::uint32_t topic, const Invariant& invariant) {
        out_ << "(set-logic QF_LIA)\n";
        for (std::uint32_t i = 0; i < library_.questions.size(); ++i)
            declare(i);
        defined_.assign(library_.conditions.size(), false);
        for (const std::uint32_t rule : library_.topics[topic].rules)
            define(library_.rules[rule].when);
        define(invariant.population);
        define(invariant.known);
        out_ << "(assert c" << invariant.population << "y)\n(assert c" << invariant.known << "y)\n";
        for (const std::uint32_t number : library_.topics[topic].rules) {
            const Rule& rule = library_.rules[number];
            if (rule.effect.rank < invariant.floor)
                continue;
            // Below the floor: no rule at it or above acts, whether true or unknown.
            if (rule.unsure == WhenUnsure::same)
                out_ << "(assert c" << rule.when << "n)\n";
            else
                out_ << "(assert (not c" << rule.when << "y))\n";
        }
        out_ << "(check-sat)\n";
        return out_.str();
    }

private:
    void declare(std::uint32_t index) {
        const Question& question = library_.questions[index];
        if (question.type == QuestionType::checklist) {
            for (std::size_t box = 0; box < question.options.size(); ++box)
                if (!question.options[box].none)
                    out_ << "(declare-const q" << index << "b" << box << " Bool)\n";
            return;
        }
        const bool number = question.type == QuestionType::number;
        const std::int64_t greatest = number ? question.greatest : std::int64_t(question.options.size()) - 1;
        out_ << "(declare-const q" << index << " Int)\n(assert (<= 0 q" << index << " " << greatest << "))\n";
        if (question.offersUnsure)
            out_ << "(declare-const q" << index << "u Bool)\n";
    }

    void define(ConditionIndex index) {
        if (defined_[index])
            return;
        defined_[index] = true;
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation:
            joint(index, c);
            return;
        case Condition::Kind::score:
            score(index, c);
            return;
        default:
            leaf(index, c);
        }
    }
    void put(ConditionIndex index, const std::string& yes, const std::string& no) {
        out_ << "(define-fun c" << index << "y () Bool " << yes << ")\n(define-fun c" << index << "n () Bool " << no
             << ")\n";
    }
    void joint(ConditionIndex index, const Condition& c) {
        std::string yes;
        std::string no;
        for (std::uint32_t i = 0; i < c.count; ++i) {
            const ConditionIndex operand = library_.operands[c.subject + i];
            define(operand);
            yes += " c" + std::to_string(operand) + "y";
            no += " c" + std::to_string(operand) + "n";
        }
        if (c.kind == Condition::Kind::negation)
            put(index, no, yes);
        else if (c.kind == Condition::Kind::all)
            put(index, "(and" + yes + ")", "(or" + no + ")");
        else
            put(index, "(or" + yes + ")", "(and" + no + ")");
    }
    void score(ConditionIndex index, const Condition& c) {
        std::string least = "(+ 0";
        std::string most = "(+ 0";
        for (const auto& item : library_.scores[c.subject].items) {
            define(item.when);
            const std::string points = std::to_string(item.points);
            least += " (ite c" + std::to_string(item.when) + "y " + points + " 0)";
            most += " (ite c" + std::to_string(item.when) + "n 0 " + points + ")";
        }
        const std::string low = std::to_string(c.low);
        put(index, "(>= " + least + ") " + low + ")", "(< " + most + ") " + low + ")");
    }
    void leaf(ConditionIndex index, const Condition& c) {
        const Question& question = library_.questions[c.subject];
        const std::string name = "q" + std::to_string(c.subject);
        std::string holds;
        switch (c.kind) {
        case Condition::Kind::contains:
            holds = name + "b" + std::to_string(__builtin_ctzll(c.options));
            break;
        case Condition::Kind::count:
            holds = "(>= (+ 0";
            for (std::size_t box = 0; box < question.options.size(); ++box)
                if (!question.options[box].none)
                    holds += " (ite " + name + "b" + std::to_string(box) + " 1 0)";
            holds += ") " + std::to_string(c.low) + ")";
            break;
        case Condition::Kind::number:
            holds = "(>= " + name + " " + std::to_string(c.low) + ")";
            break;
        default:
            holds = "(= " + name + " " + std::to_string(__builtin_ctzll(c.options)) + ")";
        }
        std::string asked = "true";
        if (question.enableWhen != noCondition) {
            define(question.enableWhen);
            asked = "(not c" + std::to_string(question.enableWhen) + "n)";
        }
        const std::string sure = question.offersUnsure ? "(not " + name + "u)" : "true";
        put(index, "(and " + asked + " " + sure + " " + holds + ")",
            "(or (not " + asked + ") (and " + sure + " (not " + holds + ")))");
    }

    const Library& library_;
    std::ostringstream out_;
    std::vector<bool> defined_;
};

} // namespace

std::string asSmt(const Library& library, std::uint32_t topic, const Invariant& invariant) {
    return Translation(library).run(topic, invariant);
}

} // namespace signpost::bench
