#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/orders/incoming.h"

namespace kontor::orders {

/// A line with its amounts settled: without tax, discount positive, tax by largest remainder.
struct Line {
  std::int32_t no = 0;  ///< ordinal in the document, from 1; never de-duplicated by content
  LineKind kind = LineKind::goods;
  ProductId product;  ///< goods only
  bool tracked = false;
  std::string sku, name, vendor;
  Quantity quantity;   ///< negative: returned
  Quantity fulfilled;  ///< of quantity
  UnitPrice price;     ///< as the file has it
  std::int64_t gross_minor = 0;
  std::int64_t discount_minor = 0;
  std::int64_t tax_minor = 0;
  bool returned() const { return quantity.milli < 0; }
  std::int64_t net_minor() const { return gross_minor - discount_minor; }
};

/// How far an order is. See order_states.h for the allowed changes.
enum class OrderState { open, partly_fulfilled, fulfilled, cancelled };
std::string_view name_of(OrderState state);
OrderState order_state_named(std::string_view name);

/// A version of a channel's order, interpreted: ids resolved, amounts settled, instants known.
struct Order {
  DocumentId document;
  EntityId entity;
  ChannelId channel;
  std::string key, number;
  int version = 1;
  Currency currency;
  LocationId location;
  bool location_provisional = false;  ///< the file named none
  EmployeeId employee;
  CustomerId customer;
  std::string source, payment_state, fulfilment_state;
  Instant placed_at;
  BusinessDate placed_date;  ///< business date of placed_at on its channel
  std::optional<Instant> paid_at, fulfilled_at, cancelled_at;
  bool recognise_at_order = false;
  Settlement settlement = Settlement::file;
  std::vector<Line> lines;
  std::vector<std::string> gateways;  ///< ASCII codes
  std::int64_t shipping_minor = 0;    ///< without tax, after its discount
  std::int64_t shipping_tax_minor = 0;
  std::int64_t duties_minor = 0;
  std::int64_t rounding_minor = 0;     ///< unassignable residue, at most one minor unit
  std::int64_t tax_unnamed_minor = 0;  ///< part of the tax beyond the named rates
  std::int64_t tax_minor = 0;          ///< all of it
  std::int64_t total_minor = 0;
  std::int64_t paid_minor = 0;  ///< before refunds
  std::int64_t refunded_minor = 0;
  OrderState state = OrderState::open;
  std::string content_hash;  ///< of the file's facts: equal means unchanged
};

/// Spreads discount and tax and checks that the order adds up. Ids, instants, location are the
/// caller's. Refuses totals_disagree, order_without_lines, value_too_large.
Result<Order> settle(const IncomingOrder& in);

/// SHA-256 over all facts of the file's order in canonical form.
std::string content_hash(const IncomingOrder& in);

/// The canonical text of an order version, without personal data; stored, and read back by
/// parse_order when a later version, an undo or a product binding needs it.
std::string canonical_content(const Order& order);
Order parse_order(std::string_view content);

/// ASCII code of a payment gateway's name ("Shopify Payments" → "SHOPIFY-PAYMENTS").
std::string gateway_code(std::string_view name);

}  // namespace kontor::orders
