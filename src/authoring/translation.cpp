// SPDX-License-Identifier: Apache-2.0
#include "authoring/translation.hpp"

#include "authoring/canonical.hpp"
#include "authoring/digest.hpp"
#include "authoring/fields.hpp"
#include "authoring/readers/parts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

namespace signpost::authoring {
namespace {

using State = TranslatedText::State;
using namespace std::string_view_literals;

constexpr std::size_t hashDigits = 16;
constexpr std::string_view folder = "languages/";

/// Where patients' texts stand; * is any item. Sources, cases of defaults and what only the proof reads are not theirs.
constexpr std::array patterns = {
    "/title"sv,
    "/search"sv,
    "/reading/*/text"sv,
    "/body_parts/*/text"sv,
    "/questions/*/text"sv,
    "/questions/*/hint"sv,
    "/questions/*/why"sv,
    "/questions/*/unit"sv,
    "/questions/*/unsure"sv,
    "/questions/*/answerOption/*/text"sv,
    "/questions/*/answerOption/*/hint"sv,
    "/letter_questions/*/text"sv,
    "/letter_questions/*/hint"sv,
    "/letter_questions/*/why"sv,
    "/letter_questions/*/unit"sv,
    "/letter_questions/*/unsure"sv,
    "/letter_questions/*/answerOption/*/text"sv,
    "/letter_questions/*/answerOption/*/hint"sv,
    "/scores/*/text"sv,
    "/rules/*/because"sv,
    "/default/because"sv,
    "/advice/*/text"sv,
};

/// "/questions/*" is on the way to "/questions/*/text".
bool leadsOn(std::string_view pattern) {
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view each) {
        return each.size() > pattern.size() && each.starts_with(pattern) && each[pattern.size()] == '/';
    });
}

std::string nameOf(const Node& item) {
    for (const std::string_view key : {"linkId", "id", "value"})
        if (const Node* name = item.find(key); name != nullptr && name->kind == Node::Kind::text)
            return name->text;
    return std::to_string(item.index);
}

void collect(const Node& node, const std::string& pattern, const std::string& path,
             std::vector<std::pair<std::string, const Node*>>& out) {
    if (std::find(patterns.begin(), patterns.end(), pattern) != patterns.end()) {
        // `unsure` may be just true, which is no text.
        if (node.kind == Node::Kind::text || node.kind == Node::Kind::object || node.kind == Node::Kind::list)
            out.emplace_back(path, &node);
        return;
    }
    if (!pattern.empty() && !leadsOn(pattern))
        return;
    for (const Node* child : node.children) {
        if (node.kind == Node::Kind::list)
            collect(*child, pattern + "/*", path + "/" + escapedForPointer(nameOf(*child)), out);
        else
            collect(*child, pattern + "/" + child->key, path + "/" + escapedForPointer(child->key), out);
    }
}

const Node* member(const Node* object, std::string_view key) {
    return object == nullptr ? nullptr : object->find(key);
}

State stateOf(const Node& english, const Node* translated, const Node* of) {
    if (translated == nullptr)
        return State::missing;
    return of != nullptr && of->text == translationHash(english) ? State::current : State::stale;
}

/// Joins both sides by path; what stands only in the translation comes last, in its own order.
class Joined {
public:
    void addEnglish(const std::string& path, const Node& english, const Node* translated, const Node* entry,
                    const Node* of) {
        list_.push_back({path, &english, translated, entry, stateOf(english, translated, of)});
        known_.insert(path);
    }
    void addOrphan(const std::string& path, const Node* translated, const Node* entry) {
        if (!known_.contains(path))
            list_.push_back({path, nullptr, translated, entry, State::orphaned});
    }
    std::vector<TranslatedText> take() { return std::move(list_); }

private:
    std::vector<TranslatedText> list_;
    std::set<std::string> known_;
};

/// "languages/cy/topics/cough.json" is Welsh for "topics/cough.json".
struct Name {
    std::string language;
    std::string file;
};
std::optional<Name> translationName(std::string_view path) {
    if (!path.starts_with(folder))
        return std::nullopt;
    path.remove_prefix(folder.size());
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    return Name{std::string(path.substr(0, slash)), std::string(path.substr(slash + 1))};
}

std::string interfaceFile(std::string_view language) {
    return std::string(folder) + std::string(language) + ".json";
}

/// Its keys, and that it says what kind of value the English is.
void checkEntry(Problems& problems, const TranslatedText& text) {
    const Fields fields(problems, *text.entry, shapes::translation);
    fields.requiredText("of");
    const Node* value = fields.require("text");
    if (value == nullptr)
        return;
    if (text.english != nullptr && text.english->kind == Node::Kind::list)
        fields.texts("text");
    else
        wordsOf(problems, *value);
}

class Checker {
public:
    Checker(Problems& problems, const std::map<std::string, const Node*>& documents)
        : problems_(problems), documents_(documents) {
        const Node* language = member(document("library.json"), "language");
        own_ = language == nullptr ? std::string() : language->text;
    }

    void run() {
        for (const auto& [path, root] : documents_)
            if (const auto name = translationName(path))
                checkFile(path, *root, *name);
        for (const auto& [path, root] : documents_)
            if (path.starts_with(folder) && !translationName(path) && path != interfaceFile(own_))
                tell(path, *root, translatedInterface(document(interfaceFile(own_)), root));
    }

private:
    const Node* document(const std::string& path) const {
        const auto found = documents_.find(path);
        return found == documents_.end() ? nullptr : found->second;
    }

    void checkFile(const std::string& path, const Node& root, const Name& name) {
        if (document(interfaceFile(name.language)) == nullptr) {
            problems_.addForFile(path, Code::fileMissing, "there is no " + interfaceFile(name.language),
                                 "it holds the language's name, its direction and the texts of the interface");
        }
        // Read like the file that it takes the place of.
        if (name.file == "synonyms.json")
            return;
        if (document(name.file) == nullptr || !hasPatientsTexts(name.file)) {
            problems_.addForFile(path, Code::fileUnknown, "there is no " + name.file + " to be translated",
                                 "it has the name of a file of topics/ or shared/, or library.json");
            return;
        }
        const Fields fields(problems_, root, shapes::translations);
        checkFormat(fields);
        if (const std::string language = fields.requiredText("language");
            !language.empty() && language != name.language)
            problems_.add(*root.find("language"), Code::nameNotFile,
                          "\"" + language + "\" does not stand in the folder " + name.language,
                          "write \"" + name.language + "\"");
        const Node* texts = fields.require("texts");
        if (texts == nullptr || !expect(problems_, *texts, Node::Kind::object))
            return;
        const auto all = translatedTexts(name.file, document(name.file), &root);
        for (const TranslatedText& text : all)
            if (text.entry != nullptr)
                checkEntry(problems_, text);
        tell(path, root, all);
    }

    void tell(const std::string& path, const Node& root, const std::vector<TranslatedText>& all) {
        std::size_t missing = 0;
        for (const TranslatedText& text : all) {
            missing += text.state == State::missing ? 1 : 0;
            if (text.state == State::stale)
                problems_.addAtKey(*text.entry, Code::staleTranslation, "the English has changed since",
                                   "look at it again, then write \"of\": \"" + translationHash(*text.english) + "\"");
            if (text.state == State::orphaned)
                problems_.addAtKey(*text.entry, Code::orphanedTranslation,
                                   "there is no text " + text.path + " to be translated", "remove it");
        }
        if (missing > 0 && root.kind == Node::Kind::object)
            problems_.add({Code::untranslated,
                           {path, root.line, root.column, {}},
                           std::to_string(missing) + " of " + std::to_string(all.size()) + " texts are not translated",
                           "patients read them in English"});
    }

    Problems& problems_;
    const std::map<std::string, const Node*>& documents_;
    std::string own_;
};

using Documents = std::map<std::string, std::unique_ptr<Document>>;

const Node* rootIn(const Documents& documents, const std::string& path) {
    const auto found = documents.find(path);
    return found == documents.end() || found->second == nullptr ? nullptr : &found->second->root();
}

/// English texts with what takes their place.
class Translator {
public:
    Translator(const SourceFiles& files, const std::string& language) : files_(files), language_(language) {
        Problems ignored;
        for (const auto& [path, text] : files)
            if (hasPatientsTexts(path) || path.starts_with(folder))
                documents_[path] = Document::parse(path, text, ignored);
    }

    Translated run() {
        const Node* library = rootIn(documents_, "library.json");
        const Node* own = member(library, "language");
        result_.files = files_;
        if (own == nullptr || own->text == language_)
            return std::move(result_);
        std::erase_if(result_.files, [](const auto& file) { return translationName(file.first).has_value(); });
        const std::string prefix = std::string(folder) + language_ + "/";
        if (const auto synonyms = files_.find(prefix + "synonyms.json"); synonyms != files_.end())
            result_.files["synonyms.json"] = synonyms->second;
        for (const auto& [path, document] : documents_)
            if (hasPatientsTexts(path) && document != nullptr)
                replaceTexts(path, document->root(), rootIn(documents_, prefix + path));
        fillInterface(rootIn(documents_, interfaceFile(own->text)), rootIn(documents_, interfaceFile(language_)));
        return std::move(result_);
    }

private:
    void count(State state) {
        result_.missing += state == State::missing ? 1 : 0;
        result_.stale += state == State::stale ? 1 : 0;
    }

    void replaceTexts(const std::string& path, const Node& english, const Node* translation) {
        // From the end of the file, so that places before stay where they are.
        std::map<std::size_t, std::pair<const Node*, std::string>, std::greater<>> pieces;
        for (const TranslatedText& text : translatedTexts(path, &english, translation)) {
            count(text.state);
            if (text.state == State::current)
                pieces[text.english->begin] = {text.english, canonical(*text.translated)};
        }
        if (const Node* own = english.find("language"); own != nullptr && path == "library.json")
            pieces[own->begin] = {own, "\"" + language_ + "\""};
        std::string& bytes = result_.files[path];
        for (const auto& [at, piece] : pieces)
            bytes.replace(at, piece.first->end - at, piece.second);
    }

    void fillInterface(const Node* english, const Node* translation) {
        if (english == nullptr || translation == nullptr)
            return;
        nlohmann::ordered_json strings = nlohmann::ordered_json::object();
        for (const TranslatedText& text : translatedInterface(english, translation)) {
            count(text.state);
            if (text.english != nullptr)
                strings[text.path] = text.state == State::current ? text.translated->text : text.english->text;
        }
        const Node* title = translation->find("title");
        const Node* direction = translation->find("direction");
        const nlohmann::ordered_json all = {{"format", 1},
                                            {"language", language_},
                                            {"title", title == nullptr ? language_ : title->text},
                                            {"direction", direction == nullptr ? "ltr" : direction->text},
                                            {"strings", strings}};
        result_.files[interfaceFile(language_)] =
            all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }

    const SourceFiles& files_;
    const std::string& language_;
    Documents documents_;
    Translated result_;
};

} // namespace

bool hasPatientsTexts(std::string_view file) {
    return file == "library.json" || file.starts_with("topics/") || file.starts_with("shared/");
}

std::string translationHash(const Node& english) {
    return sha256Hex(canonical(english)).substr(0, hashDigits);
}

std::vector<TranslatedText> translatedTexts(std::string_view file, const Node* english, const Node* translation) {
    std::vector<std::pair<std::string, const Node*>> all;
    if (english != nullptr && hasPatientsTexts(file)) {
        for (const Node* each : english->children)
            // A module's title is for authors.
            if (!(each->key == "title" && file.starts_with("shared/")))
                collect(*each, "/" + each->key, "/" + escapedForPointer(each->key), all);
    }
    const Node* texts = member(translation, "texts");
    Joined joined;
    for (const auto& [path, node] : all) {
        const Node* entry = member(texts, path);
        joined.addEnglish(path, *node, member(entry, "text"), entry, member(entry, "of"));
    }
    if (texts != nullptr)
        for (const Node* entry : texts->children)
            joined.addOrphan(entry->key, entry->find("text"), entry);
    return joined.take();
}

std::vector<TranslatedText> translatedInterface(const Node* english, const Node* translation) {
    const Node* strings = member(translation, "strings");
    const Node* of = member(translation, "of");
    Joined joined;
    if (const Node* all = member(english, "strings"); all != nullptr) {
        for (const Node* each : all->children) {
            const Node* translated = member(strings, each->key);
            joined.addEnglish(each->key, *each, translated, translated, member(of, each->key));
        }
    }
    if (strings != nullptr)
        for (const Node* each : strings->children)
            joined.addOrphan(each->key, each, each);
    return joined.take();
}

Translated translate(const SourceFiles& files, const std::string& language) {
    return Translator(files, language).run();
}

void checkTranslations(Problems& problems, const std::map<std::string, const Node*>& documents) {
    Checker(problems, documents).run();
}

} // namespace signpost::authoring
