// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/prove.hpp"
#include "cli/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What `signpost check` finds out, and how it is told: in words, and as JSON. `signpost bundle --sign` asks the same.
namespace signpost::cli {

struct Checked {
    const authoring::Authored& content;
    /// As it was named on the command line.
    std::string folder;
    /// Nothing if the content has problems, or if no proof was asked for.
    std::optional<analysis::LibraryProof> proof;

    [[nodiscard]] std::size_t problems() const;
    [[nodiscard]] std::size_t warnings() const;
    /// The topics' findings, then the whole library's.
    [[nodiscard]] std::vector<const analysis::Finding*> findings() const;
    /// Content that can be used, and of which nothing was found.
    [[nodiscard]] bool good() const;

    /// Rules that do nothing when unknown because their author wrote `"ignore"`, with the reason. Each once.
    struct Ignored {
        std::string rule;
        std::string because;
    };
    [[nodiscard]] std::vector<Ignored> ignored() const;
};

/// Proves one topic, or all and the library as a whole. On a terminal it says when a topic is done.
analysis::LibraryProof proveWatched(const Library& library, std::optional<std::uint32_t> topic,
                                    const analysis::ProofOptions& options, const Streams& streams);

/// "proven", "1 finding", "given up" where a limit was reached.
std::string verdict(const analysis::TopicProof& proof);

/// Triage questions that the topic asks, without those that only red-flag phrases raise.
std::size_t questionsOf(const Topic& topic, const Library& library);
/// The topic's own rules, without its modules'.
std::size_t ownRulesOf(const Topic& topic, const Library& library);
std::size_t vignettesOf(const Topic& topic, const authoring::Authored& content);

void printFindings(const Checked& checked, std::ostream& out);
/// Everything, ending in a table and the number of problems, findings and warnings.
void printReport(const Checked& checked, std::ostream& out);
void printJson(const Checked& checked, std::ostream& out);

} // namespace signpost::cli
