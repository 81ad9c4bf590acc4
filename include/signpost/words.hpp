// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace signpost {

/// For whom help is asked: the answer to the question `who`.
enum class Who : std::uint8_t { me, child, other };

/// A text as it is said to the patient, to a child's carer, and to somebody who asks for another adult.
/// `child` and `other` may be empty; then `me` serves.
struct Words {
    std::string me;
    std::string child;
    std::string other;

    [[nodiscard]] const std::string& to(Who who) const {
        if (who == Who::child && !child.empty())
            return child;
        if (who == Who::other && !other.empty())
            return other;
        return me;
    }
    [[nodiscard]] bool empty() const { return me.empty(); }
    friend bool operator==(const Words&, const Words&) = default;
};

} // namespace signpost
