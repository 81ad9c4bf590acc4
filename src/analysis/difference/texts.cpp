// SPDX-License-Identifier: Apache-2.0
#include "analysis/difference/difference.hpp"

#include <map>

namespace signpost::analysis {
namespace {

/// What somebody can read of one thing, by the name of the part.
using Parts = std::map<std::string, std::string>;
/// By what it is, and its id.
using Texts = std::map<std::pair<TextChange::Kind, std::string>, Parts>;

void addWords(Parts& parts, const std::string& name, const Words& words) {
    parts[name] = words.me;
    if (!words.child.empty())
        parts[name + " (for a child)"] = words.child;
    if (!words.other.empty())
        parts[name + " (for somebody else)"] = words.other;
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& each : list)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

Parts partsOf(const Question& question) {
    Parts parts;
    addWords(parts, "text", question.text);
    addWords(parts, "hint", question.hint);
    addWords(parts, "why", question.why);
    addWords(parts, "not sure", question.unsureText);
    parts["unit"] = question.unit;
    for (const Option& option : question.options) {
        addWords(parts, "option " + option.value, option.text);
        addWords(parts, "hint of option " + option.value, option.hint);
    }
    return parts;
}

Parts partsOf(const Advice& item) {
    Parts parts;
    addWords(parts, "text", item.text);
    std::vector<std::string> levels;
    for (unsigned level = 0; level < levelCount; ++level)
        if (item.belongsTo(static_cast<Level>(level)))
            levels.emplace_back(name(static_cast<Level>(level)));
    parts["levels"] = joined(levels);
    return parts;
}

Texts textsOf(const Library& library) {
    using Kind = TextChange::Kind;
    Texts texts;
    for (const Topic& topic : library.topics) {
        texts[{Kind::topic, topic.id}] = {{"title", topic.title}, {"search words", joined(topic.searchWords)}};
        Parts& byDefault = texts[{Kind::rule, topic.id + "/default"}];
        addWords(byDefault, "because", topic.otherwise.because);
        byDefault["source"] = topic.otherwise.source;
    }
    for (const Question& question : library.questions)
        texts[{Kind::question, question.linkId}] = partsOf(question);
    for (const Advice& item : library.advice)
        texts[{Kind::advice, item.id}] = partsOf(item);
    for (const Rule& rule : library.rules) {
        Parts& parts = texts[{Kind::rule, rule.id}];
        addWords(parts, "because", rule.because);
        parts["source"] = rule.source;
    }
    for (const PhraseFlag& flag : library.flags)
        texts[{Kind::phrases, flag.id}] = {{"phrases", joined(flag.phrases)}};
    return texts;
}

} // namespace

std::vector<TextChange> compareTexts(const Library& before, const Library& after) {
    Texts old = textsOf(before);
    Texts now = textsOf(after);
    // Everything that either has, so that what came or went is there with empty parts.
    for (const auto& [key, parts] : old)
        now.try_emplace(key);
    for (const auto& [key, parts] : now)
        old.try_emplace(key);
    std::vector<TextChange> changes;
    for (auto& [key, parts] : now) {
        Parts& earlier = old.at(key);
        for (const auto& [part, text] : earlier)
            parts.try_emplace(part);
        for (const auto& [part, text] : parts)
            if (const std::string& was = earlier[part]; was != text)
                changes.push_back({key.first, key.second, part, was, text});
    }
    return changes;
}

} // namespace signpost::analysis
