// SPDX-License-Identifier: Apache-2.0
#include "authoring/vignette_run.hpp"
#include "cli/command.hpp"
#include "cli/wrapped_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Authored;
using authoring::Vignette;
using authoring::VignetteRun;
using Json = nlohmann::ordered_json;

constexpr std::string_view help = R"(signpost test CONTENT [--topic ID] [--unsure] [--json]

Takes every patient in words (vignettes/) through the journey and compares the outcome with what a clinician expects. A
question that the vignette does not answer is a failure.

  --topic    only this topic's vignettes
  --unsure   then replaces one answer at a time by "not sure", wherever that is offered, and tells how often the level
             rises. At most 15% may: else "not sure" would send people with little wrong to urgent care
  --json     one JSON object instead of lines

Exit status: 0 all pass, 1 some fail or more than 15% rise, 2 the command line is wrong or the folder can't be read.

Examples:
  signpost test content
  signpost test content --topic sore_throat --unsure
)";

constexpr std::size_t mostRaisedPercent = 15;

struct Tally {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t replaced = 0;
    std::size_t raised = 0;
    /// Journeys that stop at a question which only "not sure" brings up and the vignette does not answer.
    std::size_t unanswered = 0;
    [[nodiscard]] bool tooManyRaised() const { return raised * 100 > replaced * mostRaisedPercent; }
    [[nodiscard]] bool good() const { return failed == 0 && unanswered == 0 && !tooManyRaised(); }
};

Json outcomeJson(const Rank& rank, Destinations destinations) {
    Json names = Json::array();
    destinations.each([&](Destination each) { names.push_back(name(each)); });
    Json json = {{"level", name(rank.level)}};
    if (rank.withinMinutes) {
        json["within"] = *rank.withinMinutes;
    }
    json["destinations"] = std::move(names);
    return json;
}

Json vignetteJson(const Vignette& vignette, const VignetteRun& run) {
    Json json = {{"topic", vignette.topic},
                 {"id", vignette.id},
                 {"trivial", vignette.trivial},
                 {"passed", run.passed},
                 {"expected", outcomeJson(vignette.rank, vignette.destinations)}};
    if (run.ended) {
        json["actual"] = outcomeJson(run.outcome.rank, run.outcome.destinations);
        json["reasons"] = run.reasons;
    }
    json["asked"] = run.asked;
    json["failures"] = run.failures;
    return json;
}

class Tester {
public:
    Tester(const Authored& content, const std::string& folder, const Arguments& arguments, const Streams& streams)
        : content_(content), folder_(folder), unsure_(arguments.has("--unsure")), json_(arguments.has("--json")),
          streams_(streams) {}

    void test(const Vignette& vignette) {
        const VignetteRun run = runVignette(content_.library, vignette);
        (run.passed ? tally_.passed : tally_.failed) += 1;
        Json entry = vignetteJson(vignette, run);
        if (!run.passed) {
            print(vignette, "fails", run);
        }
        if (unsure_ && run.passed) {
            entry["unsure"] = testUnsure(vignette, run);
        }
        results_.push_back(std::move(entry));
    }

    int finish() {
        if (json_) {
            Json all = {{"passed", tally_.passed}, {"failed", tally_.failed}};
            if (unsure_) {
                all["unsure"] = {
                    {"replaced", tally_.replaced}, {"raised", tally_.raised}, {"unanswered", tally_.unanswered}};
            }
            all["vignettes"] = std::move(results_);
            streams_.out << all.dump(2) << '\n';
            return tally_.good() ? done : failed;
        }
        streams_.out << tally_.passed << " vignettes pass, " << tally_.failed << " fail\n";
        if (unsure_) {
            const double percent = tally_.replaced == 0 ? 0
                                                        : 100.0 * static_cast<double>(tally_.raised) /
                                                              static_cast<double>(tally_.replaced);
            streams_.out << "\"not sure\" in place of one answer: " << tally_.replaced << " times, the level rises in "
                         << tally_.raised << " (" << std::fixed << std::setprecision(1) << percent << "%, at most "
                         << mostRaisedPercent << "%)\n";
            if (tally_.unanswered > 0) {
                streams_.out << tally_.unanswered << " of them stop at a question that the vignette does not answer\n";
            }
        }
        return tally_.good() ? done : failed;
    }

private:
    Json testUnsure(const Vignette& vignette, const VignetteRun& run) {
        Json list = Json::array();
        for (const auto& replacement : replaceByUnsure(content_.library, vignette, run)) {
            ++tally_.replaced;
            tally_.raised += replacement.raised ? 1 : 0;
            Json entry = {{"linkId", replacement.linkId}, {"raised", replacement.raised}};
            if (replacement.run.ended) {
                entry["level"] = name(replacement.run.outcome.rank.level);
            } else {
                ++tally_.unanswered;
                entry["failures"] = replacement.run.failures;
                print(vignette, "with " + replacement.linkId + " unsure", replacement.run);
            }
            if (replacement.raised && !json_) {
                streams_.out << "  " << vignette.topic << '/' << vignette.id << ": unsure of " << replacement.linkId
                             << " ends at " << name(replacement.run.outcome.rank.level) << " instead of "
                             << name(run.outcome.rank.level) << '\n';
            }
            list.push_back(std::move(entry));
        }
        return list;
    }

    void print(const Vignette& vignette, const std::string& what, const VignetteRun& run) {
        if (json_) {
            return;
        }
        streams_.out << folder_ << '/' << vignette.place.file << ':' << vignette.place.line << ": " << vignette.topic
                     << '/' << vignette.id << ' ' << what << ":\n";
        for (const std::string& failure : run.failures) {
            streams_.out << "    " << failure << '\n';
        }
        if (!run.reasons.empty()) {
            streams_.out << "    because of";
            for (const std::string& reason : run.reasons) {
                streams_.out << ' ' << reason;
            }
            streams_.out << '\n';
        }
        printWrapped(streams_.out, "the patient: " + vignette.patient, "    ");
    }

    const Authored& content_;
    const std::string& folder_;
    bool unsure_;
    bool json_;
    const Streams& streams_;
    Tally tally_;
    Json results_ = Json::array();
};

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 3> options = {"--topic=", "--unsure", "--json"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1) {
        return misused(testCommand, streams, arguments.error().empty() ? "name one content folder" : arguments.error());
    }
    const std::string& folder = arguments.rest().front();
    int exit = done;
    const auto content = readUsable(folder, streams, exit);
    if (!content) {
        return exit;
    }
    const auto topic = arguments.value("--topic");
    if (topic && !content->library.topic(*topic)) {
        return misused(testCommand, streams, "no topic is called " + *topic);
    }
    Tester tester(*content, folder, arguments, streams);
    for (const Vignette& vignette : content->vignettes) {
        if (!topic || vignette.topic == *topic) {
            tester.test(vignette);
        }
    }
    return tester.finish();
}

} // namespace

const Command testCommand = {"test", "take the patients in words through the journey", help, run};

} // namespace signpost::cli
