#include "domain/goods/bundles.h"

#include <algorithm>

#include "domain/goods/line_plan.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace bundles_detail {

Result<catalog::Product> product_named(Unit& unit, const Stores& stores, const std::string& name) {
  auto found = stores.products.by_sku_or_code(unit, name);
  if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
  if (found.front().provisional)
    return Refusal{RefusalCode::product_is_provisional, {{"product", name}}};
  return std::move(found.front());
}

}  // namespace bundles_detail

/// A product with goods would lose them from sight, one that is a part would make a bundle of
/// bundles.
std::optional<Refusal> Bundles::may_become_bundle(Unit& unit,
                                                  const catalog::Product& product) const {
  const std::string& label = label_of(product);
  if (m_stores.products.is_part(unit, product.id))
    return Refusal{RefusalCode::bundle_in_bundle, {{"product", label}}};
  std::vector<stock::Cell> cells;
  for (const auto& place : m_stores.company.locations(unit))
    if (company::holds_stock(place.kind)) cells.push_back({product.id, place.id});
  for (const auto& level : m_stores.stock.lock_levels(unit, cells)) {
    if (level.on_hand.milli == 0 && level.committed.milli == 0 && level.incoming.milli == 0)
      continue;
    return Refusal{RefusalCode::product_has_goods, {{"product", label}}};
  }
  return std::nullopt;
}

Result<bool> Bundles::set(const BundleWish& wish) {
  using namespace bundles_detail;
  if (const auto no = company::refused(m_actor, company::Permission::edit_catalog)) return *no;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto before = product_named(unit, m_stores, wish.product);
    if (!before) return before.refusal();
    const LinePlan plan = plan_lines(unit, m_stores, wish.parts);
    if (!plan.refusals.empty()) return plan.refusals.front().refusal;
    catalog::Product after = *before;
    after.parts.clear();
    for (const PlannedLine& line : plan.lines) {
      if (line.product.id == before->id)
        return Refusal{RefusalCode::bundle_in_bundle, {{"product", label_of(*before)}}};
      after.parts.push_back({line.product.id, line.quantity});
    }
    std::sort(after.parts.begin(), after.parts.end());
    if (after.parts == before->parts) return false;
    if (!before->bundle())
      if (auto no = may_become_bundle(unit, *before)) return *no;
    after.tracked = !after.bundle() && !after.gift_card;
    m_stores.products.change(unit, {after}, BatchId());
    const auto change = catalog::content_change(*before, after);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "product.bundle", "product",
                                       after.id.value, change.before, change.after));
    return true;
  });
}

Result<BundleView> view_bundle(Unit& unit, const Stores& stores, const std::string& product,
                               const std::vector<company::Location>& places) {
  const auto found = stores.products.by_sku_or_code(unit, product);
  if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", product}}};
  return view_of_bundle(unit, stores, found.front(), places);
}

BundleView view_of_bundle(Unit& unit, const Stores& stores, const catalog::Product& bundle,
                          const std::vector<company::Location>& places) {
  BundleView view{bundle, {}, {}, {}};
  std::vector<ProductId> ids;
  std::vector<stock::Cell> cells;
  for (const auto& part : view.bundle.parts) {
    ids.push_back(part.product);
    for (const auto& place : places) cells.push_back({part.product, place.id});
  }
  std::map<stock::Cell, Quantity> available;
  for (const auto& level : stores.stock.levels(unit, cells))
    available[level.cell] = level.available();
  for (const auto& place : places)
    if (std::any_of(ids.begin(), ids.end(), [&](ProductId id) {
          return available.contains({id, place.id});
        }))
      view.places.push_back(place);
  // By id, as the bundle's parts are.
  auto products = stores.products.by_ids(unit, ids);
  for (std::size_t i = 0; i < view.bundle.parts.size(); ++i) {
    BundlePartView part{std::move(products.at(i)), view.bundle.parts[i].quantity, {}};
    for (const auto& place : view.places)
      part.available.push_back(available[{part.product.id, place.id}]);
    view.parts.push_back(std::move(part));
  }
  for (std::size_t place = 0; place < view.places.size(); ++place) {
    std::vector<Quantity> here;
    for (const auto& part : view.parts) here.push_back(part.available[place]);
    view.units.push_back(catalog::bundles_of(view.bundle.parts, here));
  }
  return view;
}

std::set<ProductId> make_bundles(Unit& unit, const Stores& stores,
                                 const std::vector<company::Location>& places,
                                 std::vector<stock::PoolRow>& rows) {
  std::set<ProductId> bundles;
  std::vector<ProductId> ids;
  for (const auto& row : rows) ids.push_back(row.product);
  for (const auto& product : stores.products.by_ids(unit, ids)) {
    if (!product.bundle()) continue;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto& r) { return r.product == product.id; });
    bundles.insert(product.id);
    row->levels.clear();
    const auto view = view_of_bundle(unit, stores, product, places);
    for (std::size_t at = 0; at < view.places.size(); ++at) {
      stock::Level level;
      level.cell = {product.id, view.places[at].id};
      level.on_hand = Quantity::of_units(view.units[at]);
      row->on_hand = row->on_hand + level.on_hand;
      row->levels.push_back(level);
    }
  }
  return bundles;
}

}  // namespace kontor::goods
