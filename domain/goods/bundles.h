#pragma once

#include <set>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/goods/line_list.h"
#include "domain/stores.h"

namespace kontor::goods {

struct BundleWish {
  std::string product;          ///< SKU or code of the bundle
  std::vector<LineWish> parts;  ///< what one of it takes; none: it is no bundle any more
};

/// A part of a bundle with what there is of it.
struct BundlePartView {
  catalog::Product product;
  Quantity needed;                  ///< by one bundle
  std::vector<Quantity> available;  ///< by place
};
struct BundleView {
  catalog::Product bundle;
  std::vector<company::Location> places;  ///< that have or had some of a part, by code
  std::vector<BundlePartView> parts;
  std::vector<std::int64_t> units;  ///< whole bundles by place
};

/// Products that are made of others when they are sold.
class Bundles {
 public:
  Bundles(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Says what a product is made of. Orders that come from then on take its parts from stock; those
  /// that came stay as they are. False: it was so already. Needs Permission::edit_catalog. Refuses
  /// permission_missing, product_unknown, product_is_provisional, bundle_in_bundle,
  /// product_has_goods, and of the parts what plan_lines refuses.
  Result<bool> set(const BundleWish& wish);

 private:
  std::optional<Refusal> may_become_bundle(Unit& unit, const catalog::Product& product) const;

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// What a bundle is made of, and how many can be made at which of `places`; a product that is no
/// bundle has no parts.
BundleView view_of_bundle(Unit& unit, const Stores& stores, const catalog::Product& bundle,
                          const std::vector<company::Location>& places);
/// Puts into the rows of a list that are bundles how many can be made at which of `places`; gives
/// these products.
std::set<ProductId> make_bundles(Unit& unit, const Stores& stores,
                                 const std::vector<company::Location>& places,
                                 std::vector<stock::PoolRow>& rows);
/// The same of a SKU or code. Refuses product_unknown.
Result<BundleView> view_bundle(Unit& unit, const Stores& stores, const std::string& product,
                               const std::vector<company::Location>& places);

}  // namespace kontor::goods
