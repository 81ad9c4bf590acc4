// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/compact.hpp"
#include "signpost/journey.hpp"
#include "signpost/search.hpp"

#include <memory>
#include <optional>
#include <string>

namespace signpost::widget {

/// What one widget on a page has: a library, a journey on it, and the text of the last result.
struct Context {
    /// Owned by pointer, because the journey refers to it.
    std::unique_ptr<const Library> library;
    std::optional<Journey> journey;
    /// Of the library. Made at the first search, so that the first page does not wait for it.
    std::optional<WordIndex> index;
    std::string result;
};

/// Takes a library in place of the one so far, and gives the answers so far again. What no longer fits is left out: the
/// first page's small library is a part of the whole one, so in practice everything fits.
void useLibrary(Context& context, Library library);

} // namespace signpost::widget
