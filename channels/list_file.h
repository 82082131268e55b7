#pragma once

#include <vector>

#include "domain/base/list_report.h"

namespace kontor::channels {

/// What a list of Kontor's own holds: a delimited file with one thing a row.
template <class Row>
struct ListFile {
  std::vector<Row> rows;
  std::vector<RefusedRow> refusals;  ///< rows that can't be read
};

}  // namespace kontor::channels
