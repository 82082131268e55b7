#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/pricing/promotion.h"

namespace kontor::pricing {

/// A line to be priced: the unit's price is what the lists say (step 1).
struct CartLine {
  ProductId product;
  std::string style = {}, vendor = {};
  Quantity quantity;  ///< not below 0
  UnitPrice price;    ///< in the cart's currency, not below 0
  std::int64_t tax_ppm = 0;
  std::string source = {};  ///< code of the list that gave the price; for the trace
};

/// Lines of one order as far as its price depends on them.
struct Cart {
  Currency currency;
  ChannelId channel;
  LocationId place = {};
  Instant at;
  LocalTime local = {};                    ///< the same where the order is placed
  std::vector<std::string> groups = {};    ///< of the customer
  std::vector<std::int64_t> by_code = {};  ///< promotions for which a good code was given
  bool tax_included = true;
  std::int64_t shipping_minor = 0;
  std::int64_t shipping_tax_ppm = 0;
  std::vector<CartLine> lines;
};

enum class StepKind { price, product, order, shipping, tax };
std::string_view name_of(StepKind kind);

/// One step of the way from nothing to what is payable.
struct PriceStep {
  StepKind kind = StepKind::price;
  std::int64_t line = 0;  ///< from 0; -1: the carriage
  std::string rule;       ///< code of the list or promotion; empty for taxes
  std::int64_t before_minor = 0, change_minor = 0;
  bool operator==(const PriceStep&) const = default;
};

struct PricedLine {
  std::int64_t gross_minor = 0;     ///< price × quantity
  std::int64_t discount_minor = 0;  ///< not below 0
  std::int64_t tax_minor = 0;       ///< included or on top
  std::int64_t net_minor() const { return gross_minor - discount_minor; }
  bool operator==(const PricedLine&) const = default;
};

/// What a cart costs, and why.
struct PricedCart {
  std::vector<PricedLine> lines;
  PricedLine shipping;
  bool tax_included = true;
  std::vector<PriceStep> trace;
  std::int64_t discount_minor() const;
  std::int64_t payable_minor() const;  ///< with taxes
};

/// Prices a cart by the one order of rules: (1) price × quantity, rounded half-up to the minor
/// unit; (2) of each line the best product promotion or declared stack; (3) the best order
/// promotion or stack on what remains of lines that it may touch; (4) carriage; then taxes, line by
/// line. A line bears one promotion, or several of the same stack. A promotion that takes several
/// lines together (buy_get, bundle_price) takes them where that saves more than their own best
/// promotions. An exclusive promotion stands alone, where that is cheaper for the customer. A
/// promotion whose budget the order would exceed does not apply. Equal savings: the first code.
PricedCart price_cart(const Cart& cart, const std::vector<Promotion>& promotions);

/// Follows a trace; nothing where its steps do not fit each other.
std::optional<PricedCart> replay(const std::vector<PriceStep>& trace, bool tax_included);

/// A trace as text, and back.
std::string text_of(const std::vector<PriceStep>& trace);
std::vector<PriceStep> trace_in(std::string_view text);

}  // namespace kontor::pricing
