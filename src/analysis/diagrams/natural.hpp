// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace signpost::analysis {

/// A natural number of any size, exact. 0 unless told otherwise.
///
///     Natural patients = 1;
///     for (int question = 0; question < 100; ++question)
///         patients *= 3;
///     patients.text()         // "515377520732011331036461129765621272702107522001"
///     patients.approximate()  // 5.15e+47
class Natural {
public:
    Natural() = default;
    // Implicit, because every std::uint64_t is a Natural of the same value.
    Natural(std::uint64_t value); // NOLINT(google-explicit-constructor)

    Natural& operator+=(const Natural& other);
    Natural& operator*=(std::uint64_t factor);
    Natural& operator*=(const Natural& other);
    [[nodiscard]] friend Natural operator+(Natural a, const Natural& b) { return a += b; }
    friend Natural operator*(const Natural& a, const Natural& b);

    friend bool operator==(const Natural&, const Natural&) = default;
    friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);

    [[nodiscard]] bool isZero() const { return digits_.empty(); }
    /// In decimal, without separators.
    [[nodiscard]] std::string text() const;
    /// The nearest double but for a rounding error of a few units in the last place; infinity past 1.8e308.
    [[nodiscard]] double approximate() const;
    /// The quotient, rounded down. The divisor is not 0.
    [[nodiscard]] Natural dividedBy(std::uint32_t divisor) const;

private:
    std::uint32_t divideBy(std::uint32_t divisor);
    void dropLeadingZeros();

    /// To the base 2^32, the least significant first; the last is not 0, so that equal numbers have equal digits.
    std::vector<std::uint32_t> digits_;
};

} // namespace signpost::analysis
