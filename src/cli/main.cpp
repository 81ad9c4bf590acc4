// SPDX-License-Identifier: Apache-2.0
#include "signpost/version.hpp"

#include <iostream>
#include <string_view>

int main(int argc, char* argv[]) {
    if (argc == 2 && std::string_view(argv[1]) == "--version") {
        std::cout << "signpost " << signpost::version() << '\n';
        return 0;
    }
    std::cerr << "usage: signpost --version\n";
    return 2;
}
