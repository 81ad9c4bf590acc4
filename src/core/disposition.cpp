// SPDX-License-Identifier: Apache-2.0
#include "signpost/disposition.hpp"

namespace signpost {
namespace {

constexpr std::array<std::string_view, levelCount> levelNames = {"self-care", "routine",   "soon",
                                                                 "urgent",    "emergency", "call-999"};

constexpr std::array<std::string_view, destinationCount> destinationNames = {
    "ambulance",      "emergency-department", "nhs-111",       "surgery",  "surgery-admin",
    "pharmacy-first", "pharmacist-advice",    "dentist",       "optician", "maternity",
    "sexual-health",  "mental-health-line",   "self-referral", "home"};

template <class Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& names, std::string_view name) {
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name)
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace

std::string_view name(Level level) {
    return levelNames[static_cast<std::size_t>(level)];
}
std::string_view name(Destination destination) {
    return destinationNames[static_cast<std::size_t>(destination)];
}
std::optional<Level> levelNamed(std::string_view name) {
    return named<Level>(levelNames, name);
}
std::optional<Destination> destinationNamed(std::string_view name) {
    return named<Destination>(destinationNames, name);
}

bool permitted(Level level, Destination destination) {
    if (level == Level::call999 || destination == Destination::ambulance)
        return level == Level::call999 && destination == Destination::ambulance;
    switch (destination) {
    case Destination::pharmacyFirst:
        return level == Level::soon || level == Level::routine;
    case Destination::pharmacistAdvice:
    case Destination::home:
        return level == Level::selfCare;
    case Destination::surgery:
        return level != Level::selfCare;
    default:
        return true;
    }
}

} // namespace signpost
