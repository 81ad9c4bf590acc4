// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "signpost/library.hpp"
#include "signpost/truth.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signpost::authoring {

/// Loose questions and scores, or those of a library, over which single conditions can be tried.
///
///     auto trial = ExpressionTrial::over(problems, questions, scores);   // nodes as in a topic's file
///     trial.value(problems, condition, answers);                         // of "age_months < 3", {"age": "2 months"}
class ExpressionTrial {
public:
    /// Questions in their order; `scores` may be null.
    static ExpressionTrial over(Problems& problems, const Node& questions, const Node* scores);
    /// Everything that `topic` asks, or the whole library without one.
    static ExpressionTrial over(Library library, std::optional<std::uint32_t> topic);

    /// What the condition is, given the answers (an object by linkId); several values while questions are open. Nothing
    /// if there was a problem.
    [[nodiscard]] std::optional<TruthSet> value(Problems& problems, const Node& condition, const Node* answers);

private:
    ExpressionTrial() = default;

    Library library_;
    /// By question: its place in the order, or noIndex where it can't be read.
    std::vector<std::uint32_t> places_;
    std::vector<std::uint32_t> rules_;
};

} // namespace signpost::authoring
