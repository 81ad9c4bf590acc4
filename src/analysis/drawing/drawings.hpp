// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/decision_tree.hpp"

#include <string>

namespace signpost::analysis {

/// The tree as a picture on pages of A4, one below the other; nothing in it is loaded or run.
std::string asSvg(const DecisionTree& tree);
/// For Graphviz: `dot -Tpdf`.
std::string asDot(const DecisionTree& tree);
/// A Mermaid flowchart.
std::string asMermaid(const DecisionTree& tree);
/// A page to review the whole topic by: questions, rules, advice, default, and the tree as nested lists.
std::string asReviewPage(const TopicTable& table, const DecisionTree& tree);

/// For text and attributes of XML and HTML: markup is escaped, letters that XML can't carry are replaced.
std::string escaped(std::string_view text);

} // namespace signpost::analysis
