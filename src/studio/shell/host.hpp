// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::studio {

/// Two analysts work beside the page: one that is always soon done, and one that is ended when its work is out of date.
enum class Worker : unsigned char { quick, thorough };

/// What the studio asks of the machine that it runs on: a browser's page (web_module.cpp) or a desktop
/// (desktop_main.cpp). Nothing here waits; what takes time is answered by a call of Studio's `receive…`.
class Host {
public:
    Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    virtual ~Host() = default;

    /// A message for an Analyst. Answered in the order in which they were sent: Studio::receiveWork.
    virtual void work(Worker worker, std::string message) = 0;
    /// Forgets all that this worker was told; what it was doing is never answered.
    virtual void endWork(Worker worker) = 0;

    /// Lets the user choose a folder to work in: Studio::open.
    virtual void chooseFolder() = 0;
    /// Writes files (nothing: takes them away): Studio::receiveSaved. Where there is no folder, they are handed out as
    /// a download.
    virtual void save(const std::vector<std::pair<std::string, std::optional<std::string>>>& files) = 0;
    /// Keeps unsaved work on this device, for the next start; empty: there is none.
    virtual void keepDraft(std::string_view bytes) = 0;
    /// Keeps sizes, the appearance and what is open, for the next start.
    virtual void keepLayout(std::string_view json) = 0;

    /// Where the preview stands on the page, in CSS pixels; nothing: it is hidden. Only called when that changes.
    virtual void placePreview(std::optional<ImVec4> box) = 0;
    /// The published form of what is being edited, as Ask::bundle answers it.
    virtual void feedPreview(std::string_view bundle) = 0;
    /// Starts the preview anew with these answers given, one "linkId\ttext" a line.
    virtual void replayPreview(std::string_view topic, std::string_view answers) = 0;

    /// Opens text as a page of its own, to be read or printed.
    virtual void showPage(std::string_view html) = 0;
    /// Said to people who can't see the canvas.
    virtual void announce(std::string_view text) = 0;
};

} // namespace signpost::studio
