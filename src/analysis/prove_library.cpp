// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"
#include "analysis/prove.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

namespace signpost::analysis {
namespace {

/// A module's rule or question counts for all topics with it: it has to decide, or matter, in one of them.
class WholeLibrary {
public:
    WholeLibrary(const Library& library, LibraryProof& proof) : library_(library), proof_(proof) {}

    void run() {
        for (std::uint32_t rule = 0; rule < library_.rules.size(); ++rule)
            checkRule(rule);
        for (std::uint32_t question = 0; question < library_.questions.size(); ++question)
            checkQuestion(question);
    }

private:
    [[nodiscard]] bool ofTopic(const std::string& id) const {
        return std::any_of(library_.topics.begin(), library_.topics.end(),
                           [&](const Topic& topic) { return id.starts_with(topic.id + "/"); });
    }
    void checkRule(std::uint32_t rule) {
        const std::string& id = library_.rules[rule].id;
        const bool excused = rule < library_.ruleNotes.size() && !library_.ruleNotes[rule].redundantBecause.empty();
        bool stands = false;
        bool decides = false;
        for (const TopicProof& topic : proof_.topics) {
            const std::vector<std::uint32_t>& its = library_.topics[topic.topic].rules;
            stands = stands || std::find(its.begin(), its.end(), rule) != its.end();
            decides = decides || (rule < topic.deciding.size() && topic.deciding[rule]);
        }
        // A topic's own rule was looked at with its topic.
        if (stands && !decides && !excused && !ofTopic(id))
            proof_.findings.push_back(
                {Property::ruleDecides, "", id, "In no topic that includes the rule does it ever decide.", {}});
    }
    void checkQuestion(std::uint32_t index) {
        const Question& question = library_.questions[index];
        if (question.phase != Phase::triage || question.input != Input::patient)
            return;
        std::uint64_t matters = 0;
        bool asked = false;
        for (const TopicProof& topic : proof_.topics) {
            const std::vector<std::uint32_t>& its = library_.topics[topic.topic].questions;
            asked = asked || std::find(its.begin(), its.end(), index) != its.end();
            matters |= index < topic.mattering.size() ? topic.mattering[index] : 0;
        }
        if (!asked)
            return;
        if (matters == 0) {
            proof_.findings.push_back(
                {Property::questionMatters, "", question.linkId, "No answer to the question changes any outcome.", {}});
            return;
        }
        if (question.type != QuestionType::checklist)
            return;
        for (std::uint32_t option = 0; option < question.options.size(); ++option)
            if (!question.options[option].none && ((matters >> option) & 1) == 0)
                proof_.findings.push_back({Property::questionMatters,
                                           "",
                                           question.linkId + "." + question.options[option].value,
                                           "Ticking the box changes no outcome.",
                                           {}});
    }

    const Library& library_;
    LibraryProof& proof_;
};

} // namespace

bool LibraryProof::proven() const {
    return findings.empty() &&
           std::all_of(topics.begin(), topics.end(), [](const TopicProof& topic) { return topic.proven(); });
}

LibraryProof proveLibrary(const Library& library, const ProofOptions& options,
                          const std::function<void(const TopicProof&)>& progress) {
    LibraryProof proof;
    proof.topics.resize(library.topics.size());
    std::atomic<std::uint32_t> next = 0;
    const auto takeTopics = [&](const auto& done) {
        for (std::uint32_t topic = next++; topic < proof.topics.size(); topic = next++) {
            proof.topics[topic] = proveTopic(library, topic, options);
            done(proof.topics[topic]);
        }
    };
#ifdef __EMSCRIPTEN__
    takeTopics([&](const TopicProof& topic) {
        if (progress)
            progress(topic);
    });
#else
    std::mutex told;
    const auto work = [&] {
        takeTopics([&](const TopicProof& topic) {
            const std::lock_guard lock(told);
            if (progress)
                progress(topic);
        });
    };
    const unsigned wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < std::min<std::size_t>(wanted, proof.topics.size()); ++i)
        helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers)
        helper.join();
#endif
    proof.findings = proveScreen(library, options);
    WholeLibrary(library, proof).run();
    return proof;
}

} // namespace signpost::analysis
