#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/result.h"

namespace kontor::app {

class OpenBook;

namespace demo {

/// What the retailer's own acts with goods add to a place.
struct GoodsChange {
  std::string sku, place;  ///< the place by name
  std::int64_t units = 0;
};

/// What make_goods_acts changes on hand, act by act.
std::vector<GoodsChange> goods_changes();

/// The last days of the stock keeper: suppliers with their terms, orders with them, transfers and
/// counts in each state, so that each list shows what it is for. Gives what refused one of them,
/// which is where the rest ends.
std::optional<Refusal> make_goods_acts(OpenBook& book, BusinessDate today);

}  // namespace demo
}  // namespace kontor::app
