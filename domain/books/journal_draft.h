#pragma once

#include <optional>
#include <string>

#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::books {

/// An amount on an account of the chart, before it became a posting. Debit positive.
struct DraftPosting {
  std::string account;  ///< key of the chart
  std::string detail;   ///< gateway code, where the account exists once per gateway
  ChannelId channel;    ///< none: common
  LocationId location;
  Money amount;
  DocumentId item = {};  ///< whose open item it changes; none: the entry's own document
  /// What it is in the entity's currency, where a rate doesn't say: it clears what was converted
  /// at another day's. Those of an entry add up to zero in each transaction currency.
  std::optional<std::int64_t> entity_minor = {};
};

}  // namespace kontor::books
