#include "domain/staff/performance.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/zone.h"
#include "domain/staff/places.h"
#include "domain/staff/targets.h"

namespace kontor::staff {

namespace performance_detail {

using Key = std::pair<EmployeeId, Currency>;
using Rows = std::map<Key, Performance>;

Performance& row_of(Rows& rows, const CreditKey& key) {
  Performance& row = rows[{key.employee, key.currency}];
  row.employee = key.employee;
  row.currency = key.currency;
  return row;
}

/// What was worked, where somebody may see it; of a channel alone nobody knows.
std::map<EmployeeId, std::int64_t> minutes_of(Unit& unit, const Stores& stores,
                                              const company::Actor& actor, const CreditFilter& of) {
  std::map<EmployeeId, std::int64_t> minutes;
  if (of.channel) return minutes;
  const HoursFilter days{of.employee, of.from, of.to};
  const auto all = stores.employees.list(unit);
  const auto locations = stores.company.locations(unit);
  const auto hours = stores.employees.hours(unit, days);
  auto seen = seen_by(actor, hours, all, locations);
  for (const WorkedHours& own : hours)
    if (own.employee == actor.employee && std::ranges::find(seen, own) == seen.end())
      seen.push_back(own);
  for (const WorkedHours& worked : seen)
    if (!of.location || worked.location == of.location) minutes[worked.employee] += worked.minutes;
  return minutes;
}

/// Targets are of all that somebody sells: of a channel or a place alone there are none.
void add_targets(Rows& rows, Unit& unit, const Stores& stores, const CreditFilter& of) {
  if (of.channel || of.location) return;
  std::map<Key, std::vector<Target>> targets;
  for (const Target& target :
       stores.employees.targets(unit, {of.employee, of.from.month_start(), of.to}))
    targets[{target.employee, target.net.currency}].push_back(target);
  for (auto& [key, row] : rows)
    if (const auto own = targets.find(key); own != targets.end())
      row.target_minor = target_of_period(own->second, of.from, of.to);
}

}  // namespace performance_detail

std::optional<std::int64_t> rate_of(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t hundredths_of_percent = 10'000;
  if (whole == 0) return std::nullopt;
  return mul_div_half_up(part, hundredths_of_percent, whole);
}

std::optional<std::int64_t> Performance::order_value() const {
  if (sums.credit_ppm == 0) return std::nullopt;
  return mul_div_half_up(sums.gross_minor - sums.discount_minor, 1'000'000, sums.credit_ppm);
}

std::optional<std::int64_t> Performance::units_per_order() const {
  if (sums.credit_ppm == 0) return std::nullopt;
  return mul_div_half_up(sums.units_milli, 1'000'000, sums.credit_ppm);
}

std::optional<std::int64_t> Performance::discount_rate() const {
  return rate_of(sums.discount_minor, sums.gross_minor);
}

std::optional<std::int64_t> Performance::manual_rate() const {
  return rate_of(sums.manual_minor, sums.gross_minor);
}

std::optional<std::int64_t> Performance::add_on_rate() const {
  return rate_of(sums.add_on_ppm, sums.credit_ppm);
}

std::optional<std::int64_t> Performance::customer_rate() const {
  return rate_of(sums.customer_ppm, sums.credit_ppm);
}

std::optional<std::int64_t> Performance::return_rate() const {
  return rate_of(returned_minor, sold_minor);
}

std::optional<std::int64_t> Performance::target_rate() const {
  return rate_of(net_minor(), target_minor);
}

std::optional<std::int64_t> Performance::per_hour() const {
  constexpr std::int64_t minutes_of_hour = 60;
  if (minutes == 0) return std::nullopt;
  return mul_div_half_up(net_minor(), minutes_of_hour, minutes);
}

bool sees_credit(const company::Actor& actor, const CreditKey& key) {
  return (key.employee && key.employee == actor.employee) || sees_sales(actor, key.scope());
}

BusinessDate year_before(BusinessDate day) {
  const int year = day.year() - 1;
  const bool leap_day = day.month() == 2 && day.day() == 29;
  return BusinessDate::of(year, day.month(), leap_day ? 28 : day.day());
}

std::vector<Performance> performance(Unit& unit, TeamReader& reader, const Stores& stores,
                                     const company::Actor& actor,
                                     const PerformanceQuestion& question) {
  using namespace performance_detail;
  Rows rows;
  for (const CreditSums& credit : reader.credits(unit, question.of))
    if (sees_credit(actor, credit.key)) row_of(rows, credit.key).sums += credit.sums;
  CreditFilter then = question.of;
  then.from = year_before(then.from);
  then.to = year_before(then.to);
  for (const CreditSums& credit : reader.credits(unit, then))
    if (sees_credit(actor, credit.key))
      row_of(rows, credit.key).last_year_minor +=
          credit.sums.gross_minor - credit.sums.discount_minor - credit.sums.returns_minor;
  CreditFilter closed = question.of;
  closed.to = std::min(closed.to, question.today + -question.return_window);
  if (closed.from <= closed.to) {
    for (const Cohort& cohort : reader.cohorts(unit, closed, question.return_window)) {
      if (!sees_credit(actor, cohort.key)) continue;
      Performance& row = row_of(rows, cohort.key);
      row.sold_minor += cohort.sold_minor;
      row.returned_minor += cohort.returned_minor;
    }
  }
  add_targets(rows, unit, stores, question.of);
  const auto minutes = minutes_of(unit, stores, actor, question.of);
  std::vector<Performance> all;
  for (auto& [key, row] : rows) {
    const auto worked = minutes.find(row.employee);
    if (worked != minutes.end()) row.minutes = worked->second;
    all.push_back(row);
  }
  return all;
}

std::vector<WeekHour> by_week_hour(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const company::Actor& actor, const CreditFilter& filter) {
  constexpr std::int64_t ms_of_hour = 3'600'000;
  constexpr int seconds_of_hour = 3600, days_of_week = 7, thursday = 3;
  std::map<LocationId, TimeZone> zones;
  for (const auto& place : stores.company.locations(unit))
    zones.emplace(place.id, TimeZone::find(place.zone).value_or(TimeZone::utc()));
  using Key = std::tuple<EmployeeId, Currency, int, int>;
  std::map<Key, WeekHour> rows;
  reader.each_hour(unit, filter,
                   [&](const CreditKey& key, BusinessDate date, std::int64_t hour,
                       const books::TicketSums& sums) {
                     if (!sees_credit(actor, key)) return;
                     const auto zone = zones.find(key.location);
                     const Instant begins{hour * ms_of_hour};
                     const LocalTime local =
                         (zone == zones.end() ? TimeZone::utc() : zone->second).local(begins);
                     // The first day of the epoch was a Thursday.
                     const int weekday =
                         ((date.days + thursday) % days_of_week + days_of_week) % days_of_week;
                     const int of_day = local.second_of_day / seconds_of_hour;
                     WeekHour& row = rows[{key.employee, key.currency, weekday, of_day}];
                     row.employee = key.employee;
                     row.currency = key.currency;
                     row.weekday = weekday;
                     row.hour = of_day;
                     row.sums += sums;
                   });
  std::vector<WeekHour> all;
  for (const auto& [key, row] : rows) all.push_back(row);
  return all;
}

}  // namespace kontor::staff
