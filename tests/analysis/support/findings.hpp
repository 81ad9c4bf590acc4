// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/prove.hpp"

#include <string>
#include <string_view>

namespace signpost::test {

/// Everything that a proof found, one a line: "rule-decides cough cough/never". A proof that found nothing says "".
std::string found(const analysis::LibraryProof& proof);
std::string found(const analysis::TopicProof& proof);

/// Proves the whole library on one thread.
analysis::LibraryProof proof(const Library& library);
std::string found(const Library& library);

/// Expects exactly one finding, of this property and subject, in this topic ("" for the library's own).
analysis::Finding theOnly(const Library& library, analysis::Property property, std::string_view topic,
                          std::string_view subject);
/// The same of one topic's proof.
analysis::Finding theOnly(const analysis::TopicProof& proof, analysis::Property property, std::string_view subject);

/// Gives the finding's answers to a fresh journey, one by one, and expects that it ends where the finding says: rank,
/// destinations and reasons. Returns "self-care home: cough/default".
std::string replayed(const Library& library, const analysis::Finding& finding);

} // namespace signpost::test
