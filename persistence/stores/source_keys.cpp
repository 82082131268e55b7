#include "persistence/stores/source_keys.h"

#include <algorithm>
#include <array>

#include "domain/base/fields.h"
#include "persistence/stores/product_search.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using catalog::KeyFilter;
using catalog::KeyPage;
using catalog::KeyRow;

namespace {

// In the order of the list. The table is ordered by kind first, so each is read for itself.
constexpr std::array key_kinds = {"code", "name", "sku", "style"};
constexpr std::string_view behind_all = "\xF4\x8F\xBF\xBF";

struct KeyPlace {
  std::string kind, key;
  std::int64_t channel = 0, product = 0;
};

std::optional<KeyPlace> key_place(const std::string& after) {
  if (after.empty()) return std::nullopt;
  FieldReader reader(after);
  reader.next_record();
  KeyPlace place;
  place.kind = reader.text();
  place.key = reader.text();
  place.channel = reader.number();
  place.product = reader.number();
  return place;
}

std::string key_conditions(const KeyFilter& filter, bool after) {
  std::string rest = "k.kind = :kind and not p.hidden";
  if (!filter.beginning.empty()) rest += " and k.key >= :low and k.key <= :high";
  if (after) {
    rest +=
        " and (k.key, k.channel_id, k.product_id) > "
        "(cast(:key as text), cast(:channel as bigint), cast(:product as bigint))";
  }
  return rest;
}

void bind_beginning(Query& q, const KeyFilter& filter) {
  if (filter.beginning.empty()) return;
  q.bind("low", filter.beginning).bind("high", filter.beginning + std::string(behind_all));
}

std::string key_token(const catalog::ProductKey& key, ProductId product) {
  FieldWriter token;
  token.add(key.kind).add(key.key).add(key.channel.value).add(product.value);
  token.end_record();
  return token.text();
}

void bind_keys(Query& q, const KeyFilter& filter, const std::string& kind,
               const std::optional<KeyPlace>& after) {
  q.bind("kind", kind);
  bind_beginning(q, filter);
  if (!after) return;
  q.bind("key", after->key).bind("channel", after->channel).bind("product", after->product);
}

constexpr const char* of_keys = " from product_key k join product p on p.id = k.product_id where ";

/// How many keys of a kind lie behind a place.
std::int64_t keys_behind(Unit& unit, const KeyFilter& filter, const std::string& kind,
                         const std::optional<KeyPlace>& after) {
  std::int64_t count = 0;
  Query q(unit,
          "select count(*)" + std::string(of_keys) + key_conditions(filter, after.has_value()));
  bind_keys(q, filter, kind, after);
  q.into(count);
  while (q.next()) {
  }
  return count;
}

/// The cursor of a kind's key number `rows`, from 1, behind a place; empty: there are not so many.
std::string key_at(Unit& unit, const KeyFilter& filter, const std::string& kind,
                   const std::optional<KeyPlace>& after, std::int64_t rows) {
  catalog::ProductKey key{kind, {}, {}};
  ProductId product;
  Query q(unit, "select k.key, k.channel_id, k.product_id" + std::string(of_keys) +
                    key_conditions(filter, after.has_value()) +
                    " order by k.key, k.channel_id, k.product_id limit 1 offset :passed");
  bind_keys(q, filter, kind, after);
  q.bind("passed", rows - 1).into(key.key, key.channel, product);
  std::string token;
  while (q.next()) token = key_token(key, product);
  return token;
}

/// Adds rows of one kind behind a place, up to `limit` rows in all.
void read_keys(Unit& unit, const KeyFilter& filter, const std::string& kind,
               const std::optional<KeyPlace>& after, std::size_t limit, std::vector<KeyRow>& rows) {
  Query q(unit,
          "select k.kind, k.key, k.channel_id, k.product_id, p.code, p.sku, p.name, p.provisional "
          "from product_key k join product p on p.id = k.product_id where " +
              key_conditions(filter, after.has_value()) +
              " order by k.key, k.channel_id, k.product_id limit :limit");
  bind_keys(q, filter, kind, after);
  q.bind("limit", static_cast<std::int64_t>(limit - rows.size()));
  KeyRow row;
  q.into(row.key.kind, row.key.key, row.key.channel, row.product, row.code, row.sku, row.name,
         row.provisional);
  while (q.next()) rows.push_back(row);
}

}  // namespace

std::string SqlSourceKeys::place_behind(Unit& unit, const KeyFilter& filter, std::int64_t rows) {
  const auto place = key_place(filter.after);
  for (const std::string kind : key_kinds) {
    if (!filter.kind.empty() && kind != filter.kind) continue;
    if (place && kind < place->kind) continue;
    const auto after = place && kind == place->kind ? place : std::nullopt;
    const std::int64_t here = keys_behind(unit, filter, kind, after);
    if (here >= rows) return key_at(unit, filter, kind, after, rows);
    rows -= here;
  }
  return {};
}

KeyPage SqlSourceKeys::keys(Unit& unit, const KeyFilter& filter) {
  const auto place = key_place(filter.after);
  const auto limit = static_cast<std::size_t>(filter.limit) + 1;
  KeyPage page;
  for (const std::string kind : key_kinds) {
    if (!filter.kind.empty() && kind != filter.kind) continue;
    if (place && kind < place->kind) continue;
    const bool inside = place && kind == place->kind;
    read_keys(unit, filter, kind, inside ? place : std::nullopt, limit, page.rows);
    if (page.rows.size() == limit) break;
  }
  if (page.rows.size() < limit) return page;
  page.rows.pop_back();
  const KeyRow& last = page.rows.back();
  page.next = key_token(last.key, last.product);
  return page;
}

std::int64_t SqlSourceKeys::key_count(Unit& unit, const KeyFilter& filter, std::int64_t most) {
  std::int64_t all = 0;
  for (const std::string kind : key_kinds) {
    if (!filter.kind.empty() && kind != filter.kind) continue;
    std::int64_t count = 0;
    Query q(unit,
            "select count(*) from (select k.key from product_key k "
            "join product p on p.id = k.product_id where " +
                key_conditions(filter, false) + " limit :limit) as found");
    q.bind("kind", kind).bind("limit", most);
    bind_beginning(q, filter);
    q.into(count);
    while (q.next()) {
    }
    all += count;
  }
  return std::min(all, most);
}

std::int64_t SqlSourceKeys::provisional_count(Unit& unit, const std::string& text,
                                              std::int64_t most) {
  const ProductSearch search(unit, text);
  std::int64_t count = 0;
  Query q(unit,
          "select count(*) from (select p.id from product p where p.hidden = false "
          "and p.provisional = true and " +
              search.condition() + " limit :limit) as found");
  search.bind(q);
  q.bind("limit", most).into(count);
  while (q.next()) {
  }
  return count;
}

}  // namespace kontor::persistence
