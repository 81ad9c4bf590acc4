// SPDX-License-Identifier: Apache-2.0
#include "studio/pictures/tree_picture.hpp"

#include "analysis/drawing/plain_words.hpp"
#include "analysis/patient.hpp"

#include <variant>

namespace signpost::studio {
namespace {

using analysis::DecisionTree;
using analysis::Set;
using analysis::TopicTable;
using analysis::TreeCard;
using analysis::TreeLine;

void describeEnd(const analysis::TreeEnd& end, TreePicture::Line& line) {
    line.ends = true;
    if (!end.rank) {
        line.outcome = "Not offered";
        return;
    }
    line.level = end.rank->level;
    line.outcome = analysis::rankWords(*end.rank);
    line.destinations = analysis::destinationsWords(end.destinations);
    line.rules = end.rules;
}

TreePicture::Line lineOf(const TopicTable& table, const TreeLine& from, double all) {
    TreePicture::Line line;
    line.answers = from.answers.text();
    const analysis::Natural count = table.patients(from.who);
    line.count = count.text();
    line.share = all > 0 ? count.approximate() / all : 0;
    if (from.end) {
        describeEnd(*from.end, line);
    } else {
        line.card = from.card;
        line.drawnHere = from.drawnHere;
        line.trunk = from.trunk;
    }
    if (const auto example = table.example(from.who)) {
        line.patient = analysis::walk(table.space(), table.topic(), *example).answers;
    }
    return line;
}

/// Everybody who says this of what they were asked.
Set whoSays(const TopicTable& table, std::span<const GivenAnswer> answers, std::vector<bool>& answered) {
    const auto& space = table.space();
    auto& diagrams = table.diagrams();
    Set who = analysis::Diagrams::everything();
    analysis::Assignment assignment(space.variables().size(), 0);
    for (const GivenAnswer& given : answers) {
        const auto question = table.library().question(given.linkId);
        if (!question || !space.has(*question)) {
            continue;
        }
        const auto read = readAnswer(table.library().questions[*question], given.text);
        if (const auto* answer = std::get_if<Answer>(&read)) {
            space.assign(assignment, *question, *answer);
            answered[*question] = true;
        }
    }
    for (std::uint32_t question = 0; question < answered.size(); ++question) {
        if (answered[question]) {
            for (const std::uint32_t variable : space.of(question)) {
                who = diagrams.both(who, diagrams.has(variable, assignment[variable]));
            }
        }
    }
    return who;
}

} // namespace

TreePicture pictureOf(const TopicTable& table, const DecisionTree& tree) {
    TreePicture picture;
    picture.topic = tree.topic;
    picture.title = tree.title;
    picture.passedOver = tree.passedOver;
    picture.complete = tree.complete;
    const double all = table.patients(table.offered()).approximate();
    for (const TreeCard& from : tree.cards) {
        TreePicture::Card& card = picture.cards.emplace_back();
        card.title = from.title;
        card.linkId = from.linkId;
        card.redFlags = from.band == Band::redFlags;
        card.earlier = from.earlier;
        card.firstFits = from.firstFits;
        for (const TreeLine& line : from.lines) {
            card.lines.push_back(lineOf(table, line, all));
        }
    }
    for (std::uint32_t card = 0; card < picture.cards.size(); ++card) {
        const auto& lines = picture.cards[card].lines;
        for (std::uint32_t line = 0; line < lines.size(); ++line) {
            if (!lines[line].ends && lines[line].drawnHere) {
                picture.cards[lines[line].card].fromCard = card;
                picture.cards[lines[line].card].fromLine = line;
            }
        }
    }
    return picture;
}

TreePath pathOf(const TopicTable& table, const DecisionTree& tree, std::span<const GivenAnswer> answers) {
    std::vector<bool> answered(table.library().questions.size(), false);
    const Set who = whoSays(table, answers, answered);
    auto& diagrams = table.diagrams();
    TreePath path;
    std::uint32_t card = 0;
    while (card < tree.cards.size()) {
        std::optional<std::uint32_t> only;
        for (std::uint32_t line = 0; line < tree.cards[card].lines.size(); ++line) {
            if (diagrams.empty(diagrams.both(who, tree.cards[card].lines[line].who))) {
                continue;
            }
            if (only) {
                return path;
            }
            only = line;
        }
        if (!only) {
            return path;
        }
        path.emplace_back(card, *only);
        card = tree.cards[card].lines[*only].card;
    }
    return path;
}

} // namespace signpost::studio
