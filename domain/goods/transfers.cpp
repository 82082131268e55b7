#include "domain/goods/transfers.h"

#include <algorithm>

#include "domain/goods/entity_sale.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/lot_work.h"
#include "domain/goods/transfer_work.h"

// How a transfer is written down and committed; transfer_moves.cpp has what moves goods.
namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::StockDocument;

struct Places {
  company::Location from, to;
};

Result<Places> places_of(books::Journal& journal, const TransferWish& wish) {
  auto from = own_place(journal.locations(), wish.from);
  if (!from) return from.refusal();
  auto to = own_place(journal.locations(), wish.to);
  if (!to) return to.refusal();
  if (from->id == to->id)
    return Refusal{RefusalCode::transfer_same_place, {{"location", from->code}}};
  if (from->entity != to->entity &&
      !terms_between(journal.unit(), journal.stores(), from->entity, to->entity))
    return Refusal{RefusalCode::transfer_between_entities,
                   {{"from", from->code}, {"to", to->code}}};
  return Places{*from, *to};
}

/// Either end may write a transfer down: one asks, the other offers.
std::optional<Refusal> refused_at_either(const company::Actor& actor, const Places& places) {
  if (actor.may(Permission::move_stock, company::scope_of(places.from))) return std::nullopt;
  return company::refused(actor, Permission::move_stock, company::scope_of(places.to));
}

std::vector<stock::DocumentLine> lines_of(const LinePlan& plan) {
  std::vector<stock::DocumentLine> lines;
  for (const PlannedLine& p : plan.lines) {
    stock::DocumentLine line;
    line.no = static_cast<std::int32_t>(lines.size()) + 1;
    line.product = p.product.id;
    line.asked = p.quantity;
    lines.push_back(line);
  }
  return lines;
}

bool same_wish(const StockDocument& a, const StockDocument& b) {
  if (a.from != b.from || a.to != b.to || a.lines.size() != b.lines.size()) return false;
  return std::equal(
      a.lines.begin(), a.lines.end(), b.lines.begin(),
      [](const auto& x, const auto& y) { return x.product == y.product && x.asked == y.asked; });
}

/// Goods of a supplier are sold to customers only.
void refuse_consigned(books::Journal& journal, const Places& places, const LinePlan& plan,
                      TransferResult& result) {
  std::vector<ProductId> ids;
  for (const auto& line : plan.lines) ids.push_back(line.product.id);
  for (const auto& goods : journal.stores().consigned.of(journal.unit(), ids))
    for (const auto& line : plan.lines)
      if (line.product.id == goods.product &&
          (goods.entity == places.from.entity || goods.entity == places.to.entity))
        result.refusals.push_back(
            {line.row,
             {},
             {RefusalCode::consigned_stays,
              {{"product", label_of(line.product)}, {"supplier", goods.owner}}}});
}

/// The draft that a wish means, with what is wrong with its rows.
Result<TransferResult> draft_of(books::Journal& journal, const company::Actor& actor,
                                const TransferWish& wish, Lots lots = Lots::none) {
  const auto places = places_of(journal, wish);
  if (!places) return places.refusal();
  if (const auto refusal = refused_at_either(actor, *places)) return *refusal;
  const auto plan = plan_lines(journal.unit(), journal.stores(), wish.lines, lots);
  TransferResult result;
  result.refusals = plan.refusals;
  if (places->from.entity != places->to.entity) refuse_consigned(journal, *places, plan, result);
  if (plan.lines.empty() && plan.refusals.empty()) return Refusal{RefusalCode::lines_missing, {}};
  StockDocument& d = result.document;
  d.entity = places->from.entity;
  d.from = places->from.id;
  d.to = places->to.id;
  d.reference = wish.reference;
  d.note = wish.note;
  d.lines = lines_of(plan);
  return result;
}

/// What the reference stands for already; nothing where it is new.
std::optional<Result<TransferResult>> known_reference(Unit& unit, const Stores& stores,
                                                      const StockDocument& draft) {
  if (draft.reference.empty()) return std::nullopt;
  // Two programs with one reference wait for each other here, and the second finds the first's.
  stores.stock_documents.take_numbers(unit, stock::DocumentType::transfer, 0);
  const auto known =
      stores.stock_documents.by_reference(unit, stock::DocumentType::transfer, draft.reference);
  if (!known) return std::nullopt;
  if (same_wish(*known, draft)) return TransferResult{*known, true, {}};
  return Result<TransferResult>(Refusal{
      RefusalCode::reference_used, {{"reference", draft.reference}, {"number", known->number}}});
}

/// The goods of all lines are promised at the source.
void commit_lines(DocumentWork& work) {
  const StockDocument& d = work.document();
  for (const auto& line : d.lines)
    work.journal().open_commitment({{}, d.id, line.no, {line.product, d.from}, line.asked});
}

}  // namespace

Result<std::string> Transfers::next_number() {
  if (m_numbers_left == 0) {
    m_next_number = m_book.write([&](Unit& unit) {
      return m_stores.stock_documents.take_numbers(unit, stock::DocumentType::transfer,
                                                   m_numbers_at_once);
    });
    m_numbers_left = m_numbers_at_once;
  }
  --m_numbers_left;
  return std::string(stock::prefix_of(stock::DocumentType::transfer)) +
         std::to_string(m_next_number++);
}

Result<TransferResult> Transfers::preview(const TransferWish& wish) {
  return m_book.read([&](Unit& unit) {
    books::Journal journal(unit, m_stores, m_book.ids(), {m_clock.now(), {}, {}, {}});
    return draft_of(journal, m_actor, wish);
  });
}

Result<TransferResult> Transfers::create(const TransferWish& wish) {
  // A wish that can't be costs no number.
  auto seen = preview(wish);
  if (!seen || !seen->refusals.empty()) return seen;
  const auto number = next_number();
  m_book.ids().reserve(ids_of_an_act);
  return m_book.write([&](Unit& unit) -> Result<TransferResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, stock::DocumentType::transfer, *number))
      return TransferResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    auto draft = draft_of(work.journal(), m_actor, wish);
    if (!draft || !draft->refusals.empty()) return draft;
    if (auto known = known_reference(unit, m_stores, draft->document)) return std::move(*known);
    draft->document.number = *number;
    work.begin(draft->document);
    work.finish({"create", wish.reference, {}}, books::EntryKind::transfer, std::nullopt);
    return TransferResult{work.document(), false, {}};
  });
}

Result<TransferResult> Transfers::at_once(const TransferWish& wish, bool receives,
                                          const AtOnce& act) {
  const auto number = next_number();
  m_book.ids().reserve(ids_of_an_act + std::ssize(wish.lines));
  return m_book.write([&](Unit& unit) -> Result<TransferResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, stock::DocumentType::transfer, *number))
      return TransferResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    auto draft = draft_of(work.journal(), m_actor, wish, receives ? Lots::wanted : Lots::none);
    if (!draft || !draft->refusals.empty()) return draft;
    for (const LocationId place : {draft->document.from, draft->document.to}) {
      if (place == draft->document.to && !receives) continue;
      if (const auto refusal = company::refused(m_actor, Permission::move_stock,
                                                company::scope_of(work.journal().location(place))))
        return *refusal;
    }
    if (auto known = known_reference(unit, m_stores, draft->document)) return std::move(*known);
    draft->document.number = *number;
    work.begin(draft->document);
    return act(work);
  });
}

Result<TransferResult> Transfers::create_ready(const TransferWish& wish) {
  // A wish that can't be costs no number.
  auto seen = preview(wish);
  if (!seen || !seen->refusals.empty()) return seen;
  return at_once(wish, false, [&](DocumentWork& work) -> Result<TransferResult> {
    StockDocument& d = work.document();
    work.lock_levels(cells_at(d, {d.from}));
    if (auto rows = short_rows(work); !rows.empty()) return TransferResult{{}, false, rows};
    commit_lines(work);
    if (const auto refusal = stock::transition(d, DocumentState::ready)) return *refusal;
    work.finish({"create", wish.reference, {}}, books::EntryKind::transfer, std::nullopt);
    return TransferResult{d, false, {}};
  });
}

Result<TransferResult> Transfers::complete(const TransferWish& wish) {
  return at_once(wish, true, [&](DocumentWork& work) -> Result<TransferResult> {
    StockDocument& d = work.document();
    work.lock_levels(cells_at(d, {d.from, d.to}));
    if (auto rows = short_rows(work); !rows.empty()) return TransferResult{{}, false, rows};
    EntitySale sale(work);
    const bool sold = is_sale(work);
    if (sold)
      if (auto no = sale.begin()) return *no;
    // Each product once, in the order of the document's lines.
    const auto plan = plan_lines(work.unit(), m_stores, wish.lines, Lots::wanted);
    for (auto& line : d.lines) {
      line.sent = line.accepted = line.asked;
      stock::Movement m;
      m.line = line.no;
      m.product = line.product;
      m.from = d.from;
      m.to = d.to;
      m.quantity = line.asked;
      const auto& lots = plan.lines.at(static_cast<std::size_t>(line.no) - 1).lots;
      if (auto no = name_lots(work, m, lots, LotUse::leave)) return *no;
      if (!sold) {
        work.move(m);
      } else if (auto no = sale.hand_over(m)) {
        return *no;
      }
    }
    for (const auto state : {DocumentState::ready, DocumentState::in_transit,
                             DocumentState::received, DocumentState::closed})
      if (const auto refusal = stock::transition(d, state)) return *refusal;
    work.finish({"complete", wish.reference, {}}, books::EntryKind::transfer, std::nullopt);
    return TransferResult{d, false, {}};
  });
}

Result<TransferResult> Transfers::change(const std::string& number, const TransferWish& wish) {
  return on_transfer(m_book, m_stores, m_clock, m_actor, number, {"change", {}, {}},
                     transfer_source, [&](DocumentWork& work) -> Result<TransferResult> {
                       StockDocument& d = work.document();
                       if (d.state != DocumentState::draft)
                         return Refusal{
                             RefusalCode::document_state,
                             {{"number", d.number}, {"state", std::string(name_of(d.state))}}};
                       auto draft = draft_of(work.journal(), m_actor, wish);
                       if (!draft || !draft->refusals.empty()) return draft;
                       if (draft->document.entity != d.entity)
                         return Refusal{RefusalCode::transfer_between_entities,
                                        {{"from", wish.from}, {"to", wish.to}}};
                       d.from = draft->document.from;
                       d.to = draft->document.to;
                       d.note = draft->document.note;
                       d.lines = draft->document.lines;
                       work.finish({"change", {}, {}}, books::EntryKind::transfer, d.state);
                       return TransferResult{d, false, {}};
                     });
}

Result<TransferResult> Transfers::ready(const std::string& number, const std::string& reference) {
  const ActName name{"ready", reference, {}};
  return on_transfer(m_book, m_stores, m_clock, m_actor, number, name, transfer_source,
                     [&](DocumentWork& work) -> Result<TransferResult> {
                       StockDocument& d = work.document();
                       const auto before = d.state;
                       if (const auto no = stock::transition(d, DocumentState::ready)) return *no;
                       work.lock_levels(cells_at(d, {d.from}));
                       if (auto rows = short_rows(work); !rows.empty())
                         return TransferResult{d, false, rows};
                       commit_lines(work);
                       work.finish(name, books::EntryKind::transfer, before);
                       return TransferResult{d, false, {}};
                     });
}

Result<TransferResult> Transfers::reopen(const std::string& number, const std::string& reference) {
  const ActName name{"reopen", reference, {}};
  return on_transfer(m_book, m_stores, m_clock, m_actor, number, name, transfer_source,
                     [&](DocumentWork& work) -> Result<TransferResult> {
                       StockDocument& d = work.document();
                       const auto before = d.state;
                       if (const auto no = stock::transition(d, DocumentState::draft)) return *no;
                       work.lock_levels(cells_at(d, {d.from}));
                       for (const auto& c : work.open_commitments())
                         work.journal().end_commitment(c, stock::CommitmentEnd::released);
                       work.finish(name, books::EntryKind::transfer, before);
                       return TransferResult{d, false, {}};
                     });
}

}  // namespace kontor::goods
