// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/natural.hpp"

#include <algorithm>
#include <cmath>

namespace signpost::analysis {
namespace {

constexpr unsigned digitBits = 32;

constexpr std::uint32_t low(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}
constexpr std::uint32_t high(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> digitBits);
}

} // namespace

Natural::Natural(std::uint64_t value) : digits_{low(value), high(value)} {
    dropLeadingZeros();
}

void Natural::dropLeadingZeros() {
    while (!digits_.empty() && digits_.back() == 0)
        digits_.pop_back();
}

Natural& Natural::operator+=(const Natural& other) {
    const std::size_t size = other.digits_.size(); // `other` may be this number itself
    if (digits_.size() < size)
        digits_.resize(size);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < digits_.size() && (i < size || carry != 0); ++i) {
        carry += std::uint64_t{digits_[i]} + (i < size ? other.digits_[i] : 0);
        digits_[i] = low(carry);
        carry = high(carry);
    }
    if (carry != 0)
        digits_.push_back(low(carry));
    return *this;
}

Natural& Natural::operator*=(std::uint64_t factor) {
    if (high(factor) != 0)
        return *this = *this * Natural(factor);
    std::uint64_t carry = 0;
    for (std::uint32_t& digit : digits_) {
        carry += digit * factor;
        digit = low(carry);
        carry = high(carry);
    }
    if (carry != 0)
        digits_.push_back(low(carry));
    dropLeadingZeros(); // times 0
    return *this;
}

Natural& Natural::operator*=(const Natural& other) {
    // Most factors are small: weights, and sums of them.
    return other.digits_.size() == 1 ? *this *= std::uint64_t{other.digits_.front()} : *this = *this * other;
}

Natural operator*(const Natural& a, const Natural& b) {
    Natural product;
    product.digits_.resize(a.digits_.size() + b.digits_.size());
    for (std::size_t i = 0; i < a.digits_.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < b.digits_.size(); ++j) {
            // At most (2^32-1)^2 + 2(2^32-1) = 2^64-1: never too much.
            carry += std::uint64_t{a.digits_[i]} * b.digits_[j] + product.digits_[i + j];
            product.digits_[i + j] = low(carry);
            carry = high(carry);
        }
        product.digits_[i + b.digits_.size()] = low(carry);
    }
    product.dropLeadingZeros();
    return product;
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
    if (a.digits_.size() != b.digits_.size())
        return a.digits_.size() <=> b.digits_.size();
    for (std::size_t i = a.digits_.size(); i-- > 0;)
        if (a.digits_[i] != b.digits_[i])
            return a.digits_[i] <=> b.digits_[i];
    return std::strong_ordering::equal;
}

std::uint32_t Natural::divideBy(std::uint32_t divisor) {
    std::uint64_t remainder = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
        remainder = (remainder << digitBits) | digits_[i];
        digits_[i] = low(remainder / divisor);
        remainder %= divisor;
    }
    dropLeadingZeros();
    return low(remainder);
}

Natural Natural::dividedBy(std::uint32_t divisor) const {
    Natural quotient = *this;
    quotient.divideBy(divisor);
    return quotient;
}

std::string Natural::text() const {
    if (isZero())
        return "0";
    constexpr std::uint32_t base = 1'000'000'000;
    constexpr int baseDigits = 9;
    std::string backwards;
    Natural rest = *this;
    while (!rest.isZero()) {
        std::uint32_t part = rest.divideBy(base);
        for (int i = 0; i < baseDigits && (part != 0 || !rest.isZero()); ++i, part /= 10)
            backwards += static_cast<char>('0' + part % 10);
    }
    return {backwards.rbegin(), backwards.rend()};
}

double Natural::approximate() const {
    // Three digits hold more bits than a double does.
    const std::size_t used = std::min<std::size_t>(digits_.size(), 3);
    const std::size_t rest = digits_.size() - used;
    double value = 0;
    for (std::size_t i = digits_.size(); i-- > rest;)
        value = std::ldexp(value, digitBits) + digits_[i];
    // Past this exponent every double is infinite, and an int would overflow some time later.
    return std::ldexp(value, static_cast<int>(std::min<std::size_t>(rest * digitBits, 4096)));
}

} // namespace signpost::analysis
