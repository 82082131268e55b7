#pragma once

#include <cstddef>
#include <vector>

#include "domain/base/list_report.h"

namespace kontor::channels {

/// A longer list is refused: it is read whole before anything of it is taken in.
inline constexpr std::size_t most_listed_rows = 1'000'000;

/// What a list of Kontor's own holds: a delimited file with one thing a row.
template <class Row>
struct ListFile {
  std::vector<Row> rows;
  std::vector<RefusedRow> refusals;  ///< rows that can't be read
};

}  // namespace kontor::channels
