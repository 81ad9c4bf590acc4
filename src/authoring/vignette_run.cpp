// SPDX-License-Identifier: Apache-2.0
#include "authoring/vignette_run.hpp"

#include <algorithm>

namespace signpost::authoring {
namespace {

std::string names(Destinations destinations) {
    std::string text;
    destinations.each([&](Destination each) { text += (text.empty() ? "" : ", ") + std::string(name(each)); });
    return text;
}

std::string words(const Rank& rank, bool withTime) {
    std::string text(name(rank.level));
    if (withTime && rank.withinMinutes) {
        text += " within " + std::to_string(*rank.withinMinutes) + " minutes";
    }
    return text;
}

class Runner {
public:
    Runner(const Library& library, const Vignette& vignette) : vignette_(vignette), journey_(library) {}

    VignetteRun run() {
        give("surgery_opens_in", vignette_.answers.at("surgery_opens_in"));
        if (!vignette_.words.empty()) {
            give("words", vignette_.words);
        }
        while (run_.failures.empty() && step()) {
        }
        if (run_.failures.empty()) {
            run_.ended = true;
            run_.outcome = journey_.outcome();
            compare();
        }
        run_.passed = run_.failures.empty();
        return std::move(run_);
    }

private:
    /// One answer; false at the outcome.
    bool step() {
        const Next next = journey_.next();
        switch (next.step) {
        case Step::question:
            put(journey_.library().questions[next.question]);
            return true;
        case Step::chooseTopic:
            give("topic", vignette_.topic);
            return true;
        case Step::anythingElse:
            give("anything_else", "no");
            return true;
        case Step::whichIsRight:
        case Step::wait:
            fail("the journey does not get to an outcome");
            return true;
        case Step::outcome:
        case Step::check:
            break;
        }
        return false;
    }

    void put(const Question& question) {
        run_.asked.push_back(question.linkId);
        const auto answer = vignette_.answers.find(question.linkId);
        if (answer == vignette_.answers.end()) {
            fail("the journey asks " + question.linkId + ", which the vignette does not answer");
            return;
        }
        give(question.linkId, answer->second);
    }

    void give(std::string_view linkId, const std::string& text) {
        // Content without opening hours has no such question, and then nothing depends on it.
        if (linkId == "surgery_opens_in" && journey_.library().opensIn == noIndex) {
            return;
        }
        if (const auto error = journey_.answer(linkId, text)) {
            fail(std::string(linkId) + ": " + (error->detail.empty() ? std::string(error->code) : error->detail));
        }
    }

    void compare() {
        const Outcome& outcome = run_.outcome;
        for (const Reason& reason : outcome.reasons) {
            const Library& library = journey_.library();
            run_.reasons.push_back(reason.rule == noIndex ? library.topics[reason.defaultOf].id + "/default"
                                                          : library.rules[reason.rule].id);
        }
        const bool rankDiffers =
            vignette_.saysWithin ? outcome.rank != vignette_.rank : outcome.rank.level != vignette_.rank.level;
        if (rankDiffers) {
            fail(words(outcome.rank, vignette_.saysWithin) + " instead of " +
                 words(vignette_.rank, vignette_.saysWithin));
        }
        if (outcome.destinations != vignette_.destinations) {
            fail("destinations " + names(outcome.destinations) + " instead of " + names(vignette_.destinations));
        }
        for (const std::string& reason : vignette_.reasons) {
            if (std::find(run_.reasons.begin(), run_.reasons.end(), reason) == run_.reasons.end()) {
                fail(reason + " is not among the reasons");
            }
        }
    }

    void fail(std::string why) { run_.failures.push_back(std::move(why)); }

    const Vignette& vignette_;
    Journey journey_;
    VignetteRun run_;
};

} // namespace

VignetteRun runVignette(const Library& library, const Vignette& vignette) {
    return Runner(library, vignette).run();
}

std::vector<UnsureReplacement> replaceByUnsure(const Library& library, const Vignette& vignette,
                                               const VignetteRun& run) {
    std::vector<UnsureReplacement> list;
    for (const std::string& linkId : run.asked) {
        const auto question = library.question(linkId);
        const auto answer = vignette.answers.find(linkId);
        if (!question || !library.questions[*question].offersUnsure || answer == vignette.answers.end() ||
            answer->second == "unsure") {
            continue;
        }
        Vignette changed = vignette;
        changed.answers[linkId] = "unsure";
        UnsureReplacement replacement{linkId, false, runVignette(library, changed)};
        replacement.raised =
            replacement.run.ended && run.ended && replacement.run.outcome.rank.level > run.outcome.rank.level;
        list.push_back(std::move(replacement));
    }
    return list;
}

} // namespace signpost::authoring
