#pragma once

#include <string>

#include "domain/stock/stock_store.h"

namespace kontor::stock {

/// What only a long list of the pool asks, beside its pages.
class PoolList {
 public:
  virtual ~PoolList() = default;
  /// The cursor behind so many rows of the list, counted from the filter's `after`, without reading
  /// them; empty: there are not so many.
  virtual std::string place_behind(Unit&, const PoolFilter&, int rows) = 0;
};

}  // namespace kontor::stock
