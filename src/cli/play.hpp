// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "signpost/journey.hpp"

#include <optional>
#include <string>

// The three ways to play: at the terminal, a page and an answer a line, a patient a line.
namespace signpost::cli {

/// One journey, begun as the command line says.
class Player {
public:
    /// `topic` is answered as soon as the journey asks what is wrong; `opensIn` are minutes until the surgery answers.
    Player(const Library& library, std::string contentHash, std::optional<std::string> topic,
           const std::string& opensIn);

    /// Takes an answer, and the topic if it was named and is now due.
    std::optional<AnswerError> answer(std::string_view linkId, std::string_view text);
    [[nodiscard]] const Journey& journey() const { return *journey_; }
    [[nodiscard]] const std::string& contentHash() const { return contentHash_; }
    /// Forgets every answer but what the command line said.
    void restart();

private:
    const Library& library_;
    std::string contentHash_;
    std::optional<std::string> topic_;
    std::string opensIn_;
    std::optional<Journey> journey_;
};

int playInTerminal(Player& player, const Streams& streams);
int playJson(Player& player, const Streams& streams);
int playBatch(const Library& library, const Streams& streams);

} // namespace signpost::cli
