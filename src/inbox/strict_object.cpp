// SPDX-License-Identifier: Apache-2.0
#include "inbox/strict_object.hpp"

#include "inbox/config.hpp"

#include <algorithm>

namespace signpost::inbox {

StrictObject::StrictObject(const nlohmann::json& value, std::string file, std::string pointer)
    : value_(&value), file_(std::move(file)), pointer_(std::move(pointer)) {
    if (!value.is_object()) {
        throw ConfigError(file_, pointer_, "this must be an object, { … }");
    }
}

void StrictObject::fail(const std::string& member, const std::string& why) const {
    throw ConfigError(file_, member.empty() ? pointer_ : pointer_ + "/" + member, why);
}

const nlohmann::json* StrictObject::find(const std::string& name) {
    known_.push_back(name);
    const auto member = value_->find(name);
    return member == value_->end() ? nullptr : &*member;
}

const nlohmann::json& StrictObject::required(const std::string& name) {
    const auto* member = find(name);
    if (member == nullptr) {
        fail(name, "this is missing");
    }
    return *member;
}

std::string StrictObject::text(const std::string& name) {
    const auto& member = required(name);
    if (!member.is_string() || member.get_ref<const std::string&>().empty()) {
        fail(name, "this must be a text that is not empty");
    }
    return member.get<std::string>();
}

std::string StrictObject::text(const std::string& name, const std::string& fallback) {
    return value_->contains(name) ? text(name) : (known_.push_back(name), fallback);
}

bool StrictObject::flag(const std::string& name, bool fallback) {
    const auto* member = find(name);
    if (member == nullptr) {
        return fallback;
    }
    if (!member->is_boolean()) {
        fail(name, "this must be true or false");
    }
    return member->get<bool>();
}

int StrictObject::number(const std::string& name, int fallback, int least, int greatest) {
    const auto* member = find(name);
    if (member == nullptr) {
        return fallback;
    }
    if (!member->is_number_integer() || *member < least || *member > greatest) {
        fail(name, "this must be a whole number from " + std::to_string(least) + " to " + std::to_string(greatest));
    }
    return member->get<int>();
}

std::vector<std::string> StrictObject::texts(const std::string& name) {
    const auto* member = find(name);
    std::vector<std::string> result;
    if (member == nullptr) {
        return result;
    }
    if (!member->is_array()) {
        fail(name, "this must be a list of texts, [ … ]");
    }
    for (const auto& item : *member) {
        if (!item.is_string()) {
            fail(name + "/" + std::to_string(result.size()), "this must be a text");
        }
        result.push_back(item.get<std::string>());
    }
    return result;
}

StrictObject StrictObject::object(const std::string& name) {
    return {required(name), file_, pointer_ + "/" + name};
}

std::optional<StrictObject> StrictObject::optionalObject(const std::string& name) {
    const auto* member = find(name);
    if (member == nullptr) {
        return std::nullopt;
    }
    return StrictObject(*member, file_, pointer_ + "/" + name);
}

std::vector<StrictObject> StrictObject::objects(const std::string& name) {
    const auto* member = find(name);
    std::vector<StrictObject> result;
    if (member == nullptr) {
        return result;
    }
    if (!member->is_array()) {
        fail(name, "this must be a list of objects, [ { … } ]");
    }
    for (const auto& item : *member) {
        result.emplace_back(item, file_, pointer_ + "/" + name + "/" + std::to_string(result.size()));
    }
    return result;
}

std::vector<std::string> StrictObject::names() const {
    std::vector<std::string> result;
    for (const auto& member : value_->items()) {
        result.push_back(member.key());
    }
    return result;
}

void StrictObject::finish() const {
    for (const auto& name : names()) {
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) {
            continue;
        }
        std::string all;
        for (const auto& known : known_) {
            all += (all.empty() ? "" : ", ") + known;
        }
        fail(name, "there is no such setting; known here are: " + all);
    }
}

} // namespace signpost::inbox
