// SPDX-License-Identifier: Apache-2.0
#include "authoring/style.hpp"

#include "authoring/plain_words.hpp"
#include "authoring/readability.hpp"

#include <algorithm>
#include <cmath>

namespace signpost::authoring {
namespace {

constexpr std::size_t longestSentence = 20;
constexpr double oldestReadingAge = 11;
constexpr std::size_t fewestWordsForReadingAge = 20;
constexpr std::size_t fewestVignettes = 8;
constexpr std::ptrdiff_t fewestTrivial = 3;

bool isSafetyAdvice(AdviceKind kind) {
    return kind == AdviceKind::medicine || kind == AdviceKind::watch || kind == AdviceKind::help;
}

bool isUrgent(const Advice& advice) {
    return advice.belongsTo(Level::urgent) || advice.belongsTo(Level::emergency) || advice.belongsTo(Level::call999);
}

/// What patients read, and where it comes from.
class Texts {
public:
    Texts(Problems& problems, bool english) : problems_(problems), english_(english) {}

    /// `clinical` also of modules: any clinical topic may include them.
    void part(const PartDraft& part, bool clinical) {
        questions(part.questions);
        for (const RuleDraft& rule : part.rules) {
            words(*rule.node, "because");
        }
        for (const AdviceDraft& draft : part.advice) {
            words(*draft.node, "text");
            const Advice& advice = draft.advice;
            if (isSafetyAdvice(advice.kind) && (clinical || isUrgent(advice)) && advice.source.empty()) {
                problems_.add(*draft.node, Code::noSource, "this advice does not say where it comes from",
                              "add \"source\"");
            }
        }
    }
    void questions(const std::vector<AskDraft>& asks) {
        for (const AskDraft& ask : asks) {
            if (const auto* draft = std::get_if<QuestionDraft>(&ask)) {
                question(*draft->node);
            }
        }
    }
    /// A text, or one for each who may be asking.
    void words(const Node& owner, std::string_view key) {
        const Node* node = owner.find(key);
        if (node != nullptr && node->kind == Node::Kind::object) {
            for (const Node* each : node->children) {
                text(*each);
            }
        } else if (node != nullptr) {
            text(*node);
        }
    }

private:
    void question(const Node& node) {
        for (const auto* key : {"text", "hint", "why", "unsure"}) {
            words(node, key);
        }
        const Node* options = node.find("answerOption");
        if (options == nullptr) {
            return;
        }
        for (const Node* option : options->children) {
            words(*option, "text");
            words(*option, "hint");
        }
    }

    void text(const Node& node) {
        if (node.kind != Node::Kind::text) {
            return;
        }
        const Readability readability = readabilityOf(node.text);
        if (readability.longestSentence > longestSentence) {
            problems_.add(node, Code::longSentence,
                          "a sentence of " + std::to_string(readability.longestSentence) + " words",
                          "at most " + std::to_string(longestSentence) + "; make two of it");
        }
        if (!english_) {
            return;
        }
        if (readability.words >= fewestWordsForReadingAge && readability.readingAge() > oldestReadingAge) {
            problems_.add(node, Code::hardToRead,
                          "written for a reading age of about " +
                              std::to_string(static_cast<int>(std::ceil(readability.readingAge()))),
                          "at most 11: shorter sentences and shorter words");
        }
        for (const HardWord& word : hardWordsIn(node.text)) {
            problems_.add(node, Code::hardWord, "\"" + std::string(word.words) + "\" is not how people speak",
                          "better: " + std::string(word.plain));
        }
    }

    Problems& problems_;
    bool english_;
};

void checkVignettes(Problems& problems, const Drafts& drafts, const TopicDraft& draft) {
    const auto file = std::find_if(drafts.vignettes.begin(), drafts.vignettes.end(),
                                   [&](const auto& each) { return each.topic.name == draft.part.id; });
    const bool any = file != drafts.vignettes.end();
    const std::size_t count = any ? file->vignettes.size() : 0;
    const auto trivial = any ? std::count_if(file->vignettes.begin(), file->vignettes.end(),
                                             [](const VignetteDraft& each) { return each.trivial; })
                             : 0;
    const bool clinical = draft.topic.kind == TopicKind::clinical;
    if (count < fewestVignettes || (clinical && trivial < fewestTrivial)) {
        problems.add(*draft.part.node, Code::fewVignettes,
                     std::to_string(count) + " vignettes, " + std::to_string(trivial) + " of them trivial",
                     "at least 8, 3 of them trivial, in vignettes/" + draft.part.id + ".json");
    }
}

} // namespace

void checkStyle(Problems& problems, const Drafts& drafts) {
    Texts texts(problems, drafts.library.language.starts_with("en"));
    for (const auto& [id, module] : drafts.modules) {
        texts.part(module.part, true);
    }
    for (const auto& [id, draft] : drafts.topics) {
        const Node& root = *draft.part.node;
        const bool clinical = draft.topic.kind == TopicKind::clinical;
        texts.part(draft.part, clinical);
        texts.questions(draft.letterQuestions);
        if (const Node* otherwise = root.find("default"); otherwise != nullptr) {
            texts.words(*otherwise, "because");
        }
        if (draft.topic.reading.empty() && clinical) {
            problems.add(root, Code::noReading, "there is nothing to read on", "add \"reading\"");
        }
        checkVignettes(problems, drafts, draft);
    }
}

} // namespace signpost::authoring
