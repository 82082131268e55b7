#include "app/cli/import_report.h"

#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

std::vector<reports::Column> count_columns(Session& session) {
  return {session.column("batch", KONTOR_TEXT("Import"), ColumnType::integer),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("dry_run", KONTOR_TEXT("Dry run"), ColumnType::boolean),
          session.column("create", KONTOR_TEXT("New"), ColumnType::integer),
          session.column("update", KONTOR_TEXT("Changed"), ColumnType::integer),
          session.column("unchanged", KONTOR_TEXT("Unchanged"), ColumnType::integer),
          session.column("refuse", KONTOR_TEXT("Refused"), ColumnType::integer)};
}

std::vector<reports::Column> list_columns(Session& session) {
  std::vector<reports::Column> columns = count_columns(session);
  columns.insert(columns.begin() + 1, {session.column("profile", KONTOR_TEXT("Profile")),
                                       session.column("files", KONTOR_TEXT("Files"))});
  return columns;
}

std::vector<reports::Cell> count_cells(const intake::ImportReport& report, bool dry_run) {
  const auto& counts = report.counts;
  return {report.batch_number == 0 ? reports::Cell() : reports::Cell(report.batch_number),
          text_or_null(report.channel),
          dry_run,
          counts.create,
          counts.update,
          counts.unchanged,
          counts.refuse};
}

void show_counts(Session& session, const intake::ImportReport& report, bool dry_run) {
  Listing list(session.console(), count_columns(session), Listing::Shape::object);
  list.row(count_cells(report, dry_run));
  list.end();
}

}  // namespace

std::string refused_row(const Console& console, const intake::RowRefusal& refusal) {
  return console.text("{file}, line {line}: {sentence}",
                      {{"file", refusal.file},
                       {"line", std::to_string(refusal.row)},
                       {"sentence", i18n::sentence(console.texts(), refusal.refusal)}});
}

ImportList::ImportList(Session& session) : m_list(session.console(), list_columns(session)) {}

void ImportList::add(const intake::ImportReport& report, const std::string& profile,
                     const std::string& files, bool dry_run) {
  std::vector<reports::Cell> cells = count_cells(report, dry_run);
  cells.insert(cells.begin() + 1, {reports::Cell(profile), reports::Cell(files)});
  m_list.row(cells);
}

void tell_details(Console& console, const intake::ImportReport& report) {
  for (const auto& note : report.notes) console.say(i18n::sentence(console.texts(), note));
  for (const auto& refusal : report.refusals) console.say(refused_row(console, refusal));
  const auto shown = static_cast<std::int64_t>(report.refusals.size());
  if (report.refused_rows() > shown) {
    console.say(console.texts().plural("{n} more row was refused.", "{n} more rows were refused.",
                                       report.refused_rows() - shown));
  }
}

Status show_import(Session& session, const intake::ImportReport& report, bool dry_run) {
  show_counts(session, report, dry_run);
  tell_details(session.console(), report);
  return report.refused_rows() > 0 ? Status::refused : Status::done;
}

}  // namespace kontor::cli
