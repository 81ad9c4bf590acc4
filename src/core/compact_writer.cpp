// SPDX-License-Identifier: Apache-2.0
#include "core/compact_fields.hpp"
#include "signpost/compact.hpp"

namespace signpost {
namespace {

class Writer {
public:
    template <class... Fields>
    void operator()(const Fields&... each) {
        (write(each), ...);
    }
    void byte(std::uint8_t value) { bytes_.push_back(value); }
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7U;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(bytes_); }

private:
    template <class Enum>
    requires std::is_enum_v<Enum>
    void write(const Enum& value) { number(static_cast<std::uint64_t>(value)); }
    void write(const bool& value) { number(value ? 1 : 0); }
    template <std::unsigned_integral Number>
    void write(const Number& value) {
        number(value);
    }
    void write(const std::int64_t& value) {
        number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void write(const std::optional<std::uint32_t>& value) {
        write(value.has_value());
        if (value)
            write(*value);
    }
    void write(const std::string& text) {
        number(text.size());
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }
    template <class Element>
    void write(const std::vector<Element>& list) {
        number(list.size());
        for (const Element& element : list)
            write(element);
    }
    template <class Struct>
    requires std::is_class_v<Struct>
    void write(const Struct& value) { fields(*this, value); }

    std::vector<std::uint8_t> bytes_;
};

} // namespace

std::vector<std::uint8_t> writeCompact(const Library& library) {
    Writer writer;
    for (const char letter : {'S', 'G', 'N', 'P'})
        writer.byte(static_cast<std::uint8_t>(letter));
    writer.number(compactFormat);
    fields(writer, library);
    return writer.take();
}

Library startOf(const Library& library) {
    Library start;
    start.id = library.id;
    start.title = library.title;
    start.version = library.version;
    start.language = library.language;
    start.status = library.status;
    for (std::uint32_t index : library.screenQuestions) {
        const Question& question = library.questions[index];
        // Only what needs nothing else: no condition is carried along.
        if (question.band != Band::demographics || question.enableWhen != noCondition)
            continue;
        start.screenQuestions.push_back(static_cast<std::uint32_t>(start.questions.size()));
        start.questions.push_back(question);
    }
    linkLibrary(start);
    return start;
}

} // namespace signpost
