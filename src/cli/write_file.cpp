// SPDX-License-Identifier: Apache-2.0
#include "cli/write_file.hpp"

#include <fstream>
#include <ostream>

namespace signpost::cli {

bool writeFile(const std::filesystem::path& path, const std::string& bytes, const Streams& streams) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        streams.complaints << "signpost: " << path.string() << " can't be written\n";
    }
    return static_cast<bool>(file);
}

} // namespace signpost::cli
