#include "domain/goods/consignment.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/base/fold.h"
#include "domain/base/zone.h"
#include "domain/goods/line_plan.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace consignment_detail {

Result<company::Entity> entity_of(Unit& unit, const Stores& stores, const std::string& name) {
  auto all = stores.company.entities(unit);
  if (name.empty() && all.size() == 1) return std::move(all.front());
  for (auto& entity : all)
    if (!name.empty() && (fold(entity.code) == fold(name) || fold(entity.name) == fold(name)))
      return std::move(entity);
  return Refusal{RefusalCode::entity_unknown, {{"entity", name}}};
}

Result<stock::Supplier> supplier_of(Unit& unit, const Stores& stores, const std::string& name) {
  for (auto& supplier : stores.suppliers.all(unit))
    if (fold(supplier.code) == fold(name) || fold(supplier.name) == fold(name))
      return std::move(supplier);
  return Refusal{RefusalCode::supplier_unknown, {{"supplier", name}}};
}

Result<catalog::Product> goods_of(Unit& unit, const Stores& stores, const std::string& name) {
  auto found = stores.products.by_sku_or_code(unit, name);
  if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
  if (found.front().provisional)
    return Refusal{RefusalCode::product_is_provisional, {{"product", name}}};
  if (!found.front().tracked) return Refusal{RefusalCode::product_not_tracked, {{"product", name}}};
  return std::move(found.front());
}

/// Goods of a product at the company's places keep their owner. Levels are locked.
std::optional<Refusal> goods_left(Unit& unit, const Stores& stores, EntityId entity,
                                  const catalog::Product& product) {
  std::vector<stock::Cell> cells;
  for (const auto& place : stores.company.locations(unit))
    if (place.entity == entity && company::holds_stock(place.kind))
      cells.push_back({product.id, place.id});
  Quantity left;
  for (const auto& level : stores.stock.lock_levels(unit, cells)) {
    left = left + level.on_hand;
    if (level.on_hand.milli != 0)
      return Refusal{RefusalCode::consigned_goods_left,
                     {{"product", label_of(product)}, {"left", level.on_hand.to_decimal()}}};
  }
  return std::nullopt;
}

std::string consigned_text(const stock::Consigned* goods) {
  if (goods == nullptr) return {};
  FieldWriter writer;
  writer.add("supplier").add(goods->supplier.value);
  writer.end_record();
  writer.add("cost").add(goods->cost_micro);
  writer.end_record();
  return writer.text();
}

void note(Unit& unit, const Stores& stores, books::AuditRow row) {
  books::post_audit(unit, stores.ledger, std::move(row));
}

std::optional<stock::Consigned> known(Unit& unit, const Stores& stores, EntityId entity,
                                      ProductId product) {
  for (auto& goods : stores.consigned.of(unit, {product}))
    if (goods.entity == entity) return std::move(goods);
  return std::nullopt;
}

}  // namespace consignment_detail

Result<bool> Consignment::keep(const ConsignWish& wish) {
  using namespace consignment_detail;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    if (const auto no = company::refused(m_actor, company::Permission::order_goods)) return *no;
    const auto entity = entity_of(unit, m_stores, wish.entity);
    if (!entity) return entity.refusal();
    const auto product = goods_of(unit, m_stores, wish.product);
    if (!product) return product.refusal();
    const auto supplier = supplier_of(unit, m_stores, wish.supplier);
    if (!supplier) return supplier.refusal();
    const auto cost = UnitPrice::from_decimal(wish.cost, entity->currency);
    if (!cost || cost->micro < 0)
      return Refusal{RefusalCode::cost_missing,
                     {{"product", label_of(*product)}, {"supplier", supplier->code}}};
    const auto before = known(unit, m_stores, entity->id, product->id);
    stock::Consigned goods;
    goods.entity = entity->id;
    goods.product = product->id;
    goods.supplier = supplier->id;
    goods.cost_micro = cost->micro;
    if (before && before->supplier == goods.supplier && before->cost_micro == goods.cost_micro)
      return false;
    if (!before || before->supplier != goods.supplier)
      if (const auto no = goods_left(unit, m_stores, entity->id, *product)) return *no;
    m_stores.consigned.put(unit, goods);
    note(unit, m_stores,
         books::audit_row(m_actor, m_clock.now(), "product.consign", "product", product->id.value,
                          consigned_text(before ? &*before : nullptr), consigned_text(&goods)));
    return true;
  });
}

Result<bool> Consignment::end(const std::string& entity_name, const std::string& name) {
  using namespace consignment_detail;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    if (const auto no = company::refused(m_actor, company::Permission::order_goods)) return *no;
    const auto entity = entity_of(unit, m_stores, entity_name);
    if (!entity) return entity.refusal();
    const auto product = goods_of(unit, m_stores, name);
    if (!product) return product.refusal();
    const auto before = known(unit, m_stores, entity->id, product->id);
    if (!before) return false;
    if (const auto no = goods_left(unit, m_stores, entity->id, *product)) return *no;
    m_stores.consigned.remove(unit, entity->id, product->id);
    note(unit, m_stores,
         books::audit_row(m_actor, m_clock.now(), "product.consign", "product", product->id.value,
                          consigned_text(&*before), {}));
    return true;
  });
}

Result<ConsignmentStatement> Consignment::statement(const std::string& entity_name,
                                                    const std::string& supplier_name,
                                                    std::optional<BusinessDate> from,
                                                    std::optional<BusinessDate> to) {
  using namespace consignment_detail;
  return m_book.read([&](Unit& unit) -> Result<ConsignmentStatement> {
    if (const auto no = company::refused(m_actor, company::Permission::read_cost)) return *no;
    auto entity = entity_of(unit, m_stores, entity_name);
    if (!entity) return entity.refusal();
    auto supplier = supplier_of(unit, m_stores, supplier_name);
    if (!supplier) return supplier.refusal();
    // Shops east of the company's zone are a day ahead at most.
    const auto zone = TimeZone::find(entity->zone).value_or(TimeZone::utc());
    const BusinessDate until = to.value_or(zone.business_date(m_clock.now(), 0) + 1);
    ConsignmentStatement statement{*entity, *supplier, {}};
    statement.rows = m_stores.consigned.statement(unit, entity->id, supplier->code, from, until);
    return statement;
  });
}

}  // namespace kontor::goods
