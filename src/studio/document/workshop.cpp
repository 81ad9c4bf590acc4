// SPDX-License-Identifier: Apache-2.0
#include "studio/document/workshop.hpp"

#include "analysis/difference/difference.hpp"
#include "analysis/mutation/mutation.hpp"
#include "analysis/prove.hpp"
#include "authoring/vignette_run.hpp"
#include "signpost/compact.hpp"
#include "studio/document/patients.hpp"

#include <algorithm>

namespace signpost::studio {
namespace {

using analysis::ProofOptions;

bool givenUp(const std::vector<analysis::Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const analysis::Finding& finding) {
        return finding.property == analysis::Property::withinLimits;
    });
}

Proof prove(const Library& library, std::uint32_t topic, const ProofOptions& options) {
    analysis::TopicProof proof = analysis::proveTopic(library, topic, options);
    Proof result;
    result.topic = library.topics[topic].id;
    result.givenUp = givenUp(proof.findings);
    result.findings = std::move(proof.findings);
    result.answerSets = proof.answerSets.text();
    result.questions = proof.questions;
    result.rules = proof.rules;
    result.longest = proof.longest;
    result.mean = proof.mean;
    return result;
}

bool someFails(const authoring::Authored& content, const Library& mutated, std::span<const std::uint32_t> topics) {
    return std::any_of(content.vignettes.begin(), content.vignettes.end(), [&](const authoring::Vignette& vignette) {
        const auto its = content.library.topic(vignette.topic);
        return its && std::find(topics.begin(), topics.end(), *its) != topics.end() &&
               !authoring::runVignette(mutated, vignette).passed;
    });
}

Mutants tryMutants(const authoring::Authored& content, const std::string& topic, const ProofOptions& options) {
    const Library& library = content.library;
    Mutants result;
    result.topic = topic;
    for (const authoring::Vignette& vignette : content.vignettes)
        if (!authoring::runVignette(library, vignette).passed) {
            result.failing = vignette.topic + "/" + vignette.id;
            return result;
        }
    analysis::MutationOptions wanted;
    wanted.proof = options;
    wanted.wanted = [&](std::uint32_t rule) { return library.rules[rule].id.starts_with(topic + "/"); };
    wanted.vignettesNotice = [&](const Library& mutated, std::span<const std::uint32_t> topics) {
        return someFails(content, mutated, topics);
    };
    const analysis::Mutation mutation = analysis::tryMutants(library, wanted);
    result.givenUp = !mutation.givenUp.empty();
    result.all = mutation.trials.size();
    for (const analysis::Trial& trial : mutation.trials) {
        result.equivalent += trial.equivalent() ? 1 : 0;
        result.byVignettes += trial.byVignettes ? 1 : 0;
        result.byInvariants += trial.byInvariants ? 1 : 0;
        if (trial.survived() && trial.missing)
            result.survivors.push_back({library.rules[trial.mutant.rule].id, trial.mutant.what, trial.missing->before,
                                        trial.missing->after,
                                        trial.byProof ? std::string(name(*trial.byProof)) : std::string()});
    }
    return result;
}

Changes compare(const Library& before, const Library& after, const ProofOptions& options) {
    analysis::LibraryDifference difference = analysis::compareLibraries(before, after, options);
    Changes result;
    result.added = std::move(difference.added);
    result.removed = std::move(difference.removed);
    result.unmatched = std::move(difference.unmatched);
    using Direction = analysis::Move::Direction;
    for (const Direction direction : {Direction::down, Direction::aside, Direction::up})
        for (const analysis::TopicDifference& topic : difference.topics)
            for (const analysis::Move& move : topic.moves) {
                if (move.direction != direction)
                    continue;
                Changes::Move& told = result.moves.emplace_back(Changes::Move{topic.topic,
                                                                              std::string(name(direction)),
                                                                              move.asksAnyway,
                                                                              move.count.text(),
                                                                              move.before,
                                                                              move.after,
                                                                              {}});
                for (const analysis::Move::Cause& cause : move.causes)
                    told.causes.emplace_back(cause.rule, cause.how);
            }
    for (const analysis::TopicDifference& topic : difference.topics)
        if (topic.givenUp)
            result.givenUp.push_back(topic.topic);
    for (const analysis::TextChange& text : difference.texts)
        result.texts.push_back({std::string(name(text.kind)), text.id, text.part, text.before, text.after});
    return result;
}

} // namespace

Update updateFor(const LibraryDocument& document, authoring::SourceFiles& known) {
    Update update{document.revision(), {}};
    for (const auto& [path, bytes] : document.files()) {
        const auto told = known.find(path);
        if (told == known.end() || told->second != bytes)
            update.files[path] = bytes;
    }
    for (const auto& [path, bytes] : known)
        if (document.bytes(path) == nullptr)
            update.files[path] = std::nullopt;
    for (const auto& [path, bytes] : update.files) {
        if (bytes)
            known[path] = *bytes;
        else
            known.erase(path);
    }
    return update;
}

void Workshop::take(const Update& update) {
    for (const auto& [path, bytes] : update.files) {
        if (bytes)
            files_[path] = *bytes;
        else
            files_.erase(path);
    }
    revision_ = update.revision;
    compiled_ = nullptr;
}

bool Workshop::takePublished(const authoring::SourceFiles& files) {
    authoring::Authored content = authoring::readContent(files);
    published_ = content.usable ? std::optional(std::move(content.library)) : std::nullopt;
    return published_.has_value();
}

bool Workshop::takePublished(const std::string& compactBytes) {
    auto read = readCompact({reinterpret_cast<const std::uint8_t*>(compactBytes.data()), compactBytes.size()});
    auto* library = std::get_if<Library>(&read);
    published_ = library != nullptr ? std::optional(std::move(*library)) : std::nullopt;
    return published_.has_value();
}

std::shared_ptr<const Compiled> Workshop::compiled() {
    if (compiled_ == nullptr && !files_.empty())
        compiled_ = compile(files_, revision_);
    return compiled_;
}

Result Workshop::perform(const Task& task, const std::atomic<bool>* cancelled) {
    Result result{task, revision_, false, {}, {}};
    const auto content = compiled();
    if (content == nullptr) {
        result.refused = "there are no files yet";
        return result;
    }
    if (task.kind == Task::Kind::check) {
        result.answer = Check{content->content.problems, content->content.usable};
        return result;
    }
    if (!content->content.usable) {
        result.refused = "the content has problems: mend them first";
        return result;
    }
    const Library& library = content->content.library;
    const auto topic = library.topic(task.topic);
    const bool needsTopic = task.kind == Task::Kind::prove || task.kind == Task::Kind::mutants;
    if (!topic && (needsTopic || !task.topic.empty())) {
        result.refused = "there is no topic " + task.topic;
        return result;
    }
    ProofOptions options;
    options.threads = 1; // the shell decides what runs beside what
    options.cancelled = cancelled;
    switch (task.kind) {
    case Task::Kind::prove:
        result.answer = prove(library, *topic, options);
        break;
    case Task::Kind::vignettes:
        result.answer = runVignettes(*content, task.topic);
        break;
    case Task::Kind::mutants:
        result.answer = tryMutants(content->content, task.topic, options);
        break;
    case Task::Kind::changes:
        if (published_)
            result.answer = compare(*published_, library, options);
        else
            result.refused = "no published version is known";
        break;
    case Task::Kind::check:
        break;
    }
    if (cancelled != nullptr && cancelled->load()) {
        result.cancelled = true;
        result.answer = std::monostate();
    }
    return result;
}

} // namespace signpost::studio
