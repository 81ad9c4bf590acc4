// SPDX-License-Identifier: Apache-2.0
#include "core/letter_parts.hpp"

namespace signpost {
namespace {

bool isFlag(const Question& question, const Answer& answer) {
    if (question.band != Band::redFlags || answer.kind != Answer::Kind::options || answer.options == 0)
        return false;
    if (question.type == QuestionType::checklist)
        return true;
    const auto only = [&](std::size_t option) { return answer.options == std::uint64_t{1} << option; };
    switch (question.worse) {
    case Worse::yes:
        return only(1);
    case Worse::no:
        return only(0);
    case Worse::later:
        return only(question.options.size() - 1);
    default:
        return false;
    }
}

} // namespace

std::vector<std::uint32_t> raisedFlags(const Journey& journey) {
    std::vector<std::uint32_t> flags;
    for (std::uint32_t question : answeredQuestions(journey))
        if (isFlag(journey.library().questions[question], journey.answers()[question]))
            flags.push_back(question);
    return flags;
}

} // namespace signpost
