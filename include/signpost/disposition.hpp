// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signpost {

/// How urgent an outcome is. Later is more urgent, so that `<` reads as "less urgent than".
enum class Level : std::uint8_t { selfCare, routine, soon, urgent, emergency, call999 };
inline constexpr std::size_t levelCount = 6;

/// Where an outcome sends the patient. A hand-over to another topic is not a destination: see Rule::handover.
enum class Destination : std::uint8_t {
    ambulance,
    emergencyDepartment,
    nhs111,
    surgery,
    surgeryAdmin,
    pharmacyFirst,
    pharmacistAdvice,
    dentist,
    optician,
    maternity,
    sexualHealth,
    mentalHealthLine,
    selfReferral,
    home,
};
inline constexpr std::size_t destinationCount = 14;

/// The names used in content, in pages and in letters: "call-999", "pharmacist-advice".
std::string_view name(Level level);
std::string_view name(Destination destination);
/// The other way; nothing for a name that is none.
std::optional<Level> levelNamed(std::string_view name);
std::optional<Destination> destinationNamed(std::string_view name);

/// A level and, where its source says so, the time within which it must happen. Ranks are totally ordered: the more
/// urgent level is greater, and at one level the shorter time; no time counts as longest.
///
///     Rank{Level::urgent, 120} > Rank{Level::urgent, std::nullopt} > Rank{Level::soon, 60}
struct Rank {
    Level level = Level::selfCare;
    std::optional<std::uint32_t> withinMinutes;

    friend constexpr bool operator==(const Rank&, const Rank&) = default;
    friend constexpr std::strong_ordering operator<=>(const Rank& a, const Rank& b) {
        if (auto order = a.level <=> b.level; order != 0)
            return order;
        if (a.withinMinutes.has_value() != b.withinMinutes.has_value())
            return a.withinMinutes.has_value() <=> b.withinMinutes.has_value();
        return a.withinMinutes.has_value() ? *b.withinMinutes <=> *a.withinMinutes : std::strong_ordering::equal;
    }
};

/// A set of destinations. Iterates in the order of the enumeration.
class Destinations {
public:
    constexpr Destinations() = default;
    constexpr void add(Destination d) { bits_ |= bit(d); }
    constexpr void remove(Destination d) { bits_ &= std::uint16_t(~bit(d)); }
    [[nodiscard]] constexpr bool has(Destination d) const { return (bits_ & bit(d)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr int size() const { return __builtin_popcount(bits_); }
    friend constexpr bool operator==(Destinations, Destinations) = default;
    template <class Visit>
    constexpr void each(Visit visit) const {
        for (std::size_t i = 0; i < destinationCount; ++i)
            if (has(static_cast<Destination>(i)))
                visit(static_cast<Destination>(i));
    }

private:
    static constexpr std::uint16_t bit(Destination d) { return static_cast<std::uint16_t>(1U << unsigned(d)); }
    std::uint16_t bits_ = 0;
};

/// What a rule does: it puts the outcome at a rank and sends to one destination.
struct Effect {
    Rank rank;
    Destination destination = Destination::home;
    friend constexpr bool operator==(const Effect&, const Effect&) = default;
};

/// Whether the two may stand together in a rule: call-999 with ambulance and nothing else, pharmacy-first at soon or
/// routine, pharmacist-advice and home at self-care, surgery above self-care.
bool permitted(Level level, Destination destination);

} // namespace signpost
