// SPDX-License-Identifier: Apache-2.0
#include "cli/text_table.hpp"

#include "cli/wrapped_text.hpp"

#include <algorithm>
#include <ostream>

namespace signpost::cli {

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {
    for (const Column& column : columns_)
        widths_.push_back(widthOf(column.heading));
}

void TextTable::add(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        widths_[i] = std::max(widths_[i], widthOf(cells[i]));
    rows_.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const {
    std::vector<std::string> headings;
    for (const Column& column : columns_)
        headings.push_back(column.heading);
    printRow(out, headings);
    for (const auto& row : rows_)
        printRow(out, row);
}

void TextTable::printRow(std::ostream& out, const std::vector<std::string>& cells) const {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string filling(widths_[i] - widthOf(cells[i]), ' ');
        line += (i == 0 ? "" : "  ") + (columns_[i].number ? filling + cells[i] : cells[i] + filling);
    }
    out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
}

} // namespace signpost::cli
