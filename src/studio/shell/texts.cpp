// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/texts.hpp"

#include <array>
#include <cctype>
#include <ctime>

namespace signpost::studio {

std::string titleOf(const LibraryDocument& document, const std::string& topic) {
    const std::string title = textOf(document.root("topics/" + topic + ".json"), "title");
    return title.empty() ? topic : title;
}

std::string textOf(const authoring::Node* object, std::string_view key) {
    const authoring::Node* member = object == nullptr ? nullptr : object->find(key);
    return member != nullptr && member->kind == authoring::Node::Kind::text ? member->text : std::string();
}

std::string wordsIn(const authoring::Node* object, std::string_view key) {
    const authoring::Node* member = object == nullptr ? nullptr : object->find(key);
    if (member != nullptr && member->kind == authoring::Node::Kind::object) {
        return textOf(member, "me");
    }
    return textOf(object, key);
}

std::string readableId(std::string_view id) {
    std::string words(id);
    for (char& c : words) {
        c = c == '_' ? ' ' : c;
    }
    if (!words.empty()) {
        words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    }
    return words;
}

std::string idFrom(std::string_view title) {
    std::string id;
    for (const char c : title) {
        const auto letter = static_cast<unsigned char>(c);
        if (letter < 0x80 && std::isalnum(letter) != 0) {
            id += static_cast<char>(std::tolower(letter));
        } else if (!id.empty() && id.back() != '_') {
            id += '_';
        }
    }
    while (!id.empty() && id.back() == '_') {
        id.pop_back();
    }
    return id;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    const std::tm* day = std::gmtime(&now); // NOLINT(concurrency-mt-unsafe): the studio has one thread for its panels
    std::array<char, 16> text{};
    return day != nullptr && std::strftime(text.data(), text.size(), "%Y-%m-%d", day) > 0 ? text.data() : "";
}

} // namespace signpost::studio
