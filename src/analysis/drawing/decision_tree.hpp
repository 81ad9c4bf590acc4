// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/answer_groups.hpp"
#include "analysis/journey/journey_graph.hpp"
#include "analysis/topic_table.hpp"

#include <string>
#include <vector>

namespace signpost::analysis {

/// Where a line of the tree ends.
struct TreeEnd {
    /// No rank: the topic is not offered to these patients.
    std::optional<Rank> rank;
    Destinations destinations;
    /// Ids (without the topic, if it is the tree's) of the rules and defaults that put everybody on this line there; if
    /// those of nobody cover all destinations, all that put somebody there.
    std::vector<std::string> rules;
};

/// One line of a card: these answers, and what comes of them.
struct TreeLine {
    AnswerGroup answers;
    /// The same, exactly, as a set in the table's diagrams; the lines of a card do not overlap.
    Set who;
    /// An end, or the card to go on at.
    std::optional<TreeEnd> end;
    std::uint32_t card = noIndex;
    /// The card is drawn here: straight below this one (`trunk`), or beside it. Otherwise it is drawn elsewhere, and
    /// the line only says "go on at 7".
    bool drawnHere = false;
    bool trunk = false;
};

/// One question at one moment of the journey, with the answers grouped by where they lead.
struct TreeCard {
    /// 1 for the first; what "go on at 7" means.
    std::uint32_t number = 0;
    /// What is asked.
    std::string title;
    /// linkIds of what is asked: "who, age".
    std::string linkId;
    Band band = Band::rest;
    /// Nothing is asked here: an earlier answer matters more closely.
    bool earlier = false;
    /// Lines are read from the top, and the first that fits decides.
    bool firstFits = false;
    std::vector<TreeLine> lines;
};

/// The decision tree that people really walk: the journey's graph, with the screen and the red-flag phrases passed over
/// (unless `whole`), each checklist one card, and moments from which everything goes on alike drawn once.
struct DecisionTree {
    std::string topic;
    std::string title;
    /// "draft", "approved".
    std::string status;
    std::string version;
    /// What was passed over; empty for the whole tree.
    std::string passedOver;
    /// In the order of their numbers: a card's own branches first, then the card straight below it.
    std::vector<TreeCard> cards;
    /// False if a limit was reached: the tree then says nothing.
    bool complete = true;
};

struct DrawingOptions {
    /// With the emergency screen, and the questions that red-flag phrases raise.
    bool whole = false;
    GraphLimits journeys;
};

DecisionTree decisionTree(const TopicTable& table, const DrawingOptions& options = {});

} // namespace signpost::analysis
