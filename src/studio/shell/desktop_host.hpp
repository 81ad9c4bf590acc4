// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/shell/analyst_thread.hpp"
#include "studio/shell/host.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <string>

namespace signpost::studio {

class Studio;

/// A desktop: files in a folder, analysts on threads, and what is kept in the user's own configuration folder.
class DesktopHost final : public Host {
public:
    DesktopHost();
    ~DesktopHost() override;

    void begin(Studio& studio, const std::filesystem::path& folder);
    /// What came in since the last time.
    void deliver(Studio& studio);
    void end();

    void work(Worker worker, std::string message) override;
    void endWork(Worker worker) override;
    void chooseFolder() override;
    void save(const std::vector<std::pair<std::string, std::optional<std::string>>>& files) override;
    void keepDraft(std::string_view bytes) override;
    void keepLayout(std::string_view json) override;
    void placePreview(std::optional<ImVec4> box) override;
    void feedPreview(std::string_view bundle) override;
    void replayPreview(std::string_view topic, std::string_view answers) override;
    void showPage(std::string_view html) override;
    void announce(std::string_view text) override;

private:
    [[nodiscard]] std::filesystem::path kept(const char* file) const;

    std::filesystem::path folder_;
    std::filesystem::path configuration_;
    std::array<std::unique_ptr<AnalystThread>, 2> analysts_;
    std::vector<std::string> saved_;
    std::string failed_;
};

} // namespace signpost::studio
