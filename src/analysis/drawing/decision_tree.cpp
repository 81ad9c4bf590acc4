// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/decision_tree.hpp"

#include "analysis/drawing/tree_builder.hpp"
#include "core/page_json.hpp"

namespace signpost::analysis {

DecisionTree decisionTree(const TopicTable& table, const DrawingOptions& options) {
    const Topic& topic = table.library().topics[table.topic()];
    DecisionTree tree;
    tree.topic = topic.id;
    tree.title = topic.title;
    tree.status = name(topic.status);
    tree.version = topic.version;
    if (!options.whole)
        tree.passedOver = "Everybody is asked about emergency signs first, and about red flags that their own words "
                          "mention. Drawn here is what follows for people who have none.";
    const auto stopped = [&] { return table.diagrams().exhausted() != Diagrams::Exhausted::no; };
    const JourneyGraph graph =
        stopped() ? JourneyGraph() : walkAllJourneys(table.space(), table.topic(), options.journeys);
    if (stopped() || !graph.complete) {
        tree.complete = false;
        return tree;
    }
    const CutGraph cut = cutGraph(table.space(), graph, options.whole);
    tree.cards = TreeBuilder(table, cut, options.whole).cards();
    if (stopped()) {
        tree.cards.clear();
        tree.complete = false;
    }
    return tree;
}

} // namespace signpost::analysis
