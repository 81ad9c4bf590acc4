// SPDX-License-Identifier: Apache-2.0
#include "studio/document/translations.hpp"

#include "authoring/canonical.hpp"
#include "authoring/translation.hpp"
#include "studio/document/edits.hpp"
#include "studio/document/layout.hpp"
#include "studio/document/scratch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::studio {
namespace {

using authoring::Node;
using authoring::TranslatedText;

std::string ownLanguage(const LibraryDocument& document) {
    const Node* language = document.find("library.json", "/language");
    return language == nullptr ? std::string() : language->text;
}

std::string interfaceFile(std::string_view language) {
    return "languages/" + std::string(language) + ".json";
}

bool isInterface(const std::string& file) {
    return file.starts_with("languages/");
}

std::string translationFile(std::string_view language, const std::string& file) {
    return isInterface(file) ? interfaceFile(language) : "languages/" + std::string(language) + "/" + file;
}

std::vector<TranslatedText> textsOf(const LibraryDocument& document, std::string_view language,
                                    const std::string& file) {
    const Node* english = document.root(file);
    const Node* translation = document.root(translationFile(language, file));
    return isInterface(file) ? authoring::translatedInterface(english, translation)
                             : authoring::translatedTexts(file, english, translation);
}

/// The hash of one English text; nothing if there is none.
std::optional<std::string> hashOf(const LibraryDocument& document, const std::string& file, std::string_view path) {
    for (const TranslatedText& text : textsOf(document, ownLanguage(document), file))
        if (text.path == path && text.english != nullptr)
            return authoring::translationHash(*text.english);
    return std::nullopt;
}

std::string pointerTo(std::string_view list, std::string_view path) {
    return "/" + std::string(list) + "/" + authoring::escapedForPointer(path);
}

/// Gives a member of an object of the file's root, one a line, and the object if it is missing.
void setMember(Scratch& scratch, const std::string& file, std::string_view list, std::string_view path,
               const Json& value) {
    const std::string root = "/" + std::string(list);
    if (scratch.document().find(file, root) == nullptr)
        scratch.make(setValue(scratch.document(), file, root, Json::object()));
    scratch.make(setValue(scratch.document(), file, pointerTo(list, path), value));
}

void removeMember(Scratch& scratch, const std::string& file, std::string_view list, std::string_view path) {
    if (scratch.document().find(file, pointerTo(list, path)) != nullptr)
        scratch.make(removeValue(scratch.document(), file, pointerTo(list, path)));
}

bool isEmpty(const Json& value) {
    return value.is_null() || value.empty() || (value.is_string() && value.get<std::string>().empty());
}

} // namespace

std::vector<std::string> languagesOf(const LibraryDocument& document) {
    std::vector<std::string> codes = document.idsIn("languages");
    std::erase(codes, ownLanguage(document));
    return codes;
}

std::vector<std::string> filesToTranslate(const LibraryDocument& document) {
    std::vector<std::string> files = {interfaceFile(ownLanguage(document))};
    for (const auto& [path, bytes] : document.files())
        if (authoring::hasPatientsTexts(path) && !textsOf(document, {}, path).empty())
            files.push_back(path);
    return files;
}

std::vector<TranslationRow> translationRows(const LibraryDocument& document, std::string_view language,
                                            const std::string& file) {
    std::vector<TranslationRow> rows;
    for (const TranslatedText& text : textsOf(document, language, file))
        rows.push_back({file, text.path, text.english == nullptr ? std::string() : authoring::canonical(*text.english),
                        text.translated == nullptr ? std::string() : authoring::canonical(*text.translated),
                        static_cast<TranslationRow::State>(text.state)});
    return rows;
}

TranslationCount countTranslations(const LibraryDocument& document, std::string_view language) {
    TranslationCount count;
    for (const std::string& file : filesToTranslate(document)) {
        for (const TranslatedText& text : textsOf(document, language, file)) {
            count.texts += text.english != nullptr ? 1 : 0;
            count.missing += text.state == TranslatedText::State::missing ? 1 : 0;
            count.stale += text.state == TranslatedText::State::stale ? 1 : 0;
            count.orphaned += text.state == TranslatedText::State::orphaned ? 1 : 0;
        }
    }
    return count;
}

Edited setTranslation(const LibraryDocument& document, std::string_view language, const std::string& file,
                      std::string_view path, const nlohmann::ordered_json& value) {
    const std::string target = translationFile(language, file);
    Scratch scratch(document);
    if (isEmpty(value)) {
        removeMember(scratch, target, isInterface(file) ? "strings" : "texts", path);
        removeMember(scratch, target, "of", path);
        return scratch.take("Remove a translation");
    }
    const auto hash = hashOf(document, file, path);
    if (!hash)
        return Refusal{file + " has no text " + std::string(path)};
    if (isInterface(file)) {
        setMember(scratch, target, "strings", path, value);
        setMember(scratch, target, "of", path, *hash);
    } else {
        if (document.bytes(target) == nullptr) {
            const std::string empty = "{\n  \"format\": 1,\n  \"language\": " + jsonText(language) +
                                      ",\n  \"texts\": {\n    " + jsonText(path) + ": {}\n  }\n}\n";
            scratch.make(setBytes(scratch.document(), target, empty));
        }
        setMember(scratch, target, "texts", path, Json{{"of", *hash}, {"text", value}});
    }
    Edited edit = scratch.take("Translate");
    if (auto* made = std::get_if<Edit>(&edit))
        made->mark = target + std::string(path);
    return edit;
}

Edited keepTranslation(const LibraryDocument& document, std::string_view language, const std::string& file,
                       std::string_view path) {
    const auto hash = hashOf(document, file, path);
    if (!hash)
        return Refusal{file + " has no text " + std::string(path)};
    const std::string target = translationFile(language, file);
    if (document.find(target, pointerTo(isInterface(file) ? "strings" : "texts", path)) == nullptr)
        return Refusal{"there is no translation of it yet"};
    Scratch scratch(document);
    if (isInterface(file))
        setMember(scratch, target, "of", path, *hash);
    else
        scratch.make(setText(scratch.document(), target, pointerTo("texts", path) + "/of", *hash));
    return scratch.take("Keep a translation");
}

Edited stampTranslations(const LibraryDocument& document, std::string_view language) {
    Scratch scratch(document);
    for (const std::string& file : filesToTranslate(document)) {
        const std::string target = translationFile(language, file);
        for (const TranslatedText& text : textsOf(document, language, file)) {
            if (text.english == nullptr || text.translated == nullptr)
                continue;
            const Node* of = document.find(target, isInterface(file) ? pointerTo("of", text.path)
                                                                     : pointerTo("texts", text.path) + "/of");
            if (of != nullptr && !of->text.empty())
                continue;
            const std::string hash = authoring::translationHash(*text.english);
            if (isInterface(file))
                setMember(scratch, target, "of", text.path, hash);
            else
                scratch.make(setText(scratch.document(), target, pointerTo("texts", text.path) + "/of", hash));
        }
    }
    return scratch.take("Note the English of new translations");
}

Edited addLanguage(const LibraryDocument& document, std::string_view code, std::string_view title, bool rightToLeft) {
    const std::string file = interfaceFile(code);
    if (document.bytes(file) != nullptr)
        return Refusal{file + " is there already"};
    return setBytes(document, file,
                    "{\n  \"format\": 1,\n  \"language\": " + jsonText(code) + ",\n  \"title\": " + jsonText(title) +
                        ",\n  \"direction\": \"" + (rightToLeft ? "rtl" : "ltr") +
                        "\",\n  \"strings\": {},\n  \"of\": {}\n}\n");
}

} // namespace signpost::studio
