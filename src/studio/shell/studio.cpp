// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/studio.hpp"

#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

constexpr float barHeight = 48;
constexpr float statusHeight = 30;
constexpr float gap = 10;

struct TabName {
    Tab tab;
    const char* words;
};
/// Help stands apart, in the bar.
constexpr std::array<TabName, 8> tabNames = {{{Tab::tree, "Decision tree"},
                                              {Tab::questions, "Questions"},
                                              {Tab::rules, "Rules"},
                                              {Tab::everyPatient, "Every patient"},
                                              {Tab::vignettes, "Vignettes"},
                                              {Tab::changes, "What changed"},
                                              {Tab::languages, "Languages"},
                                              {Tab::review, "Review"}}};

} // namespace

Studio::Studio(Host& host) : host_(host), session_(host) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    // A blinking cursor would be a frame every half second.
    io.ConfigInputTextCursorBlink = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    applyTheme(ImGui::GetStyle(), applied_);
}

void Studio::setDensity(float pixelsPerUnit) {
    faces_ = makeTypefaces(*ImGui::GetIO().Fonts, pixelsPerUnit);
    ImGui::GetIO().FontDefault = faces_.body;
    somethingHappened();
}

Desk Studio::desk() {
    return {session_, paletteOf(arrangement_.appearance), faces_, arrangement_, drafts_};
}

void Studio::open(authoring::SourceFiles files, std::string name) {
    session_.open(std::move(files), std::move(name));
    if (!arrangement_.topic.empty()) {
        const auto topics = session_.document().idsIn("topics");
        if (std::find(topics.begin(), topics.end(), arrangement_.topic) != topics.end()) {
            session_.choose(arrangement_.topic);
        }
    }
    somethingHappened();
}

void Studio::receiveWork(Worker worker, std::string_view answer) {
    session_.receive(worker, answer);
    somethingHappened();
}

void Studio::receiveSaved(const std::vector<std::string>& paths) {
    session_.saved(paths);
    somethingHappened();
}

void Studio::receiveDraft(std::string_view bytes) {
    if (session_.isOpen() && !bytes.empty()) {
        session_.restore(bytes);
        somethingHappened();
    }
}

void Studio::receiveLayout(std::string_view json) {
    arrangement_.fromJson(json);
    arrangementKept_ = arrangement_.toJson();
    somethingHappened();
}

void Studio::receivePreviewAnswers(std::vector<GivenAnswer> answers) {
    session_.receivePreviewAnswers(std::move(answers));
    somethingHappened();
}

void Studio::draw() {
    if (applied_ != arrangement_.appearance) {
        applied_ = arrangement_.appearance;
        applyTheme(ImGui::GetStyle(), applied_);
    }
    restless_ = std::max(0, restless_ - 1);
    session_.tend();
    shortcuts();

    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("studio", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    topBar(size.x);

    Desk desk = this->desk();
    const float height = size.y - barHeight - statusHeight - gap;
    ImGui::SetCursorPos({gap, barHeight + gap / 2});
    if (session_.isOpen()) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 12});
        beginPaper(desk, "library", {arrangement_.libraryWidth, height});
        libraryPanel(desk);
        endPaper();
        ImGui::PopStyleVar();
        splitter("##library", {gap + arrangement_.libraryWidth, barHeight + gap / 2}, height, arrangement_.libraryWidth,
                 1);
        const float left = arrangement_.libraryWidth + 2 * gap;
        const bool preview = arrangement_.previewShown && size.x - left - arrangement_.previewWidth > 360;
        const float right = preview ? arrangement_.previewWidth + gap : 0;
        middle({left, barHeight + gap / 2}, {size.x - left - right - gap, height});
        if (preview) {
            splitter("##preview", {size.x - right - gap, barHeight + gap / 2}, height, arrangement_.previewWidth, -1);
            placePreview({size.x - right, barHeight + gap / 2}, {arrangement_.previewWidth, height});
        } else if (previewAt_) {
            previewAt_.reset();
            host_.placePreview(previewAt_);
        }
    } else {
        emptyState(desk, "Opening the library\u2026", "");
    }
    statusBar(size.x);
    ImGui::End();
    session_.makeEdit();
    keepArrangement();
}

void Studio::topBar(float width) {
    Desk desk = this->desk();
    const Palette& c = desk.colours;
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, {width, barHeight}, c.paper);
    ImGui::GetWindowDrawList()->AddLine({0, barHeight}, {width, barHeight}, c.line);
    ImGui::SetCursorPos({18, 12});
    text("Signpost studio", c.ink, faces_.heading);
    ImGui::SameLine(0, 20);
    ImGui::SetCursorPosY(8);
    if (ImGui::Button("Open folder\u2026")) {
        host_.chooseFolder();
    }
    if (!session_.isOpen()) {
        return;
    }
    const LibraryDocument& document = session_.document();
    const std::size_t changed = document.changedPaths().size();
    ImGui::SameLine();
    if (mainButton(desk,
                   changed == 0 ? "Saved###save" : ("Save " + counted(changed, "file", "files") + "###save").c_str(),
                   changed > 0)) {
        session_.save();
    }
    explainLast(changed == 0 ? "Nothing has changed since it was opened or saved" : "Ctrl+S");
    ImGui::SameLine(0, 20);
    ImGui::BeginDisabled(!document.canUndo());
    if (ImGui::Button("Undo")) {
        session_.undo();
    }
    ImGui::EndDisabled();
    explainLast(document.canUndo() ? document.undoName() + "   (Ctrl+Z)" : "");
    ImGui::SameLine();
    ImGui::BeginDisabled(!document.canRedo());
    if (ImGui::Button("Redo")) {
        session_.redo();
    }
    ImGui::EndDisabled();
    explainLast(document.canRedo() ? document.redoName() + "   (Ctrl+Shift+Z)" : "");
    ImGui::SameLine(0, 20);
    ImGui::AlignTextToFramePadding();
    text(session_.name(), c.quiet, faces_.body);

    ImGui::SameLine(width - 286);
    ImGui::SetCursorPosY(8);
    if (ImGui::Button("Help", {66, 0})) {
        arrangement_.tab = arrangement_.tab == Tab::help ? Tab::tree : Tab::help;
    }
    ImGui::SameLine();
    if (ImGui::Button(arrangement_.previewShown ? "Hide preview###preview" : "Show preview###preview", {112, 0})) {
        arrangement_.previewShown = !arrangement_.previewShown;
    }
    ImGui::SameLine();
    const bool dark = arrangement_.appearance == Appearance::dark;
    if (ImGui::Button(dark ? "Light" : "Dark", {76, 0})) {
        arrangement_.appearance = dark ? Appearance::light : Appearance::dark;
    }
}

void Studio::topicHeading(Desk& desk) {
    const LibraryDocument& document = session_.document();
    const std::string& topic = session_.topic();
    text(session_.isModule() ? readableId(topic) : titleOf(document, topic), desk.colours.ink, faces_.heading);
    ImGui::SameLine(0, 14);
    if (session_.isModule()) {
        label(desk, "shared module", desk.colours.quiet);
        return;
    }
    const std::string status = textOf(document.root(session_.path()), "status");
    label(desk, status.empty() ? "no status" : status, desk.colours.quiet);
    if (const auto* proof = session_.proofOf(topic)) {
        ImGui::SameLine();
        const bool fresh = session_.fresh(*proof);
        const bool good = proof->found.proven();
        label(desk,
              !fresh ? "being proven"
              : good ? "proven"
                     : "not proven",
              !fresh ? desk.colours.quiet
              : good ? desk.colours.good
                     : desk.colours.bad);
    }
}

void Studio::tabs(Desk& desk) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {7, 6});
    for (const TabName& each : tabNames) {
        const bool chosen = arrangement_.tab == each.tab;
        ImGui::PushStyleColor(ImGuiCol_Button, chosen ? desk.colours.tint : IM_COL32_BLACK_TRANS);
        ImGui::PushStyleColor(ImGuiCol_Border, IM_COL32_BLACK_TRANS);
        ImGui::PushFont(chosen ? faces_.strong : faces_.body);
        if (ImGui::Button(each.words)) {
            arrangement_.tab = each.tab;
            somethingHappened();
        }
        ImGui::PopFont();
        ImGui::PopStyleColor(2);
        // On to the next line where there is no room for the next.
        if (&each != &tabNames.back()) {
            ImGui::SameLine(0, 2);
            const float next = ImGui::CalcTextSize((&each + 1)->words).x + 16;
            if (ImGui::GetContentRegionAvail().x < next) {
                ImGui::NewLine();
            }
        }
    }
    ImGui::PopStyleVar();
}

void Studio::middle(ImVec2 at, ImVec2 size) {
    Desk desk = this->desk();
    ImGui::SetCursorPos(at);
    ImGui::BeginChild("middle", size);
    topicHeading(desk);
    tabs(desk);
    ImGui::PushID(session_.topic().c_str());
    switch (arrangement_.tab) {
    case Tab::tree:
        treePanel(desk);
        break;
    case Tab::questions:
        questionsPanel(desk);
        break;
    case Tab::rules:
        rulesPanel(desk);
        break;
    case Tab::everyPatient:
        everyPatientPanel(desk);
        break;
    case Tab::vignettes:
        vignettesPanel(desk);
        break;
    case Tab::changes:
        changesPanel(desk);
        break;
    case Tab::languages:
        languagesPanel(desk);
        break;
    case Tab::review:
        reviewPanel(desk);
        break;
    case Tab::help:
        helpPanel(desk);
        break;
    }
    ImGui::PopID();
    ImGui::EndChild();
}

void Studio::placePreview(ImVec2 at, ImVec2 size) {
    Desk desk = this->desk();
    ImGui::SetCursorPos(at);
    beginPaper(desk, "preview", size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {6, 3});
    ImGui::AlignTextToFramePadding();
    text("Preview", desk.colours.ink, faces_.strong);
    ImGui::SameLine(0, 16);
    if (ImGui::RadioButton("Phone", arrangement_.previewPhone)) {
        arrangement_.previewPhone = true;
        arrangement_.previewWidth = std::min(arrangement_.previewWidth, 420.0F);
    }
    ImGui::SameLine();
    if (ImGui::RadioButton("Wide", !arrangement_.previewPhone)) {
        arrangement_.previewPhone = false;
        arrangement_.previewWidth = std::max(arrangement_.previewWidth, 560.0F);
    }
    ImGui::SameLine(size.x - 112);
    if (quietButton(desk, "Begin again")) {
        session_.tryInPreview({});
    }
    ImGui::PopStyleVar();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    endPaper();
    // A dialogue has to stand above the page's own element.
    const bool covered = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    std::optional<ImVec4> box;
    if (!covered) {
        box = ImVec4(from.x - 8, from.y, size.x - 16, at.y + size.y - from.y - 8);
    }
    const auto same = [](const ImVec4& a, const ImVec4& b) {
        return a.x == b.x && a.y == b.y && a.z == b.z && a.w == b.w;
    };
    if (box.has_value() != previewAt_.has_value() || (box && !same(*box, *previewAt_))) {
        previewAt_ = box;
        host_.placePreview(box);
    }
}

void Studio::statusBar(float width) {
    const Palette& c = paletteOf(arrangement_.appearance);
    ImGui::SetCursorPos({gap + 8, ImGui::GetIO().DisplaySize.y - statusHeight + 5});
    ImGui::PushClipRect({0, 0}, {width - 300, ImGui::GetIO().DisplaySize.y}, false);
    text(session_.notice().empty() ? "Everything stays on this device until you save or send it." : session_.notice(),
         c.quiet, faces_.small);
    ImGui::PopClipRect();
    if (!session_.isOpen()) {
        return;
    }
    std::string state = "Checking\u2026";
    if (const auto* check = session_.check(); check != nullptr && session_.fresh(*check)) {
        const std::size_t errors = static_cast<std::size_t>(
            std::count_if(check->found.problems.begin(), check->found.problems.end(),
                          [](const authoring::Problem& problem) { return !authoring::isWarning(problem.code); }));
        if (errors > 0) {
            state = counted(errors, "error", "errors") + " in the library";
        } else if (const auto [known, all] = session_.proven(); known < all) {
            state = "Proving topics: " + std::to_string(known) + " of " + std::to_string(all);
        } else {
            state = "No errors; every topic is proven or says what is wrong";
        }
    }
    ImGui::SameLine(width - 24 - ImGui::CalcTextSize(state.c_str()).x);
    text(state, c.quiet, faces_.small);
}

void Studio::shortcuts() {
    const ImGuiIO& io = ImGui::GetIO();
    if (!session_.isOpen() || !io.KeyCtrl) {
        return;
    }
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); };
    // Letters that ImGui has no names for are looked up by their ASCII, as both hosts report them.
    if (ImGui::IsKeyPressed('S', false)) {
        session_.save();
    }
    // Inside a field Ctrl+Z takes back typing.
    if (!io.WantTextInput) {
        if (pressed(ImGuiKey_Z)) {
            io.KeyShift ? session_.redo() : session_.undo();
        } else if (pressed(ImGuiKey_Y)) {
            session_.redo();
        }
    }
    for (std::size_t i = 0; i < tabNames.size(); ++i) {
        if (io.KeyAlt && ImGui::IsKeyPressed(static_cast<int>('1' + i), false)) {
            arrangement_.tab = tabNames[i].tab;
        }
    }
}

bool Studio::splitter(const char* id, ImVec2 at, float height, float& width, float sign) {
    ImGui::SetCursorPos(at);
    ImGui::InvisibleButton(id, {gap, height});
    const bool active = ImGui::IsItemActive();
    if (active || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        ImGui::GetWindowDrawList()->AddRectFilled({at.x + 4, at.y}, {at.x + 6, at.y + height},
                                                  paletteOf(arrangement_.appearance).accent, 2);
    }
    if (active) {
        const float least = sign > 0 ? 180.0F : 320.0F;
        const float most = sign > 0 ? 480.0F : 900.0F;
        width = std::clamp(width + sign * ImGui::GetIO().MouseDelta.x, least, most);
    }
    return active;
}

void Studio::keepArrangement() {
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        return;
    }
    const std::string json = arrangement_.toJson();
    if (json != arrangementKept_) {
        arrangementKept_ = json;
        host_.keepLayout(json);
    }
}

} // namespace signpost::studio
