#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/import_report.h"
#include "channels/old_figures.h"
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

insight::CompareRequest compare_request(const CompareOptions& o, const company::Entity& entity) {
  insight::CompareRequest request;
  request.entity = entity.id;
  request.currency = entity.currency;
  if (o.tolerance.empty()) return request;
  const auto decimal = Decimal::parse(o.tolerance);
  const auto money = decimal ? Money::from_decimal(*decimal, entity.currency) : std::nullopt;
  if (!money || money->minor < 0)
    throw Stop(
        {RefusalCode::value_not_number, {{"column", "--tolerance"}, {"value", o.tolerance}}});
  request.tolerance_minor = money->minor;
  return request;
}

/// Reads the old system's files; gives how many rows were refused.
std::int64_t read_files(Session& session, const CompareOptions& o,
                        insight::CompareRequest& request) {
  std::int64_t refused = 0;
  for (const std::string& file : o.files) {
    auto read = take(channels::read_old_figures(file, request.currency));
    request.old_figures.insert(request.old_figures.end(), read.figures.begin(), read.figures.end());
    for (const auto& refusal : read.refusals)
      session.console().say(refused_row(session.console(), refusal));
    refused += std::ssize(read.refusals);
  }
  return refused;
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

void show_rows(Session& session, const insight::CompareReport& report,
               const insight::CompareRequest& request, bool only_differences) {
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
              text_or_null(row.key.location),
              figure_cell(console, figure, request.currency, row.old_value),
              figure_cell(console, figure, request.currency, row.our_value),
              figure_cell(console, figure, request.currency, row.difference()), row.agrees,
              text_or_null(joined_numbers(row.documents))});
  }
  list.end();
}

Status compare(Session& session, const CompareOptions& o) {
  auto request = compare_request(o, compared_entity(session, o));
  const std::int64_t refused = read_files(session, o, request);
  auto& book = session.book();
  const auto report =
      take(insight::compare_figures(book.book(), book.stores(), book.actor(), request));
  show_rows(session, report, request, o.differences);
  session.console().say(session.console().texts().plural("{n} figure differs.",
                                                         "{n} figures differ.", report.differing));
  return report.differing > 0 || refused > 0 ? Status::refused : Status::done;
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
  command.does([&session, o] { return compare(session, *o); });
}

}  // namespace kontor::cli
