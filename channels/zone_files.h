#pragma once

#include <filesystem>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/goods/zones.h"

namespace kontor::channels {

/// Reads a delimited list of where products lie: `sku`, `location`, and `zone` (empty: in none any
/// more). Other columns are passed over: `stock zone list` writes them, too. Refuses files that
/// are wrong as a whole.
Result<ListFile<goods::ZoneWish>> read_zones(const std::filesystem::path& path);

}  // namespace kontor::channels
