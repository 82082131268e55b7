#include "domain/goods/purchases.h"

#include <algorithm>

#include "domain/goods/line_plan.h"
#include "domain/goods/purchase_work.h"

// How an order is written down, sent and ended; purchase_receive.cpp has what takes goods in.
namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::DocumentType;
using stock::StockDocument;

/// What a whole order may come to, in minor units: far from the end of the numbers, also in another
/// currency.
constexpr std::int64_t most_order_minor = max_file_minor * 10;

/// A draft with its terms, and what is wrong with its rows.
struct PurchaseDraft {
  DocumentResult result;
  stock::PurchaseTerms terms;
};

Refusal about_row(RefusalCode code, const PlannedLine& line, const std::string& value) {
  return {code,
          {{"row", std::to_string(line.row)},
           {"product", label_of(line.product)},
           {"column", "cost"},
           {"value", value}}};
}

/// What a unit of a line costs.
Result<UnitPrice> cost_of(const PlannedLine& line, const std::optional<stock::Offer>& offer,
                          const stock::Supplier& supplier) {
  std::optional<UnitPrice> cost;
  if (line.cost) {
    cost = UnitPrice::from_decimal(*line.cost, supplier.currency);
    if (!cost) return about_row(RefusalCode::value_too_large, line, "…");
  } else if (offer && offer->cost) {
    cost = offer->cost;
  } else if (line.product.cost && line.product.cost->currency == supplier.currency) {
    cost = line.product.cost;
  }
  if (!cost) {
    auto refusal = about_row(RefusalCode::cost_missing, line, {});
    refusal.args.emplace_back("supplier", supplier.code);
    return refusal;
  }
  if (!fits(*cost, line.quantity))
    return about_row(RefusalCode::value_too_large, line, line.quantity.to_decimal());
  return *cost;
}

std::map<ProductId, stock::Offer> offers_of(Unit& unit, const Stores& stores, const LinePlan& plan,
                                            SupplierId supplier) {
  std::vector<ProductId> products;
  for (const PlannedLine& line : plan.lines) products.push_back(line.product.id);
  std::map<ProductId, stock::Offer> offers;
  for (auto& offer : stores.suppliers.offers_of(unit, products))
    if (offer.supplier == supplier) offers.emplace(offer.product, offer);
  return offers;
}

/// Puts the lines into the draft, each with its cost; rows that have none are refused.
void add_lines(PurchaseDraft& draft, const LinePlan& plan, const stock::Supplier& supplier,
               const std::map<ProductId, stock::Offer>& offers) {
  std::int64_t total = 0;
  for (const PlannedLine& p : plan.lines) {
    const auto offer = offers.find(p.product.id);
    const auto cost =
        cost_of(p, offer == offers.end() ? std::nullopt : std::optional(offer->second), supplier);
    auto& refusals = draft.result.refusals;
    if (!cost) {
      refusals.push_back({p.row, {}, cost.refusal()});
      continue;
    }
    total += line_amount(*cost, p.quantity).minor;
    if (total > most_order_minor) {
      refusals.push_back(
          {p.row, {}, about_row(RefusalCode::value_too_large, p, p.quantity.to_decimal())});
      return;
    }
    stock::DocumentLine line;
    line.no = static_cast<std::int32_t>(draft.result.document.lines.size()) + 1;
    line.product = p.product.id;
    line.asked = p.quantity;
    draft.result.document.lines.push_back(line);
    draft.terms.cost_micro[line.no] = cost->micro;
  }
}

Result<PurchaseDraft> draft_of_purchase(books::Journal& journal, const company::Actor& actor,
                                        const PurchaseWish& wish) {
  const auto place = own_place(journal.locations(), wish.to);
  if (!place) return place.refusal();
  if (const auto no = company::refused(actor, Permission::order_goods, company::scope_of(*place)))
    return *no;
  const auto suppliers = journal.stores().suppliers.all(journal.unit());
  const auto* supplier = stock::supplier_named(suppliers, wish.supplier);
  if (supplier == nullptr)
    return Refusal{RefusalCode::supplier_unknown, {{"supplier", wish.supplier}}};
  const auto plan = plan_lines(journal.unit(), journal.stores(), wish.lines);
  PurchaseDraft draft;
  draft.result.refusals = plan.refusals;
  if (plan.lines.empty() && plan.refusals.empty()) return Refusal{RefusalCode::lines_missing, {}};
  StockDocument& d = draft.result.document;
  d.type = DocumentType::purchase;
  d.entity = place->entity;
  d.from = journal.place(place->entity, company::LocationKind::supplier);
  d.to = place->id;
  d.reference = wish.reference;
  d.note = wish.note;
  draft.terms.supplier = supplier->id;
  draft.terms.currency = supplier->currency;
  draft.terms.expected = wish.expected;
  add_lines(draft, plan, *supplier,
            offers_of(journal.unit(), journal.stores(), plan, supplier->id));
  return draft;
}

bool same_purchase(Unit& unit, const Stores& stores, const StockDocument& a,
                   const PurchaseDraft& b) {
  const auto& d = b.result.document;
  const auto terms = stores.purchases.find(unit, a.id);
  if (!terms || terms->supplier != b.terms.supplier || a.to != d.to) return false;
  if (a.lines.size() != d.lines.size()) return false;
  return std::equal(
      a.lines.begin(), a.lines.end(), d.lines.begin(),
      [](const auto& x, const auto& y) { return x.product == y.product && x.asked == y.asked; });
}

/// What the reference stands for already; nothing where it is new.
std::optional<Result<DocumentResult>> known_purchase(Unit& unit, const Stores& stores,
                                                     const PurchaseDraft& draft) {
  const std::string& reference = draft.result.document.reference;
  if (reference.empty()) return std::nullopt;
  // Two programs with one reference wait for each other here, and the second finds the first's.
  stores.stock_documents.take_numbers(unit, DocumentType::purchase, 0);
  auto known = stores.stock_documents.by_reference(unit, DocumentType::purchase, reference);
  if (!known) return std::nullopt;
  if (same_purchase(unit, stores, *known, draft)) return DocumentResult{*known, true, {}};
  return Result<DocumentResult>(
      Refusal{RefusalCode::reference_used, {{"reference", reference}, {"number", known->number}}});
}

/// Nothing of what is still open is incoming any more.
void give_up_the_rest(DocumentWork& work) {
  StockDocument& d = work.document();
  work.lock_levels(cells_at(d, {d.to}));
  for (auto& line : d.lines) {
    const Quantity open = line.outstanding();
    if (open.milli == 0) continue;
    work.journal().change_incoming({line.product, d.to}, -open);
    line.lost = line.lost + open;
  }
}

Result<DocumentResult> end_purchase(DocumentWork& work, const ActName& name, DocumentState state) {
  StockDocument& d = work.document();
  const auto before = d.state;
  if (const auto no = stock::transition(d, state)) return *no;
  give_up_the_rest(work);
  work.finish(name, books::EntryKind::purchase, before);
  return DocumentResult{d, false, {}};
}

ActOn ordering(const std::string& number) {
  return {DocumentType::purchase, number, Permission::order_goods};
}

}  // namespace

Result<DocumentResult> Purchases::preview(const PurchaseWish& wish) {
  return m_book.read([&](Unit& unit) -> Result<DocumentResult> {
    books::Journal journal(unit, m_stores, m_book.ids(), {m_clock.now(), {}, {}, {}});
    auto draft = draft_of_purchase(journal, m_actor, wish);
    if (!draft) return draft.refusal();
    return std::move(draft->result);
  });
}

Result<DocumentResult> Purchases::create(const PurchaseWish& wish) {
  // A wish that can't be costs no number.
  auto seen = preview(wish);
  if (!seen || !seen->refusals.empty()) return seen;
  const std::string number =
      std::string(stock::prefix_of(DocumentType::purchase)) +
      std::to_string(m_book.write([&](Unit& unit) {
        return m_stores.stock_documents.take_numbers(unit, DocumentType::purchase, 1);
      }));
  m_book.ids().reserve(ids_of_an_act);
  return m_book.write([&](Unit& unit) -> Result<DocumentResult> {
    // Where the answer of a commit was lost, the unit that runs again finds what it did.
    if (auto done = m_stores.stock_documents.find(unit, DocumentType::purchase, number))
      return DocumentResult{std::move(*done), false, {}};
    DocumentWork work(unit, m_stores, m_book.ids(), m_clock, m_actor);
    auto draft = draft_of_purchase(work.journal(), m_actor, wish);
    if (!draft) return draft.refusal();
    if (!draft->result.refusals.empty()) return std::move(draft->result);
    if (auto known = known_purchase(unit, m_stores, *draft)) return std::move(*known);
    draft->result.document.number = number;
    work.begin(draft->result.document);
    draft->terms.document = work.document().id;
    m_stores.purchases.put(unit, draft->terms);
    work.finish({"create", wish.reference, {}}, books::EntryKind::purchase, std::nullopt);
    return DocumentResult{work.document(), false, {}};
  });
}

Result<DocumentResult> Purchases::change(const std::string& number, const PurchaseWish& wish) {
  return on_document(m_book, m_stores, m_clock, m_actor, ordering(number), {"change", {}, {}},
                     purchase_place, [&](DocumentWork& work) -> Result<DocumentResult> {
                       StockDocument& d = work.document();
                       if (d.state != DocumentState::draft) return not_in_this_state(d);
                       auto draft = draft_of_purchase(work.journal(), m_actor, wish);
                       if (!draft) return draft.refusal();
                       if (!draft->result.refusals.empty()) return std::move(draft->result);
                       const auto& wanted = draft->result.document;
                       if (wanted.entity != d.entity)
                         return Refusal{RefusalCode::location_unknown, {{"location", wish.to}}};
                       d.to = wanted.to;
                       d.note = wanted.note;
                       d.lines = wanted.lines;
                       draft->terms.document = d.id;
                       m_stores.purchases.put(work.unit(), draft->terms);
                       work.finish({"change", {}, {}}, books::EntryKind::purchase, d.state);
                       return DocumentResult{d, false, {}};
                     });
}

Result<DocumentResult> Purchases::order(const std::string& number, const std::string& reference) {
  const ActName name{"order", reference, {}};
  return on_document(m_book, m_stores, m_clock, m_actor, ordering(number), name, purchase_place,
                     [&](DocumentWork& work) -> Result<DocumentResult> {
                       StockDocument& d = work.document();
                       const auto before = d.state;
                       if (const auto no = stock::transition(d, DocumentState::ordered)) return *no;
                       work.lock_levels(cells_at(d, {d.to}));
                       for (auto& line : d.lines) {
                         line.sent = line.asked;
                         work.journal().change_incoming({line.product, d.to}, line.asked);
                       }
                       work.finish(name, books::EntryKind::purchase, before);
                       return DocumentResult{d, false, {}};
                     });
}

Result<DocumentResult> Purchases::close(const std::string& number, const std::string& reason,
                                        const std::string& reference) {
  const ActName name{"close", reference, reason};
  return on_document(
      m_book, m_stores, m_clock, m_actor, ordering(number), name, purchase_place,
      [&](DocumentWork& work) { return end_purchase(work, name, DocumentState::closed); });
}

Result<DocumentResult> Purchases::cancel(const std::string& number, const std::string& reason,
                                         const std::string& reference) {
  const ActName name{"cancel", reference, reason};
  return on_document(
      m_book, m_stores, m_clock, m_actor, ordering(number), name, purchase_place,
      [&](DocumentWork& work) { return end_purchase(work, name, DocumentState::cancelled); });
}

}  // namespace kontor::goods
