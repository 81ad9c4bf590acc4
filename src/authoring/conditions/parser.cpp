// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/lexer.hpp"

#include <array>
#include <optional>

namespace signpost::authoring {
namespace {

using namespace std::string_view_literals;

struct OperatorName {
    std::string_view text;
    Operator op;
};
constexpr std::array operators = {OperatorName{"=", Operator::equal},   OperatorName{"!=", Operator::notEqual},
                                  OperatorName{"<", Operator::less},    OperatorName{"<=", Operator::atMost},
                                  OperatorName{">", Operator::greater}, OperatorName{">=", Operator::atLeast}};
constexpr std::array words = {"and"sv,      "or"sv,    "not"sv,     "in"sv,   "list"sv,
                              "contains"sv, "count"sv, "applies"sv, "true"sv, "false"sv};

/// Recursive descent, one function a production of the EBNF. A function that fails has set `error_` and returns
/// nothing.
class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    std::variant<Expression, SyntaxError> run() {
        auto expression = condition(0);
        if (expression && now().kind != Token::Kind::end) {
            expression = fail("the condition should end here, or go on with and, or");
        }
        if (!expression) {
            return std::move(error_);
        }
        return std::move(*expression);
    }

private:
    using Result = std::optional<Expression>;

    Result condition(unsigned depth) {
        if (depth > deepestCondition) {
            error_ = {now().at, "the condition is nested deeper than " + std::to_string(deepestCondition) + " levels",
                      "divide the rule", true};
            return std::nullopt;
        }
        return joined(Expression::Kind::disjunction, "or",
                      [&] { return joined(Expression::Kind::conjunction, "and", [&] { return term(depth); }); });
    }

    template <class Part>
    Result joined(Expression::Kind kind, std::string_view word, Part part) {
        Expression all;
        all.kind = kind;
        all.at = now().at;
        do {
            auto each = part();
            if (!each) {
                return std::nullopt;
            }
            all.parts.push_back(std::move(*each));
        } while (take(word));
        return all.parts.size() == 1 ? std::move(all.parts.front()) : std::move(all);
    }

    Result term(unsigned depth) {
        const std::size_t at = now().at;
        if (take("not")) {
            Expression negation;
            negation.kind = Expression::Kind::negation;
            negation.at = at;
            auto operand = parenthesised(depth);
            if (!operand) {
                return std::nullopt;
            }
            negation.parts.push_back(std::move(*operand));
            return negation;
        }
        if (now().is("(")) {
            return parenthesised(depth);
        }
        if (take("applies")) {
            return call(Expression::Kind::applies);
        }
        if (take("list")) {
            return need("contains") ? call(Expression::Kind::contains) : std::nullopt;
        }
        if (take("count")) {
            auto counted = call(Expression::Kind::comparison);
            if (!counted) {
                return std::nullopt;
            }
            counted->counted = true;
            return comparison(std::move(*counted));
        }
        Expression named;
        if (!takeName(named)) {
            return std::nullopt;
        }
        return comparison(std::move(named));
    }

    Result parenthesised(unsigned depth) {
        if (!need("(")) {
            return std::nullopt;
        }
        auto inner = condition(depth + 1);
        return inner && need(")") ? std::move(inner) : std::nullopt;
    }

    /// applies(name), contains(name, text), count(name)
    Result call(Expression::Kind kind) {
        Expression expression;
        if (!need("(") || !takeName(expression)) {
            return std::nullopt;
        }
        expression.kind = kind;
        if (kind == Expression::Kind::contains && (!need(",") || !takeConstant(expression, Token::Kind::text))) {
            return std::nullopt;
        }
        return need(")") ? Result(std::move(expression)) : std::nullopt;
    }

    /// What may follow a name.
    Result comparison(Expression left) {
        if (take("in")) {
            return list(std::move(left));
        }
        for (const OperatorName& each : operators) {
            if (take(each.text)) {
                left.kind = Expression::Kind::comparison;
                left.op = each.op;
                return takeConstant(left) ? Result(std::move(left)) : std::nullopt;
            }
        }
        if (left.counted) {
            return fail("after count(...) comes a comparison", "for example count(" + left.name + ") >= 1");
        }
        left.kind = Expression::Kind::truth;
        return left;
    }

    Result list(Expression left) {
        if (!need("[")) {
            return std::nullopt;
        }
        if (now().kind != Token::Kind::number) {
            left.kind = Expression::Kind::member;
            do {
                if (!takeConstant(left, Token::Kind::text)) {
                    return std::nullopt;
                }
            } while (take(","));
        } else {
            left.kind = Expression::Kind::range;
            if (!takeConstant(left, Token::Kind::number) || !need("..") || !takeConstant(left, Token::Kind::number)) {
                return std::nullopt;
            }
        }
        return need("]") ? Result(std::move(left)) : std::nullopt;
    }

    bool takeName(Expression& expression) {
        const Token& token = now();
        bool word = false;
        for (const auto each : words) {
            word = word || token.text == each;
        }
        if (token.kind != Token::Kind::name || word) {
            fail("here the name of a question or score is missing");
            return false;
        }
        expression.name = token.text;
        expression.at = token.at;
        ++at_;
        return true;
    }

    bool takeConstant(Expression& expression, std::optional<Token::Kind> only = std::nullopt) {
        const Token& token = now();
        Constant constant;
        constant.text = token.text;
        constant.at = token.at;
        if (token.kind == Token::Kind::number) {
            constant.kind = Constant::Kind::number;
        } else if (token.kind == Token::Kind::text) {
            constant.kind = Constant::Kind::text;
        } else if (token.is("true") || token.is("false")) {
            constant.kind = Constant::Kind::truth;
        } else {
            fail("here a number, a text in quotes, true or false is missing",
                 token.kind == Token::Kind::name ? "an option is written \"" + std::string(token.text) + "\"" : "");
            return false;
        }
        if (only && token.kind != *only) {
            fail(*only == Token::Kind::text ? "here a text in quotes is missing" : "here a number is missing");
            return false;
        }
        ++at_;
        expression.constants.push_back(std::move(constant));
        return true;
    }

    [[nodiscard]] const Token& now() const { return tokens_[at_]; }
    bool take(std::string_view text) {
        if (!now().is(text)) {
            return false;
        }
        ++at_;
        return true;
    }
    bool need(std::string_view text) {
        if (take(text)) {
            return true;
        }
        fail("here \"" + std::string(text) + "\" is missing");
        return false;
    }
    Result fail(std::string reason, std::string suggestion = {}) {
        const Token& token = now();
        if (token.kind == Token::Kind::end) {
            reason += "; the condition ends too early";
        }
        error_ = {token.at, std::move(reason), std::move(suggestion), false};
        return std::nullopt;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    SyntaxError error_;
};

} // namespace

std::variant<Expression, SyntaxError> parseCondition(std::string_view text) {
    if (text.size() > longestCondition) {
        return SyntaxError{longestCondition,
                           "the condition is longer than " + std::to_string(longestCondition) + " characters",
                           "divide the rule", true};
    }
    auto tokens = tokensOf(text);
    if (auto* error = std::get_if<SyntaxError>(&tokens)) {
        return std::move(*error);
    }
    return Parser(std::get<std::vector<Token>>(std::move(tokens))).run();
}

} // namespace signpost::authoring
