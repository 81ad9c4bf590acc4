// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/findings.hpp"
#include "studio/document/workshop.hpp"
#include "studio/pictures/analyst.hpp"
#include "studio/pictures/tree_picture.hpp"
#include "studio/shell/host.hpp"

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::studio {

/// What is known of a topic, and of which text of the library it is true.
template <class Found>
struct Known {
    std::uint64_t revision = 0;
    Found found;
};

/// # A library that is open, and what is known about it
///
/// The document; the topic that is being looked at; and, brought up to date in the background after every edit, what
/// the authoring reader and the analysis say. Findings stay readable until newer ones come: `fresh` tells whether they
/// are of the text as it is now.
///
///     session.apply(setText(session.document(), path, "/title", "Cough"));
///     session.tend();                                // once a frame: sends work, takes no time
///     if (const auto* proof = session.proofOf("cough"); proof && session.fresh(*proof)) ...
class Session {
public:
    explicit Session(Host& host) : host_(host) {}

    void open(authoring::SourceFiles files, std::string name);
    [[nodiscard]] bool isOpen() const { return document_.has_value(); }
    [[nodiscard]] const LibraryDocument& document() const { return *document_; }
    /// Where the files come from: "the shipped library", a folder's name.
    [[nodiscard]] const std::string& name() const { return name_; }

    /// Makes an edit once the frame is drawn, so that what a panel holds of the document stays good until then. One
    /// edit a frame: a second is not taken. False if it was refused (`notice` says why) or not taken.
    bool apply(Edited edit);
    /// After the panels were drawn.
    void makeEdit();
    void undo();
    void redo();
    void endStep();
    void save();
    void saved(const std::vector<std::string>& paths);
    void restore(std::string_view draft);

    /// The topic (or shared module) that the panels are about.
    [[nodiscard]] const std::string& topic() const { return topic_; }
    [[nodiscard]] std::string path() const { return (module_ ? "shared/" : "topics/") + topic_ + ".json"; }
    [[nodiscard]] bool isModule() const { return module_; }
    void choose(const std::string& topic, bool module = false);

    /// Once a frame. True if something is still being found out.
    bool tend();
    [[nodiscard]] bool busy() const { return !waiting_[0].empty() || !waiting_[1].empty(); }
    void receive(Worker worker, std::string_view answer);
    void receivePreviewAnswers(std::vector<GivenAnswer> answers);

    [[nodiscard]] const Known<Check>* check() const { return check_ ? &*check_ : nullptr; }
    [[nodiscard]] const Known<Proof>* proofOf(const std::string& topic) const { return find(proofs_, topic); }
    [[nodiscard]] const Known<Vignettes>* vignettesOf(const std::string& topic) const {
        return find(vignettes_, topic);
    }
    [[nodiscard]] const Known<Mutants>* mutantsOf(const std::string& topic) const { return find(mutants_, topic); }
    [[nodiscard]] const Known<TreePicture>* treeOf(const std::string& topic) const { return find(trees_, topic); }
    /// How many topics' proofs are of the text as it is now, and how many topics there are.
    [[nodiscard]] std::pair<std::size_t, std::size_t> proven() const;
    [[nodiscard]] const Known<Changes>* changes() const { return changes_ ? &*changes_ : nullptr; }
    /// The way of the preview's patient through this topic's tree.
    [[nodiscard]] const TreePath& path(const std::string& topic) const;
    [[nodiscard]] const std::vector<GivenAnswer>& previewAnswers() const { return previewAnswers_; }
    template <class Found>
    [[nodiscard]] bool fresh(const Known<Found>& known) const {
        return known.revision == document_->revision();
    }

    /// Asked for by a panel; answered some frames later.
    void wantMutants(const std::string& topic);
    void wantChanges();
    void wantReviewPage();
    void tryInPreview(const std::vector<GivenAnswer>& patient);

    /// The latest thing to tell the user; empty: nothing.
    [[nodiscard]] const std::string& notice() const { return notice_; }
    void say(std::string notice);

private:
    struct Waiting {
        Ask ask = Ask::workshop;
        std::string topic;
        std::uint64_t revision = 0;
        bool isUpdate = false;
    };
    template <class Found>
    static const Known<Found>* find(const std::map<std::string, Known<Found>>& all, const std::string& topic) {
        const auto found = all.find(topic);
        return found == all.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool usable() const { return check_ && fresh(*check_) && check_->found.usable; }
    void changed();
    void send(Worker worker, Ask ask, std::string_view message, std::string topic = {});
    void sendTask(Worker worker, Task::Kind kind, const std::string& topic);
    void bringUpToDate(Worker worker);
    void sendNext();
    [[nodiscard]] bool stale(Task::Kind kind, const std::string& topic) const;
    void take(Result result);
    void keepDraftIfChanged();

    Host& host_;
    std::optional<LibraryDocument> document_;
    /// As it was opened: what "What changed" compares with.
    authoring::SourceFiles published_;
    bool publishedSent_ = false;
    std::string name_;
    std::string topic_;
    bool module_ = false;
    std::string notice_;
    std::optional<Edited> edit_;

    /// By worker: the files that it was told, and what it has not answered yet.
    std::array<authoring::SourceFiles, 2> told_;
    std::array<std::optional<std::uint64_t>, 2> toldRevision_;
    std::array<std::deque<Waiting>, 2> waiting_;
    std::optional<std::uint64_t> bundled_;
    std::optional<std::uint64_t> draftKept_;
    std::optional<std::string> mutantsWanted_;
    bool changesWanted_ = false;
    bool reviewWanted_ = false;
    bool pathWanted_ = false;

    std::optional<Known<Check>> check_;
    std::map<std::string, Known<Proof>> proofs_;
    std::map<std::string, Known<Vignettes>> vignettes_;
    std::map<std::string, Known<Mutants>> mutants_;
    std::map<std::string, Known<TreePicture>> trees_;
    std::optional<Known<Changes>> changes_;
    std::vector<GivenAnswer> previewAnswers_;
    TreePath previewPath_;
    std::string previewPathTopic_;
};

} // namespace signpost::studio
