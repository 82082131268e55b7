#pragma once

#include <array>
#include <string_view>

namespace kontor::app::demo {

// The headers of Shopify's lists of customers, payments and payouts.

inline constexpr std::array<std::string_view, 20> customers_header{"Customer ID",
                                                                   "First Name",
                                                                   "Last Name",
                                                                   "Email",
                                                                   "Accepts Email Marketing",
                                                                   "Default Address Company",
                                                                   "Default Address Address1",
                                                                   "Default Address Address2",
                                                                   "Default Address City",
                                                                   "Default Address Province Code",
                                                                   "Default Address Country Code",
                                                                   "Default Address Zip",
                                                                   "Default Address Phone",
                                                                   "Phone",
                                                                   "Accepts SMS Marketing",
                                                                   "Total Spent",
                                                                   "Total Orders",
                                                                   "Note",
                                                                   "Tax Exempt",
                                                                   "Tags"};

inline constexpr std::array<std::string_view, 20> cards_header{"First Name",
                                                               "Last Name",
                                                               "Email",
                                                               "Accepts Email Marketing",
                                                               "Company",
                                                               "Address1",
                                                               "Address2",
                                                               "City",
                                                               "Province",
                                                               "Province Code",
                                                               "Country",
                                                               "Country Code",
                                                               "Zip",
                                                               "Phone",
                                                               "Accepts SMS Marketing",
                                                               "Total Spent",
                                                               "Total Orders",
                                                               "Tags",
                                                               "Note",
                                                               "Tax Exempt"};

inline constexpr std::array<std::string_view, 18> payments_header{"Transaction Date",
                                                                  "Type",
                                                                  "Order",
                                                                  "Card Brand",
                                                                  "Card Source",
                                                                  "Payout Status",
                                                                  "Payout Date",
                                                                  "Payout ID",
                                                                  "Available On",
                                                                  "Amount",
                                                                  "Fee",
                                                                  "Net",
                                                                  "Checkout",
                                                                  "Payment Method Name",
                                                                  "Presentment Amount",
                                                                  "Presentment Currency",
                                                                  "Currency",
                                                                  "VAT"};

inline constexpr std::array<std::string_view, 13> payouts_header{
    "Payout Date",    "Status",         "Charges",
    "Refunds",        "Adjustments",    "Marketplace Sales Tax",
    "Advances",       "Reserved Funds", "Fees",
    "Retried Amount", "Total",          "Currency",
    "Bank Reference"};

}  // namespace kontor::app::demo
