#include "persistence/stores/period_parts.h"

#include <fmt/format.h>

#include <limits>

namespace kontor::persistence {

namespace period_parts_detail {

BusinessDate next_month(BusinessDate date) {
  constexpr int longer_than_a_month = 31;
  return (date.month_start() + longer_than_a_month).month_start();
}

}  // namespace period_parts_detail

PeriodParts PeriodParts::of(const insight::FigureFilter& filter) {
  PeriodParts p;
  p.months_from = {std::numeric_limits<std::int32_t>::min()};
  p.months_to = {std::numeric_limits<std::int32_t>::max()};
  if (filter.from) {
    const bool whole = *filter.from == filter.from->month_start();
    p.months_from = whole ? *filter.from : period_parts_detail::next_month(*filter.from);
    p.head_from = *filter.from;
    p.head_to = p.months_from;
  }
  if (!filter.to) return p;
  p.tail_to = *filter.to + 1;
  p.months_to = p.tail_to.month_start();
  p.tail_from = p.months_to;
  if (filter.from && p.months_to < p.months_from) {
    // It lies within one month.
    p.head_to = p.tail_to;
    p.months_to = p.months_from;
    p.tail_from = p.tail_to;
  }
  return p;
}

std::string PeriodParts::select(const std::string& stem, const std::string& columns,
                                const std::string& also) {
  const std::string part =
      "select {2} as month, {1} from {0}_{3}_all where date >= :{4}_from and date < :{4}_to{5}";
  const auto of = [&](const char* month, const char* table, const char* range) {
    return fmt::format(fmt::runtime(part), stem, columns, month, table, range, also);
  };
  return of("date", "month", "months") + " union all " +
         of("cast(:head_month as bigint)", "day", "head") + " union all " +
         of("cast(:tail_month as bigint)", "day", "tail");
}

void PeriodParts::bind(Query& query) const {
  query.bind("months_from", months_from).bind("months_to", months_to);
  query.bind("head_from", head_from).bind("head_to", head_to);
  query.bind("tail_from", tail_from).bind("tail_to", tail_to);
  query.bind("head_month", head_from.month_start()).bind("tail_month", tail_from.month_start());
}

}  // namespace kontor::persistence
