#include <array>
#include <tuple>
#include <utility>

#include "app/cli/commands.h"
#include "app/reports.h"
#include "i18n/language.h"
#include "i18n/mark.h"
#include "reports/report_files.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using reports::Parameter;

struct ReportOptions {
  std::string name, from, to, period, entity, channel, location, batch;
  std::string format, file, language;
};

/// "--from", "--to", ...: the options that a report takes.
std::string_view option_of(Parameter parameter) {
  switch (parameter) {
    case Parameter::from:
      return "--from";
    case Parameter::to:
      return "--to";
    case Parameter::entity:
      return "--entity";
    case Parameter::channel:
    case Parameter::common:
      return "--channel";
    case Parameter::location:
      return "--location";
    case Parameter::batch:
      return "--batch";
  }
  return {};
}

/// The day where the book's first company is.
BusinessDate book_today(Session& session) {
  const auto zone = TimeZone::find(company_names(session).home_zone());
  return zone.value_or(TimeZone::utc()).business_date(session.clock().now(), 0);
}

/// The first day of a month, counted from another one.
BusinessDate month_from(BusinessDate day, int months) {
  const int all = day.year() * 12 + day.month() - 1 + months;
  return BusinessDate::of(all / 12, all % 12 + 1, 1);
}

constexpr std::array<std::string_view, 6> period_names = {"yesterday",  "last-7-days", "this-month",
                                                          "last-month", "this-year",   "last-year"};

/// The whole days of a period as of today, so that a schedule needs no arithmetic.
std::pair<BusinessDate, BusinessDate> period_named(std::string_view name, BusinessDate today) {
  const auto months = [](BusinessDate first, int count) {
    return std::pair{first, month_from(first, count) + -1};
  };
  if (name == "yesterday") return {today + -1, today + -1};
  if (name == "last-7-days") return {today + -7, today + -1};
  if (name == "this-month") return months(month_from(today, 0), 1);
  if (name == "last-month") return months(month_from(today, -1), 1);
  const int year = today.year() - (name == "last-year" ? 1 : 0);
  return months(BusinessDate::of(year, 1, 1), 12);
}

/// A schedule writes another file each day: {date} in a name is the day of the run.
std::string dated(Session& session, std::string file) {
  constexpr std::string_view mark = "{date}";
  for (auto at = file.find(mark); at != std::string::npos; at = file.find(mark, at)) {
    file.replace(at, mark.size(), book_today(session).to_iso());
  }
  return file;
}

Status report_list(Session& session) {
  Listing list(session.console(), {session.column("report", KONTOR_TEXT("Report")),
                                   session.column("title", KONTOR_TEXT("Title")),
                                   session.column("options", KONTOR_TEXT("Options")),
                                   session.column("about", KONTOR_TEXT("What it shows"))});
  RowLimit limit(session);
  for (const reports::Report& report : reports::all_reports()) {
    if (!limit.admits()) break;
    std::string options;
    for (const Parameter parameter : report.parameters) {
      if (parameter == Parameter::common) continue;
      options += (options.empty() ? "" : " ") + std::string(option_of(parameter));
    }
    list.row(
        {std::string(report.id), session.text(report.title), options, session.text(report.about)});
  }
  list.end();
  return Status::done;
}

const reports::Report& report_of(Session& session, const ReportOptions& o) {
  const auto* report = reports::report_named(o.name);
  if (report != nullptr) return *report;
  throw WrongUsage(session.console().text(
      "There is no report {report}. kontor report list names them all.", {{"report", o.name}}));
}

/// An option that a report does not look at would be believed to have been obeyed.
void refuse_idle_options(Session& session, const reports::Report& report, const ReportOptions& o) {
  const std::pair<Parameter, const std::string&> given[] = {
      {Parameter::from, o.from},       {Parameter::to, o.to},
      {Parameter::from, o.period},     {Parameter::entity, o.entity},
      {Parameter::channel, o.channel}, {Parameter::location, o.location},
      {Parameter::batch, o.batch}};
  for (const auto& [parameter, value] : given) {
    if (value.empty() || report.takes(parameter)) continue;
    throw WrongUsage(session.console().text(
        "The report {report} has no option {option}.",
        {{"report", std::string(report.id)},
         {"option",
          &value == &o.period ? std::string("--period") : std::string(option_of(parameter))}}));
  }
}

reports::ReportRequest request_of(Session& session, const reports::Report& report,
                                  const ReportOptions& o) {
  refuse_idle_options(session, report, o);
  reports::ReportRequest request;
  if (!o.period.empty()) {
    if (!o.from.empty() || !o.to.empty()) {
      throw WrongUsage(session.text("Say either --period or --from and --to."));
    }
    std::tie(request.from, request.to) = period_named(o.period, book_today(session));
  }
  if (!o.from.empty()) request.from = parse_date("--from", o.from);
  if (!o.to.empty()) request.to = parse_date("--to", o.to);
  if (!o.batch.empty()) {
    const auto number = Decimal::parse(o.batch);
    if (!number || number->scale != 0 || number->mantissa <= 0) {
      throw Stop({RefusalCode::batch_unknown, {{"batch", o.batch}}});
    }
    request.batch = number->mantissa;
  }
  if (o.entity.empty() && o.channel.empty() && o.location.empty()) return request;
  const auto names = company_names(session);
  if (!o.entity.empty()) request.entity = names.entity_named(o.entity).id;
  if (!o.location.empty()) request.location = names.location_named(o.location).id;
  if (o.channel.empty()) return request;
  request.common = o.channel == "common" && report.takes(Parameter::common);
  if (!request.common) request.channel = names.channel_named(o.channel).id;
  return request;
}

std::optional<reports::ReportFormat> format_of(Session& session, const ReportOptions& o) {
  if (!o.format.empty()) return reports::report_format_named(o.format);
  if (o.file.empty()) return std::nullopt;
  const auto format = reports::report_format_of(o.file);
  if (format) return format;
  throw WrongUsage(session.console().text(
      "What kind of file {file} is to be is not clear. Give it the ending csv, xlsx or pdf, or "
      "say --format.",
      {{"file", o.file}}));
}

Status report_run(Session& session, const ReportOptions& o) {
  Console& console = session.console();
  const reports::Report& report = report_of(session, o);
  const auto format = format_of(session, o);
  reports::ReportJob job;
  job.report = &report;
  job.request = request_of(session, report, o);
  job.texts = i18n::Catalogue::load(
      o.language.empty() ? console.texts().language() : std::string_view(o.language),
      i18n::locale_dir());
  // A language that was asked for is meant to be read: heads and words come in it.
  const auto reader =
      o.language.empty() ? reports::ReportReader::program : reports::ReportReader::person;
  app::BookReports desk(session.book());
  const auto source = desk.source();
  if (!o.file.empty()) {
    const std::string file = dated(session, o.file);
    const auto result =
        take(reports::write_report_file(source, job, *format, reader, file, session.limit()));
    console.say(console.texts().plural("{n} row was written to {file}.",
                                       "{n} rows were written to {file}.", result.rows,
                                       {{"file", file}}));
    return Status::done;
  }
  if (format) {
    take(reports::write_report(source, job, *format, reader, console.out(), session.limit()));
    return Status::done;
  }
  const auto list = reports::make_list_sink(console.out(), console.form(), *job.texts, reader);
  reports::FirstRows first(*list, session.limit().value_or(INT64_MAX));
  take(reports::run_report(source, job, first));
  return Status::done;
}

}  // namespace

void add_report(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group =
      tree.group("report", KONTOR_TEXT("Reports: on the screen, as a spreadsheet, on paper"));
  tree.command(group, "list", KONTOR_TEXT("List the reports")).open_to_all().does([&session] {
    return report_list(session);
  });

  const auto o = options<ReportOptions>();
  Command run = tree.command(group, "run", KONTOR_TEXT("Run a report"));
  run.argument("NAME", o->name, KONTOR_TEXT("The report, as report list names it"));
  run.option("--from", o->from, "DATE", KONTOR_TEXT("First day"));
  run.option("--to", o->to, "DATE", KONTOR_TEXT("Last day"));
  std::string periods;
  for (const auto name : period_names) periods += (periods.empty() ? "" : "|") + std::string(name);
  run.option("--period", o->period, periods,
             KONTOR_TEXT("Whole days counted from today, instead of --from and --to"));
  run.option("--entity", o->entity, "CODE", KONTOR_TEXT("Only this company"));
  run.option("--channel", o->channel, "CODE",
             KONTOR_TEXT("Only this channel; in the ledger also common, for what belongs to none"));
  run.option("--location", o->location, "CODE", KONTOR_TEXT("Only this location"));
  run.option("--batch", o->batch, "NUMBER", KONTOR_TEXT("The import; else the last"));
  run.option("--format", o->format, "csv|xlsx|pdf",
             KONTOR_TEXT("Form of the report; else by the file's ending, or as --output says"));
  run.option("--to-file", o->file, "FILE",
             KONTOR_TEXT("Where to write it, with {date} for the day of the run; else to standard "
                         "output"));
  std::string spoken;
  for (const auto& language : i18n::languages()) {
    spoken += (spoken.empty() ? "" : "|") + std::string(language.code);
  }
  run.option("--language", o->language, spoken,
             KONTOR_TEXT("The report's language, also for the heads and words of a CSV, which "
                         "otherwise has keys and codes; else that of messages"));
  run.open_to_all();  // each report asks for its own right
  run.does([&session, o] { return report_run(session, *o); });
}

}  // namespace kontor::cli
