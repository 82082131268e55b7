#pragma once

#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"

namespace kontor::persistence {

/// Channels that only tell of money, such as a bank's: they have transactions, payouts or bank
/// lines and not one order. By id.
std::vector<ChannelId> money_channels(Unit& unit);

}  // namespace kontor::persistence
