// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/panels/desk.hpp"
#include "studio/shell/host.hpp"
#include "studio/shell/session.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace signpost::studio {

/// # The studio
///
/// Everything between a host's window and the document: bars, panels, shortcuts. A host makes an ImGui context, hands
/// over what happens, and calls `draw` between NewFrame and Render whenever something happened; `settled` says when
/// nothing more would change.
class Studio {
public:
    explicit Studio(Host& host);

    /// Draws all letters anew for this many pixels to a unit; the host hands ImGui's font atlas to its screen after it.
    void setDensity(float pixelsPerUnit);
    void draw();
    /// Nothing on the screen would change by itself: no frame is needed until something happens.
    [[nodiscard]] bool settled() const { return restless_ == 0; }

    void open(authoring::SourceFiles files, std::string name);
    void openFailed(std::string_view why) { session_.say(std::string(why)); }
    void receiveWork(Worker worker, std::string_view answer);
    void receiveSaved(const std::vector<std::string>& paths);
    void receiveDraft(std::string_view bytes);
    void receiveLayout(std::string_view json);
    void receivePreviewAnswers(std::vector<GivenAnswer> answers);
    void somethingHappened() { restless_ = framesToSettle; }

    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] const Arrangement& arrangement() const { return arrangement_; }

private:
    /// ImGui needs a frame to find sizes and one to use them.
    static constexpr int framesToSettle = 3;

    void topBar(float width);
    void middle(ImVec2 at, ImVec2 size);
    void topicHeading(Desk& desk);
    void tabs(Desk& desk);
    void placePreview(ImVec2 at, ImVec2 size);
    void statusBar(float width);
    void shortcuts();
    void keepArrangement();
    bool splitter(const char* id, ImVec2 at, float height, float& width, float sign);
    Desk desk();

    Host& host_;
    Session session_;
    Arrangement arrangement_;
    std::string arrangementKept_;
    Appearance applied_ = Appearance::light;
    Typefaces faces_;
    std::map<std::string, std::string> drafts_;
    std::optional<ImVec4> previewAt_;
    int restless_ = framesToSettle;
};

} // namespace signpost::studio
