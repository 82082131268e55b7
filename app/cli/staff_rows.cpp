#include "app/cli/staff_rows.h"

#include <algorithm>

#include "app/cli/import_report.h"
#include "domain/staff/places.h"
#include "i18n/mark.h"
#include "i18n/sentence.h"

namespace kontor::cli {

using reports::ColumnType;

namespace staff_rows_detail {

/// What stands in the column `state`; empty: an employee like any other.
std::string_view state_code(const staff::Employee& e, BusinessDate today) {
  if (e.bound_to) return "bound";
  if (e.provisional) return "provisional";
  if (e.owner) return "owner";
  return staff::has_left(e, today) ? "left" : "";
}

std::string state_name(const Console& console, std::string_view code) {
  if (code == "bound") return console.text("bound");
  if (code == "provisional") return console.text("provisional");
  if (code == "owner") return console.text("Owner");
  return code == "left" ? console.text("has left") : std::string();
}

std::string shops_text(const CompanyNames& names, const staff::Employee& e) {
  std::string text;
  for (const LocationId shop : e.shops)
    text += (text.empty() ? "" : ",") + names.location_code(shop);
  return text;
}

std::string aliases_text(const CompanyNames& names,
                         const std::vector<staff::EmployeeAlias>& aliases, EmployeeId employee) {
  std::string text;
  for (const auto& alias : aliases)
    if (alias.employee == employee)
      text += (text.empty() ? "" : "; ") + names.channel_code(alias.channel) + "=" + alias.alias;
  return text;
}

/// "SELLER@NORD,ACCOUNTANT": each with where it holds.
std::string roles_text(const CompanyNames& names, const std::vector<staff::GivenRole>& given,
                       const staff::Employee& e) {
  std::string text = e.owner ? std::string(staff::owner_role) : std::string();
  for (const auto& one : given) {
    if (one.employee != e.id || e.owner) continue;
    text += (text.empty() ? "" : ",") + one.role;
    for (const std::string& code :
         {names.entity_code(one.scope.entity), names.location_code(one.scope.location),
          names.channel_code(one.scope.channel)})
      if (!code.empty()) text += "@" + code;
  }
  return text;
}

}  // namespace staff_rows_detail

std::vector<staff::Employee> all_staff(Session& session) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) { return book.stores().employees.list(unit); });
}

std::vector<staff::Employee> staff_of(Session& session) {
  return staff::seen_by(session.book().actor(), all_staff(session),
                        company_names(session).locations());
}

std::string with_decimals(std::int64_t number, int decimals) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  const auto wanted = static_cast<std::size_t>(decimals) + 1;
  if (digits.size() < wanted) digits.insert(0, wanted - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return (number < 0 ? "-" : "") + digits;
}

void ThousandthsColumn::add(std::int64_t milli) {
  constexpr int tenth = 100, hundredth = 10;
  const int needed = milli % 1000 == 0        ? 0
                     : milli % tenth == 0     ? 1
                     : milli % hundredth == 0 ? 2
                                              : 3;
  m_decimals = std::max(m_decimals, needed);
}

std::string ThousandthsColumn::text(std::int64_t milli) const {
  std::int64_t parts = 1000;
  for (int i = 0; i < m_decimals; ++i) parts /= 10;
  return with_decimals(milli / parts, m_decimals);
}

std::string plain_measure(staff::Measure measure, Currency currency, std::int64_t ratio) {
  constexpr std::int64_t milli_of_hundredth = 10, ppm_of_hundredth = 100;
  switch (measure) {
    case staff::Measure::units_per_order:
      return with_decimals(mul_div_half_up(ratio, 1, milli_of_hundredth), 2);
    case staff::Measure::order_value:
      return Money{ratio, currency}.to_decimal();
    default:
      return with_decimals(mul_div_half_up(ratio, 1, ppm_of_hundredth), 2);
  }
}

std::string employee_label(const staff::Employee& employee) {
  return employee.name.empty() ? employee.code : employee.name;
}

std::string employee_code(const std::vector<staff::Employee>& all, EmployeeId id) {
  for (const auto& e : all)
    if (e.id == id) return e.code;
  return {};
}

void show_employees(Session& session, const std::vector<staff::Employee>& rows) {
  using namespace staff_rows_detail;
  auto& book = session.book();
  Console& console = session.console();
  const auto names = company_names(session);
  const auto aliases =
      book.book().read([&](Unit& unit) { return book.stores().employees.aliases(unit); });
  const auto given = book.book().read([&](Unit& unit) { return book.stores().roles.given(unit); });
  const auto today = app::local_today(session.clock());
  const auto day = [&](const std::optional<BusinessDate>& date) {
    return date ? console.date(*date) : reports::Cell();
  };
  Listing list(console, {session.column("code", KONTOR_TEXT("Code")),
                         session.column("name", KONTOR_TEXT("Name")),
                         session.column("entity", KONTOR_TEXT("Company")),
                         session.column("shops", KONTOR_TEXT("Shops")),
                         session.column("hired", KONTOR_TEXT("First day"), ColumnType::date),
                         session.column("left", KONTOR_TEXT("Last day"), ColumnType::date),
                         session.column("state", KONTOR_TEXT("State")),
                         session.column("aliases", KONTOR_TEXT("Names in files")),
                         session.column("roles", KONTOR_TEXT("Roles"))});
  RowLimit limit(session);
  for (const auto& e : rows) {
    if (!limit.admits()) break;
    const auto state = state_code(e, today);
    list.row({e.code, text_or_null(e.name), text_or_null(names.entity_code(e.entity)),
              text_or_null(shops_text(names, e)), day(e.hired), day(e.left),
              state.empty() ? reports::Cell() : console.coded(state, state_name(console, state)),
              text_or_null(aliases_text(names, aliases, e.id)),
              text_or_null(roles_text(names, given, e))});
  }
  list.end();
}

Status show_list_report(Session& session, const ListReport& report) {
  Console& console = session.console();
  for (const auto& refused : report.refusals)
    console.say(refused_row(console, {refused.row, refused.file, refused.refusal}));
  Listing list(console,
               {session.column("create", KONTOR_TEXT("New"), ColumnType::integer),
                session.column("update", KONTOR_TEXT("Changed"), ColumnType::integer),
                session.column("unchanged", KONTOR_TEXT("Unchanged"), ColumnType::integer),
                session.column("refuse", KONTOR_TEXT("Refused"), ColumnType::integer)},
               Listing::Shape::object);
  list.row({report.created, report.updated, report.unchanged,
            static_cast<std::int64_t>(report.refusals.size())});
  list.end();
  return report.refusals.empty() ? Status::done : Status::refused;
}

}  // namespace kontor::cli
