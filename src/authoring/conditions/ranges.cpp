// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/ranges.hpp"

#include "core/number_text.hpp"

namespace signpost::authoring {
namespace {

class RangeReader {
public:
    RangeReader(const Expression& expression, const Scale& scale, const ReportAt& report)
        : expression_(expression), scale_(scale), report_(report) {}

    std::optional<Range> read() {
        const auto first = constant(expression_.constants.front());
        const auto last = expression_.constants.size() == 1 ? first : constant(expression_.constants.back());
        if (!first || !last) {
            return std::nullopt;
        }
        if (*first > *last) {
            report_(expression_.constants.front().at, Code::constantRange, "this range is empty",
                    "write the smaller number first");
            return std::nullopt;
        }
        auto range = between(*first, *last);
        if (range && !range->outside) {
            checkTellsSomething(*range);
        }
        return failed_ ? std::nullopt : range;
    }

private:
    /// A constant in the units of the scale.
    std::optional<std::int64_t> constant(const Constant& constant) {
        if (constant.kind != Constant::Kind::number) {
            report_(constant.at, Code::wrongOperator, scale_.name + " is a number, and this is none", {});
            return std::nullopt;
        }
        const auto value = scaledNumber(constant.text, scale_.decimals);
        if (!value) {
            report_(constant.at, Code::constantRange,
                    constant.text + " has more decimals than " + scale_.name + ", which has " +
                        std::to_string(scale_.decimals),
                    {});
            return std::nullopt;
        }
        if (*value < scale_.least || *value > scale_.greatest) {
            report_(constant.at, Code::constantRange,
                    constant.text + " is outside the range of " + scale_.name + ", " +
                        numberText(scale_.least, scale_.decimals) + " to " +
                        numberText(scale_.greatest, scale_.decimals),
                    {});
            return std::nullopt;
        }
        return value;
    }

    std::optional<Range> between(std::int64_t first, std::int64_t last) {
        if (expression_.kind == Expression::Kind::range) {
            return within(first, last);
        }
        switch (expression_.op) {
        case Operator::equal:
            return within(first, first);
        case Operator::notEqual: {
            auto range = within(first, first);
            if (range) {
                range->outside = true;
            }
            return range;
        }
        case Operator::less:
            return within(scale_.least, first - 1);
        case Operator::atMost:
            return within(scale_.least, first);
        case Operator::greater:
            return within(first + 1, scale_.greatest);
        case Operator::atLeast:
            break;
        }
        return within(first, scale_.greatest);
    }

    /// From `low` to `high` in the scale's units, which may lie one outside the scale.
    std::optional<Range> within(std::int64_t low, std::int64_t high) {
        if (!scale_.age) {
            return Range{low, high, false};
        }
        const auto from = low > scale_.greatest ? std::optional(oldestAge + 1) : ageAtLeast(low, *scale_.age);
        const auto beyond = high >= scale_.greatest ? std::optional(oldestAge + 1) : ageAtLeast(high + 1, *scale_.age);
        if (!from || !beyond) {
            const bool days = scale_.age == AgeUnit::days;
            report_(expression_.constants.front().at, Code::ageThreshold,
                    days ? "an age is told in days only under 28 days"
                         : "an age is told in months only under 24 months",
                    days ? "write age_months, or a threshold of at most 28 days"
                         : "write age_years, or a threshold of whole years");
            return std::nullopt;
        }
        return Range{*from, *beyond - 1, false};
    }

    void checkTellsSomething(const Range& range) {
        const std::int64_t least = scale_.age ? youngestAge : scale_.least;
        const std::int64_t greatest = scale_.age ? oldestAge : scale_.greatest;
        if (range.low <= least && range.high >= greatest) {
            fail("this comparison is always true");
        } else if (range.low > range.high) {
            fail("this comparison is never true");
        }
    }
    void fail(const std::string& reason) {
        report_(expression_.at, Code::alwaysOrNever,
                reason + ": " + scale_.name + " is from " + numberText(scale_.least, scale_.decimals) + " to " +
                    numberText(scale_.greatest, scale_.decimals),
                {});
        failed_ = true;
    }

    const Expression& expression_;
    const Scale& scale_;
    const ReportAt& report_;
    bool failed_ = false;
};

} // namespace

std::optional<Range> readRange(const Expression& expression, const Scale& scale, const ReportAt& report) {
    return RangeReader(expression, scale, report).read();
}

} // namespace signpost::authoring
