// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/problem.hpp"
#include "signpost/library.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace signpost::authoring {

/// Authored content as texts by path relative to the content folder: "topics/sore_throat.json". The command line reads
/// a folder (see `readFolder`); the studio keeps its files in memory.
using SourceFiles = std::map<std::string, std::string>;

/// A patient in words, with answers and the outcome that a clinician expects.
struct Vignette {
    std::string id;
    std::string topic;
    std::string patient;
    /// Such a patient should never need more than self-care.
    bool trivial = false;
    /// What the patient types first; may be empty.
    std::string words;
    /// By linkId, in the texts of docs/core-interface.md; the file's defaults included.
    std::map<std::string, std::string> answers;
    Rank rank;
    /// Whether `rank.withinMinutes` is expected, or any will do.
    bool saysWithin = false;
    Destinations destinations;
    /// Rules that must be among the reasons, as "sore_throat/airway".
    std::vector<std::string> reasons;
    Place place;
};

/// The interface's texts in one language.
struct Language {
    std::string code;
    /// In its own words: "English".
    std::string title;
    bool rightToLeft = false;
    std::vector<std::pair<std::string, std::string>> strings;
};

/// Content, read and checked.
struct Authored {
    /// Linked, and only to be used if `usable`.
    Library library;
    std::vector<Vignette> vignettes;
    std::vector<Language> languages;
    /// In the order of files and lines. Warnings do not make content unusable.
    std::vector<Problem> problems;
    bool usable = false;
};

/// Reads content whole and reports every problem in it, not only the first.
///
///     const Authored content = readContent(files);
///     for (const Problem& problem : content.problems)
///         std::cerr << describe(problem, "content") << '\n';
Authored readContent(const SourceFiles& files);

} // namespace signpost::authoring
