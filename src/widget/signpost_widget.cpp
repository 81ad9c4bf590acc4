// SPDX-License-Identifier: Apache-2.0
//
// The functions that JavaScript calls. Their manual is docs/core-interface.md; the one wrapper is
// web/widget/src/engine.ts.
#include "signpost/letter.hpp"
#include "signpost/page.hpp"
#include "widget/context.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using signpost::widget::Context;

namespace {

constexpr int taken = 0;
constexpr int refused = 1;

int succeed(Context* context, std::string result) {
    context->result = std::move(result);
    return taken;
}

int fail(Context* context, std::string_view linkId, const signpost::AnswerError& error) {
    context->result = context->library ? signpost::errorJson(*context->library, linkId, error)
                                       : signpost::errorJson(signpost::Library(), linkId, error);
    return refused;
}

int failWithoutContent(Context* context) {
    return fail(context, {}, {"no-content", "load content first"});
}

} // namespace

extern "C" {

Context* signpost_new() {
    return new Context;
}
void signpost_free(Context* context) {
    delete context;
}

void* signpost_allocate(std::size_t bytes) {
    return std::malloc(bytes);
}
void signpost_release(void* memory) {
    std::free(memory);
}

int signpost_load(Context* context, const std::uint8_t* bytes, std::size_t size) {
    auto read = signpost::readCompact({bytes, size});
    if (const auto* error = std::get_if<signpost::CompactError>(&read))
        return fail(context, {}, {"bad-content", error->reason + " (byte " + std::to_string(error->offset) + ")"});
    signpost::widget::useLibrary(*context, std::move(std::get<signpost::Library>(read)));
    return succeed(context, "{}");
}

int signpost_answer(Context* context, const char* linkId, std::size_t linkIdSize, const char* text,
                    std::size_t textSize) {
    if (!context->journey)
        return failWithoutContent(context);
    const std::string_view question(linkId, linkIdSize);
    if (const auto error = context->journey->answer(question, {text, textSize}))
        return fail(context, question, *error);
    return succeed(context, "{}");
}

int signpost_page(Context* context) {
    if (!context->journey)
        return failWithoutContent(context);
    return succeed(context, signpost::pageJson(*context->journey));
}

int signpost_question(Context* context, const char* page, std::size_t size) {
    if (!context->journey)
        return failWithoutContent(context);
    auto json = signpost::pageJson(*context->journey, {page, size});
    if (!json)
        return fail(context, {page, size}, {"unknown-question", "there is no such page"});
    return succeed(context, std::move(*json));
}

int signpost_topics(Context* context) {
    if (!context->journey)
        return failWithoutContent(context);
    return succeed(context, signpost::topicsJson(*context->journey));
}

int signpost_search(Context* context, const char* words, std::size_t size) {
    if (!context->journey)
        return failWithoutContent(context);
    if (!context->index)
        context->index.emplace(*context->library);
    return succeed(context, signpost::searchJson(*context->journey, *context->index, {words, size}));
}

int signpost_record(Context* context, const char* content, std::size_t size) {
    if (!context->journey)
        return failWithoutContent(context);
    return succeed(context, signpost::recordJson(*context->journey, {content, size}));
}

int signpost_letter(Context* context, const char* stamp, std::size_t size) {
    if (!context->journey)
        return failWithoutContent(context);
    std::string problem;
    const auto read = signpost::stampFrom({stamp, size}, problem);
    if (!read)
        return fail(context, {}, {"bad-stamp", std::move(problem)});
    auto letter = signpost::letterJson(*context->journey, *read);
    if (!letter)
        return fail(context, {}, {"not-now", "no letter is complete"});
    return succeed(context, std::move(*letter));
}

int signpost_restart(Context* context) {
    if (!context->journey)
        return failWithoutContent(context);
    context->journey.emplace(*context->library);
    return succeed(context, "{}");
}

const char* signpost_result(const Context* context) {
    return context->result.data();
}
std::size_t signpost_result_size(const Context* context) {
    return context->result.size();
}
}
