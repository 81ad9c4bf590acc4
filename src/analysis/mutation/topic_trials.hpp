// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/mutation/mutants.hpp"
#include "analysis/prove.hpp"
#include "analysis/topic_table.hpp"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace signpost::analysis {

/// What mutants do to one topic: its table is made once, and again for each mutant on the same ground.
class TopicTrials {
public:
    /// For these mutants of `library` (Mutants::library), which it borrows.
    TopicTrials(const Library& library, std::uint32_t topic, std::span<const Mutant* const> mutants,
                const ProofOptions& options);

    struct Difference {
        /// An answer for each question of the library, of somebody who ends elsewhere.
        std::vector<Answer> answers;
        /// It takes "Still need help?" to see it.
        bool asksAnyway = false;
    };
    /// Nothing if everybody ends where they did.
    std::optional<Difference> difference(const Library& mutated);
    /// Some invariant fails for somebody for whom it held. To be called after `difference`, for the same mutant.
    bool invariantsNotice();

    [[nodiscard]] bool exhausted() const { return table_.diagrams().exhausted() != Diagrams::Exhausted::no; }

private:
    std::optional<Difference> exampleOf(Set differing, bool asksAnyway);
    static std::set<std::string> brokenInvariants(const TopicTable& table, const ProofOptions& options);

    const ProofOptions& options_;
    std::shared_ptr<Ground> ground_;
    TopicTable table_;
    OutcomeSets triage_;
    OutcomeSets afterwards_;
    std::set<std::string> broken_;
    std::optional<TopicTable> changed_;
};

} // namespace signpost::analysis
