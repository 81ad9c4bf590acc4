// SPDX-License-Identifier: Apache-2.0
// Lets the crossing test (jose_crossing.test.mjs) reach the native side:
//
//   sealing_driver keys-new ARGUMENTS...              as `signpost keys new`
//   sealing_driver open ARGUMENTS...                  as `signpost open`
//   sealing_driver seal JWK SURGERY CONTENT KEY LIST  seals what standard input holds, prints the letter
//   sealing_driver thumbprint JWK
#include "sealing/commands.hpp"
#include "sealing/letter.hpp"
#include "sealing/strict_json.hpp"

#include <iostream>
#include <iterator>
#include <vector>

using namespace signpost::sealing; // NOLINT(google-build-using-namespace): a test program of one page

int main(int argc, char* argv[]) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    const std::span<const std::string_view> rest(words.begin() + 1, words.end());
    if (words.at(0) == "keys-new") {
        return keysNew(rest, std::cout, std::cerr);
    }
    if (words.at(0) == "open") {
        return openCommand(rest, std::cout, std::cerr);
    }
    const auto key = readPublicKey(parseStrictJson(words.at(1), 4));
    if (!key) {
        std::cerr << "not a public key\n";
        return 1;
    }
    if (words.at(0) == "thumbprint") {
        std::cout << thumbprint(*key);
        return 0;
    }
    Envelope outside;
    outside.surgery = words.at(2);
    outside.content = words.at(3);
    outside.key = words.at(4);
    outside.list = letterListFromText(words.at(5)).value();
    const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << sealLetter(json, outside, *key);
    return 0;
}
