// SPDX-License-Identifier: Apache-2.0
#include "studio/document/name_search.hpp"

#include "authoring/approval.hpp"
#include "authoring/conditions/syntax.hpp"
#include "studio/document/layout.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace signpost::studio {
namespace {

using authoring::Expression;
using authoring::Node;
using namespace std::string_view_literals;
using Kind = Name::Kind;

/// Keys that hold a condition, whatever they stand in.
constexpr std::array conditionKeys = {"when"sv,       "enableWhen"sv, "audience"sv, "never"sv,
                                      "population"sv, "known"sv,      "eligible"sv};
constexpr std::string_view languages = "languages/";

bool isText(const Node* node) {
    return node != nullptr && node->kind == Node::Kind::text;
}
bool says(const Node* node, std::string_view text) {
    return isText(node) && node->text == text;
}

/// Offsets in a condition at which the name stands.
void findIn(const Expression& expression, const Name& name, std::vector<std::size_t>& out) {
    for (const Expression& part : expression.parts)
        findIn(part, name, out);
    const bool joined = !expression.parts.empty();
    if (!joined && (name.kind == Kind::question || name.kind == Kind::score) && expression.name == name.id)
        out.push_back(expression.at);
    if (!joined && name.kind == Kind::option && expression.name == name.of)
        for (const authoring::Constant& constant : expression.constants)
            if (constant.kind == authoring::Constant::Kind::text && constant.text == name.id)
                out.push_back(constant.at + 1); // after its quote
}

/// The file that a file of languages/<code>/ translates, or the path itself.
std::string translatedFile(const std::string& path) {
    const std::size_t slash = path.starts_with(languages) ? path.find('/', languages.size()) : std::string::npos;
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

class Search {
public:
    Search(const LibraryDocument& document, Name name) : document_(document), name_(std::move(name)) {
        // The boxes of `phrases` are the red-flag phrases' names.
        flag_ = name_.kind == Kind::flag || (name_.kind == Kind::option && name_.of == "phrases");
        if (flag_)
            name_ = {Kind::option, name_.id, "phrases"};
    }

    NameSearch run() {
        for (const auto& [path, bytes] : document_.files()) {
            path_ = path;
            if (!path.ends_with(".json") || path.starts_with("schema/"))
                continue;
            if (isOwnFile())
                found_.files.push_back(path);
            if (path.starts_with("approvals/"))
                continue;
            const Node* root = document_.root(path);
            if (root == nullptr)
                found_.unreadable.push_back(path + " can't be read as JSON: mend its text first");
            else
                searchFile(*root);
        }
        std::stable_partition(found_.places.begin(), found_.places.end(),
                              [](const NamedPlace& place) { return place.use.declares; });
        return std::move(found_);
    }

private:
    [[nodiscard]] bool isOwnFile() const {
        const std::string file = name_.id + ".json";
        const std::string about = translatedFile(path_);
        if (name_.kind == Kind::topic)
            return about == "topics/" + file || path_ == "vignettes/" + file || path_ == "approvals/topics/" + file;
        return name_.kind == Kind::module && about == "shared/" + file;
    }

    void searchFile(const Node& root) {
        if (path_.starts_with(languages)) {
            searchTranslation(root);
            return;
        }
        if (path_.starts_with("vignettes/")) {
            searchVignettes(root);
            return;
        }
        if (isPart())
            searchPart(root);
        else
            searchOther(root);
        searchConditions(root);
    }

    [[nodiscard]] bool isPart() const { return path_.starts_with("topics/") || path_.starts_with("shared/"); }
    /// The file in which a rule or advice of this name would be declared.
    [[nodiscard]] bool isItsPart(const std::string& path) const {
        return path == "topics/" + name_.of + ".json" || path == "shared/" + name_.of + ".json";
    }

    void add(const Node& node, bool declares, std::function<std::string(const std::string&)> renamed) {
        found_.places.push_back(
            {{path_, placeOf(node).pointer, declares, {}, 0}, node.begin, node.end, std::move(renamed)});
    }
    /// A value that is the name.
    void addValue(const Node* node, bool declares = false) {
        if (says(node, name_.id))
            add(*node, declares, [](const std::string& newName) { return jsonText(newName); });
    }
    /// A text that ends with the name: "topic:cough", "ask glass_test".
    void addAfter(const Node* node, const std::string& before) {
        if (says(node, before + name_.id))
            add(*node, false, [before](const std::string& newName) { return jsonText(before + newName); });
    }
    void addKey(const Node& node, std::function<std::string(const std::string&)> renamed) {
        const std::size_t end = node.keyBegin + quotedLength(node.keyBegin);
        found_.places.push_back({{path_, placeOf(node).pointer, false, {}, 0}, node.keyBegin, end, std::move(renamed)});
    }
    /// Of a text in the file, with its quotes.
    [[nodiscard]] std::size_t quotedLength(std::size_t begin) const {
        const std::string& bytes = *document_.bytes(path_);
        std::size_t at = begin + 1;
        while (bytes[at] != '"')
            at += bytes[at] == '\\' ? 2 : 1;
        return at + 1 - begin;
    }
    void addValues(const Node* list) {
        if (list != nullptr)
            for (const Node* each : list->children)
                addValue(each);
    }

    static const std::vector<const Node*>& items(const Node& object, std::string_view key) {
        static const std::vector<const Node*> none;
        const Node* list = object.find(key);
        return list == nullptr ? none : list->children;
    }

    /// A topic or module.
    void searchPart(const Node& root) {
        if (isOwnFile())
            addValue(root.find("id"), true);
        for (const std::string_view list : {"questions", "letter_questions"})
            for (const Node* question : items(root, list))
                searchQuestion(*question);
        for (const Node* score : items(root, "scores"))
            if (name_.kind == Kind::score)
                addValue(score->find("id"), true);
        for (const Node* rule : items(root, "rules")) {
            if (name_.kind == Kind::rule && isItsPart(path_))
                addValue(rule->find("id"), true);
            if (name_.kind == Kind::topic)
                addAfter(rule->find("destination"), "topic:");
            if (name_.kind == Kind::question)
                addAfter(rule->find("unsure"), "ask ");
        }
        for (const Node* advice : items(root, "advice"))
            if (name_.kind == Kind::advice && isItsPart(path_))
                addValue(advice->find("id"), true);
    }

    void searchQuestion(const Node& question) {
        if (name_.kind == Kind::question)
            addValue(question.find("linkId"), true);
        if (name_.kind == Kind::module)
            addValue(question.find("include"));
        if (name_.kind == Kind::option && says(question.find("linkId"), name_.of))
            for (const Node* option : items(question, "answerOption"))
                addValue(option->find("value"), true);
    }

    /// library.json and what stands beside it.
    void searchOther(const Node& root) {
        if (name_.kind == Kind::module) {
            addValues(root.find("screen"));
            for (const std::string_view role : {"phrase_questions", "ask_anyway", "letter"})
                addValue(root.find(role));
        }
        if (name_.kind == Kind::topic) {
            addValue(root.find("fallback_topic"));
            for (const Node* invariant : items(root, "invariants"))
                for (const Node* exemption : items(*invariant, "exempt"))
                    addValue(exemption->find("topic"));
            for (const Node* service : items(root, "services"))
                addValues(service->find("topics"));
            for (const Node* flag : items(root, "flags"))
                addValues(flag->find("covered_by"));
        }
        for (const Node* flag : items(root, "flags")) {
            if (flag_)
                addValue(flag->find("id"), true);
            if (name_.kind == Kind::question)
                addValue(flag->find("question"));
        }
    }

    void searchConditions(const Node& node) {
        for (const Node* child : node.children) {
            const bool condition =
                std::find(conditionKeys.begin(), conditionKeys.end(), child->key) != conditionKeys.end();
            if (condition && isText(child))
                searchCondition(*child);
            else
                searchConditions(*child);
        }
    }

    void searchCondition(const Node& node) {
        if (node.text.find(name_.id) == std::string::npos)
            return;
        const auto parsed = authoring::parseCondition(node.text);
        if (std::holds_alternative<authoring::SyntaxError>(parsed)) {
            found_.unreadable.push_back("the condition at " + placeOf(node).pointer + " of " + path_ +
                                        " can't be read: mend it first");
            return;
        }
        std::vector<std::size_t> offsets;
        findIn(std::get<Expression>(parsed), name_, offsets);
        if (offsets.empty())
            return;
        std::sort(offsets.begin(), offsets.end(), std::greater<>());
        add(node, false, [text = node.text, offsets, length = name_.id.size()](const std::string& newName) {
            std::string changed = text;
            for (const std::size_t at : offsets)
                changed.replace(at, length, newName);
            return jsonText(changed);
        });
        found_.places.back().use.condition = node.text;
        found_.places.back().use.at = offsets.back();
    }

    void searchVignettes(const Node& root) {
        if (name_.kind == Kind::topic && isOwnFile())
            addValue(root.find("topic"));
        if (const Node* defaults = root.find("defaults"); defaults != nullptr)
            searchAnswers(*defaults);
        for (const Node* vignette : items(root, "vignettes")) {
            if (const Node* answers = vignette->find("answers"); answers != nullptr)
                searchAnswers(*answers);
            if (const Node* expected = vignette->find("expect"); expected != nullptr)
                searchReasons(*expected);
        }
    }

    void searchAnswers(const Node& answers) {
        for (const Node* answer : answers.children) {
            if (name_.kind == Kind::question && answer->key == name_.id)
                addKey(*answer, [](const std::string& newName) { return jsonText(newName); });
            if (name_.kind == Kind::option && answer->key == name_.of) {
                addValue(answer);
                addValues(answer);
            }
        }
    }

    /// "airway" is a rule of the topic or of a module that it includes, "ill_child/child_red" says of which.
    void searchReasons(const Node& expected) {
        for (const Node* reason : items(expected, "reasons")) {
            if (name_.kind == Kind::module && isText(reason) && reason->text.starts_with(name_.id + "/"))
                add(*reason, false, [rest = reason->text.substr(name_.id.size())](const std::string& newName) {
                    return jsonText(newName + rest);
                });
            if (name_.kind != Kind::rule)
                continue;
            addAfter(reason, name_.of + "/");
            if (isRuleOf(reason->text))
                addValue(reason);
        }
    }

    /// Whether a bare rule name in this file of vignettes means the one that is looked for: the topic's own comes
    /// first.
    [[nodiscard]] bool isRuleOf(const std::string& rule) const {
        const std::string file = path_.substr(std::string_view("vignettes/").size());
        const auto declares = [&](const std::string& path) {
            const Node* part = document_.root(path);
            const auto& rules = part == nullptr ? items(Node(), "") : items(*part, "rules");
            return std::any_of(rules.begin(), rules.end(),
                               [&](const Node* each) { return says(each->find("id"), rule); });
        };
        if (rule != name_.id)
            return false;
        if (file == name_.of + ".json" || declares("topics/" + file))
            return file == name_.of + ".json";
        const std::string topic = file.substr(0, file.rfind('.'));
        const auto met = authoring::approvalFiles(document_.files(), "topics/" + topic);
        const auto first =
            met ? std::find_if(met->begin(), met->end(), declares) : std::vector<std::string>::const_iterator();
        return met && first != met->end() && *first == "shared/" + name_.of + ".json";
    }

    /// Texts are named by what they belong to: "/questions/cough_signs/answerOption/blood/text".
    void searchTranslation(const Node& root) {
        const std::string about = translatedFile(path_);
        const Node* texts = root.find("texts");
        if (texts == nullptr || about == path_)
            return;
        std::vector<std::string> before;
        const auto under = [&](std::string_view list) { before.push_back("/" + std::string(list) + "/"); };
        if (name_.kind == Kind::question || name_.kind == Kind::option) {
            under("questions");
            under("letter_questions");
            if (name_.kind == Kind::option)
                for (std::string& each : before)
                    each += name_.of + "/answerOption/";
        } else if (name_.kind == Kind::score) {
            under("scores");
        } else if (name_.kind == Kind::rule && isItsPart(about)) {
            under("rules");
        } else if (name_.kind == Kind::advice && isItsPart(about)) {
            under("advice");
        }
        for (const Node* text : texts->children)
            for (const std::string& each : before)
                if (text->key.starts_with(each + name_.id + "/"))
                    addKey(*text, [each, rest = text->key.substr(each.size() + name_.id.size())](
                                      const std::string& newName) { return jsonText(each + newName + rest); });
    }

    const LibraryDocument& document_;
    Name name_;
    bool flag_ = false;
    std::string path_;
    NameSearch found_;
};

} // namespace

NameSearch searchName(const LibraryDocument& document, const Name& name) {
    return Search(document, name).run();
}

} // namespace signpost::studio
