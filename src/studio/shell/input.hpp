// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include <deque>
#include <string>
#include <string_view>

namespace signpost::studio {

/// What a page's user did, in the order in which it happened. ImGui looks at the state of mouse and keys once a frame,
/// so a click that went down and up between two frames would be lost: a frame takes no more than one change of each
/// button and key.
class InputQueue {
public:
    /// Tells ImGui where its keys are in `key`.
    static void mapKeys(ImGuiIO& io);

    void moveMouse(float x, float y);
    void pressMouse(int button, bool down);
    void turnWheel(float x, float y);
    /// `key`: a browser's KeyboardEvent.keyCode, below 256. `modifiers`: 1 Ctrl (or Cmd), 2 Shift, 4 Alt.
    void pressKey(int key, bool down, int modifiers);
    void type(std::string_view text);
    /// Nothing is pressed any more: the page lost the focus.
    void releaseAll();

    /// Hands over as much as one frame can take.
    void next(ImGuiIO& io);
    [[nodiscard]] bool empty() const { return events_.empty(); }

private:
    struct Event {
        enum class Kind : unsigned char { move, button, wheel, key, text, release };
        Kind kind = Kind::move;
        float x = 0;
        float y = 0;
        int code = 0;
        bool down = false;
        int modifiers = 0;
        std::string text = {};
    };
    std::deque<Event> events_;
};

} // namespace signpost::studio
