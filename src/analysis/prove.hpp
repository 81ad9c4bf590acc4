// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/natural.hpp"
#include "analysis/finding.hpp"
#include "analysis/journey/journey_graph.hpp"
#include "signpost/library.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

/// # What is proven, and of whom
///
/// A topic's outcome is a function of all answers to its questions, to those of topics it may hand over to, to the
/// emergency screen, to questions that red-flag phrases raise, and to "Still need help?". `proveTopic` holds that
/// function exactly, as sets of answers (TopicTable), walks every journey (JourneyGraph), and checks each Property on
/// all of them. Every failure comes with a patient in words, whose answers replay in `signpost play --patient`.
///
///     const TopicProof proof = proveTopic(library, *library.topic("sore_throat"), {});
///     proof.proven()                     // nothing was found
///     proof.answerSets.text()            // "1904531213008912384" sets of answers, each of them checked
///     for (const Finding& finding : proof.findings)
///         std::cout << finding.subject << ": " << finding.what << ' ' << finding.patient->words << '\n';
///
/// A worked example. `{"when": "age_years >= 65 and fever", "level": "urgent"}` beside `{"when": "fever", "level":
/// "soon"}`: the first's set is the feverish of 65 or more; the second decides only where the first does not, that is
/// under 65. Lower the first to "soon" as well, and the second decides everywhere that the first does: still two rules,
/// but an invariant "over 65 with fever: never below urgent" now fails, and the example is somebody of 65 with fever.
///
/// Assumed, and not proven:
/// - facts.json is right: combinations that it calls impossible are left out;
/// - numbers between two neighbouring thresholds are alike (no rule can tell them apart);
/// - patients answer each question once and with one of the answers offered; texts are read by no rule;
/// - one topic at a time. With several, the highest outcome of any of them stands, which is never lower;
/// - that the rules are right. Whether they are is for clinicians; what the rules do is proven here.
namespace signpost::analysis {

struct ProofOptions {
    Limits diagrams;
    GraphLimits journeys;
    /// Topics at a time; 0: as many as the machine has cores. Without threads (WebAssembly) it is one.
    unsigned threads = 0;
    /// Set to true to give up early; the result then fails Property::withinLimits.
    const std::atomic<bool>* cancelled = nullptr;
};

struct TopicProof {
    std::uint32_t topic = noIndex;
    std::vector<Finding> findings;
    /// Different sets of answers that a patient can give; exact.
    Natural answerSets;
    /// Of triage, the topic's own and its modules', and the rules that are the topic's own.
    std::size_t questions = 0;
    std::size_t rules = 0;
    /// Questions from "Who needs help?" to the outcome: the most; and the mean if one in twenty ticks a box or is not
    /// sure, and other answers are equally likely.
    std::uint32_t longest = 0;
    double mean = 0;
    std::size_t diagramNodes = 0;
    std::size_t journeyNodes = 0;
    /// Rules whose unknown is ignored, with the author's reason; invariants that the topic is exempt from.
    struct Note {
        std::string subject;
        std::string because;
    };
    std::vector<Note> ignored;
    std::vector<Note> exempt;

    /// For `proveLibrary`: rules that decide here for somebody; questions and boxes (as bits) that matter here.
    std::vector<bool> deciding;
    std::vector<std::uint64_t> mattering;

    [[nodiscard]] bool proven() const { return findings.empty(); }
};

struct LibraryProof {
    std::vector<TopicProof> topics;
    /// What concerns the whole library: modules' rules that decide nowhere, modules' questions that matter nowhere.
    std::vector<Finding> findings;
    [[nodiscard]] bool proven() const;
};

/// @pre The library is linked.
TopicProof proveTopic(const Library& library, std::uint32_t topic, const ProofOptions& options);

/// Every topic. `progress` is called from one thread at a time, whenever a topic is done.
LibraryProof proveLibrary(const Library& library, const ProofOptions& options,
                          const std::function<void(const TopicProof&)>& progress = {});

} // namespace signpost::analysis
