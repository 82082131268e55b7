#pragma once

#include <vector>

#include "domain/base/list_report.h"
#include "domain/stock/stock_document.h"

namespace kontor::goods {

/// How an act on a document ended. With refused rows nothing was done.
struct DocumentResult {
  stock::StockDocument document;
  bool unchanged = false;  ///< the reference says that it was done before, or nothing differs
  std::vector<RefusedRow> refusals;
};

}  // namespace kontor::goods
