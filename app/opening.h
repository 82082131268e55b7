#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/import_jobs.h"
#include "domain/intake/opening_preview.h"
#include "i18n/catalogue.h"
#include "reports/output.h"

namespace kontor::app {

/// The files of the first day (rules.md 4).
struct OpeningFiles {
  std::vector<std::string> items;     ///< what is open, one document a row
  std::vector<std::string> balances;  ///< the accountant's trial balance
  std::string entity;                 ///< code; empty: the only one
  std::optional<Instant> as_of;       ///< none: the end of the day before the book's first
  bool dry_run = false, strict = false;
};

/// One import a file: the lists first, since what they open is not opened again by the balance.
std::vector<ImportJob> opening_jobs(const OpeningFiles& files);

/// What the files would post, account by account. As intake::preview_openings; refuses what
/// import_files refuses.
Result<intake::OpeningPreview> preview_opening(OpenBook& book, const OpeningFiles& files);

/// Empty files to fill in.
enum class OpeningTemplate { items, trial_balance };
inline constexpr std::array opening_templates = {OpeningTemplate::items,
                                                 OpeningTemplate::trial_balance};
std::string_view name_of(OpeningTemplate which);

/// Writes one: the header, and of a trial balance a row for each account of the chart, so that only
/// amounts are to be filled in.
void write_opening_template(OpeningTemplate which, const i18n::Catalogue& texts,
                            reports::RowWriter& out);

}  // namespace kontor::app
