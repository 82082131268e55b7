#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "domain/goods/document_work.h"
#include "domain/goods/transfers.h"

// What the acts on a transfer have in common.
namespace kontor::goods {

/// Ids of an entry, a document and accounts that are new.
inline constexpr std::int64_t ids_of_an_act = 16;

std::set<stock::Cell> cells_at(const stock::StockDocument& document,
                               std::initializer_list<LocationId> places);

/// Lines that ask for more than is available at the source. Its levels are locked.
std::vector<RefusedRow> short_rows(DocumentWork& work);

inline LocationId transfer_source(const stock::StockDocument& d) { return d.from; }
inline LocationId transfer_destination(const stock::StockDocument& d) { return d.to; }

/// What an act is about, and the right that the actor needs at the place that `at` says.
struct ActOn {
  stock::DocumentType type = stock::DocumentType::transfer;
  std::string number;
  company::Permission needed = company::Permission::move_stock;
};

/// Runs an act on a document that is there, or only what it would post into `foreseen`.
template <class PlaceOf, class Fn>
Result<DocumentResult> on_document(Book& book, const Stores& stores, const Clock& clock,
                                   const company::Actor& actor, const ActOn& on,
                                   const ActName& name, PlaceOf at, Fn fn,
                                   std::vector<ForeseenPosting>* foreseen = nullptr) {
  const std::string& number = on.number;
  const auto seen =
      book.read([&](Unit& unit) { return stores.stock_documents.find(unit, on.type, number); });
  if (!seen) return Refusal{RefusalCode::document_unknown, {{"number", number}}};
  book.ids().reserve(ids_of_an_act + std::ssize(seen->lines));
  const std::int64_t key = book.ids().next();
  return book.write([&](Unit& unit) -> Result<DocumentResult> {
    DocumentWork work(unit, stores, book.ids(), clock, actor);
    work.take(*seen, key);
    if (foreseen != nullptr) work.foresee();
    if (work.already_did()) return DocumentResult{work.document(), false, {}};
    const auto& place = work.journal().location(at(work.document()));
    if (const auto refusal = company::refused(actor, on.needed, company::scope_of(place)))
      return *refusal;
    if (work.done_before(name)) return DocumentResult{work.document(), true, {}};
    const auto as_it_was = work.document();
    Result<DocumentResult> result = fn(work);
    if (result && !result->refusals.empty()) result->document = as_it_was;
    if (foreseen != nullptr) *foreseen = work.foreseen();
    return result;
  });
}

/// What an act on a document would do: it runs, and nothing of it is written.
template <class PlaceOf, class Fn>
Result<Foresight> foresee_document(Book& book, const Stores& stores, const Clock& clock,
                                   const company::Actor& actor, const ActOn& on,
                                   const ActName& name, PlaceOf at, Fn fn) {
  std::vector<ForeseenPosting> postings;
  auto result = on_document(book, stores, clock, actor, on, name, at, fn, &postings);
  if (!result) return result.refusal();
  return Foresight{std::move(*result), std::move(postings)};
}

/// The same on a transfer.
template <class PlaceOf, class Fn>
Result<TransferResult> on_transfer(Book& book, const Stores& stores, const Clock& clock,
                                   const company::Actor& actor, const std::string& number,
                                   const ActName& name, PlaceOf at, Fn fn) {
  return on_document(book, stores, clock, actor, ActOn{stock::DocumentType::transfer, number}, name,
                     at, fn);
}

}  // namespace kontor::goods
