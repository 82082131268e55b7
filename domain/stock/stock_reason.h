#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"

namespace kontor::stock {

/// Why stock was corrected or written off, and the account that bears it. Ready-made reasons are
/// part of the program and have no name of their own; a shop's own ones are rows of the book.
struct StockReason {
  std::string code;     ///< as company codes are
  std::string name;     ///< empty for ready-made ones
  std::string account;  ///< key of the chart
  std::string detail;   ///< of the account, where there is one a detail
  bool operator==(const StockReason&) const = default;
};

/// LOST, DAMAGED, STOLEN, EXPIRED, FOUND, MISCOUNTED, OWN-USE, SAMPLE.
std::span<const StockReason> ready_made_reasons();

/// The ready-made ones, then the shop's own.
std::vector<StockReason> all_reasons(const std::vector<StockReason>& own);
/// People may write small letters.
const StockReason* reason_with_code(const std::vector<StockReason>& all, std::string_view code);

/// The shop's own reasons.
class StockReasonStore {
 public:
  virtual ~StockReasonStore() = default;
  virtual std::vector<StockReason> own(Unit&) = 0;  ///< by code
  virtual void add(Unit&, const StockReason&) = 0;
};

}  // namespace kontor::stock
