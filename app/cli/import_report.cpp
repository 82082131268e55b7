#include "app/cli/import_report.h"

#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

void show_counts(Session& session, const intake::ImportReport& report, bool dry_run) {
  Listing list(session.console(),
               {session.column("batch", KONTOR_TEXT("Import"), ColumnType::integer),
                session.column("channel", KONTOR_TEXT("Channel")),
                session.column("dry_run", KONTOR_TEXT("Dry run"), ColumnType::boolean),
                session.column("create", KONTOR_TEXT("New"), ColumnType::integer),
                session.column("update", KONTOR_TEXT("Changed"), ColumnType::integer),
                session.column("unchanged", KONTOR_TEXT("Unchanged"), ColumnType::integer),
                session.column("refuse", KONTOR_TEXT("Refused"), ColumnType::integer)},
               Listing::Shape::object);
  const auto& counts = report.counts;
  list.row({report.batch_number == 0 ? reports::Cell() : reports::Cell(report.batch_number),
            text_or_null(report.channel), dry_run, counts.create, counts.update, counts.unchanged,
            counts.refuse});
  list.end();
}

}  // namespace

std::string refused_row(const Console& console, const intake::RowRefusal& refusal) {
  return console.text("{file}, line {line}: {sentence}",
                      {{"file", refusal.file},
                       {"line", std::to_string(refusal.row)},
                       {"sentence", i18n::sentence(console.texts(), refusal.refusal)}});
}

Status show_import(Session& session, const intake::ImportReport& report, bool dry_run) {
  Console& console = session.console();
  show_counts(session, report, dry_run);
  for (const auto& note : report.notes) console.say(i18n::sentence(console.texts(), note));
  for (const auto& refusal : report.refusals) console.say(refused_row(console, refusal));
  const auto shown = static_cast<std::int64_t>(report.refusals.size());
  if (report.refused_rows() > shown) {
    console.say(console.texts().plural("{n} more row was refused.", "{n} more rows were refused.",
                                       report.refused_rows() - shown));
  }
  return report.refused_rows() > 0 ? Status::refused : Status::done;
}

}  // namespace kontor::cli
