// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/tree_builder.hpp"

#include "analysis/drawing/plain_words.hpp"

#include <algorithm>

namespace signpost::analysis {

TreeBuilder::TreeBuilder(const TopicTable& table, const CutGraph& graph, bool whole)
    : table_(table), library_(table.library()), space_(table.space()), diagrams_(table.diagrams()), graph_(graph),
      preferences_(space_.preferences()) {
    Set everybody = table.possible();
    if (!whole)
        for (std::uint32_t variable = 0; variable < space_.variables().size(); ++variable)
            if (passedOver(library_, space_.variables()[variable].question))
                everybody = diagrams_.both(everybody, diagrams_.has(variable, preferences_[variable].front()));
    arrivals_[graph.start] = everybody;
}

std::vector<TreeCard> TreeBuilder::cards() {
    // A node stands before those that lead to it: whoever comes to the last one is known by now.
    while (!arrivals_.empty()) {
        const auto [first, who] = *arrivals_.begin();
        arrivals_.erase(arrivals_.begin());
        build(first, who);
    }
    draw(0);
    std::vector<TreeCard> cards;
    for (const std::uint32_t card : order_)
        cards.push_back(std::move(built_[card]));
    // Lines name cards by their place in the result from here on.
    std::vector<std::uint32_t> place(built_.size(), noIndex);
    for (std::uint32_t i = 0; i < order_.size(); ++i)
        place[order_[i]] = i;
    for (TreeCard& card : cards)
        for (TreeLine& line : card.lines)
            if (line.card != noIndex)
                line.card = place[line.card];
    return cards;
}

// --- pages ---

bool TreeBuilder::isScreenDemographic(std::uint32_t node) const {
    const std::uint32_t question = space_.variables()[graph_.nodes[node].variable].question;
    return library_.questions[question].phase == Phase::screen &&
           library_.questions[question].band == Band::demographics;
}

/// Boxes of one checklist belong together, and so do "who is it for" and "how old".
bool TreeBuilder::samePage(std::uint32_t first, std::uint32_t node) const {
    const JourneyGraph::Node& here = graph_.nodes[node];
    if (here.ends())
        return false;
    if (isScreenDemographic(first))
        return isScreenDemographic(node);
    return !here.asks &&
           space_.variables()[here.variable].question == space_.variables()[graph_.nodes[first].variable].question;
}

TreeBuilder::Page TreeBuilder::pageFrom(std::uint32_t first, Set who) {
    struct Passing {
        Set answers;
        Set who;
    };
    std::map<std::uint32_t, Passing, std::greater<>> here = {{first, {Diagrams::everything(), who}}};
    Page page;
    while (!here.empty()) {
        const auto [node, passing] = *here.begin();
        here.erase(here.begin());
        const std::uint32_t variable = graph_.nodes[node].variable;
        if (std::find(page.variables.begin(), page.variables.end(), variable) == page.variables.end())
            page.variables.push_back(variable);
        for (std::uint32_t value = 0; value < graph_.nodes[node].next.size(); ++value) {
            const std::uint32_t next = graph_.nodes[node].next[value];
            const Set chosen = diagrams_.has(variable, value);
            const Passing onwards = {diagrams_.both(passing.answers, chosen), diagrams_.both(passing.who, chosen)};
            Passing* to = nullptr;
            if (samePage(first, next)) {
                to = &here.try_emplace(next).first->second;
                to->answers = diagrams_.either(to->answers, onwards.answers);
                to->who = diagrams_.either(to->who, onwards.who);
                continue;
            }
            auto exit = std::find_if(page.exits.begin(), page.exits.end(),
                                     [&](const Page::Exit& each) { return each.to == next; });
            if (exit == page.exits.end())
                exit = page.exits.insert(page.exits.end(), {next, Diagrams::nothing(), Diagrams::nothing(), false});
            exit->answers = diagrams_.either(exit->answers, onwards.answers);
            exit->who = diagrams_.either(exit->who, onwards.who);
        }
    }
    std::sort(page.variables.begin(), page.variables.end());
    Assignment quiet;
    for (const auto& preference : preferences_)
        quiet.push_back(preference.front());
    for (Page::Exit& exit : page.exits)
        exit.quiet = diagrams_.contains(exit.answers, quiet);
    // Nobody who exists leaves there: who asks for themselves at the age of three, for example.
    page.exits.erase(std::remove_if(page.exits.begin(), page.exits.end(),
                                    [&](const Page::Exit& each) { return diagrams_.empty(each.who) && !each.quiet; }),
                     page.exits.end());
    sortExits(first, page);
    return page;
}

bool TreeBuilder::checklist(const Page& page) const {
    return std::any_of(page.variables.begin(), page.variables.end(), [&](std::uint32_t variable) {
        const Variable::Kind kind = space_.variables()[variable].kind;
        return kind == Variable::Kind::box || kind == Variable::Kind::unsure;
    });
}

/// Checklists: outcomes that can't wait, then the way on that looks at the graver boxes, and "none of these" last.
/// Other questions: in the order of their answers, "yes" first.
void TreeBuilder::sortExits(std::uint32_t first, Page& page) const {
    // The order in which the page's own nodes lead there, with what is worse first.
    std::vector<std::uint32_t> met;
    std::vector<std::uint32_t> seen;
    const auto visit = [&](const auto& again, std::uint32_t node) -> void {
        if (std::find(seen.begin(), seen.end(), node) != seen.end())
            return;
        seen.push_back(node);
        const std::vector<std::uint32_t>& next = graph_.nodes[node].next;
        const Variable& variable = space_.variables()[graph_.nodes[node].variable];
        const bool lastFirst = variable.kind == Variable::Kind::box || variable.kind == Variable::Kind::unsure ||
                               library_.questions[variable.question].type == QuestionType::boolean;
        for (std::size_t i = 0; i < next.size(); ++i) {
            const std::uint32_t to = next[lastFirst && i < variable.answers() ? variable.answers() - 1 - i : i];
            if (samePage(first, to))
                again(again, to);
            else
                met.push_back(to);
        }
    };
    visit(visit, first);
    const bool graverFirst = checklist(page);
    const auto gravity = [&](const Page::Exit& exit) {
        const JourneyGraph::Node& node = graph_.nodes[exit.to];
        if (!graverFirst)
            return 0;
        if (exit.quiet)
            return -1;
        return node.ends() && node.rank && node.rank->level >= Level::urgent ? static_cast<int>(node.rank->level) : 0;
    };
    // Who it is for and how old: the youngest first.
    std::map<std::uint32_t, std::uint32_t> youngest;
    for (const std::uint32_t variable : page.variables)
        if (isScreenDemographic(first) && space_.variables()[variable].kind == Variable::Kind::number)
            for (const Page::Exit& exit : page.exits)
                while (youngest[exit.to] + 1 < space_.variables()[variable].values() &&
                       diagrams_.empty(diagrams_.both(exit.who, diagrams_.has(variable, youngest[exit.to]))))
                    ++youngest[exit.to];
    std::sort(page.exits.begin(), page.exits.end(), [&](const Page::Exit& a, const Page::Exit& b) {
        if (gravity(a) != gravity(b))
            return gravity(a) > gravity(b);
        if (youngest[a.to] != youngest[b.to])
            return youngest[a.to] < youngest[b.to];
        return std::find(met.begin(), met.end(), a.to) < std::find(met.begin(), met.end(), b.to);
    });
}

/// Answers to this page that nobody who exists gives, whatever else they answer.
Set TreeBuilder::impossibleOn(std::uint32_t first, const Page& page) {
    if (!isScreenDemographic(first))
        return Diagrams::nothing();
    Set possible = table_.possible();
    for (std::uint32_t variable = 0; variable < space_.variables().size(); ++variable)
        if (std::find(page.variables.begin(), page.variables.end(), variable) == page.variables.end())
            possible = diagrams_.some(possible, variable);
    return !possible;
}

// --- cards ---

void TreeBuilder::build(std::uint32_t first, Set who) {
    if (graph_.nodes[first].ends())
        return;
    const Page page = pageFrom(first, who);
    TreeCard card;
    describe(first, page, card);
    std::vector<Set> groups;
    for (const Page::Exit& exit : page.exits)
        groups.push_back(exit.answers);
    std::vector<AnswerGroup> said = sayGroups(space_, diagrams_, page.variables, groups, impossibleOn(first, page));
    card.firstFits = checklist(page) && said.size() > 2;
    std::uint32_t quiet = noIndex;
    for (std::size_t i = 0; i < page.exits.size(); ++i) {
        const Page::Exit& exit = page.exits[i];
        TreeLine line;
        line.answers = std::move(said[i]);
        line.who = exit.answers;
        if (graph_.nodes[exit.to].ends()) {
            line.end = endOf(exit.to, exit.who);
        } else {
            line.card = exit.to; // A node until all cards are known.
            Set& there = arrivals_[exit.to];
            there = diagrams_.either(there, exit.who);
            quiet = exit.quiet ? static_cast<std::uint32_t>(i) : quiet;
        }
        card.lines.push_back(std::move(line));
    }
    quietLine_.push_back(quiet);
    cardAt_[first] = static_cast<std::uint32_t>(built_.size());
    built_.push_back(std::move(card));
}

void TreeBuilder::describe(std::uint32_t first, const Page& page, TreeCard& card) const {
    std::vector<std::uint32_t> questions;
    for (const std::uint32_t variable : page.variables)
        if (questions.empty() || questions.back() != space_.variables()[variable].question)
            questions.push_back(space_.variables()[variable].question);
    card.earlier = !graph_.nodes[first].asks;
    for (const std::uint32_t question : questions) {
        card.title += (card.title.empty() ? "" : " ") + library_.questions[question].text.me;
        card.linkId += (card.linkId.empty() ? "" : ", ") + library_.questions[question].linkId;
    }
    card.band = library_.questions[questions.front()].band;
}

TreeEnd TreeBuilder::endOf(std::uint32_t node, Set who) {
    const JourneyGraph::Node& at = graph_.nodes[node];
    TreeEnd end{at.rank, at.destinations, {}};
    if (!at.rank)
        return end;
    std::vector<std::string> some;
    Destinations explained;
    const std::string own = library_.topics[table_.topic()].id + "/";
    const auto consider = [&](std::string id, const Effect& effect, Set where) {
        if (effect.rank != *at.rank || !at.destinations.has(effect.destination) ||
            diagrams_.empty(diagrams_.both(who, where)))
            return;
        if (id.starts_with(own))
            id.erase(0, own.size());
        const auto addTo = [&](std::vector<std::string>& list) {
            if (std::find(list.begin(), list.end(), id) == list.end())
                list.push_back(id);
        };
        addTo(some);
        if (!diagrams_.empty(diagrams_.without(who, where)))
            return;
        addTo(end.rules);
        explained.add(effect.destination);
    };
    for (const RuleSets& rule : table_.rules())
        if (library_.rules[rule.rule].phase <= Phase::triage)
            for (const RuleSets::Does& does : rule.does)
                consider(library_.rules[rule.rule].id, does.effect, does.where);
    for (const DefaultSets& each : table_.defaults())
        consider(library_.topics[each.topic].id + "/default", library_.topics[each.topic].otherwise.effect, each.holds);
    if (explained != at.destinations)
        end.rules = std::move(some);
    return end;
}

/// Numbers the way that most people take from here straight down, then the branches along it, from the top.
void TreeBuilder::draw(std::uint32_t first) {
    std::vector<std::uint32_t> trunk;
    for (std::uint32_t card = first; card != noIndex;) {
        built_[card].number = static_cast<std::uint32_t>(order_.size()) + 1;
        order_.push_back(card);
        trunk.push_back(card);
        std::vector<TreeLine>& lines = built_[card].lines;
        std::uint32_t down = noIndex;
        for (std::uint32_t line = 0; line < lines.size(); ++line) {
            if (lines[line].card == noIndex)
                continue;
            lines[line].card = cardAt_.at(lines[line].card);
            const bool isNew = built_[lines[line].card].number == 0;
            if (isNew && (down == noIndex || line == quietLine_[card]))
                down = line;
        }
        if (down == noIndex)
            break;
        lines[down].drawnHere = lines[down].trunk = true;
        card = lines[down].card;
    }
    for (const std::uint32_t card : trunk)
        for (TreeLine& line : built_[card].lines)
            if (line.card != noIndex && !line.drawnHere && built_[line.card].number == 0) {
                line.drawnHere = true;
                draw(line.card);
            }
}

} // namespace signpost::analysis
