// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signpost {

/// Writes one JSON text, front to back. In the browser a JSON library would cost more bytes than everything else on the
/// first page together; writing needs none. See docs/decisions/json-in-the-core.md.
///
///     JsonWriter json;
///     json.object([&] { json.member("page", "outcome"); json.key("reasons"); json.array([&] { json.value("…"); }); });
///     json.text() == R"({"page":"outcome","reasons":["…"]})"
///
/// Texts must be UTF-8; bytes that are not are replaced by U+FFFD, so that the result always parses.
class JsonWriter {
public:
    template <class Body>
    void object(Body body) {
        nested('{', '}', body);
    }
    template <class Body>
    void array(Body body) {
        nested('[', ']', body);
    }
    void key(std::string_view name) {
        separate();
        quote(name);
        text_ += ':';
        first_ = true;
    }
    void value(std::string_view text) {
        separate();
        quote(text);
    }
    void value(const char* text) { value(std::string_view(text)); }
    void value(bool yes) {
        separate();
        text_ += yes ? "true" : "false";
    }
    void value(std::int64_t number) {
        separate();
        text_ += std::to_string(number);
    }
    /// A number that is already text, such as "38.2": so that no digit is lost on the way.
    void number(std::string_view digits) {
        separate();
        text_ += digits;
    }
    template <class Value>
    void member(std::string_view name, const Value& v) {
        key(name);
        value(v);
    }
    /// Leaves the key out when there is nothing to say.
    void memberUnlessEmpty(std::string_view name, std::string_view text) {
        if (!text.empty())
            member(name, text);
    }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    template <class Body>
    void nested(char open, char close, Body body) {
        separate();
        text_ += open;
        first_ = true;
        body();
        text_ += close;
        first_ = false;
    }
    void separate() {
        if (!first_)
            text_ += ',';
        first_ = false;
    }
    void quote(std::string_view text);

    std::string text_;
    bool first_ = true;
};

} // namespace signpost
