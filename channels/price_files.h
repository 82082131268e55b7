#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/pricing/prices.h"

namespace kontor::channels {

/// How a file of prices is to be read.
struct PriceColumns {
  std::string sku = "sku";
  std::string list;  ///< for rows without a column `list`; empty: base prices
  /// Columns that hold the prices of a list each, by header and the list's code; empty: the file
  /// has a column `price`.
  std::vector<std::pair<std::string, std::string>> prices;
};

/// Reads prices: a row a price (`sku`, `price`, and where they are there `list`, `quantity`,
/// `compare_at`, `competitor`), or a column a list, where an empty cell says nothing. A cell that
/// is no price is refused with its line and column; the others of its row go in. Refuses files that
/// are wrong as a whole.
Result<ListFile<pricing::PriceWish>> read_prices(const std::filesystem::path& path,
                                                 const PriceColumns& columns);

}  // namespace kontor::channels
