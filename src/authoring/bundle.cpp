// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"

#include "authoring/digest.hpp"
#include "authoring/readers/vocabulary.hpp"
#include "signpost/compact.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace signpost::authoring {
namespace {

constexpr std::size_t nameDigits = 16;

/// Without the conditions that only authors read: those of facts, invariants, services and the cases of defaults. They
/// stand after all others (see addAuthorParts), and operands before what joins them.
Library published(Library library) {
    ConditionIndex end = 0;
    const auto keep = [&](ConditionIndex condition) {
        end = condition == noCondition ? end : std::max(end, condition + 1);
    };
    for (const Question& question : library.questions) {
        keep(question.enableWhen);
    }
    for (const Score& score : library.scores) {
        for (const Score::Item& item : score.items) {
            keep(item.when);
        }
    }
    for (const Rule& rule : library.rules) {
        keep(rule.when);
    }
    for (const Advice& advice : library.advice) {
        keep(advice.when);
    }
    for (const Topic& topic : library.topics) {
        keep(topic.audience);
    }
    library.conditions.resize(end);
    std::uint32_t operands = 0;
    for (const Condition& condition : library.conditions) {
        if (condition.kind <= Condition::Kind::negation) {
            operands = std::max(operands, condition.subject + condition.count);
        }
    }
    library.operands.resize(operands);
    return library;
}

std::string bytesOf(const Library& library) {
    const auto bytes = writeCompact(published(library));
    return {bytes.begin(), bytes.end()};
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            group = group << 8U | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            text += j <= count ? alphabet[group >> (6U * (3U - j)) & 0x3FU] : '=';
        }
    }
    return text;
}

/// A mistake in this program, not in content.
[[noreturn]] void fail(const std::string& reason) {
#ifdef __cpp_exceptions
    throw std::runtime_error(reason);
#else
    std::fputs(reason.c_str(), stderr);
    std::abort();
#endif
}

std::string_view statusName(Status status) {
    for (const auto& each : vocabulary::statuses) {
        if (each.value == status) {
            return each.name;
        }
    }
    return {};
}

} // namespace

std::string contentHash(const Library& library) {
    return sha256Hex(bytesOf(library));
}

std::optional<Bundle> makeBundle(const Authored& content, const std::string& language) {
    const auto texts = std::find_if(content.languages.begin(), content.languages.end(),
                                    [&](const Language& each) { return each.code == language; });
    if (texts == content.languages.end()) {
        return std::nullopt;
    }
    Bundle bundle;
    bundle.topics = bytesOf(content.library);
    // What no browser could read must never be published.
    const std::vector<std::uint8_t> bytes(bundle.topics.begin(), bundle.topics.end());
    const auto read = readCompact(bytes);
    if (const auto* refused = std::get_if<CompactError>(&read)) {
        fail("the published form can't be read back: " + refused->reason);
    }
    bundle.hash = sha256Hex(bundle.topics);
    bundle.topicsName = "topics." + bundle.hash.substr(0, nameDigits) + ".bin";

    nlohmann::ordered_json strings = nlohmann::ordered_json::object();
    for (const auto& [key, text] : texts->strings) {
        strings[key] = text;
    }
    const nlohmann::ordered_json index = {{"format", 1},
                                          {"id", content.library.id},
                                          {"title", content.library.title},
                                          {"version", content.library.version},
                                          {"status", statusName(content.library.status)},
                                          {"language", texts->code},
                                          {"direction", texts->rightToLeft ? "rtl" : "ltr"},
                                          {"content", bundle.hash},
                                          {"topics", bundle.topicsName},
                                          {"start", base64(bytesOf(startOf(content.library)))},
                                          {"strings", strings}};
    bundle.index = index.dump() + "\n";
    return bundle;
}

} // namespace signpost::authoring
