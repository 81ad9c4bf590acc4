// SPDX-License-Identifier: Apache-2.0
#include "core/compact_fields.hpp"
#include "core/compact_soundness.hpp"
#include "core/utf8.hpp"
#include "signpost/compact.hpp"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

/// After the first thing wrong, every further field is left as it is and reading costs nothing.
class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    template <class... Fields>
    void operator()(Fields&... each) {
        (read(each), ...);
    }
    void expect(std::uint8_t byte) {
        if (next() != byte)
            fail("this is not Signpost content");
    }
    void expectEnd() {
        if (at_ != bytes_.size())
            fail("there is something after the end");
    }
    void fail(const char* reason) {
        if (error_.reason.empty())
            error_ = {reason, at_};
    }
    [[nodiscard]] bool failed() const { return !error_.reason.empty(); }
    [[nodiscard]] const CompactError& error() const { return error_; }

    std::uint64_t number(std::uint64_t most) {
        constexpr unsigned bitsAByte = 7;
        constexpr unsigned allBits = 64;
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < allBits; shift += bitsAByte) {
            const std::uint8_t byte = next();
            const std::uint64_t bits = byte & 0x7FU;
            if (shift != 0 && byte == 0)
                fail("a number is longer than it needs to be"); // one form only: the hash names the content
            if (bits << shift >> shift != bits)
                fail("a number is too large");
            value |= bits << shift;
            if ((byte & 0x80U) == 0 || failed())
                break;
            if (shift + bitsAByte >= allBits)
                fail("a number is too long");
        }
        if (value > most)
            fail("a number is out of range");
        return failed() ? 0 : value;
    }

private:
    std::uint8_t next() {
        if (failed())
            return 0;
        if (at_ == bytes_.size()) {
            fail("it ends too early");
            return 0;
        }
        return bytes_[at_++];
    }

    template <class Enum>
    requires std::is_enum_v<Enum>
    void read(Enum& value) { value = static_cast<Enum>(number(static_cast<std::uint64_t>(lastOf<Enum>()))); }
    void read(bool& value) { value = number(1) == 1; }
    template <std::unsigned_integral Number>
    void read(Number& value) {
        value = static_cast<Number>(number(std::numeric_limits<Number>::max()));
    }
    void read(std::int64_t& value) {
        const std::uint64_t zigzag = number(std::numeric_limits<std::uint64_t>::max());
        value = static_cast<std::int64_t>(zigzag >> 1U) ^ -static_cast<std::int64_t>(zigzag & 1U);
    }
    void read(std::optional<std::uint32_t>& value) {
        bool has = false;
        read(has);
        if (has)
            read(value.emplace());
    }
    void read(std::string& text) {
        const std::uint64_t size = number(bytes_.size() - at_);
        if (failed() || size > bytes_.size() - at_)
            return fail("a text is longer than what is left");
        text.assign(reinterpret_cast<const char*>(bytes_.data()) + at_, size);
        at_ += size;
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t length = utf8Length(rest);
            if (length == 0)
                return fail("a text is not UTF-8");
            rest.remove_prefix(length);
        }
    }
    template <class Element>
    void read(std::vector<Element>& list) {
        // Every element takes a byte at least, so a list can't be longer than what is left.
        const std::uint64_t size = number(bytes_.size() - at_);
        if (failed() || size > bytes_.size() - at_)
            return fail("a list is longer than what is left");
        for (std::uint64_t i = 0; i < size && !failed(); ++i)
            read(list.emplace_back());
    }
    template <class Struct>
    requires std::is_class_v<Struct>
    void read(Struct& value) { fields(*this, value); }

    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
    CompactError error_;
};

} // namespace

std::variant<Library, CompactError> readCompact(std::span<const std::uint8_t> bytes) {
    Reader reader(bytes);
    for (const char letter : {'S', 'G', 'N', 'P'})
        reader.expect(static_cast<std::uint8_t>(letter));
    if (reader.number(std::numeric_limits<std::uint32_t>::max()) != compactFormat)
        reader.fail("this format is not known here");
    Library library;
    fields(reader, library);
    reader.expectEnd();
    if (reader.failed())
        return reader.error();
    if (auto problem = unsound(library))
        return CompactError{std::move(*problem), bytes.size()};
    if (auto problem = linkLibrary(library))
        return CompactError{std::move(*problem), bytes.size()};
    return library;
}

} // namespace signpost
