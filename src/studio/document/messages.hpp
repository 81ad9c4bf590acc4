// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/workshop.hpp"

#include <optional>
#include <string>
#include <string_view>

// A workshop's messages as bytes (JSON), for a worker that shares no memory with the page.
namespace signpost::studio {

std::string toBytes(const Update& update);
std::string toBytes(const Task& task);
std::string toBytes(const Result& result);
std::string publishedToBytes(const authoring::SourceFiles& files);

/// In the worker: does what the message says and answers it. The answer to an update is empty; to a task it is a
/// result, to anything that is no message a result that is refused.
std::string answerTo(Workshop& workshop, std::string_view message);

/// In the page. Nothing if the bytes are no result.
std::optional<Result> resultFromBytes(std::string_view bytes);

} // namespace signpost::studio
