#include <array>
#include <climits>
#include <map>
#include <tuple>

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/staff/people.h"
#include "domain/staff/performance.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

constexpr int usual_days = 30;

struct PerformanceOptions {
  std::string from, to, channel, location, lines, by, window;
};

staff::CreditFilter filter_of(Session& session, const PerformanceOptions& o) {
  const auto names = company_names(session);
  const auto today = app::local_today(session.clock());
  staff::CreditFilter filter;
  filter.to = o.to.empty() ? today : parse_date("--to", o.to);
  filter.from = o.from.empty() ? filter.to + -(usual_days - 1) : parse_date("--from", o.from);
  if (filter.to < filter.from)
    throw Stop({RefusalCode::date_range_invalid,
                {{"from", filter.from.to_iso()}, {"to", filter.to.to_iso()}}});
  if (!o.channel.empty()) filter.channel = names.channel_named(o.channel).id;
  if (!o.location.empty()) filter.location = names.location_named(o.location).id;
  return filter;
}

/// Cells of one row of figures.
class FigureCells {
 public:
  FigureCells(Console& console, Currency currency) : m_console(console), m_currency(currency) {}

  reports::Cell money(std::int64_t minor) const { return m_console.money({minor, m_currency}); }
  reports::Cell money(const std::optional<std::int64_t>& minor) const {
    return minor ? money(*minor) : reports::Cell();
  }
  /// Hundredths of a percent.
  reports::Cell percent(const std::optional<std::int64_t>& rate) const {
    return rate ? m_console.decimal(with_decimals(*rate, 2)) : reports::Cell();
  }
  /// Millionths of an order, as hundredths.
  reports::Cell orders(std::int64_t ppm) const {
    constexpr std::int64_t ppm_of_hundredth = 10'000;
    return m_console.decimal(with_decimals(mul_div_half_up(ppm, 1, ppm_of_hundredth), 2));
  }
  reports::Cell thousandths(const std::optional<std::int64_t>& number) const {
    return number ? m_console.decimal(with_decimals(*number, 3)) : reports::Cell();
  }

 private:
  Console& m_console;
  Currency m_currency;
};

std::vector<reports::Column> who_columns(Session& session) {
  return {session.column("employee", KONTOR_TEXT("Employee")),
          session.column("name", KONTOR_TEXT("Name")),
          session.column("currency", KONTOR_TEXT("Currency"))};
}

std::vector<reports::Column> sums_columns(Session& session) {
  const auto decimal = ColumnType::decimal;
  return {session.column("rung_up", KONTOR_TEXT("Rung up"), ColumnType::integer),
          session.column("orders", KONTOR_TEXT("Orders"), decimal),
          session.column("units", KONTOR_TEXT("Units"), decimal),
          session.column("gross", KONTOR_TEXT("Gross sales"), decimal),
          session.column("discounts", KONTOR_TEXT("Discounts"), decimal),
          session.column("manual_discounts", KONTOR_TEXT("By hand"), decimal),
          session.column("returns", KONTOR_TEXT("Returns"), decimal),
          session.column("net", KONTOR_TEXT("Net sales"), decimal)};
}

std::vector<reports::Column> ratio_columns(Session& session) {
  const auto decimal = ColumnType::decimal;
  return {session.column("order_value", KONTOR_TEXT("Value of an order"), decimal),
          session.column("units_per_order", KONTOR_TEXT("Items an order"), decimal),
          session.column("discount_percent", KONTOR_TEXT("Discounts %"), decimal),
          session.column("manual_percent", KONTOR_TEXT("By hand %"), decimal),
          session.column("add_on_percent", KONTOR_TEXT("Add-ons %"), decimal),
          session.column("customer_percent", KONTOR_TEXT("Customer known %"), decimal),
          session.column("return_percent", KONTOR_TEXT("Came back %"), decimal),
          session.column("hours", KONTOR_TEXT("Hours"), decimal),
          session.column("net_per_hour", KONTOR_TEXT("Net sales an hour"), decimal),
          session.column("net_last_year", KONTOR_TEXT("A year before"), decimal),
          session.column("target", KONTOR_TEXT("Target"), decimal),
          session.column("target_percent", KONTOR_TEXT("Of target %"), decimal)};
}

std::vector<reports::Cell> who_cells(const std::vector<staff::Employee>& all, EmployeeId employee,
                                     Currency currency) {
  for (const auto& e : all)
    if (e.id == employee) return {e.code, employee_label(e), std::string(currency.code())};
  return {reports::Cell(), reports::Cell(), std::string(currency.code())};
}

std::vector<reports::Cell> sums_cells(Console& console, const ThousandthsColumn& units,
                                      Currency currency, const books::TicketSums& s) {
  const FigureCells cells(console, currency);
  return {s.orders,
          cells.orders(s.credit_ppm),
          console.decimal(units.text(s.units_milli)),
          cells.money(s.gross_minor),
          cells.money(s.discount_minor),
          cells.money(s.manual_minor),
          cells.money(s.returns_minor),
          cells.money(s.gross_minor - s.discount_minor - s.returns_minor)};
}

/// Worked hours: thirds of them have two decimals, so that all have.
std::string worked_hours(std::int64_t minutes) {
  constexpr std::int64_t milli_of_hundredth = 10;
  return with_decimals(staff::as_hours(minutes).milli / milli_of_hundredth, 2);
}

std::vector<reports::Cell> ratio_cells(Console& console, const staff::Performance& p) {
  const FigureCells cells(console, p.currency);
  return {cells.money(p.order_value()),
          cells.thousandths(p.units_per_order()),
          cells.percent(p.discount_rate()),
          cells.percent(p.manual_rate()),
          cells.percent(p.add_on_rate()),
          cells.percent(p.customer_rate()),
          cells.percent(p.return_rate()),
          p.minutes == 0 ? reports::Cell() : console.decimal(worked_hours(p.minutes)),
          cells.money(p.per_hour()),
          cells.money(p.last_year_minor),
          p.target_minor == 0 ? reports::Cell() : cells.money(p.target_minor),
          cells.percent(p.target_rate())};
}

template <class Row>
std::vector<Row> joined(std::vector<Row> first, const std::vector<Row>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Status show_totals(Session& session, const PerformanceOptions& o) {
  auto& book = session.book();
  staff::PerformanceQuestion question;
  question.of = filter_of(session, o);
  question.today = app::local_today(session.clock());
  if (!o.window.empty()) question.return_window = std::stoi(o.window);
  app::Readers readers;
  const auto all = all_staff(session);
  const auto rows = book.book().read([&](Unit& unit) {
    return staff::performance(unit, readers.team(), book.stores(), book.actor(), question);
  });
  ThousandthsColumn units;
  for (const auto& row : rows) units.add(row.sums.units_milli);
  Listing list(session.console(),
               joined(joined(who_columns(session), sums_columns(session)), ratio_columns(session)));
  RowLimit limit(session);
  for (const auto& row : rows) {
    if (!limit.admits()) break;
    list.row(joined(joined(who_cells(all, row.employee, row.currency),
                           sums_cells(session.console(), units, row.currency, row.sums)),
                    ratio_cells(session.console(), row)));
  }
  list.end();
  return Status::done;
}

/// Monday first.
std::string weekday_code(int weekday) {
  static constexpr std::array codes = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
  return codes.at(static_cast<std::size_t>(weekday));
}

/// By weekday, or by hour of the day.
Status show_week(Session& session, const PerformanceOptions& o) {
  auto& book = session.book();
  const bool by_hour = o.by == "hour";
  const auto filter = filter_of(session, o);
  app::Readers readers;
  const auto all = all_staff(session);
  const auto hours = book.book().read([&](Unit& unit) {
    return staff::by_week_hour(unit, readers.team(), book.stores(), book.actor(), filter);
  });
  std::map<std::tuple<EmployeeId, Currency, int>, books::TicketSums> rows;
  for (const auto& one : hours)
    rows[{one.employee, one.currency, by_hour ? one.hour : one.weekday}] += one.sums;
  ThousandthsColumn units;
  for (const auto& [key, sums] : rows) units.add(sums.units_milli);
  auto columns = who_columns(session);
  columns.push_back(by_hour ? session.column("hour", KONTOR_TEXT("Hour"), ColumnType::integer)
                            : session.column("weekday", KONTOR_TEXT("Weekday")));
  Listing list(session.console(), joined(columns, sums_columns(session)));
  RowLimit limit(session);
  for (const auto& [key, sums] : rows) {
    if (!limit.admits()) break;
    const auto& [employee, currency, part] = key;
    auto cells = who_cells(all, employee, currency);
    cells.push_back(by_hour ? reports::Cell(std::int64_t{part})
                            : reports::Cell(weekday_code(part)));
    list.row(joined(cells, sums_cells(session.console(), units, currency, sums)));
  }
  list.end();
  return Status::done;
}

/// The lines that the figures of one employee are made of.
Status show_lines(Session& session, const PerformanceOptions& o) {
  auto& book = session.book();
  const auto all = all_staff(session);
  const auto names = company_names(session);
  auto filter = filter_of(session, o);
  filter.employee = take(staff::employee_named(all, o.lines)).id;
  app::Readers readers;
  auto lines =
      book.book().read([&](Unit& unit) { return readers.team().lines(unit, filter, INT_MAX); });
  std::erase_if(lines, [&](const auto& l) { return !staff::sees_credit(book.actor(), l.key); });
  Console& console = session.console();
  ThousandthsColumn units;
  for (const auto& line : lines) units.add(line.sums.units_milli);
  Listing list(console, joined({session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
                                session.column("order", KONTOR_TEXT("Order")),
                                session.column("channel", KONTOR_TEXT("Channel")),
                                session.column("location", KONTOR_TEXT("Location")),
                                session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
                                session.column("sku", KONTOR_TEXT("SKU")),
                                session.column("credit", KONTOR_TEXT("Credit moved")),
                                session.column("currency", KONTOR_TEXT("Currency"))},
                               sums_columns(session)));
  RowLimit limit(session);
  for (const auto& line : lines) {
    if (!limit.admits()) break;
    list.row(joined(
        {console.date(line.date), text_or_null(line.order), names.channel_code(line.key.channel),
         names.location_code(line.key.location), std::int64_t{line.line}, text_or_null(line.sku),
         line.credit ? console.coded("credit", console.text("credit moved")) : reports::Cell(),
         std::string(line.key.currency.code())},
        sums_cells(console, units, line.key.currency, line.sums)));
  }
  list.end();
  return Status::done;
}

Status employee_performance(Session& session, const PerformanceOptions& o) {
  if (!o.lines.empty()) return show_lines(session, o);
  return o.by.empty() || o.by == "total" ? show_totals(session, o) : show_week(session, o);
}

}  // namespace

void add_employee_performance(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto wanted = options<PerformanceOptions>();
  Command command =
      tree.command(group, "performance",
                   KONTOR_TEXT("Show what each employee sold, as credited; others only to who may "
                               "see the team"));
  command.option("--from", wanted->from, "DATE", KONTOR_TEXT("First day; else 30 days in all"));
  command.option("--to", wanted->to, "DATE", KONTOR_TEXT("Last day; else today"));
  command.option("--channel", wanted->channel, "CODE", KONTOR_TEXT("Only this channel"));
  command.option("--location", wanted->location, "CODE", KONTOR_TEXT("Only this location"));
  command.option("--by", wanted->by, "total|weekday|hour",
                 KONTOR_TEXT("In all, or by weekday or hour of the shop"));
  command.option("--return-days", wanted->window, "N",
                 KONTOR_TEXT("Days in which what comes back counts; else 30"));
  command.option("--lines", wanted->lines, "EMPLOYEE",
                 KONTOR_TEXT("The lines that this employee's figures are made of"));
  command.open_to_all();
  command.does([&session, wanted] { return employee_performance(session, *wanted); });
}

}  // namespace kontor::cli
