#pragma once

#include <vector>

#include "domain/base/list_report.h"
#include "domain/base/money.h"
#include "domain/books/chart.h"
#include "domain/stock/stock_document.h"

namespace kontor::goods {

/// How an act on a document ended. With refused rows nothing was done.
struct DocumentResult {
  stock::StockDocument document;
  bool unchanged = false;  ///< the reference says that it was done before, or nothing differs
  std::vector<RefusedRow> refusals;
};

/// A posting that an act would make.
struct ForeseenPosting {
  books::Account account;
  Money amount;         ///< debit positive, in the transaction's currency
  Money entity_amount;  ///< the same in the entity's currency
};

/// How an act would end, and what it would post, by account; nothing of it was done.
struct Foresight {
  DocumentResult result;
  std::vector<ForeseenPosting> postings = {};
};

}  // namespace kontor::goods
