#include "domain/stock/stock_reason.h"

#include <algorithm>
#include <array>

namespace kontor::stock {

namespace {

const std::array<StockReason, 8>& made_reasons() {
  static const std::array<StockReason, 8> reasons = {
      StockReason{"LOST", {}, "transfer_difference", {}},
      StockReason{"DAMAGED", {}, "stock_write_off", {}},
      StockReason{"STOLEN", {}, "stock_write_off", {}},
      StockReason{"EXPIRED", {}, "stock_write_off", {}},
      StockReason{"FOUND", {}, "count_difference", {}},
      StockReason{"MISCOUNTED", {}, "count_difference", {}},
      StockReason{"OWN-USE", {}, "free_issues", {}},
      StockReason{"SAMPLE", {}, "samples", {}}};
  return reasons;
}

}  // namespace

std::span<const StockReason> ready_made_reasons() { return made_reasons(); }

std::vector<StockReason> all_reasons(const std::vector<StockReason>& own) {
  const auto ready = ready_made_reasons();
  std::vector<StockReason> all(ready.begin(), ready.end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

const StockReason* reason_with_code(const std::vector<StockReason>& all, std::string_view code) {
  const auto large = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  for (const StockReason& reason : all)
    if (std::equal(reason.code.begin(), reason.code.end(), code.begin(), code.end(),
                   [&](char a, char b) { return a == large(b); }))
      return &reason;
  return nullptr;
}

}  // namespace kontor::stock
