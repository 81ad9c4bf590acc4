// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <ostream>
#include <vector>

namespace signpost::cli {
namespace {

constexpr std::string_view help = R"(signpost draw CONTENT TOPIC [--format svg|dot|mermaid|html] [--whole] [-o FILE]

Draws the decision tree that people really walk: each question at each moment of the journey, its answers grouped by
where they lead, and every outcome with its level, where it sends to, and the rules behind it. Branches that go on alike
are drawn once; elsewhere it says "go on at 7".

  CONTENT     the folder that holds library.json and topics/
  TOPIC       the topic's id
  --format    svg      a picture on pages of A4 (the default)
              html     a page to review the topic by: questions, rules, advice, the default, and the tree as lists
              dot      for Graphviz
              mermaid  a Mermaid flowchart
  --whole     with the emergency signs that everybody is asked about, and the questions that red flags in the patient's
              own words raise; without it, they are left out
  -o          the file to write; without it, the drawing goes to standard output

Exit status: 0 drawn, 1 the content has problems or the tree is too large to draw, 2 the command line is wrong or a file
can't be written.

Examples:
  signpost draw content sore_throat -o sore_throat.svg
  signpost draw content sore_throat --format html -o review.html
  signpost draw content urinary --format dot | dot -Tpdf > urinary.pdf
)";

constexpr std::array<std::string_view, 4> formats = {"svg", "html", "dot", "mermaid"};

std::string drawn(const analysis::TopicTable& table, const analysis::DecisionTree& tree, std::string_view format) {
    if (format == "html") {
        return asReviewPage(table, tree);
    }
    if (format == "dot") {
        return asDot(tree);
    }
    return format == "mermaid" ? asMermaid(tree) : asSvg(tree);
}

/// `-o FILE` as the option that Arguments knows.
std::vector<std::string_view> withLongNames(std::span<const std::string_view> words) {
    std::vector<std::string_view> result(words.begin(), words.end());
    for (std::string_view& word : result) {
        word = word == "-o" ? "--output" : word;
    }
    return result;
}

int write(const std::string& text, const std::string& path, const Streams& streams) {
    std::ofstream file(path, std::ios::binary);
    if (!file || !(file << text) || !file.flush()) {
        streams.complaints << "signpost: " << path << " can't be written\n";
        return wrongUsage;
    }
    return done;
}

int run(std::span<const std::string_view> given, const Streams& streams) {
    constexpr std::array<std::string_view, 3> options = {"--format=", "--whole", "--output="};
    const std::vector<std::string_view> words = withLongNames(given);
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 2) {
        return misused(drawCommand, streams,
                       arguments.error().empty() ? "name one content folder and one topic" : arguments.error());
    }
    const std::string format = arguments.value("--format").value_or("svg");
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
        return misused(drawCommand, streams, "--format is svg, html, dot or mermaid, not " + format);
    }
    int exit = done;
    const auto content = readUsable(arguments.rest()[0], streams, exit);
    if (!content) {
        return exit;
    }
    const auto topic = content->library.topic(arguments.rest()[1]);
    if (!topic) {
        return misused(drawCommand, streams, "no topic is called " + arguments.rest()[1]);
    }
    const analysis::TopicTable table(content->library, *topic, {});
    analysis::DrawingOptions drawing;
    drawing.whole = arguments.has("--whole");
    const analysis::DecisionTree tree = decisionTree(table, drawing);
    if (!tree.complete) {
        streams.complaints << "signpost: the journeys of " << arguments.rest()[1] << " are too many to draw\n";
        return failed;
    }
    const std::string text = drawn(table, tree, format);
    if (const auto path = arguments.value("--output")) {
        return write(text, *path, streams);
    }
    streams.out << text;
    return done;
}

} // namespace

const Command drawCommand = {"draw", "draw a topic's decision tree, or a page to review it by", help, run};

} // namespace signpost::cli
