#pragma once

#include <memory>

#include "channels/mapped_row.h"
#include "channels/mapping.h"
#include "channels/row_source.h"

namespace kontor::channels {

/// What the record sources of one mapping share: the rules and the loaded look-ups of each kind.
struct MappedSet {
  Mapping mapping;
  LoadedLookUps products, stock, orders;
};

std::unique_ptr<RowSource> mapped_products(Tables tables, std::shared_ptr<const MappedSet> set);
std::unique_ptr<RowSource> mapped_stock(Tables tables, std::shared_ptr<const MappedSet> set);
std::unique_ptr<RowSource> mapped_orders(Tables tables, std::shared_ptr<const MappedSet> set);

}  // namespace kontor::channels
