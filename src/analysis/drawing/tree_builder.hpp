// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/cut_graph.hpp"
#include "analysis/drawing/decision_tree.hpp"

#include <map>

namespace signpost::analysis {

/// Turns a cut graph into cards: gathers the nodes of one page, finds who leaves it where, and puts that in words.
class TreeBuilder {
public:
    TreeBuilder(const TopicTable& table, const CutGraph& graph, bool whole);
    /// In the order in which they are to be numbered.
    std::vector<TreeCard> cards();

private:
    /// What one page decides.
    struct Page {
        std::vector<std::uint32_t> variables;
        /// Where one can leave it: the node, by which of this page's answers, and who does.
        struct Exit {
            std::uint32_t to = noIndex;
            Set answers;
            Set who;
            bool quiet = false;
        };
        std::vector<Exit> exits;
    };

    [[nodiscard]] bool isScreenDemographic(std::uint32_t node) const;
    [[nodiscard]] bool samePage(std::uint32_t first, std::uint32_t node) const;
    [[nodiscard]] Page pageFrom(std::uint32_t first, Set who);
    void sortExits(std::uint32_t first, Page& page) const;
    [[nodiscard]] bool checklist(const Page& page) const;
    Set impossibleOn(std::uint32_t first, const Page& page);
    void build(std::uint32_t first, Set who);
    void describe(std::uint32_t first, const Page& page, TreeCard& card) const;
    [[nodiscard]] TreeEnd endOf(std::uint32_t node, Set who);
    void draw(std::uint32_t card);

    const TopicTable& table_;
    const Library& library_;
    const PatientSpace& space_;
    Diagrams& diagrams_;
    const CutGraph& graph_;
    std::vector<std::vector<std::uint32_t>> preferences_;
    /// Nodes at which a card is to begin, the first asked first, and who comes there.
    std::map<std::uint32_t, Set, std::greater<>> arrivals_;
    /// By node, its card in built_.
    std::map<std::uint32_t, std::uint32_t> cardAt_;
    std::vector<TreeCard> built_;
    /// By card, its line that most people take; noIndex if that ends.
    std::vector<std::uint32_t> quietLine_;
    std::vector<std::uint32_t> order_;
};

} // namespace signpost::analysis
