#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "domain/base/result.h"
#include "domain/insight/compare.h"
#include "domain/intake/records.h"

namespace kontor::channels {

/// An old system's totals, read from a file.
struct OldFigures {
  std::vector<insight::OldFigure> figures;
  std::vector<intake::RowRefusal> refusals;
};

/// Reads a delimited file of totals: `date` (a day or a month, "2026-11"), `channel`, and a column
/// for each figure by its name (gross_sales, net_sales, tax, orders ...). Payments stand in rows
/// with `gateway`, stock in rows with `sku` and `location`. An empty cell says nothing. Refuses
/// files that are wrong as a whole.
Result<OldFigures> read_old_figures(const std::filesystem::path& path, Currency currency);

}  // namespace kontor::channels
