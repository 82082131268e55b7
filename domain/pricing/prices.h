#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/pricing/price_store.h"
#include "domain/stores.h"

namespace kontor::pricing {

/// The list of base prices that is made where somebody sets one.
inline constexpr const char* base_list_code = "BASE";

/// What a price list is to be; what is not said stays, or is as usual for a new one.
struct ListDraft {
  std::string code, name;
  std::string currency;  ///< ISO 4217; empty: that of its first channel's company, or of the first
  std::optional<ListKind> kind;
  std::optional<bool> tax_included;
  std::optional<std::int64_t> tax_ppm;
  std::optional<bool> personal;
  std::optional<std::string> group;
  std::optional<std::vector<std::string>> channels;  ///< codes; empty: all
  std::optional<std::optional<Instant>> from, until;
  std::optional<std::int64_t> rank;
  std::optional<std::string> formula;  ///< empty: none
  std::optional<bool> withdrawn;
};

/// One price as people say it, or a row of a file.
struct PriceWish {
  std::int64_t row = 0;
  std::string file = {};
  std::string product;    ///< SKU or code
  std::string list = {};  ///< code; empty: base prices
  Quantity from_quantity = {};
  std::optional<Decimal> price;  ///< none with `removed`: no price of its own any more
  std::optional<Decimal> compare_at = {};
  std::optional<Decimal> competitor = {};
  bool removed = false;
};

/// One formula for many products.
struct RuleWish {
  std::string list;     ///< code; empty: base prices
  std::string formula;  ///< as parse_formula reads it
  PricedFilter products = {};
  Quantity from_quantity = {};
};

/// What a change set is to hold: prices, or a rule.
struct PlanWish {
  std::string note = {};
  std::optional<Instant> effective = {};  ///< none: when it is applied
  std::vector<PriceWish> prices = {};
  std::optional<RuleWish> rule = {};
};

struct PlannedChange {
  PriceChange change;  ///< number 0: nothing would change
  std::vector<ChangeLine> lines;
  ListReport report;
};

/// From when on a price needs approval; none: never.
struct PriceLimits {
  std::optional<std::int64_t> floor_milli;  ///< least margin, in thousandths of a percent
  std::optional<std::int64_t> large_milli;  ///< largest change of a price, likewise
};

/// What a difference between channels is approved with.
struct DifferenceWish {
  std::string product;  ///< empty: all
  std::string channel;
  std::string reason;
  std::optional<Instant> until;
};

/// The use cases of prices. Each is one unit with its audit row and needs Permission::edit_prices
/// everywhere: prices are the book's. Prices below the margin floor, and changes larger than the
/// limit, need Permission::approve_prices too.
class Prices {
 public:
  Prices(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses name_missing, code_invalid, price_list_exists, currency_unknown, channel_unknown,
  /// formula_invalid, value_too_large (tax), date_range_invalid.
  Result<PriceList> add_list(const ListDraft& draft);
  /// A further version from now on. Refuses price_list_unknown too; the currency stays.
  Result<PriceList> set_list(const std::string& code, const ListDraft& draft);

  /// Works a change set out and keeps it. Rows with a mistake are refused, the others are in it:
  /// price_list_unknown, product_unknown, product_key_ambiguous, value_missing, value_too_large,
  /// duplicate_in_file. Refuses price_in_past, formula_invalid as a whole. `keep` false: only
  /// tells.
  Result<PlannedChange> plan(const PlanWish& wish, bool keep = true);
  /// Makes its prices hold, whole. Refuses price_change_unknown, price_change_state,
  /// price_moved (product, count: other prices came between), permission_missing.
  Result<PriceChange> apply(std::int64_t number);
  /// The same as plan and apply in one.
  Result<PlannedChange> put(const PlanWish& wish);
  /// Puts back what held before, whole, by a change set of its own. Refuses as apply.
  Result<PriceChange> revert(std::int64_t number);
  /// Gives up what was planned. Refuses price_change_unknown, price_change_state.
  Result<PriceChange> drop(std::int64_t number);

  /// Refuses product_unknown, channel_unknown, reason_missing, date_range_invalid.
  Result<ApprovedDifference> approve(const DifferenceWish& wish);
  /// Needs Permission::approve_prices everywhere.
  Outcome set_limits(const PriceLimits& limits);

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

PriceLimits price_limits(Unit& unit, const Stores& stores);

/// By code, in any letters; null: there is none.
const PriceList* list_named(const std::vector<PriceList>& lists, const std::string& code);

/// The price that a list's customers pay as far as base prices and this list decide, at an instant
/// in which it holds.
PriceAnswer answer_of(const std::vector<PriceList>& lists, const PriceList& list,
                      const ProductPrices& product, Quantity quantity, Instant at);

}  // namespace kontor::pricing
