// SPDX-License-Identifier: Apache-2.0
#include "widget/context.hpp"

#include <utility>
#include <vector>

namespace signpost::widget {

void useLibrary(Context& context, Library library) {
    const std::vector<GivenAnswer> given = context.journey ? context.journey->given() : std::vector<GivenAnswer>();
    context.journey.reset();
    context.index.reset();
    context.library = std::make_unique<const Library>(std::move(library));
    context.journey.emplace(*context.library);
    for (const GivenAnswer& answer : given)
        context.journey->answer(answer.linkId, answer.text);
}

} // namespace signpost::widget
