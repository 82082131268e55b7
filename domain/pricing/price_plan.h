#pragma once

#include <map>
#include <set>
#include <tuple>

#include "domain/pricing/prices.h"

namespace kontor::pricing {

/// A change set worked out in a unit from what the book has.
class PlanWork {
 public:
  /// `begins`: when its prices would begin.
  PlanWork(Unit& unit, const Stores& stores, Instant begins);

  /// Refuses what is wrong as a whole.
  std::optional<Refusal> work_out(const PlanWish& wish);
  /// Base prices are wanted and there is no list for them: the one to be made, without an id.
  const std::optional<PriceList>& new_base() const { return m_new_base; }
  void give_base(PriceListId id);
  PlannedChange result() const;

 private:
  using Key = std::tuple<PriceListId, ProductId, Quantity>;

  void take_prices(const std::vector<PriceWish>& wishes);
  std::optional<Refusal> take_rule(const RuleWish& rule);
  std::optional<Refusal> take(const PriceWish& wish);
  void find_products(const std::vector<PriceWish>& wishes);
  Result<const PricedProduct*> product_named(const PriceWish& wish) const;
  const PriceList* list_or_base(const std::string& code);
  void note(const PriceList& list, const PricedProduct& product, ChangeLine line);
  void judge(const PriceList& list, const PricedProduct& product, ChangeLine& line) const;

  Unit& m_unit;
  const Stores m_stores;
  Instant m_begins;
  PriceLimits m_limits;
  EntityId m_entity;
  Currency m_currency;
  std::vector<PriceList> m_lists;
  std::optional<PriceList> m_new_base;
  std::map<std::string, std::set<ProductId>> m_by_sku, m_by_code;
  std::map<ProductId, PricedProduct> m_products;
  std::set<Key> m_seen;
  std::vector<ChangeLine> m_lines;
  ListReport m_report;
};

}  // namespace kontor::pricing
