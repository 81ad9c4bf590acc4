// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/input.hpp"

#include <cfloat>
#include <set>
#include <utility>

namespace signpost::studio {

void InputQueue::mapKeys(ImGuiIO& io) {
    for (const auto& [key, code] : std::initializer_list<std::pair<ImGuiKey, int>>{
             {ImGuiKey_Tab, 9},        {ImGuiKey_LeftArrow, 37}, {ImGuiKey_RightArrow, 39}, {ImGuiKey_UpArrow, 38},
             {ImGuiKey_DownArrow, 40}, {ImGuiKey_PageUp, 33},    {ImGuiKey_PageDown, 34},   {ImGuiKey_Home, 36},
             {ImGuiKey_End, 35},       {ImGuiKey_Insert, 45},    {ImGuiKey_Delete, 46},     {ImGuiKey_Backspace, 8},
             {ImGuiKey_Space, 32},     {ImGuiKey_Enter, 13},     {ImGuiKey_Escape, 27},     {ImGuiKey_A, 'A'},
             {ImGuiKey_C, 'C'},        {ImGuiKey_V, 'V'},        {ImGuiKey_X, 'X'},         {ImGuiKey_Y, 'Y'},
             {ImGuiKey_Z, 'Z'}}) {
        io.KeyMap[key] = code;
    }
}

void InputQueue::moveMouse(float x, float y) {
    if (!events_.empty() && events_.back().kind == Event::Kind::move) {
        events_.pop_back();
    }
    events_.push_back({.kind = Event::Kind::move, .x = x, .y = y});
}

void InputQueue::pressMouse(int button, bool down) {
    events_.push_back({.kind = Event::Kind::button, .code = button, .down = down});
}

void InputQueue::turnWheel(float x, float y) {
    events_.push_back({.kind = Event::Kind::wheel, .x = x, .y = y});
}

void InputQueue::pressKey(int key, bool down, int modifiers) {
    events_.push_back({.kind = Event::Kind::key, .code = key & 0xFF, .down = down, .modifiers = modifiers});
}

void InputQueue::type(std::string_view text) {
    events_.push_back({.kind = Event::Kind::text, .text = std::string(text)});
}

void InputQueue::releaseAll() {
    events_.push_back({.kind = Event::Kind::release});
}

void InputQueue::next(ImGuiIO& io) {
    std::set<int> changed;
    bool moved = false;
    constexpr int keys = 1000;
    while (!events_.empty()) {
        const Event& event = events_.front();
        switch (event.kind) {
        case Event::Kind::move:
            // A button that changed is seen where the pointer was.
            if (!changed.empty()) {
                return;
            }
            io.MousePos = {event.x, event.y};
            moved = true;
            break;
        case Event::Kind::button:
            // ImGui has to see the pointer over a thing before it is pressed.
            if (moved || !changed.insert(event.code).second) {
                return;
            }
            io.MouseDown[event.code % IM_ARRAYSIZE(io.MouseDown)] = event.down;
            break;
        case Event::Kind::wheel:
            io.MouseWheelH += event.x;
            io.MouseWheel += event.y;
            break;
        case Event::Kind::key:
            if (!changed.insert(keys + event.code).second) {
                return;
            }
            io.KeysDown[event.code] = event.down;
            io.KeyCtrl = (event.modifiers & 1) != 0;
            io.KeyShift = (event.modifiers & 2) != 0;
            io.KeyAlt = (event.modifiers & 4) != 0;
            break;
        case Event::Kind::text:
            io.AddInputCharactersUTF8(event.text.c_str());
            break;
        case Event::Kind::release:
            for (bool& key : io.KeysDown) {
                key = false;
            }
            for (bool& button : io.MouseDown) {
                button = false;
            }
            io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
            break;
        }
        events_.pop_front();
    }
}

} // namespace signpost::studio
