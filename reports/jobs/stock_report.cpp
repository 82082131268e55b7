#include <algorithm>

#include "i18n/mark.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace stock_report_detail {

struct Places {
  const company::Location& of(LocationId id) const {
    return *std::ranges::find(run.locations, id, &company::Location::id);
  }
  const company::Entity& owner(EntityId id) const {
    return *std::ranges::find(run.entities, id, &company::Entity::id);
  }
  bool wanted(const company::Location& place) const {
    const ReportRequest& asked = run.request;
    return (!asked.location || place.id == asked.location) &&
           (!asked.entity || place.entity == asked.entity);
  }
  const ReportRun& run;
};

/// A product's level at a place with its part of the company's value of the product.
struct Placed {
  const stock::Level* level;
  std::int64_t value_minor = 0;
};

/// Shares each company's value of the product out over its places, also over those that are not
/// asked for: a part depends on the whole.
std::vector<Placed> placed(const Places& places, const stock::PoolRow& product,
                           const std::vector<stock::Cost>& costs) {
  std::vector<Placed> all;
  for (const stock::Level& level : product.levels) all.push_back({&level});
  for (const stock::Cost& cost : costs) {
    if (cost.product != product.product) continue;
    std::vector<Placed*> own;
    std::vector<Quantity> on_hand;
    for (Placed& p : all) {
      if (places.of(p.level->cell.location).entity != cost.entity) continue;
      own.push_back(&p);
      on_hand.push_back(p.level->on_hand);
    }
    const auto values = insight::location_values(cost.value_minor, on_hand);
    for (std::size_t i = 0; i < values.size(); ++i) own[i]->value_minor = values[i];
  }
  return all;
}

void add_rows(ReportRun& run, const Places& places, const stock::PoolRow& product,
              const std::vector<stock::Cost>& costs) {
  for (const Placed& p : placed(places, product, costs)) {
    const stock::Level& l = *p.level;
    const company::Location& place = places.of(l.cell.location);
    const bool nothing = l.on_hand == Quantity() && l.committed == Quantity() &&
                         l.unavailable == Quantity() && p.value_minor == 0;
    if (nothing || !places.wanted(place)) continue;
    const Currency currency = places.owner(place.entity).currency;
    run.row({place.code, place.name, text_or_none(product.sku), product.name, l.on_hand,
             l.committed, l.unavailable, l.available(), std::string(currency.code()),
             Money{p.value_minor, currency}},
            of_product(product.product));
  }
}

void rows(ReportRun& run) {
  const Places places{run};
  stock::PoolFilter filter;
  filter.sort = stock::PoolSort::code;
  filter.limit = report_page;
  do {
    const auto page = run.source.stores.stock.pool(run.unit, filter);
    std::vector<ProductId> products;
    for (const stock::PoolRow& row : page.rows) products.push_back(row.product);
    const auto costs = run.source.figures.costs(run.unit, products);
    for (const stock::PoolRow& row : page.rows) {
      // Costs come by product; a page has a few of each.
      const auto mine = std::ranges::equal_range(costs, row.product, {}, &stock::Cost::product);
      add_rows(run, places, row, {mine.begin(), mine.end()});
    }
    filter.after = page.next;
  } while (!filter.after.empty());
}

}  // namespace stock_report_detail

Report stock_value_report() {
  using enum FieldType;
  constexpr auto read_cost = company::Permission::read_cost;
  return {"stock-value",
          KONTOR_TEXT("Stock by location with its value"),
          KONTOR_TEXT("What lies where now, and what it cost"),
          {Parameter::entity, Parameter::location},
          company::Permission::read_stock,
          {{"location", KONTOR_TEXT("Location")},
           {"location_name", KONTOR_TEXT("Location's name")},
           {"sku", KONTOR_TEXT("SKU")},
           {"product", KONTOR_TEXT("Product")},
           {"on_hand", KONTOR_TEXT("On hand"), quantity, true},
           {"committed", KONTOR_TEXT("Committed"), quantity, true},
           {"unavailable", KONTOR_TEXT("Unavailable"), quantity, true},
           {"available", KONTOR_TEXT("Available"), quantity, true},
           {"currency", KONTOR_TEXT("Currency"), currency, false, {}, {}, read_cost},
           {"value", KONTOR_TEXT("Value"), money, true, {}, {}, read_cost}},
          &stock_report_detail::rows};
}

}  // namespace kontor::reports
