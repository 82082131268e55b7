#include "app/export_ledger.h"

#include "persistence/admin/seal.h"

namespace kontor::app {

namespace {

desk::SealedChain seal(OpenBook& book) {
  persistence::seal_book(book.book(), book.clock());
  return book.book().read([](Unit& unit) { return persistence::sealed_chain(unit); });
}

}  // namespace

Result<reports::LedgerExportResult> export_ledger(OpenBook& book, reports::LedgerExport& job,
                                                  const i18n::Catalogue& names,
                                                  reports::ByteSink& out) {
  job.chain = seal(book);
  const auto stores = book.stores();
  return reports::export_ledger({book.book(), stores.company, stores.ledger}, book.actor(), job,
                                names, out);
}

Result<reports::LedgerExportResult> export_ledger_file(OpenBook& book, reports::LedgerExport& job,
                                                       const i18n::Catalogue& names,
                                                       const std::filesystem::path& file) {
  job.chain = seal(book);
  const auto stores = book.stores();
  return reports::export_ledger_file({book.book(), stores.company, stores.ledger}, book.actor(),
                                     job, names, file);
}

}  // namespace kontor::app
