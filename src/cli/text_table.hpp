// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace signpost::cli {

/// Rows in columns as wide as their widest cell. Words stand to the left, numbers to the right.
///
///     TextTable table({{"topic"}, {"rules", true}});
///     table.add({"dandruff", "4"});
///     table.print(std::cout);
class TextTable {
public:
    struct Column {
        std::string heading;
        bool number = false;
    };
    explicit TextTable(std::vector<Column> columns);
    /// @pre A cell for each column.
    void add(std::vector<std::string> cells);
    void print(std::ostream& out) const;

private:
    void printRow(std::ostream& out, const std::vector<std::string>& cells) const;

    std::vector<Column> columns_;
    std::vector<std::size_t> widths_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace signpost::cli
