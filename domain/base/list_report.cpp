#include "domain/base/list_report.h"

#include <algorithm>

namespace kontor {

Result<ListReport> unless_none_may(ListReport report) {
  const bool none = !report.refusals.empty() &&
                    report.created + report.updated + report.unchanged == 0 &&
                    std::ranges::all_of(report.refusals, [](const auto& row) {
                      return row.refusal.code == RefusalCode::permission_missing;
                    });
  if (none) return report.refusals.front().refusal;
  return report;
}

}  // namespace kontor
