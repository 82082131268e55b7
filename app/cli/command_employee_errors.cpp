// What was put right of somebody's work.

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/base/zone.h"
#include "domain/staff/errors.h"
#include "domain/staff/people.h"
#include "i18n/error_words.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct ErrorOptions {
  std::string employee, from, to;
};

staff::ErrorFilter error_filter(Session& session, const CompanyNames& names,
                                const ErrorOptions& o) {
  const auto zone = TimeZone::find(names.home_zone()).value_or(TimeZone::utc());
  const BusinessDate to =
      o.to.empty() ? app::local_today(session.clock()) : parse_date("--to", o.to);
  const BusinessDate from =
      o.from.empty() ? to + -(staff::error_days - 1) : parse_date("--from", o.from);
  if (to < from)
    throw Stop({RefusalCode::date_range_invalid, {{"from", from.to_iso()}, {"to", to.to_iso()}}});
  staff::ErrorFilter filter;
  filter.employee = take(staff::employee_named(all_staff(session), o.employee)).id;
  filter.from = zone.instant({from, 0});
  filter.to = Instant{zone.instant({to + 1, 0}).ms - 1};
  return filter;
}

Status employee_errors(Session& session, const ErrorOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const auto names = company_names(session);
  const auto filter = error_filter(session, names, o);
  const auto all = all_staff(session);
  const auto reasons = book.book().read(
      [&](Unit& unit) { return stock::all_reasons(book.stores().stock_reasons.own(unit)); });
  app::Readers readers;
  Listing list(console, {session.column("at", KONTOR_TEXT("Time"), ColumnType::date),
                         session.column("what", KONTOR_TEXT("What happened")),
                         session.column("document", KONTOR_TEXT("Document")),
                         session.column("number", KONTOR_TEXT("Number")),
                         session.column("location", KONTOR_TEXT("Location")),
                         session.column("channel", KONTOR_TEXT("Channel")),
                         session.column("by", KONTOR_TEXT("Put right by")),
                         session.column("reason", KONTOR_TEXT("Reason")),
                         session.column("net", KONTOR_TEXT("Net sales"), ColumnType::decimal),
                         session.column("currency", KONTOR_TEXT("Currency"))});
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const staff::ErrorFilter& wanted) {
        return take(staff::error_log(unit, readers.team(), book.stores(), book.actor(), wanted));
      },
      [&](const staff::ErrorRow& row) {
        if (!limit.admits()) return false;
        const auto& texts = console.texts();
        const bool order = row.type == books::DocumentKind::order;
        list.row({console.instant(row.at),
                  console.coded(name_of(row.kind), i18n::name(texts, row.kind)),
                  console.coded(i18n::error_document_code(row.type),
                                i18n::error_document_name(texts, row.type)),
                  text_or_null(row.number), text_or_null(names.location_code(row.place.location)),
                  text_or_null(names.channel_code(row.place.channel)),
                  text_or_null(employee_code(all, row.by)),
                  row.reason.empty()
                      ? reports::Cell()
                      : console.coded(row.reason, i18n::error_reason(texts, reasons, row.reason)),
                  row.net_minor ? console.money({*row.net_minor, row.currency}) : reports::Cell(),
                  order ? reports::Cell(std::string(row.currency.code())) : reports::Cell()});
        return true;
      });
  list.end();
  return Status::done;
}

}  // namespace

void add_employee_errors(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto wanted = options<ErrorOptions>();
  Command command = tree.command(
      group, "errors", KONTOR_TEXT("List what was put right of an employee’s work; one’s own too"));
  command.argument("EMPLOYEE", wanted->employee, KONTOR_TEXT("Code or name of the employee"));
  command.option("--from", wanted->from, "DATE", KONTOR_TEXT("First day; else 90 days in all"));
  command.option("--to", wanted->to, "DATE", KONTOR_TEXT("Last day; else today"));
  command.open_to_all();
  command.does([&session, wanted] { return employee_errors(session, *wanted); });
}

}  // namespace kontor::cli
