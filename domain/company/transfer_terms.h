#pragma once

#include <string>

#include "domain/base/ids.h"

namespace kontor::company {

/// At which price a company sells goods to another one of the book (rules.md 1).
struct TransferTerms {
  EntityId seller, buyer;
  std::int64_t markup_milli = 0;  ///< on the cost of the goods, in thousandths of a percent
  std::string price_list = {};    ///< code; empty: cost and markup
  bool operator==(const TransferTerms&) const = default;
};

}  // namespace kontor::company
