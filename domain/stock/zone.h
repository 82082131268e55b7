#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

/// Where in a place a product lies, in the shop's own words: "aisle 3", "cold room". A product lies
/// in one zone of a place, or in none.
struct ProductZone {
  Cell cell;
  std::string zone;
  bool operator==(const ProductZone&) const = default;
};

/// The same as lists show it.
struct ProductZoneLine {
  ProductZone row;
  std::string sku;  ///< of the product, or its code where it has none
  std::string name;
};

struct ZoneFilter {
  LocationId location;                  ///< none: all
  std::vector<LocationId> places = {};  ///< without `location`: only these; none: all
  std::string zone = {};                ///< empty: all
  std::string after;                    ///< ZonePage::next of the page before
  int limit = 100;
};
struct ZonePage {
  std::vector<ProductZoneLine> rows;  ///< by place, zone, and the order in which products came
  std::string next;
};

class ZoneStore {
 public:
  virtual ~ZoneStore() = default;
  virtual ZonePage list(Unit&, const ZoneFilter&) = 0;
  /// Those of the cells; cells in no zone are missing.
  virtual std::vector<ProductZone> of(Unit&, const std::vector<Cell>&) = 0;
  virtual void put(Unit&, const std::vector<ProductZone>& rows,
                   const std::vector<Cell>& removed) = 0;
};

}  // namespace kontor::stock
