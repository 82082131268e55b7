#pragma once

#include "domain/goods/purchases.h"
#include "domain/goods/transfer_work.h"

// What the acts on an order with a supplier have in common.
namespace kontor::goods {

inline LocationId purchase_place(const stock::StockDocument& d) { return d.to; }

inline Refusal not_in_this_state(const stock::StockDocument& d) {
  return {RefusalCode::document_state,
          {{"number", d.number}, {"state", std::string(name_of(d.state))}}};
}

/// Whether a line's amount can be written at all.
inline bool fits(UnitPrice cost, Quantity quantity) {
  constexpr std::int64_t micro_per_major = 1'000'000;
  const std::int64_t units = quantity.milli / Quantity::of_units(1).milli + 1;
  const std::int64_t majors = cost.micro / micro_per_major + 1;
  return majors <= max_file_minor / cost.currency.minor_per_major() / units;
}

/// An amount of freight or duty; none counts as nothing.
inline Result<std::int64_t> charge_of(const std::optional<Decimal>& said, Currency currency) {
  if (!said) return std::int64_t{0};
  const auto money = Money::from_decimal(*said, currency);
  if (!money || too_large(*money) || money->minor < 0)
    return Refusal{RefusalCode::charge_invalid, {{"currency", std::string(currency.code())}}};
  return money->minor;
}

/// What has come of each line and was neither billed nor sent back, by line number; `billed`: what
/// was billed counts as gone.
std::map<std::int32_t, stock::Unbilled> balances_of(DocumentWork& work, bool billed);

}  // namespace kontor::goods
