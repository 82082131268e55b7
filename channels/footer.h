#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kontor::channels {

/// Lines that a footer may have; what is longer is no footer.
inline constexpr std::size_t max_footer_rows = 5;

/// Whether a row of a table with so many columns reads like the end of a report: its first filled
/// cell is a word for a total ("Total", "Summe:", "合計"); or it is narrower than the table and
/// that cell begins so, or says how many records there are. Only the file's last rows can be its
/// footer, which the caller has to see to.
bool reads_like_footer(const std::vector<std::string>& cells, std::size_t columns);

}  // namespace kontor::channels
