// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/mutation.hpp"

#include "analysis/mutation/topic_trials.hpp"
#include "analysis/parallel.hpp"
#include "analysis/patient.hpp"
#include "analysis/properties/topic_case.hpp"

#include <algorithm>
#include <map>
#include <mutex>

namespace signpost::analysis {
namespace {

/// Copying a library takes longer than trying a mutant, so one copy serves many.
constexpr std::size_t trialsOfOneCopy = 32;

using Broken = std::set<std::pair<Property, std::string>>;

Broken brokenIn(const std::vector<Finding>& findings) {
    Broken broken;
    for (const Finding& finding : findings)
        broken.insert({finding.property, finding.subject});
    return broken;
}

class Laboratory {
public:
    Laboratory(const Library& library, const MutationOptions& options)
        : library_(library), options_(options), mutants_(mutantsOf(library, [&](std::uint32_t rule) {
              return !topicsWith(rule).empty() && (!options.wanted || options.wanted(rule));
          })) {
        for (const Mutant& mutant : mutants_.list)
            result_.trials.push_back({mutant, {}, false, false, {}, {}});
        shown_.resize(result_.trials.size());
        steps_ = library.topics.size() + 1 + 2 * result_.trials.size();
    }

    Mutation run() {
        inParallel(library_.topics.size() + 1, options_.proof.threads, [&](std::size_t topic) {
            if (topic == 0)
                tryScreen();
            else
                tryTopic(static_cast<std::uint32_t>(topic - 1));
            step();
        });
        for (Trial& trial : result_.trials) {
            std::sort(trial.topics.begin(), trial.topics.end());
            trial.byInvariants = trial.byInvariants && !trial.equivalent();
        }
        eachTrial([&](Trial& trial, MutatedLibrary& changed) {
            if (!trial.equivalent() && options_.vignettesNotice)
                trial.byVignettes = options_.vignettesNotice(changed.with(trial.mutant), topicsWith(trial.mutant.rule));
        });
        findBaselines();
        eachTrial([&](Trial& trial, MutatedLibrary& changed) {
            if (trial.survived())
                examine(trial, changed);
        });
        std::sort(result_.givenUp.begin(), result_.givenUp.end());
        return std::move(result_);
    }

private:
    /// Where an example was found; own topics before others, then in the library's order.
    struct Shown {
        std::uint32_t topic = noIndex;
        TopicTrials::Difference difference;
    };

    const std::vector<std::uint32_t>& topicsWith(std::uint32_t rule) {
        if (topicsWith_.empty()) {
            topicsWith_.resize(library_.rules.size());
            for (std::uint32_t topic = 0; topic < library_.topics.size(); ++topic)
                for (const std::uint32_t each : allRulesOf(library_, topic))
                    topicsWith_[each].push_back(topic);
        }
        return topicsWith_[rule];
    }

    void step() {
        const std::lock_guard lock(mutex_);
        ++stepsDone_;
        if (options_.progress)
            options_.progress(stepsDone_, steps_);
    }

    void eachTrial(const std::function<void(Trial&, MutatedLibrary&)>& work) {
        const std::size_t all = result_.trials.size();
        const std::size_t batches = (all + trialsOfOneCopy - 1) / trialsOfOneCopy;
        inParallel(batches, options_.proof.threads, [&](std::size_t batch) {
            MutatedLibrary changed(mutants_.library);
            for (std::size_t i = batch * trialsOfOneCopy; i < std::min(all, (batch + 1) * trialsOfOneCopy); ++i) {
                work(result_.trials[i], changed);
                step();
            }
        });
    }

    void tryTopic(std::uint32_t topic) {
        std::vector<std::size_t> its;
        std::vector<const Mutant*> itsMutants;
        for (std::size_t i = 0; i < result_.trials.size(); ++i) {
            const auto& topics = topicsWith(result_.trials[i].mutant.rule);
            if (std::find(topics.begin(), topics.end(), topic) == topics.end())
                continue;
            its.push_back(i);
            itsMutants.push_back(&result_.trials[i].mutant);
        }
        if (its.empty())
            return;
        TopicTrials trials(mutants_.library, topic, itsMutants, options_.proof);
        MutatedLibrary changed(mutants_.library);
        for (const std::size_t i : its) {
            Trial& trial = result_.trials[i];
            auto difference = trials.difference(trial.mutant, changed.with(trial.mutant));
            if (!difference)
                continue;
            const bool noticed = !noticedAlready(trial) && trials.invariantsNotice();
            const std::lock_guard lock(mutex_);
            trial.topics.push_back(topic);
            trial.byInvariants = trial.byInvariants || noticed;
            if (place(trial, topic) < place(trial, shown_[i].topic))
                shown_[i] = {topic, std::move(*difference)};
        }
        if (trials.exhausted()) {
            const std::lock_guard lock(mutex_);
            result_.givenUp.push_back(library_.topics[topic].id);
        }
    }

    [[nodiscard]] std::size_t place(const Trial& trial, std::uint32_t topic) const {
        if (topic == noIndex)
            return library_.topics.size() + 1;
        const bool own = library_.rules[trial.mutant.rule].id.starts_with(library_.topics[topic].id + "/");
        return own ? 0 : topic + 1;
    }

    bool noticedAlready(const Trial& trial) {
        const std::lock_guard lock(mutex_);
        return trial.byInvariants;
    }

    /// Whom the emergency screen sends away never gets to a topic.
    void tryScreen() {
        const Broken before = brokenIn(proveScreen(mutants_.library, options_.proof));
        MutatedLibrary changed(mutants_.library);
        for (Trial& trial : result_.trials) {
            const auto& rules = library_.screenRules;
            if (std::find(rules.begin(), rules.end(), trial.mutant.rule) == rules.end())
                continue;
            const Broken now = brokenIn(proveScreen(changed.with(trial.mutant), options_.proof));
            const std::lock_guard lock(mutex_);
            trial.byInvariants =
                trial.byInvariants || !std::includes(before.begin(), before.end(), now.begin(), now.end());
        }
    }

    /// What is wrong before any change is not the change's fault.
    void findBaselines() {
        std::set<std::uint32_t> topics;
        for (std::size_t i = 0; i < result_.trials.size(); ++i)
            if (result_.trials[i].survived())
                topics.insert(shown_[i].topic);
        for (const std::uint32_t topic : topics)
            baselines_[topic];
        const std::vector<std::uint32_t> list(topics.begin(), topics.end());
        inParallel(list.size(), options_.proof.threads, [&](std::size_t i) {
            baselines_.at(list[i]) = brokenIn(proveTopic(library_, list[i], options_.proof).findings);
        });
    }

    void examine(Trial& trial, MutatedLibrary& changed) {
        const Library& mutated = changed.with(trial.mutant);
        const Shown& shown = shown_[static_cast<std::size_t>(&trial - result_.trials.data())];
        const auto walked = [&](const Library& library) {
            return walk(library, shown.topic, shown.difference.answers, shown.difference.asksAnyway);
        };
        trial.missing = {walked(library_), walked(mutated)};
        for (const Finding& finding : proveTopic(mutated, shown.topic, options_.proof).findings)
            if (!trial.byProof && !baselines_.at(shown.topic).contains({finding.property, finding.subject}))
                trial.byProof = finding.property;
    }

    const Library& library_;
    const MutationOptions& options_;
    /// By rule; filled by the first to ask, before there are threads.
    std::vector<std::vector<std::uint32_t>> topicsWith_;
    Mutants mutants_;
    Mutation result_;
    std::vector<Shown> shown_;
    std::map<std::uint32_t, Broken> baselines_;
    std::mutex mutex_;
    std::size_t steps_ = 0;
    std::size_t stepsDone_ = 0;
};

} // namespace

Mutation tryMutants(const Library& library, const MutationOptions& options) {
    return Laboratory(library, options).run();
}

} // namespace signpost::analysis
