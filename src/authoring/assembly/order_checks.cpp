// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/order_checks.hpp"

#include "authoring/readers/vocabulary.hpp"

#include <algorithm>

namespace signpost::authoring {
namespace {

template <class Value, std::size_t Count>
std::string nameOf(const std::array<Named<Value>, Count>& names, Value value) {
    const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.value == value; });
    return std::string(found->name);
}

} // namespace

void checkPhases(Problems& problems, const Library& library, const Expansion& part, Phase first, Phase last,
                 const std::string& where) {
    for (const Expansion::Asked& asked : part.questions) {
        const Question& question = library.questions[asked.question];
        if (question.phase >= first && question.phase <= last) {
            continue;
        }
        problems.add(*asked.node, Code::wrongPhase,
                     "\"" + question.linkId + "\" is of phase " + nameOf(vocabulary::phases, question.phase) +
                         ", which does not belong in " + where,
                     "write \"phase\": \"" + nameOf(vocabulary::phases, last) + "\"");
    }
}

void checkBands(Problems& problems, const Library& library, const Expansion& part) {
    const Question* before = nullptr;
    for (const Expansion::Asked& asked : part.questions) {
        const Question& question = library.questions[asked.question];
        if (question.phase != Phase::triage) {
            continue;
        }
        if (before != nullptr && question.band < before->band) {
            problems.add(*asked.node, Code::bandOrder,
                         "\"" + question.linkId + "\" (" + nameOf(vocabulary::bands, question.band) +
                             ") stands after \"" + before->linkId + "\" (" + nameOf(vocabulary::bands, before->band) +
                             ")",
                         "the order is demographics, red-flags, urgent, rest");
        } else {
            before = &question;
        }
    }
}

void checkFlags(Problems& problems, const Drafts& drafts, const Library& library, const Expansion& phrases) {
    if (drafts.phrases.flags.empty()) {
        return;
    }
    const auto box = library.question("phrases");
    const auto among = [&](std::uint32_t question) {
        return std::any_of(phrases.questions.begin(), phrases.questions.end(),
                           [&](const Expansion::Asked& asked) { return asked.question == question; });
    };
    if (!box || !among(*box)) {
        problems.add(*drafts.phrases.flags.front().node, Code::phrasesMismatch,
                     "no question \"phrases\" takes these flags",
                     "add one with \"input\": \"scan\" and an option for each flag to the module of phrase_questions");
        return;
    }
    const Question& question = library.questions[*box];
    for (std::size_t i = 0; i < drafts.phrases.flags.size(); ++i) {
        const FlagDraft& draft = drafts.phrases.flags[i];
        if (i + 1 >= question.options.size() || question.options[i].value != draft.flag.id) {
            problems.add(*draft.node, Code::phrasesMismatch,
                         "the question \"phrases\" does not have \"" + draft.flag.id + "\" as option " +
                             std::to_string(i + 1),
                         "its options are the flags in the order of phrases.json, then \"none of these\"");
        }
        const auto asks = library.question(draft.question.name);
        if (draft.question.given() && (!asks || !among(*asks))) {
            problems.add(*draft.question.node, Code::unknownQuestion,
                         "the module of phrase_questions has no question \"" + draft.question.name + "\"");
        }
    }
    if (question.options.size() > drafts.phrases.flags.size() + 1) {
        problems.add(*drafts.phrases.flags.back().node, Code::phrasesMismatch,
                     "the question \"phrases\" has more options than there are flags");
    }
}

} // namespace signpost::authoring
