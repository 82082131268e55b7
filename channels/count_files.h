#pragma once

#include <filesystem>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/goods/stock_counts.h"

namespace kontor::channels {

/// Reads a delimited list of what was counted: `sku` (also a code or barcode), `counted` (or
/// `quantity`), and where they are there `location`, `counted_at`, `lot` and `expires`. A row
/// without a quantity is passed over: a count sheet that was filled in has such. Other columns are
/// passed over. Refuses files that are wrong as a whole.
Result<ListFile<goods::CountWish>> read_counted(const std::filesystem::path& path);

/// Reads a list of products to count: `sku`.
Result<ListFile<goods::CountWish>> read_products_to_count(const std::filesystem::path& path);

}  // namespace kontor::channels
