// SPDX-License-Identifier: Apache-2.0
#include "cli/answers_line.hpp"
#include "cli/check.hpp"
#include "cli/text_table.hpp"
#include "cli/wrapped_text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

using analysis::Finding;
using analysis::Natural;
using analysis::TopicProof;

constexpr std::string_view indent = "    ";

/// "8,192", and past a million "1.2 × 10^30": nobody reads thirty digits.
std::string roughly(const Natural& number) {
    constexpr std::size_t readDigits = 6;
    std::string digits = number.text();
    if (digits.size() > readDigits) {
        std::size_t exponent = digits.size() - 1;
        unsigned tenths = static_cast<unsigned>(std::stoul(digits.substr(0, 2)) + (digits[2] >= '5' ? 1 : 0));
        if (tenths == 100) {
            tenths = 10;
            ++exponent;
        }
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " × 10^" + std::to_string(exponent);
    }
    if (digits.size() > 3)
        digits.insert(digits.size() - 3, ",");
    return digits;
}

std::string oneDecimal(double value) {
    std::ostringstream text;
    text.setf(std::ios::fixed);
    text.precision(1);
    text << value;
    return text.str();
}

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void printFinding(const Finding& finding, const std::string& folder, std::ostream& out) {
    out << '\n' << (finding.topic.empty() ? "all topics" : finding.topic) << ": " << name(finding.property);
    if (!finding.subject.empty() && finding.subject != finding.topic)
        out << ": " << finding.subject;
    out << '\n';
    printWrapped(out, finding.what, indent);
    if (!finding.patient)
        return;
    printWrapped(out, "For example: " + (finding.patient->words.empty() ? "(nothing said)" : finding.patient->words),
                 indent);
    std::string end = "ends at " + endInWords(finding.patient->rank, finding.patient->destinations);
    for (std::size_t i = 0; i < finding.patient->reasons.size(); ++i)
        end += (i == 0 ? ", by " : ", ") + finding.patient->reasons[i];
    printWrapped(out, end, indent);
    out << indent << playCommandFor(folder, *finding.patient) << '\n';
}

std::string reasoned(const std::string& what, const std::string& because) {
    return what + ": " + because;
}

void printIgnored(const Checked& checked, std::ostream& out) {
    const auto ignored = checked.ignored();
    if (ignored.empty())
        return;
    out << "\nRules that do nothing when unknown, and why that is safe:\n";
    for (const auto& [rule, because] : ignored)
        printWrapped(out, reasoned(rule, because), indent);
}

/// By invariant; topics exempt for the same reason stand together.
void printExempt(const Checked& checked, std::ostream& out) {
    std::map<std::string, std::map<std::string, std::vector<std::string>>> all;
    for (const TopicProof& topic : checked.proof->topics)
        for (const auto& [invariant, because] : topic.exempt)
            all[invariant][because].push_back(checked.content.library.topics[topic.topic].id);
    if (all.empty())
        return;
    out << "\nTopics that need not ask what an invariant must know:\n";
    for (const auto& [invariant, reasons] : all) {
        std::size_t count = 0;
        for (const auto& [because, topics] : reasons)
            count += topics.size();
        out << indent << invariant << ": " << counted(count, "topic") << '\n';
        for (const auto& [because, topics] : reasons) {
            std::string ids;
            for (const std::string& id : topics)
                ids += (ids.empty() ? "" : ", ") + id;
            printWrapped(out, reasoned(ids, because), "        ");
        }
    }
}

void printWarnings(const Checked& checked, std::ostream& out) {
    if (checked.warnings() == 0)
        return;
    out << "\nAdvice on style:\n";
    for (const auto& problem : checked.content.problems)
        if (isWarning(problem.code))
            out << indent << describe(problem, checked.folder) << '\n';
}

void printProofTable(const Checked& checked, std::ostream& out) {
    const Library& library = checked.content.library;
    TextTable table({{"topic"},
                     {"questions", true},
                     {"rules", true},
                     {"answer sets", true},
                     {"longest", true},
                     {"mean", true},
                     {"verdict"}});
    for (const TopicProof& proof : checked.proof->topics) {
        const Topic& topic = library.topics[proof.topic];
        const bool complete = !proof.answerSets.isZero();
        table.add({topic.id, std::to_string(questionsOf(topic, library)), std::to_string(ownRulesOf(topic, library)),
                   complete ? roughly(proof.answerSets) : "-", complete ? std::to_string(proof.longest) : "-",
                   complete ? oneDecimal(proof.mean) : "-", verdict(proof)});
    }
    table.print(out);
}

void printPlainTable(const Checked& checked, std::ostream& out) {
    const Library& library = checked.content.library;
    TextTable table({{"topic"}, {"questions", true}, {"rules", true}, {"advice", true}, {"vignettes", true}});
    for (const Topic& topic : library.topics)
        table.add({topic.id, std::to_string(questionsOf(topic, library)), std::to_string(ownRulesOf(topic, library)),
                   std::to_string(topic.advice.size()), std::to_string(vignettesOf(topic, checked.content))});
    table.print(out);
}

} // namespace

void printFindings(const Checked& checked, std::ostream& out) {
    for (const Finding* finding : checked.findings())
        printFinding(*finding, checked.folder, out);
}

void printReport(const Checked& checked, std::ostream& out) {
    if (!checked.proof) {
        for (const auto& problem : checked.content.problems)
            out << describe(problem, checked.folder) << '\n';
        if (!checked.content.library.topics.empty()) {
            out << '\n';
            printPlainTable(checked, out);
        }
        out << '\n' << counted(checked.problems(), "problem") << ", " << counted(checked.warnings(), "warning") << '\n';
        return;
    }
    printFindings(checked, out);
    printIgnored(checked, out);
    printExempt(checked, out);
    printWarnings(checked, out);
    out << '\n';
    printProofTable(checked, out);
    out << '\n'
        << counted(checked.problems(), "problem") << ", " << counted(checked.findings().size(), "finding") << ", "
        << counted(checked.warnings(), "warning") << '\n';
}

} // namespace signpost::cli
