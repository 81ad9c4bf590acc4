// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace signpost {

/// Kleene's three values. `unknown` means that the patient was asked and isn't sure; a question that nobody asked yet
/// is a TruthSet of more than one value instead.
enum class Truth : std::uint8_t { no, yes, unknown };

/// The values that a condition can still take while questions are open.
///
///     TruthSet open = TruthSet::of(Truth::yes) | TruthSet::of(Truth::no);
///     both(open, TruthSet::of(Truth::no)) == TruthSet::of(Truth::no)   // decided, whatever the answer will be
///
/// A set is never empty once it describes a condition; the default-constructed one is, and is only a start for `|`.
class TruthSet {
public:
    constexpr TruthSet() = default;
    static constexpr TruthSet of(Truth value) { return TruthSet(static_cast<std::uint8_t>(1U << unsigned(value))); }

    [[nodiscard]] constexpr bool has(Truth value) const { return (bits_ & (1U << unsigned(value))) != 0; }
    [[nodiscard]] constexpr bool is(Truth value) const { return bits_ == (1U << unsigned(value)); }
    [[nodiscard]] constexpr bool decided() const { return bits_ != 0 && (bits_ & (bits_ - 1)) == 0; }

    friend constexpr TruthSet operator|(TruthSet a, TruthSet b) { return TruthSet(std::uint8_t(a.bits_ | b.bits_)); }
    constexpr TruthSet& operator|=(TruthSet other) { return *this = *this | other; }
    friend constexpr bool operator==(TruthSet, TruthSet) = default;

    /// Every conjunction of a value of `a` with a value of `b`, as if the two were independent.
    friend constexpr TruthSet both(TruthSet a, TruthSet b) {
        TruthSet result;
        if (a.has(Truth::no) || b.has(Truth::no))
            result |= of(Truth::no);
        if (a.has(Truth::yes) && b.has(Truth::yes))
            result |= of(Truth::yes);
        if ((a.has(Truth::unknown) && (b.has(Truth::yes) || b.has(Truth::unknown))) ||
            (b.has(Truth::unknown) && a.has(Truth::yes)))
            result |= of(Truth::unknown);
        return result;
    }
    /// Every negation of a value of `a`.
    friend constexpr TruthSet negated(TruthSet a) {
        TruthSet result;
        if (a.has(Truth::yes))
            result |= of(Truth::no);
        if (a.has(Truth::no))
            result |= of(Truth::yes);
        if (a.has(Truth::unknown))
            result |= of(Truth::unknown);
        return result;
    }
    /// Every disjunction, by De Morgan.
    friend constexpr TruthSet either(TruthSet a, TruthSet b) { return negated(both(negated(a), negated(b))); }

private:
    explicit constexpr TruthSet(std::uint8_t bits) : bits_(bits) {}
    std::uint8_t bits_ = 0;
};

} // namespace signpost
