// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/names.hpp"

#include "studio/shell/texts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace signpost::studio {
namespace {

using authoring::Node;

Readable readableOf(const Node& question) {
    Readable readable;
    readable.name = textOf(&question, "linkId");
    readable.words = wordsIn(&question, "text");
    const std::string type = textOf(&question, "type");
    const Node* repeats = question.find("repeats");
    if (type == "choice") {
        readable.kind = repeats != nullptr && repeats->flag ? Readable::Kind::checklist : Readable::Kind::choice;
    } else if (type != "boolean") {
        readable.kind = Readable::Kind::number;
    }
    if (const Node* options = question.find("answerOption")) {
        for (const Node* option : options->children) {
            const Node* none = option->find("none");
            if (none == nullptr || !none->flag) {
                readable.options.emplace_back(textOf(option, "value"), wordsIn(option, "text"));
            }
        }
    }
    return readable;
}

void addFrom(const LibraryDocument& document, const std::string& path, std::vector<Readable>& all) {
    const Node* root = document.root(path);
    if (root == nullptr) {
        return;
    }
    if (const Node* questions = root->find("questions")) {
        for (const Node* question : questions->children) {
            if (const std::string module = textOf(question, "include"); !module.empty()) {
                addFrom(document, "shared/" + module + ".json", all);
            } else if (textOf(question, "type") != "text") {
                all.push_back(readableOf(*question));
            }
        }
    }
    if (const Node* scores = root->find("scores")) {
        for (const Node* score : scores->children) {
            all.push_back({textOf(score, "id"), textOf(score, "text"), Readable::Kind::score, {}});
        }
    }
}

bool ofName(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// The question that stands last before `at`.
const Readable* namedLast(const std::vector<Readable>& readable, std::string_view condition, std::size_t at) {
    const Readable* latest = nullptr;
    for (std::size_t i = 0; i < at;) {
        if (!ofName(condition[i])) {
            ++i;
            continue;
        }
        const std::size_t from = i;
        while (i < at && ofName(condition[i])) {
            ++i;
        }
        const std::string_view word = condition.substr(from, i - from);
        for (const Readable& each : readable) {
            latest = each.name == word && !each.options.empty() ? &each : latest;
        }
    }
    return latest;
}

} // namespace

std::vector<Readable> readableIn(const LibraryDocument& document, const std::string& path) {
    std::vector<Readable> all = {{"age_years", "Age in years", Readable::Kind::number, {}},
                                 {"age_months", "Age in months", Readable::Kind::number, {}},
                                 {"age_days", "Age in days", Readable::Kind::number, {}}};
    addFrom(document, path, all);
    if (const Node* screen = document.find("library.json", "/screen")) {
        for (const Node* module : screen->children) {
            addFrom(document, "shared/" + module->text + ".json", all);
        }
    }
    return all;
}

Completion complete(const std::vector<Readable>& readable, std::string_view condition, std::size_t cursor) {
    cursor = std::min(cursor, condition.size());
    Completion completion;
    completion.from = cursor;
    while (completion.from > 0 && ofName(condition[completion.from - 1])) {
        --completion.from;
    }
    const std::string_view word = condition.substr(completion.from, cursor - completion.from);
    const auto add = [&](const std::string& candidate) {
        if (candidate.starts_with(word) && candidate != word) {
            completion.words.push_back(candidate);
        }
    };
    const bool inQuotes =
        std::count(condition.begin(), condition.begin() + static_cast<std::ptrdiff_t>(cursor), '"') % 2;
    if (inQuotes) {
        if (const Readable* question = namedLast(readable, condition, completion.from)) {
            for (const auto& [value, words] : question->options) {
                add(value);
            }
        }
        return completion;
    }
    if (word.empty()) {
        return completion;
    }
    for (const Readable& each : readable) {
        add(each.name);
    }
    constexpr std::array<const char*, 7> language = {"and",    "or",       "not(", "list contains(",
                                                     "count(", "applies(", "in ["};
    for (const char* each : language) {
        add(each);
    }
    return completion;
}

} // namespace signpost::studio
