// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/mutation.hpp"
#include "authoring/vignette_run.hpp"
#include "cli/answers_line.hpp"
#include "cli/command.hpp"
#include "cli/patient_json.hpp"
#include "cli/text_table.hpp"
#include "cli/threads_option.hpp"
#include "cli/wrapped_text.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

using analysis::Mutation;
using analysis::MutationOptions;
using analysis::Trial;
using authoring::Authored;
using Json = nlohmann::ordered_json;

constexpr std::string_view help = R"(signpost mutate CONTENT [--topic ID] [--threads N] [--json]

Would anybody notice a slip of the pen? Changes each rule in turn: drops it, flips a comparison, moves a threshold one step,
lowers its level by one, negates one term. A change that sends nobody anywhere else is equivalent and counted apart. Each of
the others must make a vignette or an invariant fail. One that does not survives, and is listed with a patient whom it
concerns: that is the vignette that is missing.

  CONTENT     the folder that holds library.json and topics/
  --topic     only rules of this topic, or of this module
  --threads   how many to use (default: as many as the machine has cores)
  --json      one JSON object instead of lines, for other programs

Exit status: 0 all changes of rules at urgent and above are noticed, and 90 % of all; 1 they are not, or the content has
problems; 2 the command line is wrong or a file can't be read.

Examples:
  signpost mutate content
  signpost mutate content --topic sore_throat
)";

constexpr double leastPercent = 90;

struct Tally {
    std::size_t mutants = 0;
    std::size_t equivalent = 0;
    std::size_t byVignettes = 0;
    std::size_t byInvariants = 0;
    std::size_t survived = 0;

    void add(const Trial& trial) {
        ++mutants;
        equivalent += trial.equivalent() ? 1 : 0;
        byVignettes += trial.byVignettes ? 1 : 0;
        byInvariants += trial.byInvariants ? 1 : 0;
        survived += trial.survived() ? 1 : 0;
    }
    [[nodiscard]] double percent() const {
        const std::size_t all = mutants - equivalent;
        return all == 0 ? 100 : 100.0 * static_cast<double>(all - survived) / static_cast<double>(all);
    }
};

std::string oneDecimal(double value) {
    std::ostringstream text;
    text.setf(std::ios::fixed);
    text.precision(1);
    text << value;
    return text.str();
}

/// The topic or module that a rule stands in.
std::string partOf(const std::string& rule) {
    return rule.substr(0, rule.find('/'));
}

class Report {
public:
    Report(const Library& library, const Mutation& mutation, std::string folder)
        : library_(library), mutation_(mutation), folder_(std::move(folder)) {
        for (const Trial& trial : mutation.trials) {
            const std::string part = partOf(rule(trial).id);
            if (parts_.empty() || parts_.back().first != part)
                parts_.emplace_back(part, Tally{});
            parts_.back().second.add(trial);
            all_.add(trial);
            if (rule(trial).effect.rank.level >= Level::urgent)
                urgent_.add(trial);
        }
    }

    [[nodiscard]] bool good() const {
        return urgent_.survived == 0 && all_.percent() >= leastPercent && mutation_.givenUp.empty();
    }

    void print(std::ostream& out) const {
        for (const Trial& trial : mutation_.trials)
            if (trial.survived())
                printSurvivor(trial, out);
        if (all_.survived > 0)
            out << '\n';
        TextTable table({{"topic or module"},
                         {"mutants", true},
                         {"equivalent", true},
                         {"by vignettes", true},
                         {"by invariants", true},
                         {"survived", true},
                         {"noticed", true}});
        const auto row = [&](const std::string& name, const Tally& tally) {
            table.add({name, std::to_string(tally.mutants), std::to_string(tally.equivalent),
                       std::to_string(tally.byVignettes), std::to_string(tally.byInvariants),
                       std::to_string(tally.survived), oneDecimal(tally.percent()) + " %"});
        };
        for (const auto& [part, tally] : parts_)
            row(part, tally);
        row("all", all_);
        row("at urgent and above", urgent_);
        table.print(out);
        for (const std::string& topic : mutation_.givenUp)
            out << topic << " was given up: its diagrams grew too large\n";
        out << (good() ? "good" : "not good enough") << ": " << oneDecimal(all_.percent()) << " % noticed (at least "
            << leastPercent << " % wanted), " << urgent_.survived
            << " survivors of rules at urgent and above (0 wanted)\n";
    }

    void printJson(std::ostream& out) const {
        Json topics = Json::array();
        for (const auto& [part, tally] : parts_) {
            Json json = {{"id", part}};
            json.update(tallyJson(tally));
            topics.push_back(std::move(json));
        }
        Json survivors = Json::array();
        for (const Trial& trial : mutation_.trials)
            if (trial.survived())
                survivors.push_back(survivorJson(trial));
        const Json json = {{"good", good()},   {"all", tallyJson(all_)}, {"urgentAndAbove", tallyJson(urgent_)},
                           {"topics", topics}, {"survivors", survivors}, {"givenUp", mutation_.givenUp}};
        out << json.dump(2) << '\n';
    }

private:
    [[nodiscard]] const Rule& rule(const Trial& trial) const { return library_.rules[trial.mutant.rule]; }

    static Json tallyJson(const Tally& tally) {
        return {{"mutants", tally.mutants},
                {"equivalent", tally.equivalent},
                {"byVignettes", tally.byVignettes},
                {"byInvariants", tally.byInvariants},
                {"survived", tally.survived}};
    }

    void printSurvivor(const Trial& trial, std::ostream& out) const {
        constexpr std::string_view indent = "    ";
        const auto& [before, after] = *trial.missing;
        out << '\n'
            << rule(trial).id << " (" << name(rule(trial).effect.rank.level) << "): " << trial.mutant.what << '\n';
        printWrapped(out, "Nobody notices for: " + (before.words.empty() ? "(nothing said)" : before.words), indent);
        printWrapped(out,
                     "ends at " + endInWords(before.rank, before.destinations) + "; changed, at " +
                         endInWords(after.rank, after.destinations),
                     indent);
        if (trial.byProof)
            out << indent << "(signpost check would refuse it: " << name(*trial.byProof) << ")\n";
        out << indent << playCommandFor(folder_, before) << '\n';
    }

    [[nodiscard]] Json survivorJson(const Trial& trial) const {
        Json json = {{"rule", rule(trial).id},
                     {"level", name(rule(trial).effect.rank.level)},
                     {"kind", name(trial.mutant.kind)},
                     {"what", trial.mutant.what},
                     {"topics", Json::array()},
                     {"before", patientJson(trial.missing->before, folder_)},
                     {"after", patientJson(trial.missing->after, folder_)}};
        for (const std::uint32_t topic : trial.topics)
            json["topics"].push_back(library_.topics[topic].id);
        if (trial.byProof)
            json["refusedBy"] = name(*trial.byProof);
        return json;
    }

    const Library& library_;
    const Mutation& mutation_;
    std::string folder_;
    /// In the order of the library's rules, which stand by topic and module.
    std::vector<std::pair<std::string, Tally>> parts_;
    Tally all_;
    Tally urgent_;
};

bool someFails(const Authored& content, const Library& mutated, std::span<const std::uint32_t> topics) {
    return std::any_of(content.vignettes.begin(), content.vignettes.end(), [&](const authoring::Vignette& vignette) {
        const bool concerned = std::any_of(topics.begin(), topics.end(), [&](std::uint32_t topic) {
            return content.library.topics[topic].id == vignette.topic;
        });
        return concerned && !authoring::runVignette(mutated, vignette).passed;
    });
}

/// Vignettes that fail before any change would notice nothing.
bool allPass(const Authored& content, const std::string& folder, const Streams& streams) {
    for (const authoring::Vignette& vignette : content.vignettes)
        if (!authoring::runVignette(content.library, vignette).passed) {
            streams.complaints << "signpost: the vignette " << vignette.topic << '/' << vignette.id
                               << " fails before any change (signpost test " << folder << ")\n";
            return false;
        }
    return true;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 3> optionNames = {"--topic=", "--threads=", "--json"};
    const Arguments arguments(words, optionNames);
    if (!arguments.error().empty() || arguments.rest().size() != 1)
        return misused(mutateCommand, streams,
                       arguments.error().empty() ? "name one content folder" : arguments.error());
    const std::string& folder = arguments.rest().front();
    MutationOptions options;
    if (const auto threads = arguments.value("--threads"); threads && !readThreads(*threads, options.proof.threads))
        return misused(mutateCommand, streams, "--threads needs a number from 1 to 1000");
    int exit = done;
    const auto content = readUsable(folder, streams, exit);
    if (!content)
        return exit;
    const Library& library = content->library;
    if (const auto part = arguments.value("--topic")) {
        const auto stands = [part](const Rule& rule) { return partOf(rule.id) == *part; };
        if (std::none_of(library.rules.begin(), library.rules.end(), stands))
            return misused(mutateCommand, streams, "no topic or module with rules is called " + *part);
        options.wanted = [&library, stands](std::uint32_t rule) { return stands(library.rules[rule]); };
    }
    if (!allPass(*content, folder, streams))
        return failed;
    options.vignettesNotice = [&](const Library& mutated, std::span<const std::uint32_t> topics) {
        return someFails(*content, mutated, topics);
    };
    if (streams.watched)
        options.progress = [&](std::size_t now, std::size_t all) {
            streams.complaints << '\r' << now << " of " << all << " steps" << (now == all ? "\n" : "") << std::flush;
        };
    const Mutation mutation = analysis::tryMutants(library, options);
    const Report report(library, mutation, folder);
    if (arguments.has("--json"))
        report.printJson(streams.out);
    else
        report.print(streams.out);
    return report.good() ? done : failed;
}

} // namespace

const Command mutateCommand = {"mutate", "which changed rules would nobody notice?", help, run};

} // namespace signpost::cli
