#include "domain/orders/effect.h"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/orders/credit.h"
#include "domain/orders/tender_shares.h"

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

/// Lines that are sold by being sent.
bool is_dispatched(LineKind kind) { return moves_goods(kind) || kind == LineKind::unitemised; }

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
    cover_lines();
    find_sale_event();
    if (m_sells) add_sale();
    for (const SettledSale& settled : m_order.settlements) add_settled(settled);
    count_order();
    add_payment();
    for (const Refund& refund : m_order.refunds) add_refund(refund);
    add_refund_not_told();
    for (const GoodsBack& back : m_order.goods_back) add_goods_back(back);
    add_commitments();
    add_credit(m_order, m_effect);
    return std::move(m_effect);
  }

 private:
  /// Settled shipments take the place of the order's own lines, by SKU.
  void cover_lines() {
    std::map<std::string_view, std::int64_t> settled;
    for (const Line& line : m_order.lines)
      if (line.part != 0 && line.quantity.milli > 0 && is_settled(line.part))
        settled[line.sku] += line.quantity.milli;
    if (settled.empty()) return;
    for (const Line& line : m_order.lines) {
      if (line.part != 0 || line.kind != LineKind::goods || line.quantity.milli <= 0) continue;
      std::int64_t& rest = settled[line.sku];
      const std::int64_t covered = std::min(rest, line.quantity.milli);
      rest -= covered;
      if (covered > 0) m_covered[line.no] = Quantity{covered};
    }
  }

  bool is_settled(std::int64_t part) const {
    return std::ranges::any_of(m_order.settlements,
                               [&](const SettledSale& s) { return s.part == part; });
  }

  Quantity covered(const Line& line) const {
    const auto found = m_covered.find(line.no);
    return found == m_covered.end() ? Quantity{} : found->second;
  }

  bool at_once() const { return m_order.recognise != company::Recognise::fulfilled; }

  Quantity recognised(const Line& line) const {
    if (line.part != 0) return line.quantity;
    const Quantity q = at_once() || !is_dispatched(line.kind) ? line.quantity : line.fulfilled;
    const Quantity told = covered(line);
    if (told.milli == 0) return q;
    return Quantity{std::max<std::int64_t>(0, q.milli - told.milli)};
  }

  /// The sale event of the order's own lines (rules.md 2): the order's time, its payment, or
  /// dispatch; with nothing to dispatch, payment.
  void find_sale_event() {
    const auto own = [](const Line& l) { return l.part == 0; };
    if (std::ranges::none_of(m_order.lines, own)) return;
    const bool cancelled = m_order.state == OrderState::cancelled;
    const bool dispatches = std::ranges::any_of(
        m_order.lines, [&](const Line& l) { return own(l) && is_dispatched(l.kind); });
    using enum company::Recognise;
    if (m_order.recognise == order) {
      m_sells = !cancelled;
      m_sale_at = m_order.placed_at;
    } else if (m_order.recognise == fulfilled && dispatches) {
      m_sells = std::ranges::any_of(m_order.lines, [&](const Line& l) {
        return own(l) && is_dispatched(l.kind) && recognised(l).milli != 0;
      });
      m_sale_at = m_order.fulfilled_at.value_or(m_exported);
      m_sale_estimated = !m_order.fulfilled_at;
    } else if (!cancelled && is_paid()) {
      m_sells = true;
      m_sale_at = paid_at();
      m_sale_estimated = !m_order.paid_at;
    }
  }

  bool is_paid() const {
    return m_order.paid_minor > 0 || m_order.settlement == Settlement::at_sale;
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

  /// What of a discount was given by hand: all, where somebody rang up and no code or promotion
  /// gave it (rules.md 7).
  std::int64_t by_hand(std::int64_t discount) const {
    return m_order.employee && m_order.discount_code.empty() ? discount : 0;
  }

  static void post(EventEffect& event, std::string_view account, std::int64_t amount,
                   bool common = false, std::string detail = {}) {
    if (amount != 0)
      event.postings.push_back({std::string(account), std::move(detail), common, amount});
  }

  /// A gateway's clearing account; a gift card takes from its liability; what came or went no one
  /// knows how waits in unallocated tender (rules.md 6).
  static void post_tender(EventEffect& event, const std::string& gateway, std::int64_t amount) {
    if (gateway.empty())
      post(event, "unallocated_tender", amount);
    else if (gateway == gateway_code(gift_card_gateway))
      post(event, "gift_card", amount);
    else
      post(event, "clearing", amount, false, gateway);
  }

  /// Money in through each tender as far as the file tells it; what none tells is still owed. What
  /// goes back goes the only way it came, or waits to be allocated.
  void post_tenders(EventEffect& event, std::int64_t amount) const {
    const auto& tenders = m_order.tenders;
    for (const auto& [gateway, tendered] : tenders) {
      const std::int64_t part = amount < 0 ? std::clamp<std::int64_t>(tendered, amount, 0)
                                           : std::clamp<std::int64_t>(tendered, 0, amount);
      post_tender(event, gateway, part);
      amount -= part;
    }
    if (amount < 0 && tenders.size() == 1)
      post_tender(event, tenders.front().first, amount);
    else
      post(event, amount > 0 ? "receivable" : "unallocated_tender", amount);
  }

  /// Money on a channel lies in the clearing account of its gateway; a split without amounts
  /// waits in unallocated tender (rules.md 6).
  void post_clearing(EventEffect& event, std::int64_t amount) const {
    if (!m_order.tenders.empty()) return post_tenders(event, amount);
    if (amount < 0) return post_tender(event, gateway_of_refund(m_order), amount);
    for (const TenderShare& share : shares_of(m_order, amount))
      post_tender(event, share.gateway, share.amount_minor);
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
      f.manual_minor = by_hand(part.discount);
      m_has_sold_goods = true;
      ++m_sold_lines;
    }
    event.sales.push_back(f);
  }

  /// Goods whose lines are not known: sold, but neither lines nor units.
  void add_unitemised(EventEffect& event, const Line& line, const Part& part) {
    post(event, line.returned() ? "returns" : "sales", line.returned() ? -part.net() : -part.gross);
    books::SaleFact f = fact(line.no);
    f.tax_minor = part.tax;
    if (line.returned()) {
      f.returns_minor = -part.net();
    } else {
      post(event, "discounts", part.discount);
      f.gross_minor = part.gross;
      f.discount_minor = part.discount;
      f.manual_minor = by_hand(part.discount);
      m_has_sold_goods = true;
    }
    event.sales.push_back(f);
  }

  void add_other(EventEffect& event, const Line& line, const Part& part) {
    post(event, account_of(line.kind), -part.net(), line.kind == LineKind::tip);
    books::SaleFact f = fact(line.no);
    f.tax_minor = part.tax;
    if (line.kind == LineKind::carriage) f.shipping_minor = part.net();
    if (line.kind == LineKind::discount) {
      f.discount_minor = -part.net();
      f.manual_minor = by_hand(f.discount_minor);
    }
    event.sales.push_back(f);
  }

  void add_line(EventEffect& event, const Line& line) {
    const Part part = part_of(line, recognised(line));
    if (is_dispatched(line.kind) && part.quantity.milli == 0) return;
    if (line.kind == LineKind::goods)
      add_goods(event, line, part);
    else if (line.kind == LineKind::unitemised)
      add_unitemised(event, line, part);
    else if (line.kind != LineKind::free_issue && line.kind != LineKind::write_off)
      add_other(event, line, part);
    m_due += part.net() + part.tax;
    m_tax += part.tax;
    if (!moves_goods(line.kind)) return;
    const bool off = line.kind == LineKind::write_off;
    for (const auto& goods : goods_of(line, off ? -part.quantity : part.quantity))
      event.moves.push_back({line.no, goods.product, goods.quantity, line.kind, {}});
  }

  void add_sale() {
    EventEffect event;
    event.kind = books::EntryKind::sale;
    event.at = m_sale_at;
    event.date_estimated = m_sale_estimated;
    for (const Line& line : m_order.lines)
      if (line.part == 0) add_line(event, line);
    // A settled shipment tells its own carriage.
    const bool own_carriage = m_order.settlements.empty();
    const std::int64_t shipping = own_carriage ? m_order.shipping_minor : 0;
    const std::int64_t shipping_tax = own_carriage ? m_order.shipping_tax_minor : 0;
    post(event, "carriage", -shipping);
    post(event, "duties", -m_order.duties_minor);
    post(event, "rounding", -m_order.rounding_minor);
    m_due += shipping + shipping_tax + m_order.duties_minor + m_order.rounding_minor;
    m_tax += shipping_tax;
    const std::int64_t unnamed = std::min(m_order.tax_unnamed_minor, m_tax);
    post(event, "tax_payable", -(m_tax - unnamed), true);
    post(event, "tax_unnamed", -unnamed, true);
    post_due(event);

    books::SaleFact head = fact(0);
    head.shipping_minor = shipping;
    head.tax_minor = shipping_tax;
    add_event(std::move(event), head);
  }

  void add_event(EventEffect event, const books::SaleFact& head) {
    event.sales.push_back(head);
    std::erase_if(event.sales, [&](const books::SaleFact& f) { return f == fact(f.line); });
    m_effect.events.push_back(std::move(event));
  }

  void add_settled(const SettledSale& settled) {
    const std::int64_t own_due = std::exchange(m_due, 0);
    m_tax = 0;
    EventEffect event;
    event.kind = books::EntryKind::sale;
    event.part = settled.part;
    event.at = settled.at;
    for (const Line& line : m_order.lines)
      if (line.part == settled.part) add_line(event, line);
    post(event, "carriage", -settled.shipping_minor);
    post(event, "tax_unnamed", -(m_tax + settled.shipping_tax_minor), true);
    post(event, "marketplace_tax", -settled.marketplace_tax_minor);
    post_tender(event, settled.gateway,
                m_due + settled.shipping_minor + settled.shipping_tax_minor +
                    settled.marketplace_tax_minor);
    m_due = own_due;
    books::SaleFact head = fact(0);
    head.shipping_minor = settled.shipping_minor;
    head.tax_minor = settled.shipping_tax_minor;
    add_event(std::move(event), head);
  }

  /// An order counts once, at its first sale.
  void count_order() {
    if (!m_has_sold_goods) return;
    EventEffect* first = nullptr;
    for (EventEffect& event : m_effect.events)
      if (!first || event.at < first->at) first = &event;
    const bool add_on = m_sold_lines > 1;
    for (books::SaleFact& f : first->sales)
      if (f.line == 0) {
        f.orders = 1;
        f.add_on = add_on;
        return;
      }
    books::SaleFact head = fact(0);
    head.orders = 1;
    head.add_on = add_on;
    first->sales.push_back(head);
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

  /// Money that was paid and not yet earned goes back first, and is no return.
  std::int64_t take_from_deposit(std::int64_t refunded) {
    const bool sold = m_sells || !m_order.settlements.empty();
    const bool known = m_order.paid_minor > 0;
    const std::int64_t part =
        sold || !known ? std::clamp<std::int64_t>(m_deposit_left, 0, refunded) : refunded;
    m_deposit_left -= part;
    return part;
  }

  /// Line and product that an itemised refund is for; line 0 where the SKU is not the order's.
  books::SaleFact returned_fact(const Refund::Part& part) const {
    for (const Line& line : m_order.lines)
      if (!part.sku.empty() && line.sku == part.sku && line.product) {
        books::SaleFact f = fact(line.no);
        f.product = line.product;
        return f;
      }
    return fact(0);
  }

  void add_refund(const Refund& refund) {
    EventEffect event;
    event.kind = books::EntryKind::refund;
    event.part = refund.part;
    event.at = refund.at;
    const std::int64_t from_deposit = take_from_deposit(refund.total_minor);
    post(event, "deposit", from_deposit);
    std::int64_t rest = refund.total_minor - from_deposit;
    if (from_deposit == 0)
      for (const Refund::Part& part : refund.parts) rest -= add_refunded_part(event, part);
    post(event, "refunds_not_itemised", rest);
    post(event, "marketplace_tax", refund.marketplace_tax_minor);
    post_tender(event, refund.gateway, -refund.total_minor - refund.marketplace_tax_minor);
    books::SaleFact head = fact(0);
    head.returns_minor = rest;
    add_event(std::move(event), head);
  }

  /// Gives what the part takes of the refund.
  std::int64_t add_refunded_part(EventEffect& event, const Refund::Part& part) {
    books::SaleFact f = returned_fact(part);
    f.tax_minor = -part.tax_minor;
    if (part.kind == LineKind::goods || part.kind == LineKind::discount) {
      post(event, "returns", part.amount_minor);
      f.returns_minor = part.amount_minor;
    } else {
      post(event, account_of(part.kind), part.amount_minor, part.kind == LineKind::tip);
      if (part.kind == LineKind::carriage) f.shipping_minor = -part.amount_minor;
    }
    post(event, "tax_unnamed", part.tax_minor, true);
    event.sales.push_back(f);
    return part.amount_minor + part.tax_minor;
  }

  /// Shopify's orders say how much was refunded, not when nor for what (rules.md 3): what no dated
  /// refund tells.
  void add_refund_not_told() {
    std::int64_t refunded = m_order.refunded_minor;
    for (const Refund& refund : m_order.refunds) refunded -= refund.total_minor;
    if (refunded <= 0) return;
    EventEffect event;
    event.kind = books::EntryKind::refund;
    event.at = m_exported;
    event.date_estimated = true;
    const std::int64_t from_deposit = take_from_deposit(refunded);
    post(event, "deposit", from_deposit);
    post(event, "refunds_not_itemised", refunded - from_deposit);
    post_clearing(event, -refunded);
    books::SaleFact head = fact(0);
    head.returns_minor = refunded - from_deposit;
    add_event(std::move(event), head);
  }

  void add_goods_back(const GoodsBack& back) {
    EventEffect event;
    event.kind = books::EntryKind::goods_back;
    event.part = back.part;
    event.at = back.at;
    for (const Line& line : m_order.lines) {
      if (line.part != back.part) continue;
      for (const auto& goods : goods_of(line, line.quantity)) {
        event.moves.push_back(
            {line.no, goods.product, goods.quantity, LineKind::goods, back.location});
        if (!back.saleable)
          event.moves.push_back(
              {line.no, goods.product, -goods.quantity, LineKind::write_off, back.location});
      }
    }
    if (!event.moves.empty()) m_effect.events.push_back(std::move(event));
  }

  void add_commitments() {
    if (m_order.state == OrderState::cancelled || (at_once() && m_sells)) return;
    for (const Line& line : m_order.lines) {
      if (line.part != 0) continue;
      const Quantity rest = line.quantity - std::max(line.fulfilled, covered(line));
      if (line.kind != LineKind::goods || rest.milli <= 0) continue;
      for (const auto& goods : goods_of(line, rest))
        m_effect.commitments.push_back({line.no, goods.product, goods.quantity});
    }
  }

  const Order& m_order;
  Instant m_exported;
  OrderEffect m_effect;
  bool m_sells = false;
  bool m_sale_estimated = false;
  bool m_has_sold_goods = false;
  int m_sold_lines = 0;
  Instant m_sale_at;
  std::map<std::int32_t, Quantity> m_covered;  ///< by line: what settled shipments tell
  std::int64_t m_due = 0, m_tax = 0, m_from_deposit = 0, m_deposit_left = 0;
};

}  // namespace

OrderEffect effect_of(const Order& order, Instant exported_at) {
  return Builder(order, exported_at).build();
}

}  // namespace kontor::orders
