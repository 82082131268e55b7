#pragma once

#include <string>

#include "domain/base/result.h"
#include "reports/ledger_export.h"
#include "reports/output.h"

namespace kontor::gui {

/// Writes the ledger as `kontor ledger export` does. Called on a worker; throws Failure, what the
/// sink throws and what the job's watch throws.
class LedgerExporter {
 public:
  virtual ~LedgerExporter() = default;
  /// The head of the audit chain goes into the job.
  virtual Result<reports::LedgerExportResult> write(reports::LedgerExport& job,
                                                    const i18n::Catalogue& names,
                                                    reports::ByteSink& out) = 0;
  /// Into a file that is there whole or not at all.
  virtual Result<reports::LedgerExportResult> write_file(reports::LedgerExport& job,
                                                         const i18n::Catalogue& names,
                                                         const std::string& path) = 0;
};

}  // namespace kontor::gui
