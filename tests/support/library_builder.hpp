// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace signpost::test {

/// Builds small libraries in the words of the domain, without JSON, so that the core is tested by itself and in
/// WebAssembly too.
///
///     LibraryBuilder build;
///     build.checklist("signs", {"rash", "drooling"}, Band::redFlags);
///     build.topic("throat", {Level::selfCare, Destination::home});
///     build.rule("airway", build.contains("signs", "drooling"), Level::call999, Destination::ambulance);
///     const Library library = build.library();
///
/// Questions belong to every topic made afterwards and to the one being built; rules to the one being built. A linkId
/// or option that doesn't exist fails the test at once, so that tests can't rot silently.
class LibraryBuilder {
public:
    struct To {
        Level level;
        Destination destination;
        std::optional<std::uint32_t> within;
    };

    Question& boolean(std::string linkId);
    Question& choice(std::string linkId, const std::vector<std::string>& options);
    /// "none" is added as the last box.
    Question& checklist(std::string linkId, const std::vector<std::string>& boxes, Band band = Band::rest);
    Question& number(std::string linkId, std::int64_t least, std::int64_t greatest, std::uint8_t decimals = 0);
    Question& age();
    Question& text(std::string linkId, Phase phase);
    /// Makes the question just added one of the screen's.
    void onScreen();

    Topic& topic(std::string id, To otherwise);
    Rule& rule(const std::string& id, ConditionIndex when, Level level, Destination destination,
               std::optional<std::uint32_t> within = {});
    /// A rule of the screen and of every topic made so far and afterwards.
    Rule& screenRule(const std::string& id, ConditionIndex when, Level level, Destination destination);
    Advice& advice(const std::string& id, AdviceKind kind, Level level, std::string text);

    ConditionIndex yes(std::string_view linkId);
    ConditionIndex is(std::string_view linkId, std::string_view option);
    ConditionIndex contains(std::string_view linkId, std::string_view box);
    ConditionIndex count(std::string_view linkId, std::int64_t low, std::int64_t high = unbounded);
    ConditionIndex inRange(std::string_view linkId, std::int64_t low, std::int64_t high);
    ConditionIndex atLeast(std::string_view linkId, std::int64_t low) { return inRange(linkId, low, unbounded); }
    ConditionIndex applies(std::string_view linkId);
    ConditionIndex score(std::string_view id, std::int64_t low, std::int64_t high = unbounded);
    ConditionIndex all(const std::vector<ConditionIndex>& parts) { return join(Condition::Kind::all, parts); }
    ConditionIndex any(const std::vector<ConditionIndex>& parts) { return join(Condition::Kind::any, parts); }
    ConditionIndex no(ConditionIndex part) { return join(Condition::Kind::negation, {part}); }
    void addScore(std::string id, const std::vector<ConditionIndex>& items);

    std::uint32_t question(std::string_view linkId) const;
    /// Before linking: to be changed by a test that wants a library of its own kind.
    Library& raw() { return library_; }
    /// Linked. Fails the test if the library is not sound.
    Library library() const;

private:
    Question& add(std::string linkId, QuestionType type);
    ConditionIndex add(Condition condition);
    ConditionIndex join(Condition::Kind kind, const std::vector<ConditionIndex>& parts);

    Library library_;
};

} // namespace signpost::test
