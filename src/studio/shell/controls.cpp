// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/controls.hpp"

#include <imgui_internal.h>

#include <map>
#include <string>

namespace signpost::studio {
namespace {

struct Controls {
    std::map<ImGuiID, ImVec4> boxes;
    std::map<std::string, ImVec4, std::less<>> byLabel;
};

// ImGui's hooks are plain functions without a context of ours.
Controls& controls() {
    static Controls all;
    return all;
}

} // namespace

void watchControls() {
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

void forgetControls() {
    controls().boxes.clear();
    controls().byLabel.clear();
}

std::optional<ImVec4> controlAt(std::string_view label) {
    const auto found = controls().byLabel.find(label);
    return found == controls().byLabel.end() ? std::nullopt : std::optional(found->second);
}

} // namespace signpost::studio

// Called by ImGui (IMGUI_ENABLE_TEST_ENGINE); the names are its own.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, const ImRect& box, ImGuiID id) {
    ImRect seen = box;
    seen.ClipWith(context->CurrentWindow->ClipRect);
    if (seen.GetWidth() > 1 && seen.GetHeight() > 1) {
        signpost::studio::controls().boxes[id] = seen.ToVec4();
    }
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* /*context*/, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags /*flags*/) {
    auto& all = signpost::studio::controls();
    const auto box = all.boxes.find(id);
    if (box != all.boxes.end() && label != nullptr) {
        all.byLabel.try_emplace(label, box->second);
    }
}

void ImGuiTestEngineHook_Log(ImGuiContext* /*context*/, const char* /*format*/, ...) {} // NOLINT(*-vararg)
