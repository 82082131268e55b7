#include "domain/intake/product_intake.h"

#include <map>
#include <set>

namespace kontor::intake {

namespace {

using catalog::Product;
using catalog::ProductKey;

/// The key that identifies a catalogue product from one file to the next: style and options, else
/// the file's own number, else the SKU, else the name.
ProductKey identity_of(const IncomingProduct& in) {
  if (!in.style.empty()) return {"style", catalog::style_key(in.style, in.options), {}};
  if (!in.code.empty()) return {"code", in.code, {}};
  if (!in.sku.empty()) return {"sku", in.sku, {}};
  return {"name", catalog::name_key(in.vendor, in.name), {}};
}

std::optional<Refusal> take_price(const std::optional<Decimal>& value, Currency currency,
                                  std::string_view column, std::int64_t row,
                                  std::optional<UnitPrice>& into) {
  if (!value) return std::nullopt;
  into = UnitPrice::from_decimal(*value, currency);
  if (into) return std::nullopt;
  return Refusal{RefusalCode::value_too_large,
                 {{"row", std::to_string(row)}, {"column", std::string(column)}}};
}

std::string code_of(const IncomingProduct& in) {
  if (!in.sku.empty()) return in.sku;
  if (!in.code.empty()) return in.code;
  if (in.style.empty()) return in.name;
  return in.options.empty() ? in.style : in.style + "/" + in.options;
}

catalog::ProductStatus status_of(std::string_view word) {
  if (word == "draft") return catalog::ProductStatus::draft;
  if (word == "archived") return catalog::ProductStatus::archived;
  return catalog::ProductStatus::active;
}

void describe(PlannedProduct& p, Currency own) {
  const IncomingProduct& in = *p.in;
  Product& product = p.product;
  product.sku = in.sku;
  product.code = code_of(in);
  product.name = in.name.empty() ? product.code : in.name;
  product.style = in.style;
  product.options = in.options;
  product.vendor = in.vendor;
  product.barcode = in.barcode;
  if (!in.unit.empty()) product.unit = in.unit;
  product.status = status_of(in.status);
  product.tracked = in.tracked && !in.gift_card;
  product.gift_card = in.gift_card;
  const Currency currency = in.currency.value_or(own);
  for (const auto& [value, column, into] :
       {std::tuple(&in.price, "price", &product.price),
        std::tuple(&in.compare_at, "compare_at", &product.compare_at),
        std::tuple(&in.cost, "cost", &product.cost)})
    if (auto refusal = take_price(*value, currency, column, p.row, *into)) {
      p.verdict = Verdict::refuse;
      p.refusal = std::move(refusal);
    }
  if (product.name.empty()) {
    p.verdict = Verdict::refuse;
    p.refusal =
        Refusal{RefusalCode::value_missing, {{"row", std::to_string(p.row)}, {"column", "name"}}};
  }
}

/// The prices per market; what a file says twice of one market and currency counts once, the last.
void describe_markets(PlannedProduct& p, Currency own) {
  for (const MarketPrice& in : p.in->market_prices) {
    catalog::MarketPrice m{in.market, {}, {}};
    const Currency currency = in.currency.value_or(own);
    for (const auto& [value, column, into] :
         {std::tuple(&in.price, "price", &m.price),
          std::tuple(&in.compare_at, "compare_at", &m.compare_at)})
      if (auto refusal = take_price(*value, currency, column, p.row, *into)) {
        p.verdict = Verdict::refuse;
        p.refusal = std::move(refusal);
        return;
      }
    if (!m.price && !m.compare_at) continue;
    std::erase_if(p.product.market_prices, [&](const catalog::MarketPrice& other) {
      return other.market == m.market && catalog::currency_of(other) == currency;
    });
    p.product.market_prices.push_back(std::move(m));
  }
  catalog::sort_market_prices(p.product.market_prices);
}

/// Prices of markets that the file says nothing of stay.
void keep_other_markets(PlannedProduct& p, const Product& existing) {
  std::set<std::string_view> told(p.in->markets.begin(), p.in->markets.end());
  for (const MarketPrice& in : p.in->market_prices) told.insert(in.market);
  for (const catalog::MarketPrice& m : existing.market_prices)
    if (!told.contains(m.market)) p.product.market_prices.push_back(m);
  catalog::sort_market_prices(p.product.market_prices);
}

void compare_with(PlannedProduct& p, const Product& existing) {
  p.product.id = existing.id;
  p.product.code = existing.code;
  keep_other_markets(p, existing);
  // No file says what a bundle is made of; it goes on without stock of its own.
  p.product.parts = existing.parts;
  if (existing.bundle()) p.product.tracked = false;
  if (p.verdict == Verdict::refuse) return;
  const bool same = catalog::canonical_content(p.product) == catalog::canonical_content(existing);
  p.verdict = same ? Verdict::unchanged : Verdict::update;
  if (!same) p.before = existing;
}

void audit_product(books::Journal& journal, const char* action, const Product& before,
                   const Product& after) {
  auto change = catalog::content_change(before, after);
  // A new product was nothing before, not a blank one.
  if (!before.id) change.before.clear();
  journal.audit(action, "product", after.id.value, std::move(change.before),
                std::move(change.after));
}

}  // namespace

std::vector<ProductKey> coming_keys(const PlannedProduct& planned) {
  auto keys = catalog::keys_of(planned.product);
  if (!planned.in->code.empty()) keys.push_back({"code", planned.in->code, {}});
  return keys;
}

std::string identity_text(const IncomingProduct& in) {
  const ProductKey key = identity_of(in);
  return key.kind + "\x1f" + key.key;
}

std::vector<std::string> other_owners_of_skus(Unit& unit, const Stores& stores,
                                              const std::set<ProductKey>& coming,
                                              const std::vector<const IncomingProduct*>& in) {
  const auto sku_key = [](const IncomingProduct& product) {
    return ProductKey{"sku", product.sku, {}};
  };
  std::set<ProductKey> keys;
  for (const IncomingProduct* product : in) {
    keys.insert(sku_key(*product));
    keys.insert(identity_of(*product));
  }
  std::map<ProductKey, std::set<ProductId>> found;
  std::set<ProductId> ids;
  for (const auto& m : stores.products.find(unit, {keys.begin(), keys.end()})) {
    found[m.key].insert(m.product);
    ids.insert(m.product);
  }
  std::map<ProductId, Product> known;
  for (auto& p : stores.products.by_ids(unit, {ids.begin(), ids.end()}))
    if (!p.provisional) known.emplace(p.id, std::move(p));
  std::vector<std::string> owners;
  for (const IncomingProduct* product : in) {
    const ProductKey own = identity_of(*product);
    std::string& owner = owners.emplace_back();
    if (product->sku.empty() || own == sku_key(*product)) continue;
    for (const ProductId id : found[sku_key(*product)])
      if (known.contains(id) && !found[own].contains(id)) owner = known.at(id).code;
    if (owner.empty() && coming.contains(sku_key(*product)) && !coming.contains(own))
      owner = product->sku;
  }
  return owners;
}

std::vector<PlannedProduct> plan_products(
    Unit& unit, const Stores& stores, const Target& target,
    const std::vector<std::pair<std::int64_t, const IncomingProduct*>>& in) {
  std::vector<PlannedProduct> planned;
  std::set<ProductKey> keys;
  for (const auto& [row, product] : in) {
    PlannedProduct p;
    p.in = product;
    p.row = row;
    describe(p, target.entity.currency);
    describe_markets(p, target.entity.currency);
    keys.insert(identity_of(*product));
    planned.push_back(std::move(p));
  }
  std::map<ProductKey, std::set<ProductId>> found;
  std::set<ProductId> ids;
  for (const auto& m : stores.products.find(unit, {keys.begin(), keys.end()})) {
    found[m.key].insert(m.product);
    ids.insert(m.product);
  }
  std::map<ProductId, Product> existing;
  for (auto& p : stores.products.by_ids(unit, {ids.begin(), ids.end()}))
    existing.emplace(p.id, std::move(p));
  for (PlannedProduct& p : planned)
    for (const ProductId id : found[identity_of(*p.in)])
      // A provisional product waits to be identified by a person, not by a file.
      if (const auto e = existing.find(id); e != existing.end() && !e->second.provisional) {
        compare_with(p, e->second);
        break;
      }
  return planned;
}

void take_in_products(books::Journal& journal, std::vector<PlannedProduct>& planned) {
  std::vector<Product> made;
  std::vector<Product> changed;
  std::vector<catalog::KeyMatch> keys;
  for (PlannedProduct& p : planned) {
    if (p.verdict == Verdict::create) {
      p.product.id = journal.ids().make<ProductId>();
      made.push_back(p.product);
      audit_product(journal, "product.add", {}, p.product);
    } else if (p.verdict == Verdict::update) {
      changed.push_back(p.product);
      audit_product(journal, "product.change", p.before, p.product);
    }
    if (p.verdict == Verdict::create && !p.in->code.empty() && p.in->code != p.product.code)
      keys.push_back({{"code", p.in->code, {}}, p.product.id});
  }
  auto& store = journal.stores().products;
  const BatchId batch = journal.occasion().batch;
  if (!made.empty()) store.add(journal.unit(), made, batch);
  if (!changed.empty()) store.change(journal.unit(), changed, batch);
  if (!keys.empty()) store.add_keys(journal.unit(), keys, batch);
}

}  // namespace kontor::intake
