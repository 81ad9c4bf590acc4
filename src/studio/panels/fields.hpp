// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/panels/desk.hpp"
#include "studio/panels/names.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

/// Fields that show a value of the document and change it while the user types; leaving one ends the step of undo.
/// `pointer` is the JSON pointer of the value in `path`. What the reader of authored files has against that value
/// stands under the field, in red.
namespace signpost::studio {

struct FieldAt {
    const std::string& path;
    std::string pointer;
    /// For help in the place: "rule.because" (guide.hpp).
    std::string_view help;
};

/// A text. `lines`: how high; 1 is a single line. An emptied text that isn't `required` is taken out of the file.
void textField(Desk& desk, std::string_view label, const FieldAt& at, int lines = 1, bool required = false);
/// Words for the patient: one text, or three if they are given for me, a child and somebody else.
void wordsField(Desk& desk, std::string_view label, const FieldAt& at, int lines = 1, bool required = false);
/// One of several values; the first of each pair is the file's, the second is shown. An empty value: not in the file.
using Choices = std::span<const std::pair<std::string_view, std::string_view>>;
void choiceField(Desk& desk, std::string_view label, const FieldAt& at, Choices choices);
/// A condition, typed with completion (Tab), or put together by choosing.
void conditionField(Desk& desk, std::string_view label, const FieldAt& at, const std::vector<Readable>& readable);

/// What is wrong with this value, if anything.
void problemsAt(const Desk& desk, const FieldAt& at);

} // namespace signpost::studio
