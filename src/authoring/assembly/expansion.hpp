// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/scope.hpp"
#include "authoring/drafts.hpp"

#include <string_view>
#include <vector>

namespace signpost::authoring {

/// Questions in the order in which they are asked, every module put where it is included, and each question and module
/// once.
struct Expansion {
    struct Asked {
        std::uint32_t question = noIndex;
        /// In the file that is expanded: the question itself, or the include that brings it.
        const Node* node = nullptr;
    };
    std::vector<Asked> questions;
    /// The modules met on the way.
    std::vector<PartDraft*> modules;

    [[nodiscard]] std::vector<std::uint32_t> indices() const;
    /// Adds what is not there yet.
    void append(const Expansion& other);
};

/// Knows all modules, and gives every question its place in the library.
class Expander {
public:
    Expander(Problems& problems, Drafts& drafts, Library& library, NameTable& names)
        : problems_(problems), drafts_(drafts), library_(library), names_(names) {}

    /// Puts a module's questions, and those of the modules it includes before them, into the library.
    void addModule(const NameDraft& module);
    void addModule(const std::string& id);
    void addQuestions(std::vector<AskDraft>& asks);

    /// A module that library.json names.
    [[nodiscard]] Expansion expandModule(const NameDraft& module);
    [[nodiscard]] Expansion expand(std::vector<AskDraft>& asks);
    [[nodiscard]] Expansion expandPart(PartDraft& part);

private:
    enum class State : std::uint8_t { unseen, underway, done };
    void addQuestion(QuestionDraft& draft);
    ModuleDraft* find(const NameDraft& module);
    void expandInto(Expansion& expansion, std::vector<AskDraft>& asks, const Node* by);
    void expandInto(Expansion& expansion, PartDraft& module, const Node* by);

    Problems& problems_;
    Drafts& drafts_;
    Library& library_;
    NameTable& names_;
    std::map<std::string, State> states_;
    std::map<std::string, const Node*> firstNodes_;
};

} // namespace signpost::authoring
