#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/base/refusal.h"
#include "domain/base/result.h"

namespace kontor {

/// A row of a list that did not go in, and why.
struct RefusedRow {
  std::int64_t row = 0;  ///< its line
  std::string file;
  Refusal refusal;
};

/// What a list brought, or would bring.
struct ListReport {
  std::int64_t created = 0, updated = 0, unchanged = 0;
  std::vector<RefusedRow> refusals;
};

/// A list of which nothing may be done is refused as a whole.
Result<ListReport> unless_none_may(ListReport report);

}  // namespace kontor
