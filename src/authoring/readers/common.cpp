// SPDX-License-Identifier: Apache-2.0
#include "authoring/readers/parts.hpp"
#include "authoring/readers/vocabulary.hpp"
#include "core/number_text.hpp"

#include <algorithm>

namespace signpost::authoring {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t minutes;
};
constexpr std::array units = {Unit{"minute", 1}, Unit{"hour", 60}, Unit{"day", 24 * 60}};
constexpr std::int64_t longestWithin = 365 * 24 * 60;

std::optional<std::int64_t> minutesIn(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) {
        return std::nullopt;
    }
    const auto value = scaledNumber(text.substr(0, space), 0);
    std::string_view word = text.substr(space + 1);
    if (word.ends_with('s')) {
        word.remove_suffix(1);
    }
    const auto* unit = std::find_if(units.begin(), units.end(), [&](const Unit& each) { return each.name == word; });
    if (!value || *value < 1 || *value > longestWithin || unit == units.end()) {
        return std::nullopt;
    }
    const std::int64_t minutes = *value * unit->minutes;
    return minutes <= longestWithin ? std::optional(minutes) : std::nullopt;
}

bool isVersion(std::string_view text) {
    for (int part = 0; part < 3; ++part) {
        const auto end = part < 2 ? text.find('.') : text.size();
        if (end == std::string_view::npos || !scaledNumber(text.substr(0, end), 0) || text.front() == '-') {
            return false;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

} // namespace

ConditionDraft readCondition(const Fields& fields, std::string_view key) {
    const Node* value = fields.find(key);
    if (value == nullptr) {
        return {};
    }
    const auto text = textOf(fields.problems(), *value);
    return text ? ConditionDraft{value, *text} : ConditionDraft{};
}

NameDraft readName(const Fields& fields, std::string_view key) {
    const Node* value = fields.find(key);
    if (value == nullptr) {
        return {};
    }
    const auto text = textOf(fields.problems(), *value);
    return text ? NameDraft{value, *text} : NameDraft{};
}

std::vector<NameDraft> readNames(const Fields& fields, std::string_view key) {
    std::vector<NameDraft> names;
    const Node* value = fields.find(key);
    if (value == nullptr || !expect(fields.problems(), *value, Node::Kind::list)) {
        return names;
    }
    for (const Node* item : value->children) {
        const auto text = textOf(fields.problems(), *item);
        if (!text) {
            continue;
        }
        if (std::any_of(names.begin(), names.end(), [&](const NameDraft& name) { return name.name == *text; })) {
            fields.problems().add(*item, Code::duplicateId, "\"" + *text + "\" stands twice in this list", "keep one");
            continue;
        }
        names.push_back({item, *text});
    }
    return names;
}

std::optional<std::uint32_t> readWithin(const Fields& fields, std::string_view key) {
    const std::string text = fields.text(key);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto minutes = minutesIn(text);
    if (!minutes) {
        fields.problems().add(*fields.find(key), Code::badWithin, "\"" + text + "\" is not a time",
                              "a whole number and minutes, hours or days: \"2 hours\"");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*minutes);
}

void checkFormat(const Fields& fields) {
    const Node* value = fields.require("format");
    if (value != nullptr && (value->kind != Node::Kind::number || value->text != "1")) {
        fields.problems().add(*value, Code::wrongFormat, "this version of Signpost reads format 1", "write 1");
    }
    fields.text("$schema");
}

void checkIdIsFileName(const Fields& fields, std::string_view key) {
    const Node* id = fields.find(key);
    if (id == nullptr || id->kind != Node::Kind::text) {
        return;
    }
    const std::string& path = *id->file;
    const auto slash = path.rfind('/');
    const auto begin = slash == std::string::npos ? 0 : slash + 1;
    const std::string stem = path.substr(begin, path.rfind('.') - begin);
    if (id->text != stem) {
        fields.problems().add(*id, Code::nameNotFile, "\"" + id->text + "\" is not the file's name, " + stem,
                              "write \"" + stem + "\", or rename the file");
    }
}

std::string readVersion(const Fields& fields) {
    std::string version = fields.requiredText("version");
    if (!version.empty() && !isVersion(version)) {
        fields.problems().add(*fields.find("version"), Code::badVersion, "\"" + version + "\" is not a version",
                              "three whole numbers: \"0.1.0\"");
    }
    return version;
}

Status readStatus(const Fields& fields) {
    fields.require("status");
    const Status status = fields.oneOf("status", vocabulary::statuses).value_or(Status::draft);
    if (status == Status::approved && fields.find("approvalDate") == nullptr) {
        fields.problems().add(*fields.find("status"), Code::missingKey,
                              "approved content needs the key \"approvalDate\"");
    }
    fields.date("approvalDate");
    return status;
}

std::vector<AskDraft> readAsks(const Fields& fields, std::string_view key) {
    std::vector<AskDraft> asks;
    for (const Node* node : fields.objects(key)) {
        if (node->find("include") == nullptr) {
            asks.emplace_back(readQuestion(fields.problems(), *node));
            continue;
        }
        const Fields include(fields.problems(), *node, shapes::include);
        if (NameDraft module = readName(include, "include"); module.given()) {
            asks.emplace_back(IncludeDraft{std::move(module)});
        }
    }
    return asks;
}

PartDraft readPart(const Fields& fields) {
    PartDraft part;
    part.node = &fields.node();
    part.id = fields.identifier("id");
    part.questions = readAsks(fields, "questions");
    for (const Node* node : fields.objects("scores")) {
        part.scores.push_back(readScore(fields.problems(), *node));
    }
    for (const Node* node : fields.objects("rules")) {
        part.rules.push_back(readRule(fields.problems(), *node));
    }
    for (const Node* node : fields.objects("advice")) {
        part.advice.push_back(readAdvice(fields.problems(), *node));
    }
    return part;
}

} // namespace signpost::authoring
