// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// What new topics begin as; @id@, @title@ and @today@ are filled in.
namespace signpost::studio::template_texts {

extern const std::string_view adultTopic;
extern const std::string_view adultVignettes;
extern const std::string_view administrationTopic;
extern const std::string_view administrationVignettes;

} // namespace signpost::studio::template_texts
