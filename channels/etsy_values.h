#pragma once

#include <string>
#include <string_view>

#include "channels/table.h"
#include "formats/numbers.h"

namespace kontor::channels {

inline constexpr std::string_view etsy_channel_name = "etsy";
inline constexpr std::string_view etsy_gateway = "Etsy Payments";

/// "5.00", "$5.00", "1,250.00".
inline constexpr formats::DecimalStyle etsy_money_style{formats::DecimalStyle::Mark::point, true,
                                                        true};

/// The order's number, which some files write with a '#' before it.
std::string etsy_order_id(Cell cell);

/// How a buyer of an order without an online checkout paid: what is paid in cash never comes
/// through Etsy.
std::string etsy_gateway_of(std::string_view order_type, std::string_view payment);

}  // namespace kontor::channels
