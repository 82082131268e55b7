#pragma once

#include <vector>

#include "domain/base/clock.h"
#include "domain/base/zone.h"
#include "domain/company/company.h"

namespace kontor::gui {

/// The calendar day where the book's first company is.
inline BusinessDate today_of(const Clock& clock, const std::vector<company::Entity>& entities) {
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  return zone.value_or(TimeZone::utc()).local(clock.now()).date;
}

}  // namespace kontor::gui
