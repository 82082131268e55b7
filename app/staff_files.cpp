#include "app/staff_files.h"

#include <algorithm>

#include "channels/staff_files.h"

namespace kontor::app {

namespace {

/// All rows that were refused, by the reader and by the book, in the order of the file.
template <class Row>
Result<staff::TeamReport> with_unread(Result<staff::TeamReport> report,
                                      const channels::StaffFile<Row>& read) {
  if (!report) return report;
  report->refusals.insert(report->refusals.end(), read.refusals.begin(), read.refusals.end());
  std::ranges::sort(report->refusals, {}, &staff::RefusedRow::row);
  return report;
}

}  // namespace

Result<staff::TeamReport> import_employees(OpenBook& book, const std::filesystem::path& file,
                                           bool dry_run) {
  const auto read = channels::read_employees(file);
  if (!read) return read.refusal();
  return with_unread(book.team().take_in(read->rows, dry_run), *read);
}

Result<staff::TeamReport> import_hours(OpenBook& book, const std::filesystem::path& file,
                                       bool dry_run) {
  const auto read = channels::read_hours(file);
  if (!read) return read.refusal();
  return with_unread(book.team().put_hours(read->rows, dry_run), *read);
}

}  // namespace kontor::app
