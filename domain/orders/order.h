#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/catalog/catalog.h"
#include "domain/company/company.h"
#include "domain/orders/incoming.h"

namespace kontor::orders {

/// Someone who helped with a line, and the share of it that is theirs (rules.md 7).
struct Helper {
  EmployeeId employee;
  std::int64_t share_ppm = 0;  ///< in millionths
  bool operator==(const Helper&) const = default;
};

/// A line with its amounts settled: without tax, discount positive, tax by largest remainder.
struct Line {
  std::int32_t no = 0;  ///< ordinal in the document, from 1; never de-duplicated by content
  /// Of which event it tells: 0 for the order's own lines, else that of a SettledSale or GoodsBack.
  std::int64_t part = 0;
  LineKind kind = LineKind::goods;
  ProductId product;  ///< goods only
  bool tracked = false;
  /// What one of it takes from stock instead, where it is a bundle: as the bundle was made up when
  /// the line came, so that a later recipe changes nothing that was sold.
  std::vector<catalog::BundlePart> parts;
  std::string sku, name, vendor;
  Quantity quantity;                   ///< negative: returned
  Quantity fulfilled;                  ///< of quantity
  UnitPrice price;                     ///< as the file has it
  std::optional<UnitPrice> unit_cost;  ///< what one cost the seller, where the file tells it
  std::int64_t gross_minor = 0;
  std::int64_t discount_minor = 0;
  std::int64_t tax_minor = 0;
  std::vector<Helper> helped;  ///< at most a whole; the rest is whose who rang up
  bool returned() const { return quantity.milli < 0; }
  std::int64_t net_minor() const { return gross_minor - discount_minor; }
};

/// What a quantity of a line takes from stock: the product itself, the parts of a bundle, or
/// nothing where no stock is kept. Parts of a piece are rounded half-up.
std::vector<catalog::BundlePart> goods_of(const Line& line, Quantity quantity);

/// How far an order is. See order_states.h for the allowed changes.
enum class OrderState { open, partly_fulfilled, fulfilled, cancelled };
std::string_view name_of(OrderState state);
OrderState order_state_named(std::string_view name);

/// Lines of settled shipments and of goods that came back are numbered from here.
inline constexpr std::int32_t first_part_line = 1'000'001;

/// A shipment as a marketplace settled it: a sale event of its own, that takes the place of the
/// same quantity of the order's own lines (rules.md 3).
struct SettledSale {
  std::string key;
  std::int64_t part = 0;  ///< part_of_key(key); its lines carry it
  Instant at;
  std::string gateway;  ///< ASCII code
  std::int64_t shipping_minor = 0, shipping_tax_minor = 0;
  std::int64_t marketplace_tax_minor = 0;  ///< collected and kept by the marketplace
};

/// Money given back, with its date.
struct Refund {
  struct Part {
    LineKind kind = LineKind::goods;
    std::string sku;
    std::int64_t amount_minor = 0, tax_minor = 0;
  };
  std::string key;
  std::int64_t part = 0;
  Instant at;
  std::string gateway;
  std::vector<Part> parts;  ///< empty: not itemised
  std::int64_t total_minor = 0;
  std::int64_t marketplace_tax_minor = 0;
};

/// Goods that came back; the line with the same part says which.
struct GoodsBack {
  std::string key;
  std::int64_t part = 0;
  Instant at;
  std::string place;  ///< as the file names it; empty: the order's
  LocationId location;
  bool saleable = true;
};

/// What came through one gateway, as a payments file tells it.
struct Tendered {
  std::string key;
  std::string gateway;  ///< ASCII code
  std::int64_t amount_minor = 0;
};

/// A file's facet that the order knows, and the hash of its facts. Equal facts are equal marks,
/// whichever file told them.
struct FacetMark {
  Facet facet = Facet::whole;
  std::string key, hash;
  Instant exported_at{};  ///< when the file that told it was written; 0: not known
  BatchId batch{};        ///< the import that told it; none: not known
  auto operator<=>(const FacetMark& o) const {
    return std::tie(facet, key, hash) <=> std::tie(o.facet, o.key, o.hash);
  }
  bool operator==(const FacetMark& o) const { return (*this <=> o) == 0; }
};

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
  std::string discount_code;  ///< code or promotion that gave the discount; none: given by hand
  std::string source, payment_state, fulfilment_state;
  Instant placed_at;
  BusinessDate placed_date;  ///< business date of placed_at on its channel
  std::optional<Instant> paid_at, fulfilled_at, cancelled_at;
  company::Recognise recognise = company::Recognise::fulfilled;
  Settlement settlement = Settlement::file;
  std::vector<Line> lines;
  std::vector<std::string> gateways;                          ///< ASCII codes
  std::vector<std::pair<std::string, std::int64_t>> tenders;  ///< by gateway code, where known
  std::int64_t shipping_minor = 0;                            ///< without tax, after its discount
  std::int64_t shipping_tax_minor = 0;
  std::int64_t duties_minor = 0;
  std::int64_t rounding_minor = 0;     ///< unassignable residue, at most one minor unit
  std::int64_t tax_unnamed_minor = 0;  ///< part of the tax beyond the named rates
  std::int64_t tax_minor = 0;          ///< all of it
  std::int64_t total_minor = 0;
  std::int64_t paid_minor = 0;  ///< before refunds
  std::int64_t refunded_minor = 0;
  std::int64_t marketplace_tax_minor = 0;  ///< as the order's own file tells it; not posted
  OrderState state = OrderState::open;
  std::vector<SettledSale> settlements;  ///< by key
  std::vector<Refund> refunds;           ///< by key
  std::vector<GoodsBack> goods_back;     ///< by key
  std::vector<Tendered> tendered;        ///< by key; only where wants_tender said so
  std::vector<FacetMark> marks;          ///< in order; none: one whole file tells all
  std::string head, lines_text;          ///< facts of the facets that make up the base together
  std::string content_hash;              ///< of the file's facts: equal means unchanged
  Instant exported_at{};  ///< when the file that told the whole was written; only without marks

  /// What is still to be paid: nothing where the buyer pays at the sale, or where the order was
  /// cancelled before anything was sent.
  std::int64_t outstanding_minor() const;
};

/// How far the order's own lines are sent.
OrderState state_of(bool cancelled, const std::vector<Line>& lines);

/// Spreads discount and tax and checks that the order adds up. Ids, instants, location are the
/// caller's. Refuses totals_disagree, order_without_lines, value_too_large.
Result<Order> settle(const IncomingOrder& in);

/// A line with its own amounts: price × quantity or its gross, its discount, its tax. Refuses
/// value_too_large.
Result<Line> settle_line(const IncomingLine& in, std::int32_t no, Currency currency);

/// SHA-256 over all facts of the file's order in canonical form.
std::string content_hash(const IncomingOrder& in);

/// The facts of a facet as text, without the buyer and the employee; what parse_facts reads.
std::string facts_text(const IncomingOrder& in);
IncomingOrder parse_facts(std::string_view text);

/// The part that a key stands for, the same in every run: positive.
std::int64_t part_of_key(std::string_view key);

/// The canonical text of an order version, without personal data; stored, and read back by
/// parse_order when a later version, an undo or a product binding needs it. Fails with
/// database_damaged.
std::string canonical_content(const Order& order);
Order parse_order(std::string_view content);

/// ASCII code of a payment gateway's name ("Shopify Payments" → "SHOPIFY-PAYMENTS").
std::string gateway_code(std::string_view name);

}  // namespace kontor::orders
