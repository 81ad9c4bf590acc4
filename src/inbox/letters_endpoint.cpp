// SPDX-License-Identifier: Apache-2.0
#include "inbox/letters_endpoint.hpp"

#include "inbox/problem.hpp"
#include "inbox/working_hours.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::inbox {

namespace {

void requireMediaType(const Request& request) {
    const auto type = mediaType(request.header("content-type").value_or(""));
    if (type != "application/jose" || request.header("content-encoding")) {
        throw Problem(415, "wrong-media-type", "This is not the media type of a letter",
                      "A letter is sealed before it is sent: a compact JWE, Content-Type application/jose, without a "
                      "Content-Encoding. Unsealed letters are not accepted.",
                      "Content-Type");
    }
}

std::string_view requiredHeader(const Request& request, std::string_view name, std::string_view spelling) {
    const auto value = request.header(name);
    if (!value || value->empty()) {
        throw Problem(400, "missing-header", "A header is missing",
                      "Send the header " + std::string(spelling) +
                          " with the value that stands in the letter's header.",
                      std::string(spelling));
    }
    return *value;
}

/// The draft standard for Idempotency-Key writes the value in double quotes; a bare one is accepted as well.
std::string_view withoutQuotes(std::string_view value) {
    return value.size() >= 2 && value.front() == '"' && value.back() == '"' ? value.substr(1, value.size() - 2) : value;
}

sealing::Envelope readEnvelope(std::string_view body) {
    try {
        return sealing::readEnvelope(body);
    } catch (const sealing::EnvelopeError& error) {
        switch (error.fault()) {
        case sealing::EnvelopeFault::NotSealed:
            throw Problem(422, "not-sealed", "This is not a sealed letter", error.what(), error.where());
        case sealing::EnvelopeFault::WrongSize:
            throw Problem(422, "wrong-size", "The letter has the wrong size", error.what(), error.where());
        case sealing::EnvelopeFault::BadEnvelope:
            break;
        }
        throw Problem(422, "bad-envelope", "The outside of the letter is not as it must be", error.what(),
                      error.where());
    }
}

void requireSame(std::string_view header, std::string_view letter, const char* name) {
    if (header != letter) {
        throw Problem(
            422, "header-mismatch", "A header differs from the letter",
            std::string(name) + " must be the same as in the letter's header, \"" + std::string(letter) + "\".", name);
    }
}

} // namespace

Response LettersEndpoint::post(const Request& request, Moment now) {
    requireMediaType(request);
    const auto key = withoutQuotes(requiredHeader(request, "idempotency-key", "Idempotency-Key"));
    const auto surgery = requiredHeader(request, "signpost-surgery", "Signpost-Surgery");
    const auto envelope = readEnvelope(request.body);
    requireSame(key, envelope.key, "Idempotency-Key");
    requireSame(surgery, envelope.surgery, "Signpost-Surgery");
    if (envelope.surgery != config_.surgery.ods) {
        throw Problem(422, "unknown-surgery", "This service does not take letters for that surgery",
                      "This is the inbox of " + config_.surgery.ods + ". Fetch /api/v1/surgery again.",
                      "letter header /signpost/surgery");
    }
    const auto known = [&](const KeyConfig& candidate) { return candidate.keyId == envelope.keyId; };
    if (std::none_of(config_.keys.begin(), config_.keys.end(), known)) {
        throw Problem(422, "unknown-key", "The letter is sealed to a key that this surgery does not have",
                      "Nobody could open it. Fetch /api/v1/surgery again and seal to its key, with a new "
                      "idempotency key.",
                      "letter header /kid");
    }

    const auto answer = answerBy(now, envelope.list, holidays_);
    NewLetter letter{envelope, request.body, toRfc3339(now), toRfc3339(answer), {}};
    letter.receipt = [&](const std::string& reference) { return receipt(envelope, now, answer, reference); };
    const auto result = store_.store(letter);
    if (result.outcome == StoreResult::Outcome::KeyReused) {
        throw Problem(422, "key-reused", "This idempotency key belongs to another letter",
                      "A letter with this key and other bytes was stored before; it stays as it is. Seal a letter once "
                      "and send the same bytes again, or use a new key for a new letter.",
                      "Idempotency-Key");
    }
    Response response;
    response.status = result.outcome == StoreResult::Outcome::Stored ? 201 : 200;
    response.set("Content-Type", "application/json");
    response.body = result.receipt;
    return response;
}

std::string LettersEndpoint::receipt(const sealing::Envelope& envelope, Moment received, Moment answer,
                                     const std::string& reference) const {
    const auto& all = config_.surgery.replyWords;
    std::string words = all.clinical;
    if (envelope.list == sealing::LetterList::Admin) {
        words = all.admin;
    } else if (envelope.list == sealing::LetterList::Urgent) {
        words = isCoreHours(received, holidays_) ? all.urgent : all.urgentClosed;
    }
    constexpr std::string_view placeholder = "{answerBy}";
    for (auto at = words.find(placeholder); at != std::string::npos; at = words.find(placeholder)) {
        words.replace(at, placeholder.size(), toWords(answer));
    }
    return nlohmann::ordered_json{{"reference", reference},
                                  {"list", toText(envelope.list)},
                                  {"receivedAt", toRfc3339(received)},
                                  {"answerBy", toRfc3339(answer)},
                                  {"answerWords", words}}
        .dump();
}

} // namespace signpost::inbox
