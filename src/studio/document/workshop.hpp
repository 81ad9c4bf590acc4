// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/compiled.hpp"
#include "studio/document/findings.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// # What takes longer than a frame
///
/// A Workshop keeps its own copy of the files and does one task at a time, wherever the shell puts it: natively on a
/// thread, in a browser in a worker with its own copy of this module. It is handed only the files that changed, and
/// compiles them once for all tasks that follow.
///
///     Workshop workshop;                                                  // on the thread
///     workshop.take({.revision = document.revision(), .files = changedFiles});
///     const Result result = workshop.perform({Task::Kind::prove, "cough"}, &cancelled);
///
/// Across a worker's messages the same is said in bytes (messages.hpp):
///
///     worker.postMessage(toBytes(update)); worker.postMessage(toBytes(task));   // in the page
///     const std::string answer = answerTo(workshop, message);                   // in the worker
///     const auto result = resultFromBytes(answer);                              // in the page
///
/// To cancel: natively set the flag, and the result comes back with `cancelled`. A worker that has no shared memory is
/// ended and made again; or its late answer is dropped, since every result names the revision that it is about.
namespace signpost::studio {

/// Files as they are now; of the others nothing is said. No bytes: the file is gone.
struct Update {
    std::uint64_t revision = 0;
    std::map<std::string, std::optional<std::string>> files;
};

/// The files that differ between what a workshop was told last (`known`) and the document; `known` is brought up to
/// date.
Update updateFor(const LibraryDocument& document, authoring::SourceFiles& known);

struct Task {
    enum class Kind : std::uint8_t {
        check,     ///< what the authoring reader says: quick, and first
        prove,     ///< every patient of one topic
        vignettes, ///< of one topic, or of all without one
        mutants,   ///< of one topic
        changes,   ///< against the published version
    };
    Kind kind = Kind::check;
    std::string topic;
};

struct Result {
    Task task;
    std::uint64_t revision = 0;
    bool cancelled = false;
    /// Why there is no answer, in words: the content has problems; there is no such topic; nothing was published. The
    /// answer is then empty.
    std::string refused;
    std::variant<std::monostate, Check, Proof, Vignettes, Mutants, Changes> answer;
};

class Workshop {
public:
    void take(const Update& update);
    /// What to compare with: an authored folder, or the bytes of a topics.<hash>.bin. False if it can't be read.
    bool takePublished(const authoring::SourceFiles& files);
    bool takePublished(const std::string& compactBytes);

    Result perform(const Task& task, const std::atomic<bool>* cancelled = nullptr);
    /// The latest files, compiled; made when first wanted. Null before any files.
    std::shared_ptr<const Compiled> compiled();

private:
    authoring::SourceFiles files_;
    std::uint64_t revision_ = 0;
    std::shared_ptr<const Compiled> compiled_;
    std::optional<Library> published_;
};

} // namespace signpost::studio
