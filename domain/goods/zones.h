#pragma once

#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/stock/zone.h"

namespace kontor {
struct Stores;
}
namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// Where a product is to lie, as people say it.
struct ZoneWish {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  std::string product;   ///< SKU or code
  std::string location;  ///< code
  std::string zone;      ///< empty: in no zone any more
};

/// The use case of zones. Runs in one unit, writes audit rows, needs Permission::edit_catalog at
/// the place.
class Zones {
 public:
  Zones(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Says where products lie. Rows with a mistake are refused, the others go in: product_unknown,
  /// location_unknown, duplicate_in_file.
  Result<ListReport> put(const std::vector<ZoneWish>& wishes, bool dry_run = false);

 private:
  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
