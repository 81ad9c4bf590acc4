// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/diagrams.hpp"

#include "analysis/diagrams/sifting.hpp"

#include <algorithm>
#include <utility>

namespace signpost::analysis {

Diagrams::Diagrams(std::vector<std::uint32_t> valueCounts, Limits limits)
    : table_(std::move(valueCounts), limits.nodes), order_(table_.variables()), budget_(limits.steps) {}

Set Diagrams::has(std::uint32_t variable, std::uint32_t value) {
    return result(makeOf(
        variable, [value](std::uint32_t each) { return each == value ? everythingReference : nothingReference; }));
}

Set Diagrams::where(std::uint32_t variable, const std::function<bool(std::uint32_t)>& holds) {
    return result(
        makeOf(variable, [&](std::uint32_t value) { return holds(value) ? everythingReference : nothingReference; }));
}

Set Diagrams::both(Set a, Set b) {
    return result(bothOf(a.reference_, b.reference_));
}

Set Diagrams::differ(Set a, Set b) {
    return result(differOf(a.reference_, b.reference_));
}

Set Diagrams::choose(std::uint32_t variable, std::span<const Set> byValue) {
    const std::uint32_t level = order_.levelOf[variable];
    if (std::all_of(byValue.begin(), byValue.end(), [&](Set s) { return levelOf(s.reference_) > level; }))
        return result(makeOf(variable, [&](std::uint32_t value) { return byValue[value].reference_; }));
    Set chosen = nothing();
    for (std::size_t i = 0; i < byValue.size(); ++i) {
        // Values with the same set are taken together, at the first of them.
        const auto earlier = byValue.first(i);
        if (std::find(earlier.begin(), earlier.end(), byValue[i]) != earlier.end())
            continue;
        const Set values = where(variable, [&](std::uint32_t value) { return byValue[value] == byValue[i]; });
        chosen = either(chosen, both(values, byValue[i]));
    }
    return result(chosen.reference_);
}

Set Diagrams::given(Set s, std::uint32_t variable, std::uint32_t value) {
    return result(givenOf(s.reference_, variable, value));
}

Set Diagrams::some(Set s, std::uint32_t variable) {
    return result(someOf(s.reference_, variable));
}

void Diagrams::forgetOthers(std::span<const Set> kept) {
    table_.keepOnly(references(kept));
    cache_.clear();
}

void Diagrams::improveOrder(std::span<const Set> kept) {
    forgetOthers(kept);
    if (stopped())
        return;
    Sifting(table_, order_, budget_, references(kept)).run();
}

Reference Diagrams::make(std::uint32_t variable, std::span<const Reference> children) {
    const auto [reference, isNew] = table_.make(variable, children);
    if (reference == noReference) {
        budget_.outOfNodes();
        return nothingReference;
    }
    if (isNew)
        cache_.fit(table_.size());
    return reference;
}

template <class Child>
Reference Diagrams::makeOf(std::uint32_t variable, Child child) {
    const std::size_t base = children_.size();
    const std::uint32_t values = table_.valueCount(variable);
    for (std::uint32_t value = 0; value < values; ++value)
        children_.push_back(child(value));
    const Reference made =
        stopped() ? nothingReference : make(variable, std::span<const Reference>(children_).subspan(base));
    children_.resize(base);
    return made;
}

std::vector<Reference> Diagrams::references(std::span<const Set> sets) {
    std::vector<Reference> references(sets.size());
    std::transform(sets.begin(), sets.end(), references.begin(), [](Set s) { return s.reference_; });
    return references;
}

std::uint32_t Diagrams::upperVariable(Reference a, Reference b) const {
    return levelOf(a) < levelOf(b) ? table_.variable(a) : table_.variable(b);
}

Reference Diagrams::bothOf(Reference a, Reference b) {
    if (a == b || b == everythingReference)
        return a;
    if (a == everythingReference)
        return b;
    if (a == nothingReference || b == nothingReference || a == complementOf(b))
        return nothingReference;
    if (a > b)
        std::swap(a, b);
    if (const Reference known = cache_.find(Operation::both, a, b); known != noReference)
        return known;
    if (!budget_.spend())
        return nothingReference;
    const std::uint32_t variable = upperVariable(a, b);
    const Reference made = makeOf(variable, [=, this](std::uint32_t value) {
        return bothOf(childAt(a, variable, value), childAt(b, variable, value));
    });
    if (!stopped())
        cache_.insert(Operation::both, a, b, made);
    return made;
}

Reference Diagrams::differOf(Reference a, Reference b) {
    // A complement on either side is a complement of the result.
    const Reference flip = (a ^ b) & 1U;
    a &= ~1U;
    b &= ~1U;
    if (a == b)
        return nothingReference ^ flip;
    if (a > b)
        std::swap(a, b);
    if (a == everythingReference)
        return complementOf(b) ^ flip;
    if (const Reference known = cache_.find(Operation::differ, a, b); known != noReference)
        return known ^ flip;
    if (!budget_.spend())
        return nothingReference;
    const std::uint32_t variable = upperVariable(a, b);
    const Reference made = makeOf(variable, [=, this](std::uint32_t value) {
        return differOf(childAt(a, variable, value), childAt(b, variable, value));
    });
    if (!stopped())
        cache_.insert(Operation::differ, a, b, made);
    return made ^ flip;
}

Reference Diagrams::givenOf(Reference s, std::uint32_t variable, std::uint32_t value) {
    const std::uint32_t top = table_.variable(s);
    if (order_.levelOf[top] > order_.levelOf[variable])
        return s;
    if (top == variable)
        return table_.child(s, value);
    const Reference flip = s & 1U;
    s ^= flip;
    const std::uint32_t place = variable << 8U | value;
    if (const Reference known = cache_.find(Operation::given, s, place); known != noReference)
        return known ^ flip;
    if (!budget_.spend())
        return nothingReference;
    const Reference made =
        makeOf(top, [=, this](std::uint32_t each) { return givenOf(table_.child(s, each), variable, value); });
    if (!stopped())
        cache_.insert(Operation::given, s, place, made);
    return made ^ flip;
}

Reference Diagrams::someOf(Reference s, std::uint32_t variable) {
    const std::uint32_t top = table_.variable(s);
    if (order_.levelOf[top] > order_.levelOf[variable])
        return s;
    if (const Reference known = cache_.find(Operation::some, s, variable); known != noReference)
        return known;
    if (!budget_.spend())
        return nothingReference;
    Reference made = nothingReference;
    if (top == variable) {
        for (std::uint32_t value = 0; value < table_.valueCount(variable); ++value)
            made = complementOf(bothOf(complementOf(made), complementOf(table_.child(s, value))));
    } else {
        made = makeOf(top, [=, this](std::uint32_t each) { return someOf(table_.child(s, each), variable); });
    }
    if (!stopped())
        cache_.insert(Operation::some, s, variable, made);
    return made;
}

} // namespace signpost::analysis
