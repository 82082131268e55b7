#pragma once

#include <string>
#include <string_view>

#include "channels/shopify_variant.h"
#include "domain/intake/records.h"

namespace kontor::channels {

/// The gateway whose account the payments and payouts files tell of, as orders name it.
inline constexpr std::string_view shopify_gateway = "Shopify Payments";

/// "2026-09-01 EUR": a payout's date and currency are all that the payments file and the payouts
/// file both have.
inline std::string shopify_payout_key(const intake::FileTime& date, Currency currency) {
  return date.local.date.to_iso() + " " + std::string(currency.code());
}

}  // namespace kontor::channels
