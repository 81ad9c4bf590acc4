// SPDX-License-Identifier: Apache-2.0
#include "inbox/application.hpp"

#include "inbox/log.hpp"
#include "inbox/security_headers.hpp"
#include "inbox/surgery_endpoint.hpp"

#include <algorithm>

namespace signpost::inbox {

namespace {

Moment currentTime() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Problem toProblem(const StorageError& error) {
    const char* const again = "Nothing was stored. Keep the letter and send the same bytes again later.";
    switch (error.fault()) {
    case StorageFault::Full:
        return Problem(507, "storage-full", "The disk is full", again).with("Retry-After", "60");
    case StorageFault::Busy:
        return Problem(503, "busy", "The database is busy", again).with("Retry-After", "5");
    case StorageFault::Unavailable:
        break;
    }
    return Problem(503, "storage-unavailable", "The database can't be written or read", again)
        .with("Retry-After", "30");
}

Problem notFound() {
    return {404, "not-found", "There is nothing at this address", "docs/inbox-api.md lists what there is."};
}

Problem methodNotAllowed(const std::string& allowed) {
    return Problem(405, "method-not-allowed", "This method is not allowed here", "Allowed are: " + allowed + ".")
        .with("Allow", allowed);
}

bool isApi(const Request& request) {
    return request.path.starts_with("/api/");
}

} // namespace

Application::Application(Config config, WriteQueue& writer, ReaderPool& reader)
    : config_(std::move(config)), holidays_(BankHolidays::fromJson(englandBankHolidays)),
      letters_(config_.surgery.ods, writer, reader), staff_(writer, reader),
      lettersEndpoint_(config_, holidays_, letters_), staffEndpoint_(config_, letters_, staff_), site_(config_.mounts),
      origins_(config_.allowedOrigins, config_.publicOrigin) {
    addRoutes();
    const std::chrono::sys_days known(holidays_.coversUntil());
    if (known < std::chrono::floor<std::chrono::days>(currentTime()) + std::chrono::days(60)) {
        logError("bank holidays are known only until " + toIsoDate(holidays_.coversUntil()) +
                 "; after that promises of when letters are answered may be a day too early. Update the program.");
    }
}

void Application::addRoutes() {
    const auto widgets = Audience::Widgets;
    const auto staff = Audience::Staff;
    router_.add({"POST", "/api/v1/letters", widgets,
                 [this](const Request& r, const std::string&) { return lettersEndpoint_.post(r, currentTime()); }});
    router_.add({"GET", "/api/v1/surgery", widgets, [this](const Request& r, const std::string&) {
                     return surgeryResponse(r, config_, holidays_, currentTime());
                 }});
    router_.add({"GET", "/api/v1/health", staff, [this](const Request&, const std::string&) {
                     letters_.countNew();
                     Response response;
                     response.set("Content-Type", "application/json");
                     response.body = R"({"status":"ok"})";
                     return response;
                 }});
    router_.add({"POST", "/api/v1/staff/session", staff,
                 [this](const Request& r, const std::string&) { return staffEndpoint_.signIn(r, currentTime()); }});
    router_.add({"GET", "/api/v1/staff/session", staff,
                 [this](const Request& r, const std::string&) { return staffEndpoint_.session(r, currentTime()); }});
    router_.add({"DELETE", "/api/v1/staff/session", staff,
                 [this](const Request& r, const std::string&) { return staffEndpoint_.signOut(r, currentTime()); }});
    router_.add({"GET", "/api/v1/staff/key", staff,
                 [this](const Request& r, const std::string&) { return staffEndpoint_.keys(r, currentTime()); }});
    router_.add({"GET", "/api/v1/staff/letters", staff,
                 [this](const Request& r, const std::string&) { return staffEndpoint_.list(r, currentTime()); }});
    router_.add({"GET", "/api/v1/staff/letters/{id}", staff, [this](const Request& r, const std::string& id) {
                     return staffEndpoint_.letter(r, id, currentTime());
                 }});
    router_.add({"POST", "/api/v1/staff/letters/{id}/done", staff, [this](const Request& r, const std::string& id) {
                     return staffEndpoint_.setDone(r, id, true, currentTime());
                 }});
    router_.add({"POST", "/api/v1/staff/letters/{id}/undone", staff, [this](const Request& r, const std::string& id) {
                     return staffEndpoint_.setDone(r, id, false, currentTime());
                 }});
}

Response Application::handle(const Request& request) noexcept {
    const auto begin = std::chrono::steady_clock::now();
    std::string label = "(no such address)";
    Response response;
    try {
        response = dispatch(request, label);
    } catch (const Problem& problem) {
        response = problem.response();
    } catch (const StorageError& error) {
        logError(std::string("storage: ") + error.what());
        response = toProblem(error).response();
    } catch (const std::exception& error) {
        logError(std::string("unexpected: ") + error.what());
        response = Problem(500, "internal", "Something went wrong here", "The service's log says more.").response();
    }
    response = finish(request, std::move(response));
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    logInfo(label + " " + std::to_string(response.status) + " " + std::to_string(spent.count()) + "ms");
    return response;
}

Response Application::refuse(const Problem& problem, const Request& request) noexcept {
    logInfo("refused: " + problem.slug() + " " + std::to_string(problem.status()));
    return finish(request, problem.response());
}

Response Application::dispatch(const Request& request, std::string& label) {
    if (const auto name = request.repeatedHeader()) {
        throw Problem(400, "repeated-header", "A header stands twice", "Send this header once.", std::string(*name));
    }
    if (isApi(request)) {
        return dispatchApi(request, label);
    }
    if (request.method != "GET" && request.method != "HEAD") {
        throw methodNotAllowed("GET, HEAD");
    }
    auto response = site_.serve(request);
    if (!response) {
        throw notFound();
    }
    label = request.method + " (page)";
    return std::move(*response);
}

Response Application::dispatchApi(const Request& request, std::string& label) {
    const auto match = router_.find(request.path);
    if (match.routes.empty()) {
        throw notFound();
    }
    const auto& first = *match.routes.front();
    const auto methods = methodsOf(match.routes);
    label = "(other method) " + first.pattern;
    if (first.audience == Audience::Widgets) {
        if (!origins_.isAllowed(request)) {
            throw Problem(403, "origin-not-allowed", "This website may not send letters to this surgery",
                          "The surgery adds the website's origin to \"allowedOrigins\" in the service's configuration.",
                          "Origin");
        }
        if (request.method == "OPTIONS") {
            label = "OPTIONS " + first.pattern;
            return Origins::preflight(methods);
        }
    } else if (!origins_.isOwn(request)) {
        throw Problem(403, "cross-origin", "Only the service's own pages may use this",
                      "The request's Origin is another website.", "Origin");
    }
    const auto wanted = request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
    const auto route = std::find_if(match.routes.begin(), match.routes.end(),
                                    [&](const Route* candidate) { return candidate->method == wanted; });
    if (route == match.routes.end()) {
        throw methodNotAllowed(methods);
    }
    label = request.method + " " + (*route)->pattern;
    return (*route)->handle(request, match.parameter);
}

Response Application::finish(const Request& request, Response response) const {
    const auto match = isApi(request) ? router_.find(request.path) : Router::Match();
    if (!match.routes.empty() && match.routes.front()->audience == Audience::Widgets) {
        origins_.allowReading(request, response);
    }
    addSecurityHeaders(response, config_.isTls());
    return response;
}

} // namespace signpost::inbox
