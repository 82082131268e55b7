#pragma once

#include <filesystem>
#include <string>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/goods/stock_statements.h"

namespace kontor::channels {

/// Which columns of a warehouse's file say what; empty: as files usually call them.
struct StatementColumns {
  std::string sku, quantity, location;
};

/// Reads what an outside warehouse has: Shopify's inventory export and Amazon's FBA inventory as
/// their profiles read them, any other delimited file by a column of products and one of
/// quantities. A row without a quantity is passed over. Refuses files that are wrong as a whole,
/// and list_too_long.
Result<ListFile<goods::StatementWish>> read_statement(const std::filesystem::path& path,
                                                      const StatementColumns& columns = {});

/// When the file was last written: the moment of which it tells where nobody says another.
Result<Instant> written_at(const std::filesystem::path& path);

}  // namespace kontor::channels
