// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/session.hpp"

#include "studio/document/draft.hpp"
#include "studio/document/messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace signpost::studio {
namespace {

constexpr std::array workers = {Worker::quick, Worker::thorough};
std::size_t place(Worker worker) {
    return static_cast<std::size_t>(worker);
}

} // namespace

void Session::open(authoring::SourceFiles files, std::string name) {
    published_ = files;
    publishedSent_ = false;
    document_.emplace(std::move(files));
    name_ = std::move(name);
    for (const Worker worker : workers) {
        host_.endWork(worker);
        told_[place(worker)].clear();
        toldRevision_[place(worker)].reset();
        waiting_[place(worker)].clear();
    }
    check_.reset();
    proofs_.clear();
    vignettes_.clear();
    mutants_.clear();
    trees_.clear();
    changes_.reset();
    bundled_.reset();
    draftKept_ = document_->revision();
    const auto topics = document_->idsIn("topics");
    if (std::find(topics.begin(), topics.end(), topic_) == topics.end()) {
        topic_ = topics.empty() ? std::string() : topics.front();
        module_ = false;
    }
}

bool Session::apply(Edited edit) {
    if (const auto* refused = std::get_if<Refusal>(&edit)) {
        say(refused->why);
        return false;
    }
    if (edit_) {
        return false;
    }
    edit_ = std::move(edit);
    return true;
}

void Session::makeEdit() {
    if (!edit_) {
        return;
    }
    if (const auto refused = document_->apply(*std::exchange(edit_, std::nullopt))) {
        say(refused->why);
        return;
    }
    changed();
}

void Session::undo() {
    if (document_->canUndo()) {
        say("Undone: " + document_->undoName());
        document_->undo();
        changed();
    }
}

void Session::redo() {
    if (document_->canRedo()) {
        say("Done again: " + document_->redoName());
        document_->redo();
        changed();
    }
}

void Session::endStep() {
    if (document_) {
        document_->endStep();
    }
}

void Session::save() {
    std::vector<std::pair<std::string, std::optional<std::string>>> files;
    for (const std::string& path : document_->changedPaths()) {
        const std::string* bytes = document_->bytes(path);
        files.emplace_back(path, bytes != nullptr ? std::optional(*bytes) : std::nullopt);
    }
    if (files.empty()) {
        say("Nothing has changed since it was opened or saved.");
        return;
    }
    host_.save(files);
}

void Session::saved(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        document_->markSaved(path);
    }
    draftKept_.reset();
    keepDraftIfChanged();
    say(paths.size() == 1 ? "Saved " + paths.front() + "." : "Saved " + std::to_string(paths.size()) + " files.");
}

void Session::restore(std::string_view draft) {
    const auto restored = restoreDraft(*document_, draft);
    if (!restored) {
        return;
    }
    changed();
    if (!restored->conflicts.empty()) {
        say("Unsaved work on " + restored->conflicts.front().path +
            " is from another version of that file and was left out.");
    } else if (!restored->restored.empty()) {
        say("Your unsaved work on " + std::to_string(restored->restored.size()) +
            " files is back. It was kept on this device.");
    }
}

void Session::choose(const std::string& topic, bool module) {
    topic_ = topic;
    module_ = module;
    pathWanted_ = true;
    // What is being found out about another topic can wait.
    if (!waiting_[place(Worker::thorough)].empty()) {
        changed();
    }
}

void Session::changed() {
    const std::size_t thorough = place(Worker::thorough);
    if (!waiting_[thorough].empty()) {
        host_.endWork(Worker::thorough);
        told_[thorough].clear();
        toldRevision_[thorough].reset();
        waiting_[thorough].clear();
        publishedSent_ = false;
    }
}

void Session::send(Worker worker, Ask ask, std::string_view message, std::string topic) {
    waiting_[place(worker)].push_back({ask, std::move(topic), document_->revision()});
    host_.work(worker, analystMessage(ask, message));
}

void Session::bringUpToDate(Worker worker) {
    if (toldRevision_[place(worker)] == document_->revision()) {
        return;
    }
    toldRevision_[place(worker)] = document_->revision();
    send(worker, Ask::workshop, toBytes(updateFor(*document_, told_[place(worker)])));
    waiting_[place(worker)].back().isUpdate = true;
}

void Session::sendTask(Worker worker, Task::Kind kind, const std::string& topic) {
    bringUpToDate(worker);
    send(worker, Ask::workshop, toBytes(Task{kind, topic}), topic);
}

bool Session::stale(Task::Kind kind, const std::string& topic) const {
    const auto old = [&](const auto* known) { return known == nullptr || !fresh(*known); };
    return kind == Task::Kind::prove ? old(proofOf(topic)) : old(vignettesOf(topic));
}

/// One thing at a time, the most wanted first, so that an edit never waits behind much.
void Session::sendNext() {
    if (waiting_[place(Worker::quick)].empty()) {
        if (!check_ || !fresh(*check_)) {
            sendTask(Worker::quick, Task::Kind::check, {});
        } else if (usable() && bundled_ != document_->revision()) {
            bundled_ = document_->revision();
            send(Worker::quick, Ask::bundle, "en");
        }
    }
    if (!waiting_[place(Worker::thorough)].empty() || !usable()) {
        return;
    }
    const bool isTopic = !module_ && !topic_.empty();
    const auto thorough = [&](Ask ask, std::string_view message) {
        bringUpToDate(Worker::thorough);
        send(Worker::thorough, ask, message, topic_);
    };
    const auto* tree = treeOf(topic_);
    if (isTopic && (tree == nullptr || !fresh(*tree))) {
        thorough(Ask::tree, topic_);
    } else if (isTopic && stale(Task::Kind::prove, topic_)) {
        sendTask(Worker::thorough, Task::Kind::prove, topic_);
    } else if (isTopic && pathWanted_) {
        pathWanted_ = false;
        nlohmann::json answers = nlohmann::json::array();
        for (const GivenAnswer& answer : previewAnswers_) {
            answers.push_back({answer.linkId, answer.text});
        }
        thorough(Ask::path, nlohmann::json{{"topic", topic_}, {"answers", answers}}.dump());
    } else if (isTopic && reviewWanted_) {
        reviewWanted_ = false;
        thorough(Ask::review, topic_);
    } else if (isTopic && stale(Task::Kind::vignettes, topic_)) {
        sendTask(Worker::thorough, Task::Kind::vignettes, topic_);
    } else if (changesWanted_) {
        changesWanted_ = false;
        bringUpToDate(Worker::thorough);
        if (!publishedSent_) {
            publishedSent_ = true;
            send(Worker::thorough, Ask::published, publishedToBytes(published_));
            waiting_[place(Worker::thorough)].back().isUpdate = true;
        }
        sendTask(Worker::thorough, Task::Kind::changes, {});
    } else if (mutantsWanted_) {
        const std::string topic = *std::exchange(mutantsWanted_, std::nullopt);
        sendTask(Worker::thorough, Task::Kind::mutants, topic);
    } else {
        for (const std::string& topic : document_->idsIn("topics")) {
            if (stale(Task::Kind::prove, topic)) {
                sendTask(Worker::thorough, Task::Kind::prove, topic);
                return;
            }
        }
    }
}

bool Session::tend() {
    if (!document_) {
        return false;
    }
    sendNext();
    keepDraftIfChanged();
    return busy();
}

void Session::keepDraftIfChanged() {
    if (draftKept_ == document_->revision()) {
        return;
    }
    draftKept_ = document_->revision();
    host_.keepDraft(document_->changed() ? draftOf(*document_) : std::string());
}

void Session::receive(Worker worker, std::string_view answer) {
    auto& waiting = waiting_[place(worker)];
    if (waiting.empty()) {
        return;
    }
    const Waiting asked = waiting.front();
    waiting.pop_front();
    if (asked.isUpdate) {
        return;
    }
    switch (asked.ask) {
    case Ask::workshop:
        if (auto result = resultFromBytes(answer)) {
            take(std::move(*result));
        }
        break;
    case Ask::tree:
        if (auto picture = treeFromBytes(answer)) {
            trees_[asked.topic] = {asked.revision, std::move(*picture)};
            pathWanted_ = true;
        } else {
            trees_[asked.topic].revision = asked.revision;
        }
        break;
    case Ask::path: {
        const auto json = nlohmann::json::parse(answer, nullptr, false);
        previewPath_ = json.is_array() ? json.get<TreePath>() : TreePath();
        previewPathTopic_ = asked.topic;
        break;
    }
    case Ask::bundle:
        if (!answer.empty()) {
            host_.feedPreview(answer);
        }
        break;
    case Ask::review:
        if (!answer.empty()) {
            host_.showPage(answer);
        }
        break;
    case Ask::published:
        break;
    }
}

void Session::take(Result result) {
    const std::string& topic = result.task.topic;
    const auto keep = [&](auto& all, auto found) { all[topic] = {result.revision, std::move(found)}; };
    if (!result.refused.empty()) {
        // Nothing is known, and asking again would not help.
        switch (result.task.kind) {
        case Task::Kind::prove: {
            Proof nothing;
            nothing.topic = topic;
            nothing.givenUp = true;
            keep(proofs_, std::move(nothing));
            break;
        }
        case Task::Kind::vignettes:
            keep(vignettes_, Vignettes{});
            break;
        default:
            break;
        }
        say(result.refused);
        return;
    }
    if (auto* check = std::get_if<Check>(&result.answer)) {
        check_ = {result.revision, std::move(*check)};
    } else if (auto* proof = std::get_if<Proof>(&result.answer)) {
        keep(proofs_, std::move(*proof));
    } else if (auto* vignettes = std::get_if<Vignettes>(&result.answer)) {
        keep(vignettes_, std::move(*vignettes));
    } else if (auto* mutants = std::get_if<Mutants>(&result.answer)) {
        keep(mutants_, std::move(*mutants));
    } else if (auto* changes = std::get_if<Changes>(&result.answer)) {
        changes_ = {result.revision, std::move(*changes)};
    }
}

std::pair<std::size_t, std::size_t> Session::proven() const {
    const auto topics = document_->idsIn("topics");
    const auto known = std::count_if(topics.begin(), topics.end(), [&](const std::string& topic) {
        const auto* proof = proofOf(topic);
        return proof != nullptr && fresh(*proof);
    });
    return {static_cast<std::size_t>(known), topics.size()};
}

void Session::receivePreviewAnswers(std::vector<GivenAnswer> answers) {
    previewAnswers_ = std::move(answers);
    pathWanted_ = true;
}

const TreePath& Session::path(const std::string& topic) const {
    static const TreePath none;
    return topic == previewPathTopic_ ? previewPath_ : none;
}

void Session::wantMutants(const std::string& topic) {
    mutantsWanted_ = topic;
}

void Session::wantChanges() {
    changesWanted_ = true;
}

void Session::wantReviewPage() {
    reviewWanted_ = true;
}

void Session::tryInPreview(const std::vector<GivenAnswer>& patient) {
    std::string lines;
    for (const GivenAnswer& answer : patient) {
        lines += answer.linkId + '\t' + answer.text + '\n';
    }
    host_.replayPreview(topic_, lines);
}

void Session::say(std::string notice) {
    notice_ = std::move(notice);
    host_.announce(notice_);
}

} // namespace signpost::studio
