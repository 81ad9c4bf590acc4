// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace signpost::authoring {
namespace {

using namespace std::string_view_literals;

constexpr std::array signs = {".."sv, "!="sv, "<="sv, ">="sv, "<"sv, ">"sv, "="sv, "("sv, ")"sv, "["sv, "]"sv, ","sv};

struct Mistake {
    std::string_view written;
    std::string_view mend;
};
/// What people bring from other languages.
constexpr std::array mistakes = {Mistake{"==", "write ="},
                                 Mistake{"=>", "write >="},
                                 Mistake{"=<", "write <="},
                                 Mistake{"<>", "write !="},
                                 Mistake{"&&", "write and"},
                                 Mistake{"||", "write or"},
                                 Mistake{"!", "write not(...)"},
                                 Mistake{"'", "write texts in double quotes"},
                                 Mistake{"\xE2\x89\xA4", "write <="},
                                 Mistake{"\xE2\x89\xA5", "write >="},
                                 Mistake{"\xE2\x80\x9C", "write plain double quotes"},
                                 Mistake{"\xE2\x80\x9D", "write plain double quotes"}};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::variant<std::vector<Token>, SyntaxError> run() {
        while (at_ < text_.size()) {
            if (isSpace(text_[at_])) {
                ++at_;
            } else if (auto error = token()) {
                return std::move(*error);
            }
        }
        tokens_.push_back({Token::Kind::end, {}, at_});
        return std::move(tokens_);
    }

private:
    std::optional<SyntaxError> token() {
        const char c = text_[at_];
        if (isLetter(c)) {
            take(Token::Kind::name,
                 lengthWhile([](char each) { return isLetter(each) || isDigit(each) || each == '_'; }));
            return std::nullopt;
        }
        const bool minus = c == '-' && at_ + 1 < text_.size() && isDigit(text_[at_ + 1]);
        if (isDigit(c) || minus) {
            return number();
        }
        if (c == '"') {
            return quoted();
        }
        const std::string_view rest = text_.substr(at_);
        const auto begins = [&](std::string_view with) { return rest.starts_with(with); };
        const auto* sign = std::find_if(signs.begin(), signs.end(), begins);
        const auto* mistake =
            std::find_if(mistakes.begin(), mistakes.end(), [&](const Mistake& each) { return begins(each.written); });
        // "!=" is a sign although "!" is a mistake; "==" is a mistake although "=" is a sign.
        if (sign != signs.end() && (mistake == mistakes.end() || sign->size() >= mistake->written.size())) {
            take(Token::Kind::sign, sign->size());
            return std::nullopt;
        }
        if (mistake != mistakes.end()) {
            return SyntaxError{at_, "\"" + std::string(mistake->written) + "\" is not part of the condition language",
                               std::string(mistake->mend)};
        }
        const std::size_t length = 1 + std::min(continuation(rest), rest.size() - 1);
        return SyntaxError{
            at_, "\"" + std::string(rest.substr(0, length)) + "\" is not part of the condition language", {}};
    }

    static std::size_t continuation(std::string_view rest) {
        std::size_t count = 0;
        while (count + 1 < rest.size() && (static_cast<unsigned char>(rest[count + 1]) & 0xC0U) == 0x80U) {
            ++count;
        }
        return count;
    }

    std::optional<SyntaxError> number() {
        std::size_t length = text_[at_] == '-' ? 1 : 0;
        const auto digits = [&] {
            while (at_ + length < text_.size() && isDigit(text_[at_ + length])) {
                ++length;
            }
        };
        digits();
        // A single point and a digit go on; two points are a range's.
        if (at_ + length + 1 < text_.size() && text_[at_ + length] == '.' && isDigit(text_[at_ + length + 1])) {
            ++length;
            digits();
        }
        take(Token::Kind::number, length);
        return std::nullopt;
    }

    std::optional<SyntaxError> quoted() {
        const auto end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos) {
            return SyntaxError{at_, "this text has no closing quotes", "add \" (inside JSON, quotes have a backslash)"};
        }
        tokens_.push_back({Token::Kind::text, text_.substr(at_ + 1, end - at_ - 1), at_});
        at_ = end + 1;
        return std::nullopt;
    }

    template <class Predicate>
    [[nodiscard]] std::size_t lengthWhile(Predicate predicate) const {
        std::size_t length = 0;
        while (at_ + length < text_.size() && predicate(text_[at_ + length])) {
            ++length;
        }
        return length;
    }
    void take(Token::Kind kind, std::size_t length) {
        tokens_.push_back({kind, text_.substr(at_, length), at_});
        at_ += length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

} // namespace

std::variant<std::vector<Token>, SyntaxError> tokensOf(std::string_view text) {
    return Lexer(text).run();
}

std::size_t columnOf(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(
                   std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace signpost::authoring
