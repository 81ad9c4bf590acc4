// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/shell/host.hpp"

#include <cstdint>
#include <string>

namespace signpost::studio {

/// A browser's page, which can't be called from here: what it is asked for is written down, and it reads that after
/// each frame. web/studio/src/messages.ts knows the same numbers.
class WebHost final : public Host {
public:
    enum class Wish : std::uint32_t {
        workQuick,
        workThorough,
        endQuick,
        endThorough,
        chooseFolder,
        save, ///< JSON: [[path, text or null]]
        keepDraft,
        keepLayout,
        placePreview, ///< JSON: [x, y, width, height] or null
        feedPreview,
        replayPreview, ///< a topic, a line break, then "linkId\ttext" lines
        showPage,
        announce,
    };

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

    /// Wishes since the last time: each its number and its length in four bytes, then its text.
    std::string take();

private:
    void wish(Wish wish, std::string_view text = {});
    std::string wishes_;
};

} // namespace signpost::studio
