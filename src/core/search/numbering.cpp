// SPDX-License-Identifier: Apache-2.0
#include "core/search/numbering.hpp"

#include "signpost/rule.hpp"

namespace signpost {
namespace {

/// FNV-1a.
std::uint32_t hashOf(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

} // namespace

std::size_t Numbering::slot(std::string_view text) const {
    std::size_t at = hashOf(text) & (slots_.size() - 1);
    while (slots_[at] != noIndex && texts_[slots_[at]] != text)
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

std::uint32_t Numbering::find(std::string_view text) const {
    return slots_.empty() ? noIndex : slots_[slot(text)];
}

std::uint32_t Numbering::add(std::string_view text) {
    if (texts_.size() * 2 >= slots_.size())
        grow();
    std::uint32_t& number = slots_[slot(text)];
    if (number == noIndex) {
        number = static_cast<std::uint32_t>(texts_.size());
        texts_.emplace_back(text);
    }
    return number;
}

void Numbering::grow() {
    constexpr std::size_t first = 64;
    slots_.assign(slots_.empty() ? first : slots_.size() * 2, noIndex);
    for (std::uint32_t i = 0; i < texts_.size(); ++i)
        slots_[slot(texts_[i])] = i;
}

} // namespace signpost
