#pragma once

#include <string>

#include "domain/insight/figure_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

/// A period over a summary with a month roll-up: its whole months from the months, the days of a
/// month that it cuts at its beginning or end from the days. Ends are excluded.
struct PeriodParts {
  BusinessDate months_from, months_to;
  BusinessDate head_from, head_to;  ///< days before the first whole month; empty when equal
  BusinessDate tail_from, tail_to;  ///< days behind the last one

  static PeriodParts of(const insight::FigureFilter& filter);

  /// A select of `columns` and of `month`, over <stem>_month_all and <stem>_day_all. `also` is a
  /// further condition (" and ...") or empty.
  static std::string select(const std::string& stem, const std::string& columns,
                            const std::string& also);
  void bind(Query& query) const;
};

}  // namespace kontor::persistence
