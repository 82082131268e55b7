#pragma once

#include "channels/values.h"

namespace kontor::channels {

/// Amounts of a row that are added up while it is read: no sum of a document's can overflow.
inline constexpr std::int64_t most_file_amount_minor = 100'000'000'000'000;

/// As Values::money, and refuses value_too_large beyond most_file_amount_minor.
inline std::optional<Money> file_amount(Values& values, Cell cell, Currency currency) {
  const auto amount = values.money(cell, currency);
  const bool large =
      amount && (amount->minor > most_file_amount_minor || amount->minor < -most_file_amount_minor);
  if (!large) return amount;
  values.refuse(RefusalCode::value_too_large, cell);
  return std::nullopt;
}

/// Blank: zero.
inline Money file_amount_or_zero(Values& values, Cell cell, Currency currency) {
  return file_amount(values, cell, currency).value_or(Money{0, currency});
}

}  // namespace kontor::channels
