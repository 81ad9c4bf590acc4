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

/// What mutants do to one topic: its table is made once, and again on the same ground for each mutant, of those
/// patients only for whom the changed rule does something else.
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
    /// Nothing if everybody ends where they did. `mutated` is the library with this mutant.
    std::optional<Difference> difference(const Mutant& mutant, const Library& mutated);
    /// Some invariant fails for somebody for whom it held. To be called after `difference`, for the same mutant.
    bool invariantsNotice();

    [[nodiscard]] bool exhausted() const { return table_.diagrams().exhausted() != Diagrams::Exhausted::no; }

private:
    Set concerned(const Mutant& mutant);
    void makeRoom();
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
