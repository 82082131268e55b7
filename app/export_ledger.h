#pragma once

#include <filesystem>

#include "app/context.h"
#include "reports/ledger_export.h"
#include "reports/output.h"

namespace kontor::app {

/// Exports part of the ledger, as command line and window do it: seals the audit first, so that the
/// export names what is sealed, which it puts into the job. Refuses and throws as
/// reports::export_ledger.
Result<reports::LedgerExportResult> export_ledger(OpenBook& book, reports::LedgerExport& job,
                                                  const i18n::Catalogue& names,
                                                  reports::ByteSink& out);
/// The same into a file, which is there whole or not at all.
Result<reports::LedgerExportResult> export_ledger_file(OpenBook& book, reports::LedgerExport& job,
                                                       const i18n::Catalogue& names,
                                                       const std::filesystem::path& file);

}  // namespace kontor::app
