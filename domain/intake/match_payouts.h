#pragma once

#include <functional>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/intake/import.h"
#include "domain/intake/match_bank.h"
#include "domain/intake/money_store.h"

namespace kontor::intake {

/// A bank line that is no payout, as far as is known.
struct UnmatchedLine {
  MoneyDocument line;
  UnmatchedReason reason = UnmatchedReason::no_payout;
};

struct MatchReport {
  std::int64_t matched = 0;    ///< lines that were found to be something now
  std::int64_t unmatched = 0;  ///< lines that stay
};

/// Matches all unmatched bank lines again and posts what that changes; `visit` is given each line
/// that stays unmatched, by amount. Imports do this for what they bring; run by hand it tells why
/// lines stay. Those of the companies at which the actor has Permission::import_files; refuses
/// permission_missing where that is none.
Result<MatchReport> match_payouts(Book& book, const Stores& stores, const Clock& clock,
                                  const Hands& hands,
                                  const std::function<void(const UnmatchedLine&)>& visit);

}  // namespace kontor::intake
