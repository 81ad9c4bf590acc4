// SPDX-License-Identifier: Apache-2.0
// growth_bench QUESTIONS SEED SECONDS SMT_FILE: proves one generated topic's invariant by diagrams and by enumeration,
// writes it for an SMT solver, and prints what that took as a line of JSON.
#include "analysis/topic_table.hpp"
#include "by_enumeration.hpp"
#include "by_smt.hpp"
#include "generated_topic.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace {

using namespace signpost;

/// This one invariant and nothing else, which is what the solver is asked too.
bool holdsByDiagrams(const Library& library, const Invariant& invariant, std::size_t& nodes, std::size_t& bytes) {
    const std::uint32_t topic = 0;
    const std::array read = {invariant.population, invariant.known};
    analysis::Ground ground(library, std::span(&topic, 1), read, {});
    analysis::Diagrams& diagrams = ground.diagrams;
    analysis::Set who = diagrams.both(ground.conditions.condition(invariant.population).yes,
                                      ground.conditions.condition(invariant.known).yes);
    // Rules that read what the invariant reads first: they are the likeliest to empty the set.
    std::vector<std::pair<bool, std::uint32_t>> rules;
    const std::vector<bool> about = diagrams.readBy(std::array{who});
    for (const std::uint32_t rule : library.topics[topic].rules) {
        if (library.rules[rule].effect.rank < invariant.floor)
            continue;
        const auto questions = questionsRead(library, library.rules[rule].when);
        const bool near = std::any_of(questions.begin(), questions.end(), [&](std::uint32_t question) {
            const auto its = ground.space.of(question);
            return std::any_of(its.begin(), its.end(), [&](std::uint32_t variable) { return about[variable]; });
        });
        rules.emplace_back(!near, rule);
    }
    std::sort(rules.begin(), rules.end());
    for (const auto& [far, rule] : rules) {
        const analysis::Kleene when = ground.conditions.condition(library.rules[rule].when);
        const bool asTrue = library.rules[rule].unsure == WhenUnsure::same;
        who = diagrams.without(who, asTrue ? !when.no : when.yes);
        if (diagrams.empty(who))
            break;
    }
    nodes = diagrams.mostNodes();
    bytes = diagrams.bytes();
    return diagrams.empty(who) && diagrams.exhausted() == analysis::Exhausted::no;
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char** words) {
    if (count != 5) {
        std::cerr << "growth_bench QUESTIONS SEED SECONDS SMT_FILE\n";
        return 2;
    }
    const auto questions = static_cast<std::uint32_t>(std::strtoul(words[1], nullptr, 10));
    const Library library = bench::generatedTopic(questions, std::strtoull(words[2], nullptr, 10));
    const Invariant& invariant = library.invariants.front();
    std::ofstream(words[4]) << bench::asSmt(library, 0, invariant);

    std::size_t nodesAlone = 0;
    std::size_t bytesAlone = 0;
    const auto alone = std::chrono::steady_clock::now();
    const bool holdsAlone = holdsByDiagrams(library, invariant, nodesAlone, bytesAlone);
    const double provingAlone = secondsSince(alone);

    const auto start = std::chrono::steady_clock::now();
    const analysis::TopicTable table(library, 0, {.nodes = 16'000'000});
    analysis::Diagrams& diagrams = table.diagrams();
    const analysis::Set who =
        diagrams.both(table.known().condition(invariant.population).yes, table.known().condition(invariant.known).yes);
    const bool holds =
        diagrams.empty(diagrams.both(who, table.outcomes(Phase::triage).below(diagrams, invariant.floor)));
    const double proving = secondsSince(start);
    const bool exhausted = diagrams.exhausted() != analysis::Exhausted::no;
    const std::string answerSets = exhausted ? "" : table.patients(table.possible()).text();

    double classes = 0;
    for (const analysis::Variable& variable : table.space().variables())
        classes += std::log10(variable.values());
    const auto plainly = std::chrono::steady_clock::now();
    const bench::Enumerated plain = bench::enumerate(table.space(), 0, invariant, std::strtod(words[3], nullptr));
    std::cout << "{\"questions\": " << questions << ", \"rules\": " << library.rules.size()
              << ", \"variables\": " << table.space().variables().size() << ", \"log10AnswerClasses\": " << classes
              << ", \"answerSets\": \"" << answerSets << "\", \"alone\": {\"seconds\": " << provingAlone
              << ", \"holds\": " << (holdsAlone ? "true" : "false") << ", \"nodes\": " << nodesAlone
              << ", \"bytes\": " << bytesAlone << "}, \"seconds\": " << proving
              << ", \"holds\": " << (holds ? "true" : "false") << ", \"exhausted\": " << (exhausted ? "true" : "false")
              << ", \"nodes\": " << diagrams.mostNodes() << ", \"bytes\": " << diagrams.bytes()
              << ", \"enumeration\": {\"seconds\": " << secondsSince(plainly)
              << ", \"finished\": " << (plain.finished ? "true" : "false") << ", \"looked\": " << plain.looked
              << ", \"holds\": " << (plain.holds ? "true" : "false") << "}}\n";
    return 0;
}
