#pragma once

#include <filesystem>

#include "app/context.h"
#include "channels/price_files.h"
#include "channels/statement_files.h"
#include "domain/staff/team.h"

namespace kontor::app {

/// Takes in a list of employees, or what it would bring. Rows that can't be read are refused too.
Result<ListReport> import_employees(OpenBook& book, const std::filesystem::path& file,
                                    bool dry_run);
/// The same of worked hours.
Result<ListReport> import_hours(OpenBook& book, const std::filesystem::path& file, bool dry_run);

/// The same of targets.
Result<ListReport> import_targets(OpenBook& book, const std::filesystem::path& file, bool dry_run);

/// The same of low-stock levels.
Result<ListReport> import_low_levels(OpenBook& book, const std::filesystem::path& file,
                                     bool dry_run);

/// The same of where in a place products lie.
Result<ListReport> import_zones(OpenBook& book, const std::filesystem::path& file, bool dry_run);

/// The same of what suppliers sell.
Result<ListReport> import_supplier_terms(OpenBook& book, const std::filesystem::path& file,
                                         bool dry_run);

/// The same of prices: a change set that is worked out, and applied at once where that is wanted.
struct PriceFile {
  channels::PriceColumns columns;
  std::string note;
  std::optional<Instant> effective;
  bool apply = false;
  bool keep = true;  ///< a change set that is not applied; else it is only told
};
Result<pricing::PlannedChange> import_prices(OpenBook& book, const std::filesystem::path& file,
                                             const PriceFile& how);

/// What was counted, from a file; rows that can't be read are refused too.
Result<ListReport> enter_counted(OpenBook& book, std::int64_t count,
                                 const std::filesystem::path& file,
                                 const goods::CountEntering& how);

/// What an outside warehouse says that it has, from a file; rows that can't be read are refused
/// too. Without an instant the file tells of when it was last written.
Result<goods::MadeStatement> read_statement(OpenBook& book, goods::NewStatement wanted,
                                            const std::filesystem::path& file,
                                            const channels::StatementColumns& columns,
                                            std::optional<Instant> as_of);

/// A count of the products that a file lists.
Result<goods::MadeCount> create_listed_count(OpenBook& book, goods::NewCount wanted,
                                             const std::filesystem::path& file);

}  // namespace kontor::app
