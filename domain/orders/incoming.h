#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/customers/customer.h"

namespace kontor::orders {

/// A time as a file has it: with an offset, or local to the channel's zone.
struct FileTime {
  LocalTime local;
  std::optional<int> offset_minutes;
  auto operator<=>(const FileTime& o) const {
    return std::tuple(local.date.days, local.second_of_day, offset_minutes) <=>
           std::tuple(o.local.date.days, o.local.second_of_day, o.offset_minutes);
  }
  bool operator==(const FileTime& o) const { return (*this <=> o) == 0; }
};

/// What a line of an order is (rules.md 3, non-goods lines are mapped by code).
enum class LineKind {
  goods,
  free_issue,  ///< goods given away: zero price
  write_off,   ///< zero price and negative quantity: goods gone
  carriage,
  fee,
  discount,
  manual,
  sample,
  voucher,
  tip
};
std::string_view name_of(LineKind kind);
std::optional<LineKind> line_kind_named(std::string_view name);

struct IncomingLine {
  LineKind kind = LineKind::goods;
  std::string sku, name, vendor, code;
  Quantity quantity;  ///< negative: returned
  Decimal unit_price;
  std::optional<Money> discount;             ///< for the whole line, positive
  std::optional<std::int64_t> discount_ppm;  ///< instead: share of the gross amount, 10^-6
  bool taxable = true;
  Quantity fulfilled;  ///< of `quantity`; sign as quantity
  std::int64_t row = 0;
};

/// How prices of a file relate to tax.
enum class Prices {
  net,
  gross,
  by_total,    ///< decided per order: which reading adds up to its total (Shopify)
  tax_unknown  ///< the file says nothing of tax
};

enum class Settlement {
  file,        ///< the file says what was paid (paid, outstanding, gateways)
  receivable,  ///< sold on account: an open receivable
  at_sale      ///< paid at the sale through `gateways`
};

/// An order, invoice or receipt of a channel's file: facts, not yet interpreted.
struct IncomingOrder {
  std::string key;     ///< unique in the channel
  std::string number;  ///< as people know it
  std::string source, location, employee;
  customers::BuyerFacts buyer;
  Currency currency;
  FileTime placed;
  std::optional<FileTime> paid, fulfilled, cancelled;
  std::string payment_state, fulfilment_state;  ///< the file's words, kept for the list
  Prices prices = Prices::net;
  Settlement settlement = Settlement::file;
  std::vector<IncomingLine> lines;
  std::vector<std::string> gateways;
  Money shipping;
  std::optional<Money> subtotal;  ///< of goods after their discounts, where the file has it
  Money discount;                 ///< whole order, lines' and shipping's included; positive
  Money tax;                      ///< whole order
  std::vector<std::pair<std::string, Money>> named_taxes;
  Money duties;
  std::optional<Money> total;  ///< to check against
  Money refunded;
  std::optional<Money> outstanding;
  bool linked_only = false;  ///< another channel's own file records it
  std::int64_t row = 0;
};

}  // namespace kontor::orders
