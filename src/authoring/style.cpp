// SPDX-License-Identifier: Apache-2.0
#include "authoring/style.hpp"

#include <algorithm>
#include <sstream>

namespace signpost::authoring {
namespace {

constexpr std::size_t longestSentence = 25;
constexpr std::size_t fewestVignettes = 8;
constexpr std::ptrdiff_t fewestTrivial = 3;

bool endsSentence(std::string_view word) {
    return word.ends_with('.') || word.ends_with('!') || word.ends_with('?');
}

class Style {
public:
    explicit Style(Problems& problems) : problems_(problems) {}

    void part(const PartDraft& part) {
        questions(part.questions);
        for (const RuleDraft& rule : part.rules) {
            words(*rule.node, "because", rule.rule.because);
        }
        for (const AdviceDraft& advice : part.advice) {
            words(*advice.node, "text", advice.advice.text);
        }
    }
    void questions(const std::vector<AskDraft>& asks) {
        for (const AskDraft& ask : asks) {
            if (const auto* draft = std::get_if<QuestionDraft>(&ask)) {
                words(*draft->node, "text", draft->question.text);
                words(*draft->node, "hint", draft->question.hint);
                words(*draft->node, "why", draft->question.why);
            }
        }
    }
    void words(const Node& node, std::string_view key, const Words& words) {
        const std::size_t longest = std::max({longestIn(words.me), longestIn(words.child), longestIn(words.other)});
        if (longest > longestSentence && node.find(key) != nullptr) {
            problems_.add(*node.find(key), Code::longSentence, "a sentence of " + std::to_string(longest) + " words",
                          "at most 25; make two of it");
        }
    }

private:
    static std::size_t longestIn(const std::string& text) {
        std::istringstream stream(text);
        std::size_t longest = 0;
        std::size_t now = 0;
        for (std::string word; stream >> word;) {
            longest = std::max(longest, ++now);
            if (endsSentence(word)) {
                now = 0;
            }
        }
        return longest;
    }
    Problems& problems_;
};

} // namespace

void checkStyle(Problems& problems, const Drafts& drafts) {
    Style style(problems);
    for (const auto& [id, module] : drafts.modules) {
        style.part(module.part);
    }
    for (const auto& [id, draft] : drafts.topics) {
        const Node& root = *draft.part.node;
        style.part(draft.part);
        style.questions(draft.letterQuestions);
        if (const Node* otherwise = root.find("default"); otherwise != nullptr) {
            style.words(*otherwise, "because", draft.otherwise.rule.because);
        }
        if (draft.topic.reading.empty() && draft.topic.kind == TopicKind::clinical) {
            problems.add(root, Code::noReading, "there is nothing to read on", "add \"reading\"");
        }
        const auto file = std::find_if(drafts.vignettes.begin(), drafts.vignettes.end(),
                                       [&, &name = id](const auto& each) { return each.topic.name == name; });
        const std::size_t count = file == drafts.vignettes.end() ? 0 : file->vignettes.size();
        const auto trivial = file == drafts.vignettes.end()
                                 ? 0
                                 : std::count_if(file->vignettes.begin(), file->vignettes.end(),
                                                 [](const VignetteDraft& each) { return each.trivial; });
        const bool clinical = draft.topic.kind == TopicKind::clinical;
        if (count < fewestVignettes || (clinical && trivial < fewestTrivial)) {
            problems.add(root, Code::fewVignettes,
                         std::to_string(count) + " vignettes, " + std::to_string(trivial) + " of them trivial",
                         "at least 8, 3 of them trivial, in vignettes/" + id + ".json");
        }
    }
}

} // namespace signpost::authoring
