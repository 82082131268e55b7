#include "app/list_files.h"

#include <algorithm>

#include "channels/count_files.h"
#include "channels/low_levels.h"
#include "channels/staff_files.h"
#include "channels/supplier_terms.h"
#include "channels/zone_files.h"
#include "domain/intake/cost_words.h"

namespace kontor::app {

namespace {

/// All rows that were refused, by the reader and by the book, in the order of the file, as this
/// actor may see them.
template <class Row>
Result<ListReport> with_unread(const company::Actor& actor, Result<ListReport> report,
                               const channels::ListFile<Row>& read) {
  if (!report) return report;
  report->refusals.insert(report->refusals.end(), read.refusals.begin(), read.refusals.end());
  for (auto& row : report->refusals) row.refusal = intake::shown_to(actor, std::move(row.refusal));
  std::ranges::sort(report->refusals, {}, &RefusedRow::row);
  return report;
}

}  // namespace

Result<ListReport> import_employees(OpenBook& book, const std::filesystem::path& file,
                                    bool dry_run) {
  const auto read = channels::read_employees(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.team().take_in(read->rows, dry_run), *read);
}

Result<ListReport> import_hours(OpenBook& book, const std::filesystem::path& file, bool dry_run) {
  const auto read = channels::read_hours(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.team().put_hours(read->rows, dry_run), *read);
}

Result<ListReport> import_targets(OpenBook& book, const std::filesystem::path& file, bool dry_run) {
  const auto read = channels::read_targets(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.targets().put(read->rows, dry_run), *read);
}

Result<ListReport> import_low_levels(OpenBook& book, const std::filesystem::path& file,
                                     bool dry_run) {
  const auto read = channels::read_low_levels(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.low_stock().put(read->rows, dry_run), *read);
}

Result<ListReport> import_zones(OpenBook& book, const std::filesystem::path& file, bool dry_run) {
  const auto read = channels::read_zones(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.zones().put(read->rows, dry_run), *read);
}

Result<ListReport> import_supplier_terms(OpenBook& book, const std::filesystem::path& file,
                                         bool dry_run) {
  const auto read = channels::read_supplier_terms(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.suppliers().put(read->rows, dry_run), *read);
}

Result<pricing::PlannedChange> import_prices(OpenBook& book, const std::filesystem::path& file,
                                             const PriceFile& how) {
  auto read = channels::read_prices(file, how.columns);
  if (!read) return read.refusal();
  pricing::PlanWish wish;
  wish.note = how.note;
  wish.effective = how.effective;
  wish.prices = std::move(read->rows);
  auto prices = book.prices();
  auto planned = how.apply ? prices.put(wish) : prices.plan(wish, how.keep);
  if (!planned) return planned;
  const auto report = with_unread(book.actor(), Result<ListReport>(planned->report), *read);
  planned->report = *report;
  return planned;
}

Result<ListReport> enter_counted(OpenBook& book, std::int64_t count,
                                 const std::filesystem::path& file,
                                 const goods::CountEntering& how) {
  const auto read = channels::read_counted(file);
  if (!read) return read.refusal();
  return with_unread(book.actor(), book.counts().enter(count, read->rows, how), *read);
}

Result<goods::MadeStatement> read_statement(OpenBook& book, goods::NewStatement wanted,
                                            const std::filesystem::path& file,
                                            const channels::StatementColumns& columns,
                                            std::optional<Instant> as_of) {
  auto read = channels::read_statement(file, columns);
  if (!read) return read.refusal();
  const auto written = channels::written_at(file);
  if (!written) return written.refusal();
  wanted.as_of = as_of.value_or(*written);
  wanted.file = file.filename().string();
  wanted.unread_rows = !read->refusals.empty();
  wanted.lines = std::move(read->rows);
  auto made = book.statements().read(wanted);
  if (!made) return made;
  made->refusals.insert(made->refusals.end(), read->refusals.begin(), read->refusals.end());
  std::ranges::sort(made->refusals, {}, &RefusedRow::row);
  return made;
}

Result<goods::MadeCount> create_listed_count(OpenBook& book, goods::NewCount wanted,
                                             const std::filesystem::path& file) {
  const auto read = channels::read_products_to_count(file);
  if (!read) return read.refusal();
  wanted.choice = stock::CountChoice::list;
  wanted.products = read->rows;
  return book.counts().create(wanted);
}

}  // namespace kontor::app
