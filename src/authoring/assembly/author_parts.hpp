// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/assembly/scoped_conditions.hpp"

namespace signpost::authoring {

/// The place of a topic that is named somewhere; reports a name that no topic has, and gives noIndex.
std::uint32_t topicNamed(Problems& problems, const Library& library, const NameDraft& name);

/// Adds what only authors and the analysis read: the cases of defaults, facts, invariants and services. `topics` is
/// what each topic of the library may read. To be called last, so that these conditions stand after all that are
/// published (bundle.cpp leaves them out).
void addAuthorParts(Problems& problems, const Drafts& drafts, const std::vector<Visible>& topics, Library& library,
                    ScopedConditions& conditions);

} // namespace signpost::authoring
