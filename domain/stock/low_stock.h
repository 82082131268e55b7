#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/stock/stock.h"

namespace kontor {
struct Stores;
}
namespace kontor::company {
struct Actor;
}

namespace kontor::stock {

/// When a place is low on a product: with `available` at or below the level. The most particular
/// rule holds: of the product at the place, of the product anywhere, of any product at the place,
/// of all.
struct LowRule {
  ProductId product;              ///< none: any product
  LocationId location;            ///< none: any place
  std::optional<Quantity> level;  ///< none: never low
  bool operator==(const LowRule&) const = default;
};

/// A rule as lists show it.
struct LowRuleLine {
  LowRule rule;
  std::string sku;  ///< of the product, or its code where it has none; empty: any
  std::string name;
};

struct LowRuleFilter {
  LocationId location;                  ///< only rules that name this place; none: all
  std::vector<LocationId> places = {};  ///< without `location`: only these; none: all
  std::string after;                    ///< LowRulePage::next of the page before
  int limit = 100;
};
struct LowRulePage {
  std::vector<LowRuleLine> rows;
  std::string next;
};

/// The rules, and what of them the levels carry.
class LowStockStore {
 public:
  virtual ~LowStockStore() = default;
  /// Rules of any product first, then in the order in which products came; then by place.
  virtual LowRulePage rules(Unit&, const LowRuleFilter&) = 0;
  /// Those of the cells, an absent product or place meaning "any"; cells without a rule are
  /// missing.
  virtual std::vector<LowRule> of(Unit&, const std::vector<Cell>&) = 0;
  /// Nobody else writes rules or posts until the unit ends. Before anything else in it.
  virtual void lock(Unit&) = 0;
  /// Writes rules and takes others away; levels carry what holds for them from then on. A product
  /// that a rule names at a place is in that place's list, with nothing there.
  virtual void put(Unit&, const std::vector<LowRule>& rules, const std::vector<Cell>& removed) = 0;
};

/// A rule as people say it.
struct LowWish {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  std::string product;            ///< SKU or code; empty: any
  std::string location;           ///< code; empty: any
  bool inherit = false;           ///< no rule of its own any more
  std::optional<Quantity> level;  ///< none: never low
};

/// Level in words: "5", "2.5"; "never"; empty: as more general rules say. Nothing where it is
/// neither, or below zero.
std::optional<LowWish> low_wish_of(const std::string& text);
/// The same of a rule.
std::string low_level_text(const std::optional<Quantity>& level);

/// The use case of low-stock rules. Runs in one unit, writes audit rows, needs
/// Permission::edit_catalog.
class LowStock {
 public:
  LowStock(Book& book, const Stores& stores, LowStockStore& rules, const Clock& clock,
           const company::Actor& actor)
      : m_book(book), m_stores(stores), m_rules(rules), m_clock(clock), m_actor(actor) {}

  /// Sets and takes away rules. Rows with a mistake are refused, the others go in: product_unknown,
  /// location_unknown, duplicate_in_file, value_too_large.
  Result<ListReport> put(const std::vector<LowWish>& wishes, bool dry_run = false);

 private:
  Book& m_book;
  const Stores& m_stores;
  LowStockStore& m_rules;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::stock
