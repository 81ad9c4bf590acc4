// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/expansion.hpp"

#include <algorithm>

namespace signpost::authoring {

std::vector<std::uint32_t> Expansion::indices() const {
    std::vector<std::uint32_t> list;
    for (const Asked& asked : questions) {
        list.push_back(asked.question);
    }
    return list;
}

void Expansion::append(const Expansion& other) {
    for (const Asked& asked : other.questions) {
        if (std::none_of(questions.begin(), questions.end(),
                         [&](const Asked& each) { return each.question == asked.question; })) {
            questions.push_back(asked);
        }
    }
    for (PartDraft* module : other.modules) {
        if (std::find(modules.begin(), modules.end(), module) == modules.end()) {
            modules.push_back(module);
        }
    }
}

ModuleDraft* Expander::find(const NameDraft& module) {
    const auto found = drafts_.modules.find(module.name);
    return found == drafts_.modules.end() ? nullptr : &found->second;
}

void Expander::addModule(const NameDraft& module) {
    if (!module.given()) {
        return;
    }
    if (find(module) == nullptr) {
        std::vector<std::string> known;
        for (const auto& [id, draft] : drafts_.modules) {
            known.push_back(id);
        }
        std::string suggestion = didYouMean(module.name, known);
        if (suggestion.empty()) {
            suggestion = "write shared/" + module.name + ".json";
        }
        problems_.add(*module.node, Code::unknownModule, "no module is called \"" + module.name + "\"", suggestion);
        return;
    }
    if (states_[module.name] == State::underway) {
        problems_.add(*module.node, Code::includeCycle,
                      "the module \"" + module.name + "\" includes itself, directly or by way of others");
        return;
    }
    addModule(module.name);
}

void Expander::addModule(const std::string& id) {
    if (states_[id] != State::unseen) {
        return;
    }
    states_[id] = State::underway;
    addQuestions(drafts_.modules.at(id).part.questions);
    states_[id] = State::done;
}

void Expander::addQuestions(std::vector<AskDraft>& asks) {
    // Modules first: they can't read what includes them, but may be read by it.
    for (AskDraft& ask : asks) {
        if (auto* include = std::get_if<IncludeDraft>(&ask)) {
            addModule(include->module);
        }
    }
    for (AskDraft& ask : asks) {
        if (auto* question = std::get_if<QuestionDraft>(&ask)) {
            addQuestion(*question);
        }
    }
}

void Expander::addQuestion(QuestionDraft& draft) {
    const std::string& linkId = draft.question.linkId;
    if (linkId.empty()) {
        return;
    }
    const auto [known, isNew] =
        names_.questions.try_emplace(linkId, static_cast<std::uint32_t>(library_.questions.size()));
    draft.index = known->second;
    if (!isNew) {
        const Place first = placeOf(*firstNodes_.at(linkId));
        draft.repeated = true;
        problems_.add(*draft.node, Code::duplicateId,
                      "the question \"" + linkId + "\" is already in " + first.file + ", line " +
                          std::to_string(first.line),
                      "put it into a module and include that, or choose another linkId");
        return;
    }
    firstNodes_[linkId] = draft.node;
    library_.questions.push_back(draft.question);
    names_.mayNotApply.push_back(draft.enableWhen.given());
}

Expansion Expander::expandModule(const NameDraft& module) {
    Expansion expansion;
    if (ModuleDraft* draft = module.given() ? find(module) : nullptr; draft != nullptr) {
        expandInto(expansion, draft->part, nullptr);
    }
    return expansion;
}

Expansion Expander::expand(std::vector<AskDraft>& asks) {
    Expansion expansion;
    expandInto(expansion, asks, nullptr);
    return expansion;
}

Expansion Expander::expandPart(PartDraft& part) {
    Expansion expansion;
    expandInto(expansion, part, nullptr);
    return expansion;
}

void Expander::expandInto(Expansion& expansion, PartDraft& module, const Node* by) {
    if (std::find(expansion.modules.begin(), expansion.modules.end(), &module) != expansion.modules.end()) {
        return;
    }
    expansion.modules.push_back(&module);
    expandInto(expansion, module.questions, by);
}

void Expander::expandInto(Expansion& expansion, std::vector<AskDraft>& asks, const Node* by) {
    for (AskDraft& ask : asks) {
        if (auto* question = std::get_if<QuestionDraft>(&ask)) {
            if (question->index != noIndex) {
                Expansion one;
                one.questions.push_back({question->index, by == nullptr ? question->node : by});
                expansion.append(one);
            }
            continue;
        }
        const NameDraft& name = std::get<IncludeDraft>(ask).module;
        if (ModuleDraft* module = find(name); module != nullptr) {
            expandInto(expansion, module->part, by == nullptr ? name.node : by);
        }
    }
}

} // namespace signpost::authoring
