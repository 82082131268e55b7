#include "gui/presenters/period.h"

namespace kontor::gui {

namespace {

/// The first day of a month; months before January and behind December are those of other years.
BusinessDate month_from(int year, int month) {
  const int all = year * 12 + month - 1;
  return BusinessDate::of(all / 12, all % 12 + 1, 1);
}

Period whole_months(PeriodName name, int year, int month, int count) {
  return {name, month_from(year, month), month_from(year, month + count) + -1};
}

}  // namespace

Period period_named(PeriodName name, BusinessDate today, const Period& custom) {
  const int year = today.year();
  const int month = today.month();
  const int quarter = (month - 1) / 3 * 3 + 1;
  switch (name) {
    case PeriodName::all:
      return {};
    case PeriodName::this_month:
      return whole_months(name, year, month, 1);
    case PeriodName::last_month:
      return whole_months(name, year, month - 1, 1);
    case PeriodName::this_quarter:
      return whole_months(name, year, quarter, 3);
    case PeriodName::last_quarter:
      return whole_months(name, year, quarter - 3, 3);
    case PeriodName::this_year:
      return whole_months(name, year, 1, 12);
    case PeriodName::last_year:
      return whole_months(name, year - 1, 1, 12);
    case PeriodName::custom:
      return {name, custom.from, custom.to};
  }
  return {};
}

std::string title_of(PeriodName name, const Language& t) {
  switch (name) {
    case PeriodName::all:
      return t.text("All time");
    case PeriodName::this_month:
      return t.text("This month");
    case PeriodName::last_month:
      return t.text("Last month");
    case PeriodName::this_quarter:
      return t.text("This quarter");
    case PeriodName::last_quarter:
      return t.text("Last quarter");
    case PeriodName::this_year:
      return t.text("This year");
    case PeriodName::last_year:
      return t.text("Last year");
    case PeriodName::custom:
      return t.text("From day to day");
  }
  return {};
}

std::string in_words(const Period& period, const Language& t) {
  if (period.from && period.to)
    return t.text("{from} to {to}", {{"from", t.date(*period.from)}, {"to", t.date(*period.to)}});
  if (period.from) return t.text("from {from}", {{"from", t.date(*period.from)}});
  if (period.to) return t.text("until {to}", {{"to", t.date(*period.to)}});
  return t.text("All time");
}

}  // namespace kontor::gui
