#pragma once

#include <filesystem>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/goods/suppliers.h"

namespace kontor::channels {

/// Reads a delimited list of what suppliers sell: `supplier`, `sku`, and where they are there
/// `cost`, `their_sku`, `lead_days`, `lead_spread` (in days), `minimum`, `pack`, `preferred` (true
/// or false). An empty cell leaves what there is. Other columns are passed over. Refuses files that
/// are wrong as a whole.
Result<ListFile<goods::OfferWish>> read_supplier_terms(const std::filesystem::path& path);

}  // namespace kontor::channels
