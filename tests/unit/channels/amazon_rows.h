#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/unit/channels/reading.h"

// Rows of Amazon's settlement files for tests: a row names the cells that it fills.

namespace kontor::test {

using CellsByName = std::map<std::string, std::string>;

inline const std::string settlement_begin =
    "settlement-id|settlement-start-date|settlement-end-date|deposit-date|total-amount|currency|"
    "transaction-type|order-id|merchant-order-id|adjustment-id|shipment-id|marketplace-name|";
inline const std::string settlement_flat =
    "shipment-fee-type|shipment-fee-amount|order-fee-type|order-fee-amount|fulfillment-id|"
    "posted-date|order-item-code|merchant-order-item-id|merchant-adjustment-item-id|sku|"
    "quantity-purchased|price-type|price-amount|item-related-fee-type|item-related-fee-amount|"
    "misc-fee-amount|other-fee-amount|other-fee-reason-description|";
inline const std::string settlement_end = "direct-payment-type|direct-payment-amount|other-amount";
inline const std::string columns_33 = settlement_begin + settlement_flat + settlement_end;
inline const std::string columns_36 = settlement_begin + settlement_flat +
                                      "promotion-id|promotion-type|promotion-amount|" +
                                      settlement_end;
inline const std::string columns_v2 =
    settlement_begin +
    "amount-type|amount-description|amount|fulfillment-id|posted-date|posted-date-time|"
    "order-item-code|merchant-order-item-id|merchant-adjustment-item-id|sku|quantity-purchased|"
    "promotion-id";

inline std::vector<std::string> columns_of(const std::string& columns) {
  std::vector<std::string> names{""};
  for (const char c : columns) {
    if (c == '|') {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  return names;
}

/// A settlement file with these columns; rows name the cells that they fill.
inline std::string settlement_text(const std::string& columns,
                                   const std::vector<CellsByName>& rows) {
  const std::vector<std::string> names = columns_of(columns);
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) text += (i > 0 ? "\t" : "") + names[i];
  text += "\n";
  for (const CellsByName& row : rows) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto cell = row.find(names[i]);
      text += (i > 0 ? "\t" : "") + (cell == row.end() ? "" : cell->second);
    }
    text += "\n";
  }
  return text;
}

inline CellsByName head_row(const std::string& total) {
  return {{"settlement-id", "77"},
          {"settlement-start-date", "2025-07-31T22:07:18+00:00"},
          {"settlement-end-date", "2025-08-14T22:07:18+00:00"},
          {"deposit-date", "2025-08-16T22:07:18+00:00"},
          {"total-amount", total},
          {"currency", "CAD"}};
}

/// `base` with further cells.
inline CellsByName with(CellsByName base, const CellsByName& more) {
  for (const auto& [name, value] : more) base[name] = value;
  return base;
}

inline const CellsByName sale_row{{"settlement-id", "77"},
                                  {"transaction-type", "Order"},
                                  {"order-id", "702-1101758-6751437"},
                                  {"shipment-id", "BvxpJp5Yp"},
                                  {"marketplace-name", "Amazon.ca"},
                                  {"fulfillment-id", "AFN"},
                                  {"posted-date", "2025-08-14T06:23:59+00:00"},
                                  {"order-item-code", "135"},
                                  {"sku", "SALT \"15\""}};

inline CellsByName price_row(const CellsByName& base, const std::string& type,
                             const std::string& amount) {
  return with(base, {{"price-type", type}, {"price-amount", amount}});
}
inline CellsByName fee_row(const CellsByName& base, const std::string& type,
                           const std::string& amount) {
  return with(base, {{"item-related-fee-type", type}, {"item-related-fee-amount", amount}});
}
inline CellsByName account_row(const std::string& type, const std::string& amount) {
  return {{"settlement-id", "77"},
          {"transaction-type", type},
          {"posted-date", "2025-08-01T00:00:00+00:00"},
          {"other-amount", amount}};
}

/// "goods Principal 35.00, fee Commission -5.62".
inline std::string shown_parts(const intake::IncomingSettled& settled) {
  std::string text;
  for (const intake::SettledPart& part : settled.parts) {
    if (!text.empty()) text += ", ";
    text += std::string(name_of(part.kind)) + " " + part.code + " " + part.amount.to_decimal();
    if (part.quantity.milli != 0) text += " x" + part.quantity.to_decimal();
  }
  return text;
}

inline std::int64_t sum_of(const Records& all) {
  std::int64_t sum = 0;
  for (const intake::IncomingSettled& settled : all.settled)
    for (const intake::SettledPart& part : settled.parts) sum += part.amount.minor;
  return sum;
}

}  // namespace kontor::test
