#include "domain/goods/stock_acts.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/goods/document_work.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/lot_work.h"
#include "domain/goods/stock_work.h"
#include "domain/post_audit.h"
#include "domain/stock/stock_reason.h"

namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::DocumentType;
using stock::StockDocument;

/// Whether goods may be put into this bucket by hand.
bool is_bucket(const std::optional<stock::State>& state, bool back) {
  if (!state || !stock::set_aside(*state)) return false;
  return back || *state != stock::State::unavailable;
}

/// How much of a cell is in a bucket. Its level is locked.
Quantity in_bucket(DocumentWork& work, const stock::Cell& cell, stock::State state) {
  for (const auto& aside : work.stores().stock.set_aside(work.unit(), {cell}))
    if (aside.state == state) return aside.quantity;
  return {};
}

}  // namespace

std::string StockActs::next_number(DocumentType type) {
  const auto number = m_book.write(
      [&](Unit& unit) { return m_stores.stock_documents.take_numbers(unit, type, 1); });
  return std::string(stock::prefix_of(type)) + std::to_string(number);
}

Result<DocumentResult> StockActs::hold(const AsideWish& wish) { return move_aside(wish, false); }

Result<DocumentResult> StockActs::release(const AsideWish& wish) { return move_aside(wish, true); }

Result<DocumentResult> StockActs::move_aside(const AsideWish& wish, bool back) {
  const auto bucket = stock::state_named(wish.bucket);
  if (!is_bucket(bucket, back))
    return Refusal{RefusalCode::bucket_unknown, {{"bucket", wish.bucket}}};
  if (wish.quantity.milli <= 0)
    return Refusal{RefusalCode::quantity_not_positive,
                   {{"product", wish.product}, {"value", wish.quantity.to_decimal()}}};
  const std::string number = next_number(DocumentType::set_aside);
  m_book.ids().reserve(ids_of_a_stock_act);
  return m_book.write([&](Unit& unit) -> Result<DocumentResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, DocumentType::set_aside, number))
      return DocumentResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    const auto place = own_place(work.journal().locations(), wish.location);
    if (!place) return place.refusal();
    if (const auto no =
            company::refused(m_actor, Permission::move_stock, company::scope_of(*place)))
      return *no;
    const auto product = product_of(work, wish.product, wish.quantity);
    if (!product) return product.refusal();
    auto draft = at_place(DocumentType::set_aside, *place, product->id,
                          back ? -wish.quantity : wish.quantity, number);
    draft.bucket = wish.bucket;
    draft.note = wish.reason;
    draft.reference = wish.reference;
    if (auto known = known_reference(work, draft, true)) return std::move(*known);
    work.begin(draft);
    const stock::Cell cell{product->id, place->id};
    work.lock_levels({cell});
    const Quantity left =
        back ? in_bucket(work, cell, *bucket) : work.journal().level(cell).available();
    if (left < wish.quantity) {
      auto refusal = stock_short(label_of(*product), *place, left, wish.quantity);
      if (back) {
        refusal.code = RefusalCode::bucket_short;
        refusal.args.emplace_back("bucket", wish.bucket);
      }
      return refusal;
    }
    auto m = movement_of(work.document(), wish.quantity);
    (back ? m.from_state : m.to_state) = *bucket;
    work.move(m);
    if (const auto no = stock::transition(work.document(), DocumentState::closed)) return *no;
    work.finish({back ? "release" : "hold", wish.reference, wish.reason},
                books::EntryKind::set_aside, std::nullopt);
    return DocumentResult{work.document(), false, {}};
  });
}

namespace {

/// Posts the change of on hand over the reason's account. Locks are held.
std::optional<Refusal> correct(DocumentWork& work, const catalog::Product& product,
                               const stock::StockReason& reason, Quantity change,
                               const std::optional<LotName>& lot) {
  const StockDocument& d = work.document();
  books::DraftPosting over;
  over.account = reason.account;
  over.detail = reason.detail;
  over.location = d.from;
  auto m = movement_of(d, Quantity{std::abs(change.milli)});
  std::vector<LotWish> lots;
  if (lot) lots.push_back({*lot, m.quantity});
  const LotUse use = change.milli > 0 ? LotUse::arrive : LotUse::leave;
  if (auto no = name_lots(work, m, lots, use)) return no;
  if (change.milli > 0) {
    m.from = work.journal().place(d.entity, company::LocationKind::gain);
    work.gain(m, product, over);
  } else {
    m.to = work.journal().place(d.entity, company::LocationKind::loss);
    work.lose(m, product, over);
  }
  return std::nullopt;
}

/// What the book has of what is to be corrected: of the lot that was named, else in all.
Result<Quantity> in_book(DocumentWork& work, const catalog::Product& product,
                         const stock::Cell& cell, const std::optional<LotName>& lot) {
  if (!lot) return work.journal().level(cell).on_hand;
  if (!work.journal().lots().keeps(product.id))
    return Refusal{RefusalCode::lot_not_kept,
                   {{"product", label_of(product)}, {"lot", lot->number}}};
  const auto known = work.stores().lots.find(work.unit(), product.id, lot->number);
  return known ? work.journal().lots().of_lot(cell, known->id) : Quantity{};
}

}  // namespace

Result<DocumentResult> StockActs::adjust(const AdjustWish& wish) {
  const Quantity given = wish.by ? *wish.by : wish.to.value_or(Quantity{});
  if (wish.to && wish.to->milli < 0)
    return Refusal{RefusalCode::quantity_not_positive,
                   {{"product", wish.product}, {"value", given.to_decimal()}}};
  const std::string number = next_number(DocumentType::adjustment);
  m_book.ids().reserve(ids_of_a_stock_act);
  return m_book.write([&](Unit& unit) -> Result<DocumentResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, DocumentType::adjustment, number))
      return DocumentResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    const auto place = own_place(work.journal().locations(), wish.location);
    if (!place) return place.refusal();
    if (const auto no =
            company::refused(m_actor, Permission::adjust_stock, company::scope_of(*place)))
      return *no;
    const auto reasons = stock::all_reasons(m_stores.stock_reasons.own(unit));
    const auto* reason = stock::reason_with_code(reasons, wish.reason);
    if (reason == nullptr) return Refusal{RefusalCode::reason_unknown, {{"reason", wish.reason}}};
    const auto product = product_of(work, wish.product, given);
    if (!product) return product.refusal();
    auto draft = at_place(DocumentType::adjustment, *place, product->id, given, number);
    draft.reason = reason->code;
    draft.note = wish.note;
    draft.reference = wish.reference;
    if (auto known = known_reference(work, draft, !wish.to)) return std::move(*known);
    work.begin(draft);
    const stock::Cell cell{product->id, place->id};
    work.lock_levels({cell});
    const auto level = work.journal().level(cell);
    const auto there = in_book(work, *product, cell, wish.lot);
    if (!there) return there.refusal();
    const Quantity change = wish.to ? *wish.to - *there : given;
    if (change.milli == 0) return DocumentResult{{}, true, {}};
    if (change.milli < 0 && level.available() < -change)
      return stock_short(label_of(*product), *place, level.available(), -change);
    work.document().lines.front().asked = change;
    work.lock_costs();
    if (auto no = correct(work, *product, *reason, change, wish.lot)) return *no;
    if (const auto no = stock::transition(work.document(), DocumentState::closed)) return *no;
    work.finish({"post", wish.reference, reason->code}, books::EntryKind::adjustment, std::nullopt);
    return DocumentResult{work.document(), false, {}};
  });
}

Outcome StockActs::add_reason(const std::string& code, const std::string& name,
                              const std::string& account) {
  if (const auto no = company::refused(m_actor, Permission::edit_company)) return *no;
  if (name.empty()) return Refusal{RefusalCode::name_missing, {}};
  if (code.empty() || company::code_from_name(code, "") != code)
    return Refusal{RefusalCode::code_invalid, {{"code", code}}};
  return m_book.write([&](Unit& unit) -> Outcome {
    if (stock::reason_with_code(stock::all_reasons(m_stores.stock_reasons.own(unit)), code))
      return Refusal{RefusalCode::reason_exists, {{"code", code}}};
    const auto accounts = m_stores.ledger.accounts(unit);
    const auto wanted = std::find_if(accounts.begin(), accounts.end(), [&](const auto& a) {
      return a.code == account && a.type == books::AccountType::expense && !a.itemised;
    });
    stock::StockReason reason{code, name, {}, {}};
    if (wanted != accounts.end()) {
      reason.account = wanted->key;
      reason.detail = wanted->detail;
    } else {
      // One of the chart that nothing was posted to yet.
      for (const auto& a : books::standard_chart())
        if (a.code == account && a.type == books::AccountType::expense) reason.account = a.key;
    }
    if (reason.account.empty())
      return Refusal{RefusalCode::account_unknown, {{"account", account}}};
    m_stores.stock_reasons.add(unit, reason);
    FieldWriter after;
    after.add("code").add(code);
    after.end_record();
    after.add("account").add(account);
    after.end_record();
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, m_clock.now(), "reason.add", "reason", 0, {}, after.text()));
    return Done{};
  });
}

}  // namespace kontor::goods
