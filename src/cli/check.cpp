// SPDX-License-Identifier: Apache-2.0
#include "cli/check.hpp"

#include "signpost/leaves.hpp"

#include <algorithm>
#include <ostream>

namespace signpost::cli {

using analysis::Finding;
using analysis::LibraryProof;
using analysis::ProofOptions;
using analysis::Property;
using analysis::TopicProof;
using authoring::Authored;
using authoring::Problem;

std::size_t Checked::warnings() const {
    return static_cast<std::size_t>(std::count_if(content.problems.begin(), content.problems.end(),
                                                  [](const Problem& problem) { return isWarning(problem.code); }));
}

std::size_t Checked::problems() const {
    return content.problems.size() - warnings();
}

std::vector<const Finding*> Checked::findings() const {
    std::vector<const Finding*> all;
    if (!proof)
        return all;
    for (const TopicProof& topic : proof->topics)
        for (const Finding& finding : topic.findings)
            all.push_back(&finding);
    for (const Finding& finding : proof->findings)
        all.push_back(&finding);
    return all;
}

bool Checked::good() const {
    return content.usable && (!proof || proof->proven());
}

std::vector<Checked::Ignored> Checked::ignored() const {
    const Library& library = content.library;
    std::vector<Ignored> all;
    if (!proof)
        return all;
    const auto stands = [&](std::uint32_t rule) {
        const auto has = [&](const std::vector<std::uint32_t>& rules) {
            return std::find(rules.begin(), rules.end(), rule) != rules.end();
        };
        return has(library.screenRules) ||
               std::any_of(proof->topics.begin(), proof->topics.end(),
                           [&](const auto& its) { return has(library.topics[its.topic].rules); });
    };
    for (std::uint32_t rule = 0; rule < library.ruleNotes.size(); ++rule) {
        const std::string& because = library.ruleNotes[rule].unsureBecause;
        // A self-care rule does nothing when unknown, without a word from its author.
        if (library.rules[rule].unsure == WhenUnsure::nothing && !because.empty() && stands(rule))
            all.push_back({library.rules[rule].id, because});
    }
    return all;
}

LibraryProof proveWatched(const Library& library, std::optional<std::uint32_t> topic, const ProofOptions& options,
                          const Streams& streams) {
    if (topic) {
        LibraryProof one;
        one.topics.push_back(proveTopic(library, *topic, options));
        return one;
    }
    std::size_t number = 0;
    return proveLibrary(library, options, [&](const TopicProof& proof) {
        ++number;
        if (streams.watched)
            streams.complaints << '[' << number << '/' << library.topics.size() << "] "
                               << library.topics[proof.topic].id << ": " << verdict(proof) << std::endl;
    });
}

std::string verdict(const TopicProof& proof) {
    if (proof.proven())
        return "proven";
    const bool givenUp = std::any_of(proof.findings.begin(), proof.findings.end(),
                                     [](const Finding& finding) { return finding.property == Property::withinLimits; });
    if (givenUp)
        return "given up";
    return std::to_string(proof.findings.size()) + (proof.findings.size() == 1 ? " finding" : " findings");
}

std::size_t questionsOf(const Topic& topic, const Library& library) {
    return static_cast<std::size_t>(
        std::count_if(topic.questions.begin(), topic.questions.end(), [&](std::uint32_t question) {
            const Question& each = library.questions[question];
            const auto reads = questionsRead(library, each.enableWhen);
            const bool ofPhrases = std::find(reads.begin(), reads.end(), library.phrases) != reads.end();
            return each.phase == Phase::triage && each.input == Input::patient && !ofPhrases;
        }));
}

std::size_t ownRulesOf(const Topic& topic, const Library& library) {
    return static_cast<std::size_t>(std::count_if(topic.rules.begin(), topic.rules.end(), [&](std::uint32_t rule) {
        return library.rules[rule].id.starts_with(topic.id + "/");
    }));
}

std::size_t vignettesOf(const Topic& topic, const Authored& content) {
    return static_cast<std::size_t>(std::count_if(content.vignettes.begin(), content.vignettes.end(),
                                                  [&](const auto& vignette) { return vignette.topic == topic.id; }));
}

} // namespace signpost::cli
