#include <unordered_map>

#include "persistence/stores/product_rows.h"

namespace kontor::persistence {

using catalog::MarketPrice;
using catalog::Product;

namespace {

std::optional<std::int64_t> market_micro(const std::optional<UnitPrice>& price) {
  if (!price) return std::nullopt;
  return price->micro;
}

std::optional<UnitPrice> market_amount(const std::optional<std::int64_t>& micro,
                                       Currency currency) {
  if (!micro) return std::nullopt;
  return UnitPrice{*micro, currency};
}

}  // namespace

void write_market_prices(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch) {
  std::vector<std::int64_t> ids;
  for (const auto& p : products) ids.push_back(p.product.id.value);
  in_parts(ids, list_part, [&](const std::vector<std::int64_t>& part) {
    Query(unit, "delete from market_price where " + in_ids(unit, "product_id", "ids"))
        .bind_ids("ids", part)
        .execute();
  });
  BulkInsert rows(
      sql(unit), "market_price",
      {"product_id", "market", "currency", "price_micro", "compare_at_micro", "batch_id"});
  for (const auto& p : products) {
    for (const MarketPrice& m : p.product.market_prices) {
      rows.add(p.product.id.value).add(std::string_view(m.market));
      rows.add(currency_of(m).code()).add(market_micro(m.price)).add(market_micro(m.compare_at));
      rows.add(batch.value).end_row();
    }
  }
  rows.finish();
}

void read_market_prices(Unit& unit, std::vector<Product>& products) {
  std::unordered_map<std::int64_t, Product*> by_id;
  std::vector<std::int64_t> ids;
  for (Product& p : products) {
    by_id[p.id.value] = &p;
    ids.push_back(p.id.value);
  }
  in_parts(ids, list_part, [&](const std::vector<std::int64_t>& part) {
    std::int64_t id = 0;
    std::string market;
    Currency currency;
    std::optional<std::int64_t> price;
    std::optional<std::int64_t> compare_at;
    Query q(unit,
            "select product_id, market, currency, price_micro, compare_at_micro "
            "from market_price where " +
                in_ids(unit, "product_id", "ids"));
    q.bind_ids("ids", part).into(id, market, currency, price, compare_at);
    while (q.next())
      by_id.at(id)->market_prices.push_back(
          {market, market_amount(price, currency), market_amount(compare_at, currency)});
  });
  for (Product& p : products) catalog::sort_market_prices(p.market_prices);
}

}  // namespace kontor::persistence
