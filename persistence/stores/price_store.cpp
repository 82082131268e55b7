#include "persistence/stores/price_store.h"

#include <unordered_map>

#include "domain/base/failure.h"
#include "domain/base/fields.h"
#include "domain/catalog/catalog.h"
#include "persistence/stores/product_search.h"
#include "persistence/stores/query.h"
#include "persistence/stores/series.h"

namespace kontor::persistence {

using pricing::PricedFilter;
using pricing::PricedPage;
using pricing::PricedProduct;
using pricing::PriceFact;
using pricing::PriceList;

namespace price_store_detail {

std::optional<UnitPrice> price_in(const std::optional<std::int64_t>& micro,
                                  const std::optional<std::string>& currency) {
  if (!micro || !currency) return std::nullopt;
  const auto known = Currency::parse(*currency);
  if (!known) throw Failure(FailureCode::database_damaged, {{"detail", "currency " + *currency}});
  return UnitPrice{*micro, *known};
}

struct NameMark {
  std::string name_sort;
  std::int64_t id = 0;
};

NameMark name_mark_of(const std::string& after) {
  if (after.empty()) return {};
  FieldReader reader(after);
  reader.next_record();
  NameMark mark;
  mark.name_sort = reader.text();
  mark.id = reader.number();
  return mark;
}

std::string mark_text(const std::string& name_sort, std::int64_t id) {
  FieldWriter writer;
  writer.add(std::string_view(name_sort)).add(id).end_record();
  return writer.text();
}

/// One page of products with what bears on their prices.
class PageOfPrices {
 public:
  PageOfPrices(Unit& unit, const PricedFilter& filter) : m_unit(unit), m_filter(filter) {}

  PricedPage read() {
    read_products();
    if (m_page.rows.empty()) return std::move(m_page);
    for (std::size_t i = 0; i < m_page.rows.size(); ++i) {
      m_ids.push_back(m_page.rows[i].prices.product);
      m_places.emplace(m_ids.back().value, i);
    }
    in_parts(m_ids, list_part, [this](const std::vector<ProductId>& part) {
      add_facts(part);
      if (m_filter.catalogue_history) add_versions(part);
      if (m_filter.entity) add_costs(part);
    });
    return std::move(m_page);
  }

 private:
  PricedProduct& product(std::int64_t id) { return m_page.rows[m_places.at(id)]; }

  void read_products() {
    const ProductSearch search(m_unit, m_filter.search);
    const NameMark behind = price_store_detail::name_mark_of(m_filter.after);
    std::string where = "p.hidden = false and p.provisional = false and p.gift_card = false and " +
                        search.condition();
    if (!m_filter.after.empty()) where += " and (p.name_sort, p.id) > (:name_sort, :id)";
    if (!m_filter.products.empty()) where += " and " + in_ids(m_unit, "p.id", "products");
    if (!m_filter.style.empty()) where += " and p.style = :style";
    if (!m_filter.vendor.empty()) where += " and p.vendor = :vendor";
    Query q(m_unit,
            "select p.id, case when p.sku = '' then p.code else p.sku end, p.name, p.style, "
            "p.vendor, p.barcode, p.unit, p.price_currency, p.price_micro, p.compare_at_micro, "
            "p.cost_micro, p.cost_currency, p.name_sort from product p where " +
                where + " order by p.name_sort, p.id limit :limit");
    search.bind(q);
    if (!m_filter.after.empty()) q.bind("name_sort", behind.name_sort).bind("id", behind.id);
    if (!m_filter.products.empty()) q.bind_ids("products", m_filter.products);
    if (!m_filter.style.empty()) q.bind("style", m_filter.style);
    if (!m_filter.vendor.empty()) q.bind("vendor", m_filter.vendor);
    q.bind("limit", m_filter.limit + 1);
    std::int64_t id = 0;
    PricedProduct row;
    std::optional<std::string> currency, cost_currency;
    std::optional<std::int64_t> price, compare_at, cost;
    std::string name_sort, last_sort;
    q.into(id, row.sku, row.name, row.style, row.vendor, row.barcode, row.unit, currency, price,
           compare_at, cost, cost_currency, name_sort);
    std::int64_t last_id = 0;
    while (q.next()) {
      if (std::ssize(m_page.rows) == m_filter.limit) {
        m_page.next = price_store_detail::mark_text(last_sort, last_id);
        break;
      }
      using price_store_detail::price_in;
      row.prices.product = ProductId(id);
      row.prices.catalogue = {{Instant{INT64_MIN}, price_in(price, currency),
                               price_in(compare_at, currency), price_in(cost, cost_currency)}};
      m_page.rows.push_back(row);
      last_sort = name_sort;
      last_id = id;
    }
  }

  void add_facts(const std::vector<ProductId>& part) {
    for (PriceFact& fact : facts_of(m_unit, part))
      product(fact.product.value).prices.facts.push_back(fact);
  }

  void add_versions(const std::vector<ProductId>& part) {
    std::int64_t id = 0;
    Instant recorded;
    std::string content;
    Query q(m_unit,
            "select product_id, recorded_at, content from product_version where undone = "
            "false and " +
                in_ids(m_unit, "product_id", "products") + " order by product_id, version");
    q.bind_ids("products", part).into(id, recorded, content);
    std::int64_t of = 0;
    while (q.next()) {
      auto& states = product(id).prices.catalogue;
      if (of != id) states.clear();
      of = id;
      const catalog::Product said = catalog::parse_content(content);
      states.push_back({recorded, said.price, said.compare_at, said.cost});
    }
  }

  void add_costs(const std::vector<ProductId>& part) {
    std::int64_t id = 0, value = 0;
    Quantity quantity;
    std::string currency;
    Query q(m_unit,
            "select c.product_id, c.quantity_milli, c.value_minor, e.currency from stock_cost c "
            "join entity e on e.id = c.entity_id where c.entity_id = :entity and c.quantity_milli "
            "> 0 and " +
                in_ids(m_unit, "c.product_id", "products"));
    q.bind("entity", m_filter.entity).bind_ids("products", part);
    q.into(id, quantity, value, currency);
    while (q.next()) {
      const auto known = Currency::parse(currency);
      if (!known || value < 0) continue;
      // Minor units of a thousandth, as millionths of the major unit of one.
      const std::int64_t micro_per_minor = 1'000'000 / known->minor_per_major();
      product(id).average_cost =
          UnitPrice{mul_div_half_up(value, 1000 * micro_per_minor, quantity.milli), *known};
    }
  }

 public:
  static std::vector<PriceFact> facts_of(Unit& unit, const std::vector<ProductId>& part) {
    std::vector<PriceFact> facts;
    PriceFact f;
    std::int64_t list = 0;
    Query q(unit,
            "select product_id, list_id, quantity_milli, valid_from, revision, price_micro, "
            "compare_at_micro, change_number, recorded_at, employee_id from price_fact where " +
                in_ids(unit, "product_id", "products") +
                " order by product_id, list_id, quantity_milli, valid_from, revision");
    q.bind_ids("products", part);
    q.into(f.product, list, f.from_quantity, f.valid_from, f.revision, f.price_micro,
           f.compare_at_micro, f.change, f.recorded_at, f.by);
    while (q.next()) {
      f.list = pricing::PriceListId(list);
      facts.push_back(f);
    }
    return facts;
  }

 private:
  Unit& m_unit;
  const PricedFilter& m_filter;
  PricedPage m_page;
  std::vector<ProductId> m_ids;
  std::unordered_map<std::int64_t, std::size_t> m_places;
};

}  // namespace price_store_detail

std::vector<PriceList> SqlPriceStore::list_versions(Unit& unit) {
  std::vector<PriceList> versions;
  PriceList list;
  std::string content;
  Query q(unit, "select id, version, since_at, code, content from price_list order by id, version");
  q.into(list.id, list.version, list.since, list.code, content);
  while (q.next()) {
    pricing::read_content(content, list);
    versions.push_back(list);
  }
  return versions;
}

void SqlPriceStore::add_version(Unit& unit, const PriceList& list, EmployeeId by) {
  Query q(unit,
          "insert into price_list (id, version, since_at, code, content, employee_id) values "
          "(:id, :version, :since, :code, :content, :by)");
  q.bind("id", list.id).bind("version", list.version).bind("since", list.since);
  q.bind("code", list.code).bind("content", pricing::content_of(list)).bind("by", by);
  q.execute();
}

PricedPage SqlPriceStore::products(Unit& unit, const PricedFilter& filter) {
  return price_store_detail::PageOfPrices(unit, filter).read();
}

std::vector<PriceFact> SqlPriceStore::facts(Unit& unit, const std::vector<ProductId>& products) {
  std::vector<PriceFact> all;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    auto facts = price_store_detail::PageOfPrices::facts_of(unit, part);
    all.insert(all.end(), facts.begin(), facts.end());
  });
  return all;
}

void SqlPriceStore::add_facts(Unit& unit, const std::vector<PriceFact>& facts) {
  BulkInsert rows(
      sql(unit), "price_fact",
      {"product_id", "list_id", "quantity_milli", "valid_from", "revision", "price_micro",
       "compare_at_micro", "change_number", "recorded_at", "employee_id"});
  for (const PriceFact& f : facts) {
    rows.add(f.product.value).add(f.list.value).add(f.from_quantity.milli).add(f.valid_from.ms);
    rows.add(f.revision).add(f.price_micro).add(f.compare_at_micro).add(f.change);
    rows.add(f.recorded_at.ms).add(f.by.value).end_row();
  }
  rows.finish();
}

std::int64_t SqlPriceStore::next_revision(Unit& unit) {
  return next_of_series(unit, "price_revision");
}

std::int64_t SqlPriceStore::take_number(Unit& unit) { return next_of_series(unit, "price_change"); }

std::vector<pricing::ApprovedDifference> SqlPriceStore::approved_differences(Unit& unit) {
  std::vector<pricing::ApprovedDifference> all;
  pricing::ApprovedDifference one;
  Query q(unit,
          "select product_id, channel_id, since_at, until_at, reason, employee_id from "
          "price_difference order by product_id, channel_id, since_at");
  q.into(one.product, one.channel, one.since, one.until, one.reason, one.by);
  while (q.next()) all.push_back(one);
  return all;
}

void SqlPriceStore::add(Unit& unit, const pricing::ApprovedDifference& one) {
  Query q(unit,
          "insert into price_difference (product_id, channel_id, since_at, until_at, reason, "
          "employee_id) values (:product, :channel, :since, :until, :reason, :by)");
  q.bind("product", one.product).bind("channel", one.channel).bind("since", one.since);
  q.bind("until", one.until).bind("reason", one.reason).bind("by", one.by);
  q.execute();
}

}  // namespace kontor::persistence
