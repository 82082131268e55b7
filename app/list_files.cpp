#include "app/list_files.h"

#include <algorithm>

#include "channels/low_levels.h"
#include "channels/staff_files.h"

namespace kontor::app {

namespace {

/// All rows that were refused, by the reader and by the book, in the order of the file.
template <class Row>
Result<ListReport> with_unread(Result<ListReport> report,
                                      const channels::ListFile<Row>& read) {
  if (!report) return report;
  report->refusals.insert(report->refusals.end(), read.refusals.begin(), read.refusals.end());
  std::ranges::sort(report->refusals, {}, &RefusedRow::row);
  return report;
}

}  // namespace

Result<ListReport> import_employees(OpenBook& book, const std::filesystem::path& file,
                                           bool dry_run) {
  const auto read = channels::read_employees(file);
  if (!read) return read.refusal();
  return with_unread(book.team().take_in(read->rows, dry_run), *read);
}

Result<ListReport> import_hours(OpenBook& book, const std::filesystem::path& file,
                                       bool dry_run) {
  const auto read = channels::read_hours(file);
  if (!read) return read.refusal();
  return with_unread(book.team().put_hours(read->rows, dry_run), *read);
}

Result<ListReport> import_low_levels(OpenBook& book, const std::filesystem::path& file,
                                     bool dry_run) {
  const auto read = channels::read_low_levels(file);
  if (!read) return read.refusal();
  return with_unread(book.low_stock().put(read->rows, dry_run), *read);
}

}  // namespace kontor::app
