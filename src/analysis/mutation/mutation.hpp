// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"
#include "analysis/mutation/mutants.hpp"
#include "analysis/prove.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

/// # Would anybody notice?
///
/// Changes each rule in turn, in every small way that an author could slip into (Mutant), and asks what would have
/// caught it: a patient in words, or an invariant. What nothing catches is a hole in the patients in words, and the
/// example that comes with it is the one that is missing.
///
/// A mutant that sends every patient to the same rank and destinations as before, in every topic that has the rule, is
/// equivalent: nothing could catch it, and it is counted apart. That is decided exactly, on the diagrams.
///
///     const auto noticed = [&](const Library& mutated, std::span<const std::uint32_t> topics) { ... };
///     for (const Trial& trial : tryMutants(library, {.vignettesNotice = noticed}))
///         if (trial.survived())
///             std::cout << trial.mutant.what << ": " << trial.missing->before.words << '\n';
namespace signpost::analysis {

struct Trial {
    Mutant mutant;
    /// Topics in which somebody's outcome differs; empty: equivalent.
    std::vector<std::uint32_t> topics;
    bool byVignettes = false;
    bool byInvariants = false;
    /// Of what survives: another proof of the example's topic, by `proveTopic`, that fails and held before.
    std::optional<Property> byProof;
    /// Of what vignettes and invariants don't notice: somebody whom it concerns, before and after.
    struct Example {
        Patient before;
        Patient after;
    };
    std::optional<Example> missing;

    [[nodiscard]] bool equivalent() const { return topics.empty(); }
    [[nodiscard]] bool noticed() const { return byVignettes || byInvariants; }
    [[nodiscard]] bool survived() const { return !equivalent() && !noticed(); }
};

struct MutationOptions {
    ProofOptions proof;
    /// Which rules to change; none: all of them.
    std::function<bool(std::uint32_t rule)> wanted;
    /// Does some vignette of these topics fail in the changed library? Called from several threads.
    std::function<bool(const Library& mutated, std::span<const std::uint32_t> topics)> vignettesNotice;
    /// Called from one thread at a time with the number of steps done and of all.
    std::function<void(std::size_t done, std::size_t all)> progress;
};

struct Mutation {
    std::vector<Trial> trials;
    /// Topics that were given up at a limit, by id: what is said of their rules is then worth nothing.
    std::vector<std::string> givenUp;
};

/// @pre The library is linked.
Mutation tryMutants(const Library& library, const MutationOptions& options);

} // namespace signpost::analysis
