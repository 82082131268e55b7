#pragma once

#include "channels/values.h"

namespace kontor::channels {

/// For amounts of a row that are added up while it is read: as Values::money, and refuses
/// value_too_large beyond max_file_minor.
inline std::optional<Money> file_amount(Values& values, Cell cell, Currency currency) {
  const auto amount = values.money(cell, currency);
  if (!amount || !too_large(*amount)) return amount;
  values.refuse(RefusalCode::value_too_large, cell);
  return std::nullopt;
}

/// Blank: zero.
inline Money file_amount_or_zero(Values& values, Cell cell, Currency currency) {
  return file_amount(values, cell, currency).value_or(Money{0, currency});
}

}  // namespace kontor::channels
