#pragma once

#include <filesystem>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/stock/low_stock.h"

namespace kontor::channels {

/// Reads a delimited list of low-stock levels: `sku` (empty: any product), `location` (empty: any
/// place) where it is there, and `low_at` ("5"; "never"; empty: as more general rules say). Other
/// columns are passed over: `stock low list` writes them, too. Refuses files that are wrong as a
/// whole.
Result<ListFile<stock::LowWish>> read_low_levels(const std::filesystem::path& path);

}  // namespace kontor::channels
