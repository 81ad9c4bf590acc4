// SPDX-License-Identifier: Apache-2.0
//
// The C functions that the studio's page calls (web/studio/src/module.ts). One module serves the page, where `studio_…`
// draws, and its workers, where only `analyst_answer` is called.
#include "studio/pictures/analyst.hpp"
#include "studio/shell/controls.hpp"
#include "studio/shell/flat_frame.hpp"
#include "studio/shell/input.hpp"
#include "studio/shell/studio.hpp"
#include "studio/shell/web_host.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <memory>

namespace signpost::studio {
namespace {

/// All that a page's module holds.
struct Page {
    WebHost host;
    InputQueue input;
    Studio studio{host};
    std::string copied;
    std::vector<std::uint32_t> frame;
    std::string result;
    std::array<std::uint32_t, 3> letters{};
    std::array<float, 4> found{};
};

// The module is one program with one page: there is nobody to hand a context to.
std::unique_ptr<Page> page;       // NOLINT(*-avoid-non-const-global-variables)
std::unique_ptr<Analyst> analyst; // NOLINT(*-avoid-non-const-global-variables)
std::string answer;               // NOLINT(*-avoid-non-const-global-variables)

enum class News : std::uint32_t { open, answerQuick, answerThorough, saved, draft, layout, previewAnswers, failed };

void openFrom(std::string_view json) {
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object()) {
        return;
    }
    authoring::SourceFiles files;
    const auto named = parsed.value("files", nlohmann::json::object());
    for (const auto& [path, text] : named.items()) {
        files.emplace(path, text.get<std::string>());
    }
    page->studio.open(std::move(files), parsed.value("name", std::string("a folder")));
}

void takeAnswers(std::string_view json) {
    std::vector<GivenAnswer> answers;
    const auto list = nlohmann::json::parse(json, nullptr, false);
    for (const auto& each : list.is_array() ? list : nlohmann::json::array()) {
        answers.push_back({each[0].get<std::string>(), each[1].get<std::string>()});
    }
    page->studio.receivePreviewAnswers(std::move(answers));
}

void receive(News news, std::string_view text) {
    switch (news) {
    case News::open:
        return openFrom(text);
    case News::answerQuick:
        return page->studio.receiveWork(Worker::quick, text);
    case News::answerThorough:
        return page->studio.receiveWork(Worker::thorough, text);
    case News::saved: {
        const auto paths = nlohmann::json::parse(text, nullptr, false);
        return page->studio.receiveSaved(paths.is_array() ? paths.get<std::vector<std::string>>()
                                                          : std::vector<std::string>());
    }
    case News::draft:
        return page->studio.receiveDraft(text);
    case News::layout:
        return page->studio.receiveLayout(text);
    case News::previewAnswers:
        return takeAnswers(text);
    case News::failed:
        page->studio.openFailed(text);
        return page->studio.somethingHappened();
    }
}

} // namespace
} // namespace signpost::studio

using namespace signpost::studio; // NOLINT(google-build-using-namespace): what follows can't stand in a namespace

extern "C" {

void* studio_allocate(std::size_t bytes) {
    return std::malloc(bytes);
}
void studio_release(void* bytes) {
    std::free(bytes);
}

void studio_start() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_HasMouseCursors;
    InputQueue::mapKeys(io);
    page = std::make_unique<Page>();
    io.ClipboardUserData = page.get();
    io.SetClipboardTextFn = [](void* user, const char* text) { static_cast<Page*>(user)->copied = text; };
    io.GetClipboardTextFn = [](void* user) { return static_cast<Page*>(user)->copied.c_str(); };
}

/// @returns the letters' picture if it was made anew: address, width, height; else null
const std::uint32_t* studio_resize(float width, float height, float density) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    page->studio.somethingHappened();
    if (io.DisplayFramebufferScale.x == density && io.Fonts->IsBuilt()) {
        return nullptr;
    }
    io.DisplayFramebufferScale = {density, density};
    page->studio.setDensity(density);
    unsigned char* pixels = nullptr;
    int wide = 0;
    int high = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &wide, &high);
    page->letters = {static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pixels)),
                     static_cast<std::uint32_t>(wide), static_cast<std::uint32_t>(high)};
    return page->letters.data();
}

/// @returns the frame (flat_frame.hpp)
const std::uint32_t* studio_frame(float seconds) {
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60;
    if (!page->input.empty()) {
        // What this frame takes shows its effect in the next ones.
        page->studio.somethingHappened();
        page->input.next(io);
    }
    forgetControls();
    ImGui::NewFrame();
    page->studio.draw();
    ImGui::Render();
    page->frame = flatten(*ImGui::GetDrawData());
    return page->frame.data();
}
/// @returns 1 if another frame would look different
int studio_restless() {
    return page->studio.settled() && page->input.empty() ? 0 : 1;
}
int studio_cursor() {
    return ImGui::GetMouseCursor();
}
int studio_wants_text() {
    return ImGui::GetIO().WantTextInput ? 1 : 0;
}

void studio_mouse_move(float x, float y) {
    page->input.moveMouse(x, y);
    page->studio.somethingHappened();
}
void studio_mouse_button(int button, int down) {
    page->input.pressMouse(button, down != 0);
    page->studio.somethingHappened();
}
void studio_wheel(float x, float y) {
    page->input.turnWheel(x, y);
    page->studio.somethingHappened();
}
void studio_key(int key, int down, int modifiers) {
    page->input.pressKey(key, down != 0, modifiers);
    page->studio.somethingHappened();
}
void studio_type(const char* text, std::size_t bytes) {
    page->input.type({text, bytes});
    page->studio.somethingHappened();
}
void studio_blur() {
    page->input.releaseAll();
    page->studio.somethingHappened();
}
void studio_set_clipboard(const char* text, std::size_t bytes) {
    page->copied.assign(text, bytes);
}

void studio_receive(std::uint32_t news, const char* text, std::size_t bytes) {
    receive(static_cast<News>(news), {text, bytes});
}

/// What `studio_result` then holds.
std::size_t studio_take_wishes() {
    page->result = page->host.take();
    return page->result.size();
}
/// Where the control with this label stands: left, top, right, bottom; null if it isn't on the screen.
const float* studio_find(const char* label, std::size_t bytes) {
    const auto box = controlAt({label, bytes});
    if (!box) {
        watchControls();
        page->studio.somethingHappened();
        return nullptr;
    }
    page->found = {box->x, box->y, box->z, box->w};
    return page->found.data();
}
std::size_t studio_clipboard() {
    page->result = page->copied;
    return page->result.size();
}
const char* studio_result() {
    return page->result.data();
}

/// In a worker: the answer's length; it lies at `analyst_result`.
std::size_t analyst_answer(const char* message, std::size_t bytes) {
    if (analyst == nullptr) {
        analyst = std::make_unique<Analyst>();
    }
    answer = analyst->answer({message, bytes});
    return answer.size();
}
const char* analyst_result() {
    return answer.data();
}
}
