#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/session.h"
#include "domain/pricing/parity.h"
#include "domain/pricing/promotion.h"

namespace kontor::cli {

/// Channels whose prices the actor may see, by code: the one that was named, or all on which
/// something may be sold, not a bank's. Ends the command where there are none.
std::vector<company::Channel> priced_channels(Session& session, const std::string& named);

/// The instant at which a day begins where the first company is, or the one that was written;
/// nothing where nothing was. Refuses value_not_date.
std::optional<Instant> beginning(Session& session, const std::string& option,
                                 const std::string& text);

/// Now, or the moment that was asked for.
Instant moment_or_now(Session& session, const std::string& option, const std::string& text);

/// A percentage of an option in parts per million; refuses value_not_number.
std::optional<std::int64_t> ppm_of(const std::string& option, const std::string& text);
/// The same in thousandths of a percent.
std::optional<std::int64_t> percent_milli_of(const std::string& option, const std::string& text);
/// A decimal of an option; refuses value_not_number.
std::optional<Decimal> decimal_of(const std::string& option, const std::string& text);
/// From how many on a price holds: quantity_of() an option, not below zero; nothing said: none.
Quantity least_quantity(const std::string& option, const std::string& text);

/// The promotions of all times, each version only while it held, so that the past can be told.
std::vector<pricing::Promotion> promotions_over_time(Session& session);

reports::Cell price_cell(const Console& console, const std::optional<UnitPrice>& price);
reports::Cell micro_cell(const Console& console, const std::optional<std::int64_t>& micro,
                         Currency currency);
reports::Cell percent_cell(const Console& console, const std::optional<std::int64_t>& milli);
reports::Cell moment_cell(const Console& console, const std::optional<Instant>& at);
reports::Cell quantity_break_cell(const Console& console, Quantity from);

/// The products that somebody named, with all that bears on their prices. Ends the command where
/// there is none.
std::vector<pricing::PricedProduct> priced_products(Session& session, const std::string& sku,
                                                    bool history);

}  // namespace kontor::cli
