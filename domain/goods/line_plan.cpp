#include "domain/goods/line_plan.h"

#include <algorithm>
#include <array>
#include <set>

namespace kontor::goods {

namespace {

constexpr std::int64_t milli_per_unit = 1000;
constexpr std::array<std::string_view, 6> whole_units = {"", "pcs", "pc", "piece", "pieces", "ea"};

/// The products that bear a SKU, code or barcode, and all of them by id.
struct Found {
  std::map<std::string, std::set<ProductId>> by_sku, by_code, by_barcode;
  std::map<ProductId, catalog::Product> products;

  /// A SKU says more than a code, which may be a style's, and that more than a barcode, which
  /// several may bear.
  const std::set<ProductId>* named(const std::string& name) const {
    for (const auto* keys : {&by_sku, &by_code, &by_barcode})
      if (const auto found = keys->find(name); found != keys->end()) return &found->second;
    return nullptr;
  }
};

Found find_all(Unit& unit, const Stores& stores, const std::vector<LineWish>& wishes) {
  std::set<catalog::ProductKey> keys;
  for (const LineWish& wish : wishes) {
    keys.insert({"sku", wish.product, {}});
    keys.insert({"code", wish.product, {}});
  }
  Found found;
  std::set<ProductId> ids;
  for (const auto& match : stores.products.find(unit, {keys.begin(), keys.end()})) {
    (match.key.kind == "sku" ? found.by_sku : found.by_code)[match.key.key].insert(match.product);
    ids.insert(match.product);
  }
  std::set<std::string> unknown;
  for (const LineWish& wish : wishes)
    if (found.named(wish.product) == nullptr) unknown.insert(wish.product);
  for (const auto& match : stores.products.with_barcodes(unit, {unknown.begin(), unknown.end()})) {
    found.by_barcode[match.key.key].insert(match.product);
    ids.insert(match.product);
  }
  for (auto& product : stores.products.by_ids(unit, {ids.begin(), ids.end()}))
    found.products.emplace(product.id, product);
  return found;
}

Refusal about(RefusalCode code, const LineWish& wish) {
  return {code,
          {{"row", std::to_string(wish.row)},
           {"product", wish.product},
           {"value", wish.quantity.to_decimal()}}};
}

/// The product of a wish, or why it can't be.
Result<const catalog::Product*> product_of(const Found& found, const LineWish& wish) {
  const auto* ids = found.named(wish.product);
  if (ids == nullptr) return about(RefusalCode::product_unknown, wish);
  std::vector<const catalog::Product*> tracked;
  for (const ProductId id : *ids)
    if (const auto product = found.products.find(id);
        product != found.products.end() && product->second.tracked)
      tracked.push_back(&product->second);
  if (tracked.empty()) return about(RefusalCode::product_not_tracked, wish);
  if (tracked.size() > 1) return about(RefusalCode::product_key_ambiguous, wish);
  return tracked.front();
}

}  // namespace

bool counted_whole(const catalog::Product& product) {
  return std::find(whole_units.begin(), whole_units.end(), product.unit) != whole_units.end();
}

const std::string& label_of(const catalog::Product& product) {
  return product.sku.empty() ? product.code : product.sku;
}

std::map<ProductId, std::string> labels_of(Unit& unit, const Stores& stores,
                                           const std::vector<ProductId>& products) {
  std::map<ProductId, std::string> labels;
  for (const auto& product : stores.products.by_ids(unit, products))
    labels.emplace(product.id, label_of(product));
  return labels;
}

std::vector<Result<catalog::Product>> find_lines(Unit& unit, const Stores& stores,
                                                 const std::vector<LineWish>& wishes) {
  const Found found = find_all(unit, stores, wishes);
  std::vector<Result<catalog::Product>> products;
  for (const LineWish& wish : wishes) {
    const auto product = product_of(found, wish);
    if (product) {
      products.emplace_back(**product);
    } else {
      products.emplace_back(product.refusal());
    }
  }
  return products;
}

namespace line_plan_detail {

/// Those of the named products that are kept by lot; nothing is asked where no line names a lot.
std::set<ProductId> kept_by_lot(Unit& unit, const Stores& stores, const Found& found,
                                const std::vector<LineWish>& wishes) {
  if (std::none_of(wishes.begin(), wishes.end(), [](const auto& w) { return w.lot.has_value(); }))
    return {};
  std::vector<ProductId> ids;
  for (const auto& [id, product] : found.products) ids.push_back(id);
  return stores.lots.kept(unit, ids);
}

void add_lot(PlannedLine& line, const LineWish& wish) {
  if (!wish.lot) return;
  for (LotWish& known : line.lots) {
    if (known.lot.number != wish.lot->number) continue;
    known.quantity = known.quantity + wish.quantity;
    if (wish.lot->expires) known.lot.expires = wish.lot->expires;
    return;
  }
  line.lots.push_back({*wish.lot, wish.quantity});
}

}  // namespace line_plan_detail

LinePlan plan_lines(Unit& unit, const Stores& stores, const std::vector<LineWish>& wishes,
                    Lots lots) {
  const Found found = find_all(unit, stores, wishes);
  const auto by_lot = line_plan_detail::kept_by_lot(unit, stores, found, wishes);
  LinePlan plan;
  std::map<ProductId, std::size_t> places;
  for (const LineWish& wish : wishes) {
    const auto product = product_of(found, wish);
    if (!product) {
      plan.refusals.push_back({wish.row, {}, product.refusal()});
      continue;
    }
    if (counted_whole(**product) && wish.quantity.milli % milli_per_unit != 0) {
      plan.refusals.push_back({wish.row, {}, about(RefusalCode::quantity_not_whole, wish)});
      continue;
    }
    if (wish.lot && (lots == Lots::none || !by_lot.contains((*product)->id))) {
      auto refusal =
          about(lots == Lots::none ? RefusalCode::lot_too_early : RefusalCode::lot_not_kept, wish);
      refusal.args.emplace_back("lot", wish.lot->number);
      plan.refusals.push_back({wish.row, {}, std::move(refusal)});
      continue;
    }
    const auto [place, fresh] = places.emplace((*product)->id, plan.lines.size());
    if (fresh) {
      plan.lines.push_back({wish.row, **product, wish.quantity, wish.cost, {}});
    } else {
      PlannedLine& line = plan.lines[place->second];
      line.quantity = line.quantity + wish.quantity;
      if (wish.cost) line.cost = wish.cost;
    }
    line_plan_detail::add_lot(plan.lines[place->second], wish);
  }
  return plan;
}

}  // namespace kontor::goods
