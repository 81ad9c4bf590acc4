// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/web_host.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace signpost::studio {

void WebHost::wish(Wish wish, std::string_view text) {
    for (const std::uint32_t number : {static_cast<std::uint32_t>(wish), static_cast<std::uint32_t>(text.size())}) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            wishes_ += static_cast<char>(number >> shift & 0xFFU);
        }
    }
    wishes_ += text;
}

std::string WebHost::take() {
    return std::exchange(wishes_, {});
}

void WebHost::work(Worker worker, std::string message) {
    wish(worker == Worker::quick ? Wish::workQuick : Wish::workThorough, message);
}

void WebHost::endWork(Worker worker) {
    wish(worker == Worker::quick ? Wish::endQuick : Wish::endThorough);
}

void WebHost::chooseFolder() {
    wish(Wish::chooseFolder);
}

void WebHost::save(const std::vector<std::pair<std::string, std::optional<std::string>>>& files) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [path, text] : files) {
        list.push_back({path, text ? nlohmann::json(*text) : nlohmann::json()});
    }
    wish(Wish::save, list.dump());
}

void WebHost::keepDraft(std::string_view bytes) {
    wish(Wish::keepDraft, bytes);
}

void WebHost::keepLayout(std::string_view json) {
    wish(Wish::keepLayout, json);
}

void WebHost::placePreview(std::optional<ImVec4> box) {
    wish(Wish::placePreview, box ? nlohmann::json{box->x, box->y, box->z, box->w}.dump() : "null");
}

void WebHost::feedPreview(std::string_view bundle) {
    wish(Wish::feedPreview, bundle);
}

void WebHost::replayPreview(std::string_view topic, std::string_view answers) {
    wish(Wish::replayPreview, std::string(topic) + '\n' + std::string(answers));
}

void WebHost::showPage(std::string_view html) {
    wish(Wish::showPage, html);
}

void WebHost::announce(std::string_view text) {
    wish(Wish::announce, text);
}

} // namespace signpost::studio
