// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/html_writer.hpp"
#include "signpost/library.hpp"

#include <vector>

namespace signpost::analysis {

/// What a topic says, in the order in which a reviewer reads it: one heading of the review page each.
class ReviewContent {
public:
    ReviewContent(const Library& library, std::uint32_t topic, HtmlWriter& out)
        : library_(library), topic_(library.topics[topic]), out_(out) {}

    void questions();
    void rules();
    void advice();
    void otherwise();

private:
    void group(std::string_view title, const std::vector<std::uint32_t>& questions);
    void question(const Question& question);
    void answers(const Question& question);
    void scores();
    void table(std::string_view caption, const std::vector<std::uint32_t>& rules);
    void unsure(const Rule& rule);

    const Library& library_;
    const Topic& topic_;
    HtmlWriter& out_;
};

} // namespace signpost::analysis
