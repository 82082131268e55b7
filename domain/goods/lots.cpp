#include "domain/goods/lots.h"

#include "domain/base/fields.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/lot_work.h"
#include "domain/goods/stock_work.h"
#include "domain/post_audit.h"

namespace kontor::goods {

namespace lots_detail {

Result<catalog::Product> one_product(Unit& unit, const Stores& stores, const std::string& name) {
  auto found = stores.products.by_sku_or_code(unit, name);
  if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
  if (found.front().provisional)
    return Refusal{RefusalCode::product_is_provisional, {{"product", name}}};
  return std::move(found.front());
}

/// How many of a product are of named lots, wherever they are. Its levels are locked.
Quantity of_named_lots(Unit& unit, const Stores& stores, ProductId product) {
  std::vector<stock::Cell> cells;
  for (const auto& place : stores.company.locations(unit))
    if (company::holds_stock(place.kind)) cells.push_back({product, place.id});
  stores.stock.lock_levels(unit, cells);
  Quantity sum;
  for (const auto& level : stores.lots.levels(unit, cells)) sum = sum + level.quantity;
  return sum;
}

std::string field_text(const char* name, const std::string& value) {
  FieldWriter writer;
  writer.add(std::string_view(name)).add(value);
  writer.end_record();
  return writer.text();
}

}  // namespace lots_detail

Result<bool> LotActs::keep(const std::string& name, bool by_lot) {
  using namespace lots_detail;
  if (const auto no = company::refused(m_actor, company::Permission::edit_catalog)) return *no;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto product = one_product(unit, m_stores, name);
    if (!product) return product.refusal();
    if (!product->tracked) return Refusal{RefusalCode::product_not_tracked, {{"product", name}}};
    if (m_stores.lots.kept(unit, {product->id}).empty() != by_lot) return false;
    if (!by_lot) {
      const Quantity left = of_named_lots(unit, m_stores, product->id);
      if (left.milli != 0)
        return Refusal{RefusalCode::lots_left,
                       {{"product", label_of(*product)}, {"left", left.to_decimal()}}};
    }
    m_stores.lots.keep(unit, product->id, by_lot);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, m_clock.now(), "product.lots", "product", product->id.value,
                         field_text("by_lot", by_lot ? "no" : "yes"),
                         field_text("by_lot", by_lot ? "yes" : "no")));
    return true;
  });
}

Result<bool> LotActs::set_expiry(const std::string& name, const std::string& number,
                                 const std::optional<BusinessDate>& expires) {
  using namespace lots_detail;
  if (const auto no = company::refused(m_actor, company::Permission::edit_catalog)) return *no;
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto product = one_product(unit, m_stores, name);
    if (!product) return product.refusal();
    const auto lot = lot_named(unit, m_stores, product->id, label_of(*product), number);
    if (!lot) return lot.refusal();
    if (lot->expires == expires) return false;
    m_stores.lots.set_expiry(unit, lot->id, expires);
    const auto text = [&](const std::optional<BusinessDate>& day) {
      return field_text("expires", number + " " + (day ? day->to_iso() : "-"));
    };
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "product.lot", "product",
                                       product->id.value, text(lot->expires), text(expires)));
    return true;
  });
}

namespace lots_detail {

/// The lots that goods change between, where there is so much of the first. Levels are locked.
Result<stock::LotShare> share_of(DocumentWork& work, const catalog::Product& product,
                                 const company::Location& place, const LotChange& change) {
  const auto& lots = work.journal().lots();
  const std::string& label = label_of(product);
  stock::LotShare share{{}, {}, change.quantity};
  const stock::Cell cell{product.id, place.id};
  Quantity there = lots.unnamed(cell);
  if (change.from) {
    const auto from = lot_named(work.unit(), work.stores(), product.id, label, *change.from);
    if (!from) return from.refusal();
    share.from = from->id;
    there = lots.of_lot(cell, from->id);
  }
  if (there < change.quantity)
    return Refusal{change.from ? RefusalCode::lot_short : RefusalCode::lot_unnamed_short,
                   {{"product", label},
                    {"lot", change.from.value_or("")},
                    {"location", place.code},
                    {"left", std::max(there, Quantity{}).to_decimal()},
                    {"wanted", change.quantity.to_decimal()}}};
  if (change.to) {
    const auto to = lot_arriving(work.unit(), work.stores(), work.journal().ids(), product.id,
                                 label, *change.to);
    if (!to) return to.refusal();
    share.to = to->id;
  }
  return share;
}

}  // namespace lots_detail

Result<DocumentResult> LotActs::assign(const LotChange& change) {
  if (change.quantity.milli <= 0)
    return Refusal{RefusalCode::quantity_not_positive,
                   {{"product", change.product}, {"value", change.quantity.to_decimal()}}};
  constexpr auto type = stock::DocumentType::set_aside;
  const auto taken = m_book.write(
      [&](Unit& unit) { return m_stores.stock_documents.take_numbers(unit, type, 1); });
  const std::string number = std::string(stock::prefix_of(type)) + std::to_string(taken);
  m_book.ids().reserve(ids_of_a_stock_act);
  return m_book.write([&](Unit& unit) -> Result<DocumentResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, type, number))
      return DocumentResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    const auto place = own_place(work.journal().locations(), change.location);
    if (!place) return place.refusal();
    if (const auto no =
            company::refused(m_actor, company::Permission::adjust_stock, company::scope_of(*place)))
      return *no;
    const auto product = product_of(work, change.product, change.quantity);
    if (!product) return product.refusal();
    auto draft = at_place(type, *place, product->id, change.quantity, number);
    draft.bucket = lot_bucket;
    draft.note = change.note;
    draft.reference = change.reference;
    if (auto known = known_reference(work, draft, true)) return std::move(*known);
    work.begin(draft);
    work.lock_levels({{product->id, place->id}});
    if (!work.journal().lots().keeps(product->id))
      return Refusal{RefusalCode::lot_not_kept,
                     {{"product", label_of(*product)},
                      {"lot", change.to ? change.to->number : change.from.value_or("-")}}};
    const auto share = lots_detail::share_of(work, *product, *place, change);
    if (!share) return share.refusal();
    if (share->from == share->to) return DocumentResult{{}, true, {}};
    auto m = movement_of(work.document(), change.quantity);
    m.lots.push_back(*share);
    work.move(m);
    if (const auto no = stock::transition(work.document(), stock::DocumentState::closed))
      return *no;
    work.finish({"lot", change.reference, change.note}, books::EntryKind::set_aside, std::nullopt);
    return DocumentResult{work.document(), false, {}};
  });
}

std::vector<stock::LotPart> proposed_lots(Unit& unit, const Stores& stores, const stock::Cell& cell,
                                          Quantity wanted) {
  stock::LotBook lots;
  lots.keep(cell.product);
  for (const auto& level : stores.lots.levels(unit, {cell})) lots.load(level);
  return stock::first_expired(lots.lots_of(cell), wanted);
}

}  // namespace kontor::goods
