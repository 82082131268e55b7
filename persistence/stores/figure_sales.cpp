#include "domain/base/check.h"
#include "persistence/stores/figure_store.h"
#include "persistence/stores/period_parts.h"

namespace kontor::persistence {

namespace figure_sales_detail {

using insight::FigureFilter;
using insight::MonthSales;
using insight::ProductSales;

std::string summed(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) text += ", cast(sum(s." + column + ") as bigint)";
  return text;
}

std::string conditions(const FigureFilter& filter) {
  std::string text;
  if (filter.entity) text += " and e.id = :entity";
  if (filter.channel) text += " and s.channel_id = :channel";
  return text;
}

void bind_conditions(Query& q, const FigureFilter& filter) {
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.channel) q.bind("channel", filter.channel);
}

/// The products of a page, by code.
std::vector<ProductSales> product_page(Unit& unit, const FigureFilter& filter,
                                       std::vector<ProductId>& ids) {
  Query q(unit,
          "select id, code, sku, name from product where code > :after order by code limit :limit");
  q.bind("after", filter.after).bind("limit", filter.limit);
  std::vector<ProductSales> products;
  ProductId id;
  ProductSales product;
  q.into(id, product.code, product.sku, product.name);
  while (q.next()) {
    ids.push_back(id);
    products.push_back(product);
  }
  return products;
}

}  // namespace figure_sales_detail

std::vector<insight::MonthSales> SqlFigureStore::sales_by_month(
    Unit& unit, const insight::FigureFilter& filter) {
  using namespace figure_sales_detail;
  const std::vector<std::string> sums = {"orders",         "lines",          "units_milli",
                                         "gross_minor",    "discount_minor", "returns_minor",
                                         "shipping_minor", "tax_minor",      "cost_minor"};
  const std::string parts = PeriodParts::select(
      "sales",
      "entity_id, channel_id, currency, orders, lines, units_milli, gross_minor, discount_minor, "
      "returns_minor, shipping_minor, tax_minor, cost_minor",
      filter.location ? " and location_id = :location" : "");
  Query q(unit,
          "select s.month, e.code, e.name, coalesce(c.code, ''), coalesce(c.name, ''), s.currency, "
          "e.currency" +
              summed(sums) + " from (" + parts +
              ") s join entity e on e.id = s.entity_id left join channel c on c.id = s.channel_id "
              "where 1 = 1" +
              conditions(filter) +
              " group by s.month, e.code, e.name, coalesce(c.code, ''), coalesce(c.name, ''), "
              "s.currency, e.currency order by 1, 2, 4, 6");
  PeriodParts::of(filter).bind(q);
  bind_conditions(q, filter);
  if (filter.location) q.bind("location", filter.location);
  MonthSales row;
  auto& s = row.sums;
  q.into(row.month, row.entity.code, row.entity.name, row.channel.code, row.channel.name,
         row.currency, row.ledger_currency, s.orders, s.lines, s.units_milli, s.gross_minor,
         s.discount_minor, s.returns_minor, s.shipping_minor, s.tax_minor, s.cost_minor);
  std::vector<MonthSales> rows;
  while (q.next()) {
    // What was taken back leaves zeros, and these equal no row.
    if (row.sums != books::SalesSums()) rows.push_back(row);
  }
  return rows;
}

insight::Page<insight::ProductSales> SqlFigureStore::sales_by_product(
    Unit& unit, const insight::FigureFilter& filter) {
  using namespace figure_sales_detail;
  KONTOR_ASSERT(filter.limit > 0);
  std::vector<ProductId> ids;
  const std::vector<ProductSales> products = product_page(unit, filter, ids);
  insight::Page<ProductSales> page;
  if (products.empty()) return page;
  if (std::ssize(products) == filter.limit) page.next = products.back().code;
  const std::vector<std::string> sums = {"lines",          "units_milli",   "gross_minor",
                                         "discount_minor", "returns_minor", "tax_minor",
                                         "cost_minor"};
  const std::string parts = PeriodParts::select(
      "product",
      "product_id, channel_id, currency, lines, units_milli, gross_minor, discount_minor, "
      "returns_minor, tax_minor, cost_minor",
      " and " + in_ids(unit, "product_id", "products"));
  Query q(unit, "select s.product_id, e.code, e.name, c.code, c.name, s.currency, e.currency" +
                    summed(sums) + " from (" + parts +
                    ") s join product p on p.id = s.product_id join channel c on c.id = "
                    "s.channel_id join entity e on e.id = c.entity_id where 1 = 1" +
                    conditions(filter) +
                    " group by p.code, s.product_id, e.code, e.name, c.code, c.name, s.currency, "
                    "e.currency order by p.code, e.code, c.code, s.currency");
  PeriodParts::of(filter).bind(q);
  bind_conditions(q, filter);
  q.bind_ids("products", ids);
  ProductId id;
  ProductSales row;
  auto& s = row.sums;
  q.into(id, row.entity.code, row.entity.name, row.channel.code, row.channel.name, row.currency,
         row.ledger_currency, s.lines, s.units_milli, s.gross_minor, s.discount_minor,
         s.returns_minor, s.tax_minor, s.cost_minor);
  std::size_t at = 0;
  while (q.next()) {
    while (ids[at] != id) ++at;
    row.product = id;
    row.code = products[at].code;
    row.sku = products[at].sku;
    row.name = products[at].name;
    if (row.sums != books::SalesSums()) page.rows.push_back(row);
  }
  return page;
}

std::vector<stock::Cost> SqlFigureStore::costs(Unit& unit, const std::vector<ProductId>& products) {
  std::vector<stock::Cost> costs;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    stock::Cost cost;
    Query q(unit,
            "select k.entity_id, k.product_id, k.quantity_milli, k.value_minor, "
            "k.last_cost_micro from stock_cost k where " +
                in_ids(unit, "k.product_id", "products") + " order by k.product_id, k.entity_id");
    q.bind_ids("products", part);
    q.into(cost.entity, cost.product, cost.quantity, cost.value_minor, cost.last_cost_micro);
    while (q.next()) costs.push_back(cost);
  });
  return costs;
}

}  // namespace kontor::persistence
