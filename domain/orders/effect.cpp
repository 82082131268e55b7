#include "domain/orders/effect.h"

#include <algorithm>

namespace kontor::orders {

namespace {

/// Amounts of a line for the part of it that is recognised.
struct Part {
  Quantity quantity;
  std::int64_t gross = 0, discount = 0, tax = 0;
  std::int64_t net() const { return gross - discount; }
};

Part part_of(const Line& line, Quantity quantity) {
  if (quantity == line.quantity)
    return {quantity, line.gross_minor, line.discount_minor, line.tax_minor};
  if (line.quantity.milli == 0) return {};
  const auto share = [&](std::int64_t amount) {
    return mul_div_half_up(amount, quantity.milli, line.quantity.milli);
  };
  return {quantity, share(line.gross_minor), share(line.discount_minor), share(line.tax_minor)};
}

bool moves_goods(LineKind kind) {
  return kind == LineKind::goods || kind == LineKind::free_issue || kind == LineKind::write_off;
}

/// The account that a non-goods line's amount belongs to (rules.md 3).
std::string_view account_of(LineKind kind) {
  switch (kind) {
    case LineKind::carriage:
      return "carriage";
    case LineKind::fee:
      return "channel_fees";
    case LineKind::discount:
      return "discounts";
    case LineKind::manual:
      return "manual_amounts";
    case LineKind::sample:
      return "samples";
    case LineKind::voucher:
      return "gift_card";
    case LineKind::tip:
      return "tips";
    default:
      return "sales";
  }
}

/// Builds the effect of one order. The account keys are those of the standard chart.
class Builder {
 public:
  Builder(const Order& order, Instant exported_at) : m_order(order), m_exported(exported_at) {}

  OrderEffect build() {
    find_sale_event();
    if (m_sells) add_sale();
    add_payment();
    add_refund();
    add_commitments();
    return std::move(m_effect);
  }

 private:
  Quantity recognised(const Line& line) const {
    if (m_order.recognise_at_order) return line.quantity;
    return moves_goods(line.kind) ? line.fulfilled : line.quantity;
  }

  /// The sale event (rules.md 2): the order's own time, dispatch, or, with nothing to dispatch,
  /// payment.
  void find_sale_event() {
    const auto& lines = m_order.lines;
    const bool has_goods =
        std::any_of(lines.begin(), lines.end(), [](const Line& l) { return moves_goods(l.kind); });
    if (m_order.recognise_at_order) {
      m_sells = m_order.state != OrderState::cancelled;
      m_sale_at = m_order.placed_at;
    } else if (has_goods) {
      m_sells = std::any_of(lines.begin(), lines.end(), [](const Line& l) {
        return moves_goods(l.kind) && l.fulfilled.milli != 0;
      });
      m_sale_at = m_order.fulfilled_at.value_or(m_exported);
      m_sale_estimated = !m_order.fulfilled_at;
    } else if (m_order.paid_minor > 0 && m_order.state != OrderState::cancelled) {
      m_sells = true;
      m_sale_at = paid_at();
      m_sale_estimated = !m_order.paid_at;
    }
  }

  Instant paid_at() const { return m_order.paid_at.value_or(m_order.placed_at); }

  books::SaleFact fact(std::int32_t line) const {
    books::SaleFact f;
    f.line = line;
    f.channel = m_order.channel;
    f.location = m_order.location;
    f.employee = m_order.employee;
    f.customer = m_order.customer;
    f.currency = m_order.currency;
    return f;
  }

  static void post(EventEffect& event, std::string_view account, std::int64_t amount,
                   bool common = false, std::string detail = {}) {
    if (amount != 0)
      event.postings.push_back({std::string(account), std::move(detail), common, amount});
  }

  /// Money on a channel lies in the clearing account of its gateway; a split without amounts
  /// waits in unallocated tender (rules.md 6).
  void post_clearing(EventEffect& event, std::int64_t amount) const {
    if (m_order.gateways.size() > 1)
      post(event, "unallocated_tender", amount);
    else
      post(event, "clearing", amount, false,
           m_order.gateways.empty() ? "UNKNOWN" : m_order.gateways.front());
  }

  void add_goods(EventEffect& event, const Line& line, const Part& part) {
    books::SaleFact f = fact(line.no);
    f.product = line.product;
    f.tax_minor = part.tax;
    if (line.returned()) {
      post(event, "returns", -part.net());
      f.returns_minor = -part.net();
    } else {
      post(event, "sales", -part.gross);
      post(event, "discounts", part.discount);
      f.lines = 1;
      f.units = part.quantity;
      f.gross_minor = part.gross;
      f.discount_minor = part.discount;
      m_has_sold_goods = true;
    }
    event.sales.push_back(f);
  }

  void add_other(EventEffect& event, const Line& line, const Part& part) {
    post(event, account_of(line.kind), -part.net(), line.kind == LineKind::tip);
    books::SaleFact f = fact(line.no);
    f.tax_minor = part.tax;
    if (line.kind == LineKind::carriage) f.shipping_minor = part.net();
    if (line.kind == LineKind::discount) f.discount_minor = -part.net();
    event.sales.push_back(f);
  }

  void add_line(EventEffect& event, const Line& line) {
    const Part part = part_of(line, recognised(line));
    if (moves_goods(line.kind) && part.quantity.milli == 0) return;
    if (line.kind == LineKind::goods)
      add_goods(event, line, part);
    else if (line.kind != LineKind::free_issue && line.kind != LineKind::write_off)
      add_other(event, line, part);
    m_due += part.net() + part.tax;
    m_tax += part.tax;
    if (line.tracked && moves_goods(line.kind))
      event.moves.push_back({line.no, line.product,
                             line.kind == LineKind::write_off ? -part.quantity : part.quantity,
                             line.kind});
  }

  void add_sale() {
    EventEffect event;
    event.kind = books::EntryKind::sale;
    event.at = m_sale_at;
    event.date_estimated = m_sale_estimated;
    for (const Line& line : m_order.lines) add_line(event, line);
    post(event, "carriage", -m_order.shipping_minor);
    post(event, "duties", -m_order.duties_minor);
    post(event, "rounding", -m_order.rounding_minor);
    m_due += m_order.shipping_minor + m_order.shipping_tax_minor + m_order.duties_minor +
             m_order.rounding_minor;
    m_tax += m_order.shipping_tax_minor;
    const std::int64_t unnamed = std::min(m_order.tax_unnamed_minor, m_tax);
    post(event, "tax_payable", -(m_tax - unnamed), true);
    post(event, "tax_unnamed", -unnamed, true);
    post_due(event);

    books::SaleFact head = fact(0);
    head.orders = m_has_sold_goods ? 1 : 0;
    head.shipping_minor = m_order.shipping_minor;
    head.tax_minor = m_order.shipping_tax_minor;
    event.sales.push_back(head);
    std::erase_if(event.sales, [&](const books::SaleFact& f) { return f == fact(f.line); });
    m_effect.events.push_back(std::move(event));
  }

  /// What the buyer owes at the sale: first from what was paid before, the rest is receivable.
  void post_due(EventEffect& event) {
    if (m_order.settlement == Settlement::at_sale) return post_clearing(event, m_due);
    const bool paid_before = m_order.paid_minor > 0 && paid_at() <= m_sale_at;
    m_from_deposit = paid_before && m_due > 0 ? std::min(m_order.paid_minor, m_due) : 0;
    post(event, "deposit", m_from_deposit);
    post(event, "receivable", m_due - m_from_deposit);
  }

  void add_payment() {
    if (m_order.paid_minor == 0) return;
    EventEffect event;
    event.kind = books::EntryKind::payment;
    event.at = paid_at();
    event.date_estimated = !m_order.paid_at;
    const bool after_sale = m_sells && paid_at() > m_sale_at;
    const std::int64_t owed =
        after_sale ? std::clamp<std::int64_t>(m_due, 0, m_order.paid_minor) : 0;
    post_clearing(event, m_order.paid_minor);
    post(event, "receivable", -owed);
    post(event, "deposit", -(m_order.paid_minor - owed));
    m_deposit_left = m_order.paid_minor - owed - m_from_deposit;
    m_effect.events.push_back(std::move(event));
  }

  /// Shopify says how much was refunded, not when nor for what (rules.md 3).
  void add_refund() {
    const std::int64_t refunded = m_order.refunded_minor;
    if (refunded == 0) return;
    EventEffect event;
    event.kind = books::EntryKind::refund;
    event.at = m_exported;
    event.date_estimated = true;
    const std::int64_t from_deposit =
        m_sells ? std::clamp<std::int64_t>(m_deposit_left, 0, refunded) : refunded;
    post(event, "deposit", from_deposit);
    post(event, "refunds_not_itemised", refunded - from_deposit);
    post_clearing(event, -refunded);
    if (refunded != from_deposit) {
      books::SaleFact head = fact(0);
      head.returns_minor = refunded - from_deposit;
      event.sales.push_back(head);
    }
    m_effect.events.push_back(std::move(event));
  }

  void add_commitments() {
    if (m_order.recognise_at_order || m_order.state == OrderState::cancelled) return;
    for (const Line& line : m_order.lines) {
      const Quantity rest = line.quantity - line.fulfilled;
      if (line.tracked && line.kind == LineKind::goods && rest.milli > 0)
        m_effect.commitments.push_back({line.no, line.product, rest});
    }
  }

  const Order& m_order;
  Instant m_exported;
  OrderEffect m_effect;
  bool m_sells = false;
  bool m_sale_estimated = false;
  bool m_has_sold_goods = false;
  Instant m_sale_at;
  std::int64_t m_due = 0, m_tax = 0, m_from_deposit = 0, m_deposit_left = 0;
};

}  // namespace

OrderEffect effect_of(const Order& order, Instant exported_at) {
  return Builder(order, exported_at).build();
}

}  // namespace kontor::orders
