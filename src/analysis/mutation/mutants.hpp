// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::analysis {

/// One rule, changed in one small way that an author could slip into.
struct Mutant {
    enum class Kind : std::uint8_t {
        drop,      ///< the rule is gone
        flip,      ///< one comparison says the opposite: `=` for `!=`, `<` for `>=`
        threshold, ///< one number of one comparison is a step higher or lower
        level,     ///< one level less urgent
        negate,    ///< one part of an `and` or `or` is negated
    };
    Kind kind = Kind::drop;
    std::uint32_t rule = noIndex;
    /// The rule's condition and effect afterwards; the condition stands in Mutants::library.
    ConditionIndex when = noCondition;
    Effect effect;
    /// "`temperature >= 38` becomes `temperature >= 38.1`".
    std::string what;
};

/// "drop", "flip", …: as in `signpost mutate --json`.
std::string_view name(Mutant::Kind kind);

struct Mutants {
    /// The library, with the conditions of all mutants added after its own; its rules are unchanged.
    Library library;
    std::vector<Mutant> list;
};

/// All mutants of the rules that `wanted` holds of, rule by rule. Changes that are the same written differently are
/// made once: where its question always applies, a flipped comparison is a negated one.
/// @pre The library is linked.
Mutants mutantsOf(const Library& library, const std::function<bool(std::uint32_t rule)>& wanted);

/// What the library becomes with one mutant, made in place because copying all of it takes longer than trying it.
class MutatedLibrary {
public:
    /// Borrows Mutants::library.
    explicit MutatedLibrary(const Library& library);
    /// Linked; good until the next call.
    const Library& with(const Mutant& mutant);

private:
    void restore();

    const Library& original_;
    Library changed_;
    std::uint32_t last_ = noIndex;
};

} // namespace signpost::analysis
