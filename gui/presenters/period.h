#pragma once

#include <array>
#include <optional>

#include "domain/base/date.h"
#include "gui/presenters/language.h"

namespace kontor::gui {

/// Stretches of time that people name; custom: two days that they typed.
enum class PeriodName {
  all,
  this_month,
  last_month,
  this_quarter,
  last_quarter,
  this_year,
  last_year,
  custom
};
inline constexpr std::array period_names = {PeriodName::all,          PeriodName::this_month,
                                            PeriodName::last_month,   PeriodName::this_quarter,
                                            PeriodName::last_quarter, PeriodName::this_year,
                                            PeriodName::last_year,    PeriodName::custom};

/// First and last day, both included; without them open at that end.
struct Period {
  PeriodName name = PeriodName::all;
  std::optional<BusinessDate> from, to;
  bool operator==(const Period&) const = default;
};

/// The days of a named stretch; `custom` keeps the days that it is given.
Period period_named(PeriodName name, BusinessDate today, const Period& custom = {});
std::string title_of(PeriodName name, const Language& language);

/// "1 Oct 2026 – 31 Oct 2026", "until ...", "from ..." or "all time".
std::string in_words(const Period& period, const Language& language);

}  // namespace kontor::gui
