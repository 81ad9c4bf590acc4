// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/desktop_host.hpp"

#include "authoring/source_files.hpp"
#include "studio/shell/studio.hpp"

#include <GLFW/glfw3.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace signpost::studio {
namespace {

namespace fs = std::filesystem;

std::string readWhole(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

/// Beside itself first, then in place: a full disk leaves the old file whole.
bool writeWhole(const fs::path& path, std::string_view text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const fs::path next = path.string() + ".new";
    {
        std::ofstream stream(next, std::ios::binary | std::ios::trunc);
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
        if (!stream.flush()) {
            return false;
        }
    }
    fs::rename(next, path, error);
    return !error;
}

fs::path configurationFolder() {
    // NOLINTBEGIN(concurrency-mt-unsafe): read once, before there are threads
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0') {
        return fs::path(folder) / "signpost-studio";
    }
    const char* home = std::getenv("HOME");
    // NOLINTEND(concurrency-mt-unsafe)
    return fs::path(home != nullptr ? home : ".") / ".config/signpost-studio";
}

std::size_t place(Worker worker) {
    return static_cast<std::size_t>(worker);
}

} // namespace

DesktopHost::DesktopHost() : configuration_(configurationFolder()) {}
DesktopHost::~DesktopHost() = default;

fs::path DesktopHost::kept(const char* file) const {
    return configuration_ / file;
}

void DesktopHost::begin(Studio& studio, const fs::path& folder) {
    studio.receiveLayout(readWhole(kept("layout.json")));
    auto files = authoring::readFolder(folder);
    if (const auto* why = std::get_if<std::string>(&files)) {
        studio.openFailed(*why);
        return;
    }
    folder_ = folder;
    studio.open(std::get<authoring::SourceFiles>(std::move(files)), folder.string());
    studio.receiveDraft(readWhole(kept("draft")));
}

void DesktopHost::deliver(Studio& studio) {
    for (const Worker worker : {Worker::quick, Worker::thorough}) {
        while (auto& analyst = analysts_[place(worker)]) {
            const auto answer = analyst->take();
            if (!answer) {
                break;
            }
            studio.receiveWork(worker, *answer);
        }
    }
    if (!saved_.empty()) {
        studio.receiveSaved(std::exchange(saved_, {}));
    }
    if (!failed_.empty()) {
        studio.openFailed(std::exchange(failed_, {}));
        studio.somethingHappened();
    }
}

void DesktopHost::end() {
    for (auto& analyst : analysts_) {
        analyst.reset();
    }
}

void DesktopHost::work(Worker worker, std::string message) {
    auto& analyst = analysts_[place(worker)];
    if (analyst == nullptr) {
        analyst = std::make_unique<AnalystThread>([] { glfwPostEmptyEvent(); });
    }
    analyst->ask(std::move(message));
}

void DesktopHost::endWork(Worker worker) {
    analysts_[place(worker)].reset();
}

void DesktopHost::chooseFolder() {
    failed_ = "Start signpost-studio with another folder's name to work in it.";
}

void DesktopHost::save(const std::vector<std::pair<std::string, std::optional<std::string>>>& files) {
    for (const auto& [path, text] : files) {
        std::error_code error;
        const bool done = text ? writeWhole(folder_ / path, *text) : fs::remove(folder_ / path, error);
        if (!done) {
            failed_ = "Saving failed, and nothing is lost here: " + (folder_ / path).string() + " can't be written.";
            return;
        }
        saved_.push_back(path);
    }
}

void DesktopHost::keepDraft(std::string_view bytes) {
    if (!writeWhole(kept("draft"), bytes)) {
        failed_ = "Unsaved work can't be kept in " + configuration_.string() + ": save often.";
    }
}

void DesktopHost::keepLayout(std::string_view json) {
    writeWhole(kept("layout.json"), json);
}

void DesktopHost::placePreview(std::optional<ImVec4> /*box*/) {}
void DesktopHost::feedPreview(std::string_view /*bundle*/) {}

void DesktopHost::replayPreview(std::string_view topic, std::string_view answers) {
    std::string line;
    for (const char c : answers) {
        line += c == '\t' ? "=" : c == '\n' ? "; " : std::string(1, c);
    }
    ImGui::SetClipboardText(line.c_str());
    failed_ = "The preview needs a browser. Copied instead, for signpost play --patient: " + std::string(topic);
}

void DesktopHost::showPage(std::string_view html) {
    const fs::path page = kept("review.html");
    failed_ = writeWhole(page, html) ? "The review page is in " + page.string()
                                     : "The review page can't be written to " + page.string();
}

void DesktopHost::announce(std::string_view /*text*/) {}

} // namespace signpost::studio
