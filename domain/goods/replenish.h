#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/line_list.h"
#include "domain/stock/replenish.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// Where goods come from: a supplier's order, or places of the shop that have too much.
enum class ReplenishBy { purchase, transfer };

struct ReplenishWish {
  std::string location;               ///< code
  std::string supplier;               ///< code; empty: all
  std::vector<std::string> products;  ///< SKUs or codes; empty: all
  ReplenishBy by = ReplenishBy::purchase;
  stock::ReplenishRule asked;  ///< for this time only; what is empty is as decided for the place
  bool all = false;            ///< also products of which nothing is suggested
};

/// What a place with too much can give.
struct Giving {
  LocationId from;
  Quantity quantity;
  std::optional<std::int64_t> cover_before, cover_after;  ///< of the giving place, in 10^-3 days
};

struct Suggestion {
  stock::ReplenishCell cell;
  stock::ReplenishTerms terms;
  SupplierId supplier;                                    ///< none: nobody is known who sells it
  std::optional<UnitPrice> cost;                          ///< its price
  std::vector<Giving> giving;                             ///< by transfer, from where most is left
  std::optional<std::int64_t> cover_before, cover_after;  ///< of the place, in 10^-3 days
};

struct ReplenishPlan {
  LocationId location;
  BusinessDate from, to;  ///< the window
  stock::ReplenishPolicy policy;
  std::vector<stock::Supplier> suppliers;
  std::vector<Suggestion> rows;  ///< by supplier's code and SKU; those without one last
};

/// An order as somebody changed it: of whom, what.
struct DraftWish {
  std::string whom;  ///< code of the supplier, or of the giving place
  std::vector<LineWish> lines;
};

/// What is to be decided of a place; an outer none stays as it is, an inner one is inherited.
struct ReplenishRuleWish {
  using Wanted = std::optional<std::optional<std::int64_t>>;
  std::string location;  ///< code; empty: all places
  Wanted service_milli, window_days, cover_days, review_days, transfer_days;
};

/// What drafts a plan became.
struct ReplenishDrafts {
  std::vector<stock::StockDocument> documents;
  std::vector<RefusedRow> refusals;   ///< rows that keep an order from being written
  std::int64_t without_supplier = 0;  ///< suggestions that nobody can be asked for
};

/// Suggests what a place needs and writes the drafts. Needs Permission::read_stock at the place;
/// drafts need what Purchases and Transfers need.
class Replenishment {
 public:
  Replenishment(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses location_unknown, supplier_unknown, product_unknown, policy_invalid.
  Result<ReplenishPlan> plan(const ReplenishWish& wish);
  /// One draft a supplier or giving place. `reference`: the same again makes none twice.
  Result<ReplenishDrafts> draft(const ReplenishWish& wish, const std::string& reference);
  /// The same of what somebody made of a plan. Refuses location_unknown and what the orders do.
  Result<ReplenishDrafts> write(ReplenishBy by, const std::string& location,
                                const std::vector<DraftWish>& drafts, const std::string& reference);
  /// Decides how a place is replenished; one unit with its audit row. Needs Permission::order_goods
  /// there. False where it was so already. Refuses location_unknown, policy_invalid.
  Result<bool> decide(const ReplenishRuleWish& wish);

 private:
  Result<ReplenishPlan> plan_in(Unit& unit, const ReplenishWish& wish);

  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
