#pragma once

#include "app/export_ledger.h"
#include "gui/presenters/ledger_exporter.h"

namespace kontor::gui {

/// Exports as `kontor ledger export` does.
class AppLedgerExporter : public LedgerExporter {
 public:
  explicit AppLedgerExporter(app::OpenBook& book) : m_book(book) {}

  Result<reports::LedgerExportResult> write(reports::LedgerExport& job,
                                            const i18n::Catalogue& names,
                                            reports::ByteSink& out) override {
    return app::export_ledger(m_book, job, names, out);
  }
  Result<reports::LedgerExportResult> write_file(reports::LedgerExport& job,
                                                 const i18n::Catalogue& names,
                                                 const std::string& path) override {
    return app::export_ledger_file(m_book, job, names, path);
  }

 private:
  app::OpenBook& m_book;
};

}  // namespace kontor::gui
