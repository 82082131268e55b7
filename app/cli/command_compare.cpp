#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "app/compare_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct CompareOptions {
  std::vector<std::string> files;
  std::string tolerance, entity;
  bool differences = false;
};

company::Entity compared_entity(Session& session, const CompareOptions& o) {
  auto& book = session.book();
  const auto all =
      book.book().read([&](Unit& unit) { return book.stores().company.entities(unit); });
  if (o.entity.empty() && all.size() == 1) return all.front();
  return company_names(session).entity_named(o.entity);
}

reports::Cell figure_cell(const Console& console, insight::ComparedFigure figure, Currency currency,
                          std::optional<std::int64_t> value) {
  if (!value) return {};
  return insight::is_money(figure) ? console.money({*value, currency})
                                   : console.quantity(Quantity{*value});
}

std::string joined_numbers(const std::vector<std::string>& numbers) {
  std::string text;
  for (const std::string& number : numbers) text += (text.empty() ? "" : ", ") + number;
  return text;
}

void show_rows(Session& session, const insight::CompareReport& report, Currency currency,
               bool only_differences) {
  Console& console = session.console();
  Listing list(
      console,
      {session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
       session.column("channel", KONTOR_TEXT("Channel")),
       session.column("figure", KONTOR_TEXT("Figure")), session.column("name", KONTOR_TEXT("Name")),
       session.column("location", KONTOR_TEXT("Location")),
       session.column("old", KONTOR_TEXT("Old system"), ColumnType::decimal),
       session.column("kontor", KONTOR_TEXT("Kontor"), ColumnType::decimal),
       session.column("difference", KONTOR_TEXT("Difference"), ColumnType::decimal),
       session.column("agrees", KONTOR_TEXT("Agrees"), ColumnType::boolean),
       session.column("documents", KONTOR_TEXT("Documents of this day"))});
  RowLimit limit(session);
  for (const auto& row : report.rows) {
    if (only_differences && row.agrees) continue;
    if (!limit.admits()) break;
    const auto figure = row.key.figure;
    list.row({reports::DateText{row.key.period.to_iso()}, text_or_null(row.key.channel),
              std::string(name_of(figure)), text_or_null(row.key.name),
              text_or_null(row.key.location), figure_cell(console, figure, currency, row.old_value),
              figure_cell(console, figure, currency, row.our_value),
              figure_cell(console, figure, currency, row.difference()), row.agrees,
              text_or_null(joined_numbers(row.documents))});
  }
  list.end();
}

Status compare(Session& session, const CompareOptions& o) {
  const auto entity = compared_entity(session, o);
  const auto tolerance = take(app::tolerance_of(o.tolerance, entity.currency, "--tolerance"));
  const auto compared = take(app::compare_files(session.book(), o.files, entity, tolerance));
  Console& console = session.console();
  for (const auto& refusal : compared.refusals) console.say(refused_row(console, refusal));
  show_rows(session, compared.report, entity.currency, o.differences);
  const std::int64_t differing = compared.report.differing;
  console.say(console.texts().plural("{n} figure differs.", "{n} figures differ.", differing));
  return differing > 0 || !compared.refusals.empty() ? Status::refused : Status::done;
}

}  // namespace

void add_setup_compare(Tree& tree, CLI::App& setup) {
  Session& session = tree.session();
  const auto o = options<CompareOptions>();
  Command command = tree.command(
      setup, "compare",
      KONTOR_TEXT("Compare the old system's figures with ours, for a month in which both run"));
  command.argument(
      "FILE", o->files,
      KONTOR_TEXT("Totals of the old system: date or month, channel, a column a figure"));
  command.option("--tolerance", o->tolerance, "AMOUNT",
                 KONTOR_TEXT("By how much amounts may differ; else by nothing"));
  command.option("--entity", o->entity, "CODE",
                 KONTOR_TEXT("The company, where there are several"));
  command.flag("--differences", o->differences, KONTOR_TEXT("Show only what differs"));
  command.needs({Permission::read_ledger});
  command.does([&session, o] { return compare(session, *o); });
}

}  // namespace kontor::cli
