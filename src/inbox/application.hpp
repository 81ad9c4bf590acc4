// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/bank_holidays.hpp"
#include "inbox/config.hpp"
#include "inbox/letters_endpoint.hpp"
#include "inbox/origins.hpp"
#include "inbox/problem.hpp"
#include "inbox/request_handler.hpp"
#include "inbox/router.hpp"
#include "inbox/staff_endpoint.hpp"
#include "inbox/static_site.hpp"

namespace signpost::inbox {

/// The service without its sockets: every request in, one response out. Called from several threads at once.
class Application : public RequestHandler {
public:
    Application(Config config, WriteQueue& writer, ReaderPool& reader);

    Response handle(const Request& request) noexcept override;
    Response refuse(const Problem& problem, const Request& request) noexcept override;

private:
    void addRoutes();
    Response dispatch(const Request& request, std::string& label);
    Response dispatchApi(const Request& request, std::string& label);
    Response finish(const Request& request, Response response) const;

    Config config_;
    BankHolidays holidays_;
    LetterStore letters_;
    StaffStore staff_;
    LettersEndpoint lettersEndpoint_;
    StaffEndpoint staffEndpoint_;
    StaticSite site_;
    Origins origins_;
    Router router_;
};

} // namespace signpost::inbox
