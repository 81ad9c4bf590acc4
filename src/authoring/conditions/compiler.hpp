// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/scope.hpp"
#include "authoring/conditions/syntax.hpp"
#include "authoring/drafts.hpp"

namespace signpost::authoring {

/// Checks conditions against the questions and scores of a library, and adds them to it in the core's form.
class ConditionCompiler {
public:
    ConditionCompiler(Problems& problems, Library& library, const NameTable& names)
        : problems_(problems), library_(library), names_(names) {}

    /// Reports everything that is wrong with the condition and returns noCondition; or adds it and returns its place.
    ConditionIndex compile(const ConditionDraft& draft, const Scope& scope);

private:
    Problems& problems_;
    Library& library_;
    const NameTable& names_;
};

} // namespace signpost::authoring
