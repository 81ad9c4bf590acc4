// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/drafts.hpp"
#include "authoring/fields.hpp"

#include <optional>
#include <vector>

// Readers of single concepts. Each reports what is wrong and returns what could be read.
namespace signpost::authoring {

/// A condition's text; its grammar is looked at later, when all questions are known.
ConditionDraft readCondition(const Fields& fields, std::string_view key);
NameDraft readName(const Fields& fields, std::string_view key);
std::vector<NameDraft> readNames(const Fields& fields, std::string_view key);

QuestionDraft readQuestion(Problems& problems, const Node& node);
/// Questions and includes, in their order.
std::vector<AskDraft> readAsks(const Fields& fields, std::string_view key);
ScoreDraft readScore(Problems& problems, const Node& node);
RuleDraft readRule(Problems& problems, const Node& node);
DefaultDraft readDefault(Problems& problems, const Node& node);
AdviceDraft readAdvice(Problems& problems, const Node& node);

/// `questions`, `scores`, `rules` and `advice` of a topic or module.
PartDraft readPart(const Fields& fields);

/// "2 hours" in minutes.
std::optional<std::uint32_t> readWithin(const Fields& fields, std::string_view key);

/// `format` is 1, and `id` is the file's name: "topics/sore_throat.json" holds sore_throat.
void checkFormat(const Fields& fields);
void checkIdIsFileName(const Fields& fields, std::string_view key);
/// Three whole numbers with points between.
std::string readVersion(const Fields& fields);
Status readStatus(const Fields& fields);

} // namespace signpost::authoring
