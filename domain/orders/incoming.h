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
  tip,
  unitemised  ///< goods whose lines stand in another file: sold, but no product and no movement
};
std::string_view name_of(LineKind kind);
std::optional<LineKind> line_kind_named(std::string_view name);

struct IncomingLine {
  LineKind kind = LineKind::goods;
  std::string sku, name, vendor, code;
  Quantity quantity;  ///< negative: returned
  Decimal unit_price;
  std::optional<Money> gross;     ///< of the whole line, where price × quantity is not the truth
  std::optional<Money> discount;  ///< for the whole line, positive
  std::optional<std::int64_t> discount_ppm;  ///< instead: share of the gross amount, 10^-6
  std::optional<Money> tax;                  ///< of the line, where the file gives it line by line
  /// What one unit cost the seller, where the file tells it: used where the book knows no cost of
  /// its own (rules.md 5).
  std::optional<Decimal> unit_cost;
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

/// Which of an order's facts a file tells. One sale may stand in several files (rules.md 3): an
/// order's facts are then those of all its files together, whatever came first.
enum class Facet {
  whole,       ///< all: amounts and lines
  head,        ///< amounts, state and payment of the whole order; no lines
  lines,       ///< the lines with their amounts, discounts and taxes; not how it was paid
  settled,     ///< what a marketplace settled for it: amounts by SKU and its date of dispatch
  refund,      ///< one refund, with its date
  goods_back,  ///< goods that came back
  tender       ///< what came through one gateway, where the order's own file doesn't tell
};
std::string_view name_of(Facet facet);
std::optional<Facet> facet_named(std::string_view name);

/// A part of an amount that was given back, by what it was for.
struct RefundedPart {
  LineKind kind = LineKind::goods;  ///< goods, carriage, tip, discount (negative: less discount)
  std::string sku;
  Money amount;  ///< without tax, positive: to the buyer
  Money tax;     ///< positive: to the buyer
};

/// Money that went back to the buyer, as a payments file or a settlement tells it.
struct IncomingRefund {
  std::string key;  ///< unique on the channel
  FileTime at;
  std::string gateway;
  std::vector<RefundedPart> parts;  ///< empty: not itemised
  Money total;                      ///< all that went back, tax included; positive
  Money marketplace_tax;            ///< tax that the marketplace gave back of its own, not in total
};

/// Goods that came back. Says nothing of money.
struct IncomingGoodsBack {
  std::string key;  ///< unique on the channel
  FileTime at;
  std::string sku;
  Quantity quantity;     ///< positive
  bool saleable = true;  ///< false: written off (rules.md 5)
  std::string location;  ///< as the file names it; empty: the order's
  std::string reason;    ///< the file's word, with its word for their state
};

/// An order, invoice or receipt of a channel's file: facts, not yet interpreted.
struct IncomingOrder {
  Facet facet = Facet::whole;
  std::string facet_key;  ///< of settled, refund, goods_back and tender: there may be several
  std::string key;        ///< unique in the channel
  std::string number;     ///< as people know it
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
  /// What came through which gateway, where the file says it; else `gateways` names them only. A
  /// gift card is a gateway named gift_card_gateway.
  std::vector<std::pair<std::string, Money>> tenders;
  Money shipping;
  std::optional<Money> subtotal;  ///< of goods after their discounts, where the file has it
  Money discount;                 ///< whole order, lines' and shipping's included; positive
  std::string discount_code;      ///< code or promotion that gave it; empty: the file names none
  Money tax;                      ///< whole order; lines' own taxes included
  /// Tax that the marketplace collects and pays itself: neither in `tax` nor in `total`.
  Money marketplace_tax;
  std::vector<std::pair<std::string, Money>> named_taxes;
  Money duties;
  std::optional<Money> total;  ///< to check against
  Money refunded;
  std::optional<Money> outstanding;
  std::vector<IncomingRefund> refunds;
  std::vector<IncomingGoodsBack> goods_back;
  bool linked_only = false;  ///< another channel's own file records it
  std::int64_t row = 0;
};

/// The gateway name of a gift card: its use takes from the liability, not from a clearing account.
inline constexpr std::string_view gift_card_gateway = "Gift card";

}  // namespace kontor::orders
