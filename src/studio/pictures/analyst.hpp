// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/decision_tree.hpp"
#include "studio/document/workshop.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// # Beside the page
///
/// Whatever takes longer than a frame is asked of an Analyst: a Workshop, and the pictures that the canvas and the
/// preview need. It lives on a thread of its own natively and in a worker in a browser, and is spoken to in bytes: one
/// letter for what is meant, then the message.
///
///     analyst.answer(analystMessage(Ask::workshop, toBytes(update)));
///     analyst.answer(analystMessage(Ask::tree, "cough"));      // -> treeFromBytes
namespace signpost::studio {

enum class Ask : char {
    workshop = 'w',  ///< as in messages.hpp
    published = 'p', ///< what to compare with, as messages.hpp's publishedToBytes
    tree = 't',      ///< a topic's id -> a TreePicture; empty if the content can't be used
    path = 'l',      ///< JSON: {"topic", "answers": [[linkId, text]]} -> JSON: [[card, line]]
    bundle = 'b',    ///< a language -> the index, a zero byte, the topics file; empty if the content can't be used
    review = 'r',    ///< a topic's id -> its review page, as HTML
};

std::string analystMessage(Ask ask, std::string_view message);

class Analyst {
public:
    std::string answer(std::string_view message);

private:
    std::string tree(std::string_view topic);
    std::string path(std::string_view message);
    std::string bundle(std::string_view language);
    std::string review(std::string_view topic);
    /// Makes the table and the tree of this topic, if they aren't there yet. False if that can't be.
    bool draw(std::string_view topic);

    Workshop workshop_;
    /// The topic that was last drawn, and what its sets stand on.
    std::shared_ptr<const Compiled> drawnFrom_;
    std::string drawnTopic_;
    std::unique_ptr<analysis::TopicTable> table_;
    analysis::DecisionTree tree_;
};

} // namespace signpost::studio
