// SPDX-License-Identifier: Apache-2.0
#include "cli/check.hpp"
#include "cli/threads_option.hpp"

#include <array>
#include <charconv>
#include <ostream>

namespace signpost::cli {
namespace {

using analysis::ProofOptions;

constexpr std::string_view help =
    R"(signpost check CONTENT [--topic ID] [--no-proof] [--nodes N] [--steps N] [--threads N] [--json]

Reads a content folder and reports every mistake in it with file, line, column, JSON pointer, reason and a suggestion.
docs/content-errors.md explains each kind, by the name in brackets at the end of the line. Warnings are advice.

Content without mistakes is then proven: what docs/proof.md promises is checked for every possible patient of every topic,
not for a sample. Each failure comes with a patient who shows it and the command that opens them in the player. Then stand
rules whose unknown is ignored, exemptions from invariants, warnings, and a table: questions and rules of each topic, how
many sets of answers its patients can give, the longest journey and the mean in questions, and the verdict.

  CONTENT     the folder that holds library.json and topics/
  --topic     prove this topic alone; what concerns all topics together is left out
  --no-proof  only read
  --nodes     the most nodes that a topic's diagrams, or the graph of its journeys, may have (4,000,000; 1,000,000)
  --steps     the most steps that a topic's proof may take (2,000,000,000; 0: as many as it needs)
  --threads   topics at a time (default: one for each processor core)
  --json      one JSON object instead of lines, for other programs (docs/core-interface.md)

A proof that reaches a limit is given up, which is a failure. On a terminal a line tells when each topic is done.

Exit status: 0 no mistakes and all proven (warnings are allowed), 1 mistakes or failures, 2 the command line is wrong or the
folder can't be read.

Examples:
  signpost check content
  signpost check content --topic earache
  signpost check content --json | jq '.findings[] | .patient.words'
)";

/// The number after `option`, or `usual`; what is wrong goes to `error`.
template <class Number>
Number number(const Arguments& arguments, std::string_view option, Number usual, std::string& error) {
    const auto text = arguments.value(option);
    if (!text)
        return usual;
    Number value{};
    const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (code != std::errc() || end != text->data() + text->size())
        error = std::string(option) + " needs a number, " + *text + " is none";
    return value;
}

ProofOptions readOptions(const Arguments& arguments, std::string& error) {
    ProofOptions options;
    options.diagrams.nodes = number(arguments, "--nodes", options.diagrams.nodes, error);
    options.journeys.nodes = number(arguments, "--nodes", options.journeys.nodes, error);
    options.diagrams.steps = number(arguments, "--steps", options.diagrams.steps, error);
    if (const auto threads = arguments.value("--threads"); threads && !readThreads(*threads, options.threads))
        error = "--threads needs a number from 1 to 1000";
    return options;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 6> known = {
        "--topic=", "--no-proof", "--nodes=", "--steps=", "--threads=", "--json"};
    const Arguments arguments(words, known);
    if (!arguments.error().empty() || arguments.rest().size() != 1) {
        return misused(checkCommand, streams,
                       arguments.error().empty() ? "name one content folder" : arguments.error());
    }
    std::string error;
    const ProofOptions options = readOptions(arguments, error);
    if (!error.empty())
        return misused(checkCommand, streams, error);
    const std::string& folder = arguments.rest().front();
    const auto content = readAny(folder, streams);
    if (!content)
        return wrongUsage;
    Checked checked{*content, folder, std::nullopt};
    if (content->usable && !arguments.has("--no-proof")) {
        const auto id = arguments.value("--topic");
        const auto topic = id ? content->library.topic(*id) : std::nullopt;
        if (id && !topic)
            return misused(checkCommand, streams, "no topic is called " + *id);
        checked.proof = proveWatched(content->library, topic, options, streams);
    }
    if (arguments.has("--json"))
        printJson(checked, streams.out);
    else
        printReport(checked, streams.out);
    return checked.good() ? done : failed;
}

} // namespace

const Command checkCommand = {"check", "report every mistake in content, and prove it right for everybody", help, run};

} // namespace signpost::cli
