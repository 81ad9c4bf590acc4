// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/html_writer.hpp"
#include "analysis/drawing/plain_words.hpp"
#include "analysis/drawing/review_content.hpp"

#include <utility>

namespace signpost::analysis {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 16px/1.45 Arial, Helvetica, "Liberation Sans", sans-serif; color: #212b32; background: #fff; margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 62rem; }
a { color: #005eb8; }
h1 { font-size: 1.9rem; margin: 1.2rem 0 .4rem; }
h2 { font-size: 1.35rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 3px solid #003087; }
h3 { font-size: 1.05rem; margin: 1.3rem 0 .3rem; }
.draft { border: 3px solid #b10e1e; background: #fdf1f1; padding: .6rem .9rem; font-weight: bold; }
.approved { border: 3px solid #007f3b; padding: .6rem .9rem; font-weight: bold; }
nav ul { columns: 2; padding-left: 1.2rem; }
nav li { padding: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .92rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border: 1px solid #aebdca; overflow-wrap: anywhere; }
td.number { text-align: right; }
th code { font-weight: normal; }
thead th { background: #eaf1f8; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { font-family: "Liberation Mono", "Courier New", monospace; font-size: .88em; overflow-wrap: anywhere; }
.small { color: #4c6272; font-size: .9rem; }
.level { display: inline-block; border: 1px solid; border-radius: 4px; padding: 0 .45rem; font-weight: bold; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
ol.questions > li { margin: 0 0 .9rem; break-inside: avoid; }
ul { padding-left: 1.3rem; }
ul.tree, ul.tree ul { list-style: none; padding-left: .9rem; }
ul.tree ul { border-left: 2px solid #aebdca; margin: .15rem 0 .5rem; }
ul.tree ul ul { padding-left: .9rem; }
ul.tree li { margin: .3rem 0; overflow-wrap: anywhere; }
ul.tree .ask { font-weight: bold; break-after: avoid; }
ul.tree .number { display: inline-block; min-width: 1.6rem; text-align: center; background: #003087; color: #fff; border-radius: .8rem; margin-right: .3rem; padding: 0 .15rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
ul.tree li.red > .ask .number { background: #b10e1e; }
dt { font-weight: bold; margin-top: .5rem; }
dd { margin: 0 0 .2rem 1.3rem; }
@media (max-width: 40rem) {
  nav ul { columns: 1; }
  ul.tree ul, ul.tree ul ul { padding-left: .45rem; }
}
@media print {
  @page { size: A4; margin: 14mm; }
  body { font-size: 10pt; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  details { display: block; }
  h2, h3, caption { break-after: avoid; }
}
)";

class ReviewPage {
public:
    ReviewPage(const TopicTable& table, const DecisionTree& tree)
        : table_(table), library_(table.library()), topic_(table.library().topics[table.topic()]), tree_(tree) {}

    std::string write() {
        head();
        outcomeWords();
        ReviewContent content(library_, table_.topic(), out_);
        content.questions();
        content.rules();
        content.advice();
        content.otherwise();
        treeAsList();
        out_.markup("</main>\n</body>\n</html>\n");
        return out_.take();
    }

private:
    void section(std::string_view id, std::string_view title) {
        out_.markup("<h2 id=\"" + std::string(id) + "\">" + escaped(title) + "</h2>\n");
    }

    void head() {
        out_.markup(
            "<!doctype html>\n<html lang=\"" + escaped(library_.language.empty() ? "en" : library_.language) +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n");
        out_.element("title", topic_.title + ": review of the content");
        out_.markup("\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n");
        out_.element("h1", topic_.title);
        const bool approved = tree_.status == "approved";
        out_.markup("\n<p class=\"" + std::string(approved ? "approved" : "draft") + "\">");
        out_.text(approved ? "Status: approved."
                           : "Not clinically approved. Status: " + tree_.status +
                                 ". It must not be used for real patients.");
        out_.markup("</p>\n<p>");
        out_.text("Topic ");
        out_.code(topic_.id);
        out_.text(", version " + topic_.version +
                  (topic_.lastReviewDate.empty() ? "" : ", last reviewed " + topic_.lastReviewDate) + ", of “" +
                  library_.title + "”. ");
        if (topic_.audience != noCondition) {
            out_.text("Offered only where ");
            out_.code(conditionWords(library_, topic_.audience));
            out_.text(". ");
        }
        out_.text("The most urgent rule that fits the answers decides.");
        out_.markup("</p>\n<nav aria-label=\"On this page\"><ul>\n");
        for (const auto& [id, title] : {std::pair("words", "The outcomes in words"),
                                        {"questions", "Questions"},
                                        {"rules", "Rules"},
                                        {"advice", "Advice"},
                                        {"default", "If no rule fits"},
                                        {"tree", "The decision tree"}})
            out_.markup("<li><a href=\"#" + std::string(id) + "\">" + title + "</a></li>\n");
        out_.markup("</ul></nav>\n");
    }

    // --- outcomes ---

    void outcomeWords() {
        section("words", "The outcomes in words");
        out_.markup("<p>");
        out_.text(
            "Each outcome is a level and one or more places to go. These are the outcomes of this topic, with the "
            "number of different sets of answers that end there; what leads to two places counts at both. It is a "
            "count of what can be answered, and says "
            "nothing about how many people will.");
        out_.markup(
            "</p>\n<table>\n<caption>Outcomes, the most urgent first</caption>\n<thead><tr><th scope=\"col\">Level</th>"
            "<th scope=\"col\">Where to</th><th scope=\"col\">Sets of answers</th></tr></thead>\n<tbody>\n");
        for (const OutcomeSets::Place& place : table_.outcomes(Phase::triage).places())
            for (const auto& [destination, where] : place.destinations) {
                const Natural count = table_.patients(where);
                if (count.isZero())
                    continue;
                out_.markup("<tr><th scope=\"row\">");
                out_.level(place.rank);
                out_.markup("</th><td>");
                out_.text(destinationWords(destination));
                out_.markup("</td><td class=\"number\">");
                out_.text(grouped(count.text()));
                out_.markup("</td></tr>\n");
            }
        out_.markup("</tbody>\n</table>\n");
    }

    /// "12 345 678", with spaces that don't break numbers of up to nine digits.
    static std::string grouped(const std::string& digits) {
        std::string result;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (i > 0 && (digits.size() - i) % 3 == 0)
                result += digits.size() <= 9 ? "\u00A0" : " ";
            result += digits[i];
        }
        return result;
    }

    // --- the tree ---

    void treeAsList() {
        section("tree", "The decision tree");
        out_.markup("<p>");
        out_.text(
            "Start at 1. Where several answers can be given, read from the top: the first line that fits decides. "
            "“Go on at 7” leads to the question with that number. " +
            tree_.passedOver);
        out_.markup("</p>\n<ul class=\"tree\">\n");
        if (!tree_.cards.empty())
            trunk(0);
        out_.markup("</ul>\n");
    }

    /// The card and those straight below it, one after the other; branches inside the line that leads to them.
    void trunk(std::uint32_t first) {
        for (std::uint32_t index = first; index != noIndex;) {
            const TreeCard& card = tree_.cards[index];
            out_.markup("<li id=\"card-" + std::to_string(card.number) + "\"" +
                        (card.band == Band::redFlags ? " class=\"red\"" : "") +
                        "><span class=\"ask\"><span class=\"number\">" + std::to_string(card.number) + "</span> ");
            out_.text((card.earlier ? "Answered before: " : "") + card.title);
            out_.markup("</span> <span class=\"small\">");
            out_.text(card.band == Band::redFlags ? "red flags, " + card.linkId : card.linkId);
            out_.markup("</span>\n<ul>\n");
            index = noIndex;
            for (const TreeLine& each : card.lines) {
                line(each);
                index = each.trunk ? each.card : index;
            }
            out_.markup("</ul></li>\n");
        }
    }

    void line(const TreeLine& line) {
        out_.markup("<li>");
        out_.text(line.answers.text() + ": ");
        if (line.end) {
            out_.level(line.end->rank);
            out_.text(" " + destinationsWords(line.end->destinations));
            if (!line.end->rules.empty()) {
                out_.markup(" <span class=\"small\">(");
                out_.text(listed(line.end->rules, "or"));
                out_.markup(")</span>");
            }
        } else {
            const std::string number = std::to_string(tree_.cards[line.card].number);
            out_.markup("<a href=\"#card-" + number + "\">go on at " + number + "</a>");
            if (line.drawnHere && !line.trunk) {
                out_.markup("\n<ul>\n");
                trunk(line.card);
                out_.markup("</ul>");
            }
        }
        out_.markup("</li>\n");
    }

    const TopicTable& table_;
    const Library& library_;
    const Topic& topic_;
    const DecisionTree& tree_;
    HtmlWriter out_;
};

} // namespace

std::string asReviewPage(const TopicTable& table, const DecisionTree& tree) {
    return ReviewPage(table, tree).write();
}

} // namespace signpost::analysis
