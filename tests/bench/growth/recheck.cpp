// SPDX-License-Identifier: Apache-2.0
// recheck_bench CONTENT: reads shipped content and proves each of its topics, as the studio does after an edit, and
// prints what that took as a line of JSON. Natively and in WebAssembly it is the same work.
#include "analysis/prove.hpp"
#include "authoring/authored.hpp"
#include "authoring/source_files.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <variant>

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char** words) {
    using namespace signpost;
    if (count != 2) {
        std::cerr << "recheck_bench CONTENT\n";
        return 2;
    }
    const auto files = authoring::readFolder(words[1]);
    if (const auto* error = std::get_if<std::string>(&files)) {
        std::cerr << *error << '\n';
        return 2;
    }
    const auto reading = std::chrono::steady_clock::now();
    const authoring::Authored content = authoring::readContent(std::get<authoring::SourceFiles>(files));
    std::cout << "{\"read\": " << secondsSince(reading) << ", \"topics\": [";
    if (!content.usable) {
        std::cerr << "the content has problems: signpost check names them\n";
        return 1;
    }
    for (std::uint32_t topic = 0; topic < content.library.topics.size(); ++topic) {
        const auto proving = std::chrono::steady_clock::now();
        const analysis::TopicProof proof = analysis::proveTopic(content.library, topic, {});
        std::cout << (topic == 0 ? "" : ", ") << "{\"topic\": \"" << content.library.topics[topic].id
                  << "\", \"seconds\": " << secondsSince(proving) << ", \"findings\": " << proof.findings.size() << "}";
    }
    std::cout << "]}\n";
    return 0;
}
