// Etsy's sold orders, 36 columns: a row is an order, without its lines. What the seller earns is
// not Order Total, which also holds the tax that Etsy collects and pays itself.

#include <array>
#include <cstdlib>

#include "channels/etsy_values.h"
#include "channels/file_amount.h"
#include "channels/holding_source.h"
#include "channels/profile_list.h"
#include "channels/slash_dates.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

struct EtsyOrderColumns {
  Column sale_date, id, buyer_id, full_name, payment_method, shipped, currency, value, discount,
      shipping_discount, shipping, tax, total, status, fees, net, adjusted_total, adjusted_fees,
      adjusted_net, order_type, payment_type, in_person_discount, in_person_location;

  EtsyOrderColumns() = default;
  explicit EtsyOrderColumns(const Table& t)
      : sale_date(t.column("Sale Date")),
        id(t.column("Order ID")),
        buyer_id(t.column("Buyer User ID")),
        full_name(t.column("Full Name")),
        payment_method(t.column("Payment Method")),
        shipped(t.column("Date Shipped")),
        currency(t.column("Currency")),
        value(t.column("Order Value")),
        discount(t.column("Discount Amount")),
        shipping_discount(t.column({"Shipping Discount", "Delivery Discount"})),
        shipping(t.column({"Shipping", "Delivery"})),
        tax(t.column("Sales Tax")),
        total(t.column("Order Total")),
        status(t.column("Status")),
        fees(t.column("Card Processing Fees")),
        net(t.column("Order Net")),
        adjusted_total(t.column("Adjusted Order Total")),
        adjusted_fees(t.column("Adjusted Card Processing Fees")),
        adjusted_net(t.column("Adjusted Net Order Amount")),
        order_type(t.column("Order Type")),
        payment_type(t.column("Payment Type")),
        in_person_discount(t.column("InPerson Discount")),
        in_person_location(t.column("InPerson Location")) {}
};

/// The amounts of a row, as they stand.
struct EtsyAmounts {
  Money value, discount, in_person_discount, shipping, shipping_discount, tax, total;
  std::optional<Money> fees, net, adjusted_total, adjusted_fees, adjusted_net;
};

/// What the buyer pays the seller, by the columns that count.
struct EtsyRevenue {
  Money discount, shipping, total;
};

/// Some rows have the shipping discount already taken off Shipping, and whether Discount Amount
/// holds the one given in person is not said either. What Etsy pays out before its fee tells which
/// reading is right; without it, or when none adds up to the cent, the nearest one in this order.
EtsyRevenue read_revenue(const EtsyAmounts& a) {
  const Money zero{0, a.value.currency};
  const std::array<std::pair<Money, Money>, 4> readings{
      {{a.shipping_discount, zero},
       {zero, zero},
       {a.shipping_discount, a.in_person_discount},
       {zero, a.in_person_discount}}};
  std::optional<EtsyRevenue> best;
  std::int64_t best_gap = 0;
  for (const auto& [off_shipping, off_goods] : readings) {
    if (off_shipping.minor > a.shipping.minor) continue;
    EtsyRevenue r{a.discount + off_goods, a.shipping - off_shipping, zero};
    const Money untaxed = a.value - r.discount + r.shipping;
    r.total = untaxed + a.tax;
    std::int64_t gap = 0;
    if (a.net) {
      const Money paid_out = *a.net + a.fees.value_or(zero);
      gap = std::min(std::abs((untaxed - paid_out).minor), std::abs((r.total - paid_out).minor));
    }
    if (best && gap >= best_gap) continue;
    best = r;
    best_gap = gap;
  }
  return *best;  // the second reading takes nothing off and always stands
}

/// What went back to the buyer out of the seller's revenue. The adjusted total is the buyer's and
/// holds Etsy's tax, which goes back in proportion; net and fee together are the seller's.
Money read_refunded(const EtsyAmounts& a, const EtsyRevenue& revenue) {
  const Money zero{0, a.value.currency};
  if (!a.adjusted_total) return zero;
  Money left = revenue.total;
  if (a.net && a.adjusted_net && a.adjusted_fees) {
    const Money before = *a.net + a.fees.value_or(zero);
    left = revenue.total - (before - (*a.adjusted_net + *a.adjusted_fees));
  } else if (a.total > revenue.total) {
    left.minor = mul_div_half_up(a.adjusted_total->minor, revenue.total.minor, a.total.minor);
  } else {
    left = *a.adjusted_total;
  }
  return left < revenue.total ? revenue.total - left : zero;
}

class EtsyOrderSource final : public HeadSource {
 public:
  explicit EtsyOrderSource(Tables tables) : HeadSource(std::move(tables)) {}

 protected:
  void begin(Table& table) override {
    m_columns = EtsyOrderColumns(table);
    drop_held();
    if (auto problem = day_first_problem(table, {m_columns.sale_date, m_columns.shipped}))
      fail(std::move(*problem));
    tell(slash_dates_note(table, {m_columns.sale_date, m_columns.shipped}));
  }

  void row(const Table& table) override {
    Values values(etsy_money_style);
    values.at(table.line());
    intake::IncomingOrder order = read_head(table, values);
    EtsyAmounts amounts;
    if (values.ok()) amounts = read_amounts(table, values, order.currency);
    if (!values.ok()) return give_refusal(table, table.line(), *values.refusal());
    take_amounts(order, amounts);
    add_fees(order, amounts);
    give(table.line(), std::move(order));
    give_held_if_many();
  }

 private:
  intake::IncomingOrder read_head(const Table& table, Values& values) const {
    const auto text = [&](const Column& column) { return std::string(table.cell(column).text); };
    intake::IncomingOrder order = head_of(table);
    values.needed(table.cell(m_columns.id));
    order.key = order.number = etsy_order_id(table.cell(m_columns.id));
    order.placed = needed_slash_date(values, table, m_columns.sale_date);
    order.fulfilled = slash_date(values, table, m_columns.shipped);
    order.currency = values.currency(table.cell(m_columns.currency));
    order.buyer.channel_customer = text(m_columns.buyer_id);
    order.buyer.name = text(m_columns.full_name);
    order.source = ascii_lower(text(m_columns.order_type));
    order.location = text(m_columns.in_person_location);
    order.fulfilment_state = ascii_lower(text(m_columns.status));
    if (order.fulfilment_state == "canceled" || order.fulfilment_state == "cancelled")
      order.cancelled = order.placed;  // the only date there is
    order.prices = intake::Prices::net;
    order.settlement = intake::Settlement::at_sale;
    const std::string paid_by = text(m_columns.payment_method) + " " + text(m_columns.payment_type);
    order.gateways = {etsy_gateway_of(order.source, paid_by)};
    return order;
  }

  EtsyAmounts read_amounts(const Table& table, Values& values, Currency currency) const {
    const auto zero_or = [&](const Column& c) {
      return file_amount_or_zero(values, table.cell(c), currency);
    };
    const auto maybe = [&](const Column& c) {
      return file_amount(values, table.cell(c), currency);
    };
    values.needed(table.cell(m_columns.value));
    EtsyAmounts a;
    a.value = zero_or(m_columns.value);
    a.discount = zero_or(m_columns.discount);
    a.in_person_discount = zero_or(m_columns.in_person_discount);
    a.shipping = zero_or(m_columns.shipping);
    a.shipping_discount = zero_or(m_columns.shipping_discount);
    a.tax = zero_or(m_columns.tax);
    a.total = zero_or(m_columns.total);
    a.fees = maybe(m_columns.fees);
    a.net = maybe(m_columns.net);
    a.adjusted_total = maybe(m_columns.adjusted_total);
    a.adjusted_fees = maybe(m_columns.adjusted_fees);
    a.adjusted_net = maybe(m_columns.adjusted_net);
    return a;
  }

  static void take_amounts(intake::IncomingOrder& order, const EtsyAmounts& a) {
    const EtsyRevenue revenue = read_revenue(a);
    const Money zero{0, order.currency};
    order.subtotal = a.value - revenue.discount;
    order.discount = revenue.discount;
    order.shipping = revenue.shipping;
    order.tax = a.tax;
    order.total = revenue.total;
    order.marketplace_tax = a.total > revenue.total ? a.total - revenue.total : zero;
    order.duties = zero;
    // What was cancelled before it was sent was never a sale: its money came and went.
    const bool never_sold = order.cancelled && !order.fulfilled;
    order.refunded = never_sold ? zero : read_refunded(a, revenue);
  }

  /// Etsy's card fee, and what of it came back with a refund.
  void add_fees(const intake::IncomingOrder& order, const EtsyAmounts& a) {
    if (a.fees) add_fee(order, "fee:", -*a.fees);
    if (a.fees && a.adjusted_total && a.adjusted_fees)
      add_fee(order, "fee-back:", *a.fees - *a.adjusted_fees);
  }

  void add_fee(const intake::IncomingOrder& order, std::string_view prefix, Money amount) {
    if (amount.minor == 0) return;
    intake::IncomingSettled fee;
    fee.kind = intake::SettledKind::adjustment;
    fee.gateway = etsy_gateway;
    fee.key = std::string(prefix) + order.key;
    fee.order = order.key;
    fee.at = order.placed;
    fee.currency = order.currency;
    fee.parts.push_back({intake::PartKind::fee, "Card Processing Fees", {}, {}, {}, {}, amount});
    hold(order.row, std::move(fee));
  }

  EtsyOrderColumns m_columns;
};

class EtsyOrders final : public TableProfile {
 public:
  std::string_view name() const override { return "etsy-orders"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"Order ID"},    {"Sale Date"},   {"Buyer User ID"}, {"Currency"},
                                {"Order Value"}, {"Order Total"}, {"Date Shipped"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<EtsyOrderSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = etsy_channel_name;
  }
};

}  // namespace

const Profile& etsy_orders() {
  static const EtsyOrders profile;
  return profile;
}

}  // namespace kontor::channels
