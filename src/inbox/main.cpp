// SPDX-License-Identifier: Apache-2.0
#include "inbox/commands.hpp"

#include <iostream>
#include <string_view>
#include <vector>

int main(int argc, char* argv[]) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    if (words.size() == 1 && words.front() == "--version") {
        std::cout << "signpost-inbox " << SIGNPOST_VERSION << '\n';
        return 0;
    }
    return signpost::inbox::runCommand(words);
}
