// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/review_content.hpp"

#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/plain_words.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <array>

namespace signpost::analysis {
namespace {

constexpr std::array<std::string_view, adviceKindCount> adviceKinds = {
    "What to do", "What to avoid", "Medicines", "How long it usually lasts", "What to watch for", "When to get help"};

std::string numberRange(const Question& question) {
    Answer answer;
    answer.kind = Answer::Kind::number;
    answer.number = question.least;
    const std::string least = answerText(question, answer);
    answer.number = question.greatest;
    return least + " to " + answerText(question, answer) + (question.unit.empty() ? "" : " " + question.unit);
}

bool readsScore(const Library& library, ConditionIndex index, std::uint32_t score) {
    const Condition& c = library.conditions[index];
    switch (c.kind) {
    case Condition::Kind::score:
        return c.subject == score;
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        for (std::uint32_t i = 0; i < c.count; ++i)
            if (readsScore(library, library.operands[c.subject + i], score))
                return true;
        return false;
    default:
        return false;
    }
}

} // namespace

// --- questions ---

void ReviewContent::questions() {
    out_.markup("<h2 id=\"questions\">Questions</h2>\n");
    out_.markup("<p>");
    out_.text("In the order in which they are asked. A question is put only while its answer can still change the "
              "outcome.");
    out_.markup("</p>\n");
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> phrases;
    std::vector<std::uint32_t> own;
    std::vector<std::uint32_t> later;
    for (const std::uint32_t question : topic_.questions) {
        const Question& its = library_.questions[question];
        if (its.input != Input::patient)
            continue;
        const auto reads = questionsRead(library_, its.enableWhen);
        if (its.phase == Phase::screen)
            first.push_back(question);
        else if (its.phase > Phase::triage)
            later.push_back(question);
        else if (std::find(reads.begin(), reads.end(), library_.phrases) != reads.end())
            phrases.push_back(question);
        else
            own.push_back(question);
    }
    group("Asked of everybody first", first);
    group("Asked if their own words mention a red flag", phrases);
    group("Asked about this", own);
    group("Asked after the outcome, for advice or a letter", later);
}

void ReviewContent::group(std::string_view title, const std::vector<std::uint32_t>& questions) {
    if (questions.empty())
        return;
    out_.element("h3", title);
    out_.markup("\n<ol class=\"questions\">\n");
    for (const std::uint32_t index : questions)
        question(library_.questions[index]);
    out_.markup("</ol>\n");
}

void ReviewContent::question(const Question& question) {
    out_.markup("<li><strong>");
    out_.words(question.text);
    out_.markup("</strong> ");
    out_.code(question.linkId);
    if (question.band == Band::redFlags)
        out_.markup(" <strong>Red flags.</strong>");
    if (!question.hint.empty()) {
        out_.markup("<br>");
        out_.words(question.hint);
    }
    if (question.enableWhen != noCondition) {
        out_.markup("<br>Asked only where ");
        out_.code(conditionWords(library_, question.enableWhen));
    }
    answers(question);
    if (!question.source.empty())
        out_.markup("<br>");
    out_.source("span", question.source);
    out_.markup("</li>\n");
}

void ReviewContent::answers(const Question& question) {
    switch (question.type) {
    case QuestionType::checklist:
    case QuestionType::choice:
        out_.markup(question.type == QuestionType::checklist ? "<br>Any number of:" : "<br>One of:");
        out_.markup("\n<ul>\n");
        for (const Option& option : question.options) {
            out_.markup("<li>");
            out_.words(option.text);
            if (!option.hint.empty()) {
                out_.text(" (");
                out_.words(option.hint);
                out_.text(")");
            }
            out_.markup(" ");
            out_.code(option.value);
            out_.markup("</li>\n");
        }
        if (question.offersUnsure) {
            out_.markup("<li>");
            out_.text(unsureWords(question));
            out_.markup(" <code>unsure</code></li>\n");
        }
        out_.markup("</ul>");
        break;
    case QuestionType::boolean:
        out_.text(question.offersUnsure ? " Yes, no, or “" + unsureWords(question) + "”." : " Yes or no.");
        break;
    case QuestionType::number:
        out_.text(" A number, " + numberRange(question) +
                  (question.offersUnsure ? ", or “" + unsureWords(question) + "”." : "."));
        break;
    default:
        break;
    }
}

// --- rules ---

void ReviewContent::rules() {
    out_.markup("<h2 id=\"rules\">Rules</h2>\n");
    if (!library_.scores.empty())
        scores();
    std::vector<std::uint32_t> sorted = topic_.rules;
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
        return library_.rules[a].effect.rank > library_.rules[b].effect.rank;
    });
    const auto own = [&](std::uint32_t rule) { return library_.rules[rule].id.starts_with(topic_.id + "/"); };
    std::vector<std::uint32_t> its;
    std::vector<std::uint32_t> shared;
    for (const std::uint32_t rule : sorted)
        (own(rule) ? its : shared).push_back(rule);
    table("Rules of this topic, the most urgent first", its);
    table("Rules that it shares with other topics, the most urgent first", shared);
}

void ReviewContent::scores() {
    bool any = false;
    for (const Score& score : library_.scores) {
        const auto number = static_cast<std::uint32_t>(&score - library_.scores.data());
        const bool used = std::any_of(topic_.rules.begin(), topic_.rules.end(), [&](std::uint32_t rule) {
            return readsScore(library_, library_.rules[rule].when, number);
        });
        if (!used)
            continue;
        if (!any)
            out_.markup("<dl>\n");
        any = true;
        out_.markup("<dt>");
        out_.text(score.text + " ");
        out_.code(score.id);
        out_.markup("</dt>\n");
        for (const Score::Item& item : score.items) {
            out_.markup("<dd>");
            out_.text(std::to_string(item.points) + (item.points == 1 ? " point" : " points") + " where ");
            out_.code(conditionWords(library_, item.when));
            out_.markup("</dd>\n");
        }
        out_.source("dd", score.source);
    }
    if (any)
        out_.markup("</dl>\n");
}

void ReviewContent::table(std::string_view caption, const std::vector<std::uint32_t>& rules) {
    if (rules.empty())
        return;
    out_.markup(
        "<table>\n<caption>" + escaped(caption) +
        "</caption>\n<thead><tr><th scope=\"col\">Outcome</th><th scope=\"col\">Rule and when it holds</th>"
        "<th scope=\"col\">What people are told, and the source</th><th scope=\"col\">If unsure</th></tr></thead>\n"
        "<tbody>\n");
    for (const std::uint32_t index : rules) {
        const Rule& rule = library_.rules[index];
        out_.markup("<tr><td>");
        out_.effect(rule.effect);
        if (rule.handover != noIndex)
            out_.text(", after the questions of “" + library_.topics[rule.handover].title + "”");
        out_.markup("</td><th scope=\"row\">");
        out_.name(rule.id.starts_with(topic_.id + "/") ? rule.id.substr(topic_.id.size() + 1) : rule.id);
        out_.markup("<br>");
        out_.code(conditionWords(library_, rule.when));
        out_.markup("</th><td>");
        out_.words(rule.because);
        if (!rule.source.empty())
            out_.markup("<br>");
        out_.source("span", rule.source);
        out_.markup("</td><td>");
        unsure(rule);
        if (index < library_.ruleNotes.size() && !library_.ruleNotes[index].unsureBecause.empty()) {
            out_.markup("<br><span class=\"small\">");
            out_.text(library_.ruleNotes[index].unsureBecause);
            out_.markup("</span>");
        }
        out_.markup("</td></tr>\n");
    }
    out_.markup("</tbody>\n</table>\n");
}

void ReviewContent::unsure(const Rule& rule) {
    switch (rule.unsure) {
    case WhenUnsure::nothing:
        out_.text("does not hold");
        break;
    case WhenUnsure::same:
        out_.text("as if it held");
        break;
    case WhenUnsure::lower:
        out_.effect(rule.unsureEffect);
        break;
    case WhenUnsure::ask:
        out_.text("asks ");
        out_.code(library_.questions[rule.askQuestion].linkId);
        break;
    }
}

// --- advice ---

void ReviewContent::advice() {
    out_.markup("<h2 id=\"advice\">Advice</h2>\n");
    for (std::size_t i = levelCount; i-- > 0;) {
        const auto level = static_cast<Level>(i);
        const bool any = std::any_of(topic_.advice.begin(), topic_.advice.end(),
                                     [&](std::uint32_t item) { return library_.advice[item].belongsTo(level); });
        if (!any)
            continue;
        out_.markup("<h3>At ");
        out_.level(Rank{level, std::nullopt});
        out_.markup("</h3>\n<dl>\n");
        for (std::size_t kind = 0; kind < adviceKinds.size(); ++kind) {
            bool first = true;
            for (const std::uint32_t index : topic_.advice) {
                const Advice& item = library_.advice[index];
                if (!item.belongsTo(level) || static_cast<std::size_t>(item.kind) != kind)
                    continue;
                if (first)
                    out_.element("dt", adviceKinds[kind]);
                first = false;
                out_.markup("<dd>");
                out_.words(item.text);
                if (item.when != noCondition) {
                    out_.markup(" <span class=\"small\">Where ");
                    out_.code(conditionWords(library_, item.when));
                    out_.text(item.showWhenUnknown ? "; shown if that is not known."
                                                   : "; hidden if that is not known.");
                    out_.markup("</span>");
                }
                out_.markup("</dd>\n");
            }
        }
        out_.markup("</dl>\n");
    }
}

void ReviewContent::otherwise() {
    out_.markup("<h2 id=\"default\">If no rule fits</h2>\n");
    out_.markup("<p>");
    out_.effect(topic_.otherwise.effect);
    out_.markup("</p>\n<p>");
    out_.words(topic_.otherwise.because);
    out_.markup("</p>\n");
    out_.source("p", topic_.otherwise.source);
    if (topic_.otherwise.cases.empty())
        return;
    out_.markup("<p>Only these patients end there:</p>\n<ul>\n");
    for (const DefaultCase& each : topic_.otherwise.cases) {
        out_.markup("<li>");
        out_.text(each.text);
        if (each.when != noCondition) {
            out_.markup("<br>");
            out_.code(conditionWords(library_, each.when));
        }
        out_.markup("</li>\n");
    }
    out_.markup("</ul>\n");
}

} // namespace signpost::analysis
