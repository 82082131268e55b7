#include "persistence/stores/product_rows.h"

#include <unordered_map>
#include <unordered_set>

#include "domain/base/fold.h"
#include "persistence/stores/names.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

using catalog::Product;
using catalog::ProductStatus;

namespace {

constexpr StoredNames<ProductStatus, 3> product_statuses{{"active", "draft", "archived"}};

constexpr std::size_t product_part = 2000;

std::optional<UnitPrice> unit_price(const std::optional<std::int64_t>& micro,
                                    const std::optional<std::string>& currency) {
  if (!micro || !currency) return std::nullopt;
  const auto known = Currency::parse(*currency);
  if (!known) throw Failure(FailureCode::database_damaged, {{"detail", "currency " + *currency}});
  return UnitPrice{*micro, *known};
}

/// A null of any type: both sinks write the same for it.
const std::optional<std::int64_t> no_number;

template <class Sink>
void add_currency(Sink& sink, const std::optional<UnitPrice>& price) {
  if (price) {
    sink.add(price->currency.code());
  } else {
    sink.add(no_number);
  }
}

std::optional<std::int64_t> micro_of(const std::optional<UnitPrice>& price) {
  if (!price) return std::nullopt;
  return price->micro;
}

std::string product_search_key(const Product& p) {
  return search_key(p.name + " " + p.sku + " " + p.barcode + " " + p.vendor);
}

/// The columns that content decides, in the order of add_content.
const std::vector<ValueList::Column>& content_columns() {
  static const std::vector<ValueList::Column> columns{{"id", ValueType::integer},
                                                      {"code", ValueType::text},
                                                      {"sku", ValueType::text},
                                                      {"name", ValueType::text},
                                                      {"style", ValueType::text},
                                                      {"options", ValueType::text},
                                                      {"vendor", ValueType::text},
                                                      {"barcode", ValueType::text},
                                                      {"unit", ValueType::text},
                                                      {"price_currency", ValueType::text},
                                                      {"price_micro", ValueType::integer},
                                                      {"compare_at_micro", ValueType::integer},
                                                      {"cost_micro", ValueType::integer},
                                                      {"cost_currency", ValueType::text},
                                                      {"status", ValueType::text},
                                                      {"tracked", ValueType::boolean},
                                                      {"provisional", ValueType::boolean},
                                                      {"gift_card", ValueType::boolean},
                                                      {"bound_to", ValueType::integer},
                                                      {"version", ValueType::integer},
                                                      {"name_sort", ValueType::text},
                                                      {"search_key", ValueType::text},
                                                      {"bundle", ValueType::boolean}};
  return columns;
}

template <class Sink>
void add_content(Sink& sink, const VersionedProduct& versioned, const std::string& search) {
  const Product& p = versioned.product;
  sink.add(p.id.value);
  sink.add(std::string_view(p.code));
  sink.add(std::string_view(p.sku));
  sink.add(std::string_view(p.name));
  sink.add(std::string_view(p.style));
  sink.add(std::string_view(p.options));
  sink.add(std::string_view(p.vendor));
  sink.add(std::string_view(p.barcode));
  sink.add(std::string_view(p.unit));
  add_currency(sink, p.price ? p.price : p.compare_at);
  sink.add(micro_of(p.price));
  sink.add(micro_of(p.compare_at));
  sink.add(micro_of(p.cost));
  add_currency(sink, p.cost);
  sink.add(product_statuses.name(p.status));
  sink.add(p.tracked);
  sink.add(p.provisional);
  sink.add(p.gift_card);
  sink.add(p.bound_to ? std::optional<std::int64_t>(p.bound_to.value) : no_number);
  sink.add(versioned.version);
  sink.add(std::string_view(sort_key(p.name)));
  sink.add(std::string_view(search));
  sink.add(p.bundle());
}

std::vector<ProductId> ids_of(const std::vector<VersionedProduct>& products) {
  std::vector<ProductId> ids;
  for (const auto& p : products) ids.push_back(p.product.id);
  return ids;
}

std::vector<std::string> search_keys(const std::vector<VersionedProduct>& products) {
  std::vector<std::string> keys;
  keys.reserve(products.size());
  for (const auto& p : products) keys.push_back(product_search_key(p.product));
  return keys;
}

void update_product_part(Unit& unit, const std::vector<VersionedProduct>& products) {
  const std::vector<std::string> search = search_keys(products);
  ValueList rows(unit, content_columns());
  for (std::size_t i = 0; i < products.size(); ++i) {
    add_content(rows, products[i], search[i]);
    rows.end_row();
  }
  std::string assignments;
  for (const auto& column : content_columns()) {
    if (column.name == "id") continue;
    assignments += (assignments.empty() ? "" : ", ") + column.name + " = v." + column.name;
  }
  Query q(unit, "update product set " + assignments + " from " + rows.from("v") +
                    " where product.id = v.id");
  rows.bind(q);
  q.execute();
  index_products(unit, ids_of(products), false);
}

/// Those of `wanted` that a product has.
std::unordered_set<std::string> taken_codes(Unit& unit, const std::vector<std::string>& wanted) {
  std::unordered_set<std::string> codes;
  in_parts(wanted, list_part, [&](const std::vector<std::string>& part) {
    std::string code;
    Query q(unit, "select code from product where " + in_texts(unit, "code", "codes"));
    q.bind_texts("codes", part).into(code);
    while (q.next()) codes.insert(code);
  });
  return codes;
}

/// What a choice of free codes must know: the codes asked for that are taken, and the numbered
/// forms of those that are taken or asked for twice.
std::unordered_set<std::string> codes_in_the_way(Unit& unit,
                                                 const std::vector<std::string>& wanted) {
  std::unordered_set<std::string> codes = taken_codes(unit, wanted);
  std::unordered_map<std::string, int> times;
  std::vector<std::string> crowded;
  for (const std::string& code : wanted) {
    if (++times[code] == (codes.contains(code) ? 1 : 2)) crowded.push_back(code);
  }
  in_parts(crowded, list_part, [&](const std::vector<std::string>& part) {
    // '\x7f' is the character behind '~', so the range is what begins with "<code>~".
    ValueList families(unit, {{"low", ValueType::text}, {"high", ValueType::text}});
    for (const auto& code : part) families.add(code + '~').add(code + '\x7f').end_row();
    std::string code;
    Query q(unit, "select p.code from " + families.from("v") +
                      " join product p on p.code >= v.low and p.code < v.high");
    families.bind(q);
    q.into(code);
    while (q.next()) codes.insert(code);
  });
  return codes;
}

/// True for "<wanted>~<digits>".
bool is_numbered_form(const std::string& code, const std::string& wanted) {
  return code.size() > wanted.size() + 1 && code.compare(0, wanted.size(), wanted) == 0 &&
         code[wanted.size()] == '~' &&
         code.find_first_not_of("0123456789", wanted.size() + 1) == std::string::npos;
}

}  // namespace

std::string ProductReader::columns() {
  return "p.id, p.code, p.sku, p.name, p.style, p.options, p.vendor, p.barcode, p.unit, "
         "p.price_currency, p.price_micro, p.compare_at_micro, p.cost_micro, p.cost_currency, "
         "p.status, p.tracked, p.provisional, p.gift_card, p.bound_to, p.name_sort, p.bundle";
}

void ProductReader::into(Query& query) {
  Product& p = m_product;
  query.into(p.id, p.code, p.sku, p.name, p.style, p.options, p.vendor, p.barcode, p.unit,
             m_price_currency, m_price, m_compare_at, m_cost, m_cost_currency, m_status, p.tracked,
             p.provisional, p.gift_card, m_bound_to, m_name_sort, m_bundle);
}

Product ProductReader::product() const {
  Product p = m_product;
  p.price = unit_price(m_price, m_price_currency);
  p.compare_at = unit_price(m_compare_at, m_price_currency);
  p.cost = unit_price(m_cost, m_cost_currency);
  p.status = product_statuses.value(m_status);
  p.bound_to = ProductId(m_bound_to.value_or(0));
  return p;
}

namespace {

/// Every product has its row of totals, before it ever has stock.
void insert_zero_totals(Unit& unit, const std::vector<VersionedProduct>& products) {
  BulkInsert rows(
      sql(unit), "stock_total",
      {"product_id", "on_hand_milli", "committed_milli", "unavailable_milli", "oversold_cells"});
  for (const auto& p : products) {
    rows.add(p.product.id.value);
    for (int figure = 0; figure < 4; ++figure) rows.add(std::int64_t{0});
    rows.end_row();
  }
  rows.finish();
}

}  // namespace

void insert_products(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch) {
  const std::vector<std::string> search = search_keys(products);
  std::vector<std::string> columns;
  for (const auto& column : content_columns()) columns.push_back(column.name);
  columns.insert(columns.end(), {"hidden", "batch_id"});
  BulkInsert rows(sql(unit), "product", columns);
  for (std::size_t i = 0; i < products.size(); ++i) {
    add_content(rows, products[i], search[i]);
    rows.add(false).add(batch.value).end_row();
  }
  rows.finish();
  index_products(unit, ids_of(products), true);
  insert_zero_totals(unit, products);
}

void update_products(Unit& unit, const std::vector<VersionedProduct>& products) {
  in_parts(products, product_part,
           [&](const std::vector<VersionedProduct>& part) { update_product_part(unit, part); });
}

void insert_product_versions(Unit& unit, const std::vector<VersionedProduct>& products,
                             BatchId batch, Instant now) {
  BulkInsert rows(sql(unit), "product_version",
                  {"product_id", "version", "batch_id", "recorded_at", "content", "undone"});
  for (const auto& p : products) {
    rows.add(p.product.id.value).add(p.version).add(batch.value).add(now.ms);
    rows.add(std::string_view(canonical_content(p.product))).add(false).end_row();
  }
  rows.finish();
}

void make_codes_unique(Unit& unit, std::vector<VersionedProduct>& products) {
  std::unordered_map<std::int64_t, std::string> present;
  std::vector<std::int64_t> ids;
  for (const auto& p : products) ids.push_back(p.product.id.value);
  in_parts(ids, list_part, [&](const std::vector<std::int64_t>& part) {
    std::int64_t id = 0;
    std::string code;
    Query q(unit, "select id, code from product where not hidden and " + in_ids(unit, "id", "ids"));
    q.bind_ids("ids", part).into(id, code);
    while (q.next()) present[id] = code;
  });
  std::vector<VersionedProduct*> asking;
  std::vector<std::string> wanted;
  for (auto& p : products) {
    const auto has = present.find(p.product.id.value);
    if (has != present.end() &&
        (has->second == p.product.code || is_numbered_form(has->second, p.product.code))) {
      p.product.code = has->second;
      continue;
    }
    asking.push_back(&p);
    wanted.push_back(p.product.code);
  }
  if (asking.empty()) return;
  std::unordered_set<std::string> used = codes_in_the_way(unit, wanted);
  std::unordered_map<std::string, int> last_number;
  for (VersionedProduct* p : asking) {
    const std::string base = p->product.code;
    int& number = last_number.try_emplace(base, 1).first->second;
    while (!used.insert(p->product.code).second) {
      p->product.code = base + '~' + std::to_string(++number);
    }
  }
}

}  // namespace kontor::persistence
