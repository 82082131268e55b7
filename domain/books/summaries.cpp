#include "domain/books/summaries.h"

#include <algorithm>

namespace kontor::books {

namespace summaries_detail {

SalesSums sums_of(const SaleFact& f) {
  return {f.orders,        f.lines,          f.units.milli, f.gross_minor, f.discount_minor,
          f.returns_minor, f.shipping_minor, f.tax_minor,   f.cost_minor};
}

/// Debit and credit of a posting. A reversal takes its original off the side where that stood
/// (the field's "red storno"), so that what was taken back leaves no turnover behind; so does a
/// posting in red, and the reversal of one puts it back.
AccountSums sums_of(const Posting& p, bool reversal) {
  AccountSums s;
  const bool red = reversal != p.red;
  const auto add = [red](std::int64_t amount, std::int64_t& debit, std::int64_t& credit) {
    if ((amount > 0) != red)
      debit += amount;
    else
      credit -= amount;
  };
  add(p.amount.minor, s.debit_minor, s.credit_minor);
  add(p.entity_minor, s.entity_debit_minor, s.entity_credit_minor);
  return s;
}

TicketSums tickets_of(const SaleFact& f) {
  const std::int64_t share = f.orders * 1'000'000 + f.credit_ppm;
  return {f.orders,       share,         f.add_on ? share : 0, f.customer ? share : 0,
          f.units.milli,  f.gross_minor, f.discount_minor,     f.manual_minor,
          f.returns_minor};
}

void add_tickets(SummaryDeltas& to, const Entry& e, const SaleFact& f) {
  const TicketSums sums = tickets_of(f);
  if (sums != TicketSums()) {
    constexpr std::int64_t ms_of_hour = 3'600'000;
    TicketKey key{e.entity, e.business_date, 0, f.channel, f.location, f.employee, f.currency};
    to.ticket_day[key] += sums;
    key.hour = e.event_at.ms / ms_of_hour;
    to.ticket_hour[key] += sums;
  }
  if (f.sold_on.days != 0 && f.returns_minor != 0)
    to.return_day[{e.entity, f.sold_on, e.business_date, f.channel, f.location, f.employee,
                   f.currency}] += f.returns_minor;
}

void add_customer(SummaryDeltas& to, const Entry& e, const SaleFact& f, const SalesSums& sums) {
  if (!f.customer) return;
  SalesSums of_customer = sums;
  of_customer.lines = of_customer.shipping_minor = of_customer.tax_minor = 0;
  to.customer_day[{f.customer, e.business_date, f.channel, f.location, f.currency}] += of_customer;
}

void add_sales(SummaryDeltas& to, const Entry& e) {
  const BusinessDate month = e.business_date.month_start();
  for (const SaleFact& f : e.sales) {
    add_tickets(to, e, f);
    if (f.credit) continue;
    const SalesSums sums = sums_of(f);
    SalesKey key{e.entity, e.business_date, f.channel, f.location, f.employee, f.currency};
    to.sales_day[key] += sums;
    key.date = month;
    to.sales_month[key] += sums;
    add_customer(to, e, f, sums);
    if (!f.product) continue;
    SalesSums of_product = sums;
    of_product.orders = 0;
    of_product.shipping_minor = 0;
    ProductKey product{f.product, e.business_date, f.channel, f.currency};
    to.product_day[product] += of_product;
    product.date = month;
    to.product_month[product] += of_product;
  }
}

void add_postings(SummaryDeltas& to, const Entry& e, const SummaryContext& context) {
  const BusinessDate month = e.accounting_date.month_start();
  for (const Posting& p : e.postings) {
    const AccountSums sums = sums_of(p, e.kind == EntryKind::reversal);
    AccountKey key{e.entity,  p.account,  e.accounting_date,
                   p.channel, p.location, p.amount.currency};
    to.account_day[key] += sums;
    key.date = month;
    to.account_month[key] += sums;
    if (context.itemised_accounts.contains(p.account)) {
      to.open_items[{p.account, p.channel, p.item, p.amount.currency}] += p.amount.minor;
    }
  }
}

void add_side(SummaryDeltas& to, const Entry& e, const stock::Movement& m, LocationId place,
              stock::State state, Quantity change) {
  LevelChange& level = to.levels[{m.product, place}];
  level.on_hand = level.on_hand + change;
  if (stock::set_aside(state)) {
    level.unavailable = level.unavailable + change;
    Quantity& bucket = to.aside[{{m.product, place}, state}];
    bucket = bucket + change;
  }
  Quantity& day = to.stock_day[{m.product, place, e.business_date}];
  day = day + change;
  Quantity& month = to.stock_month[{m.product, place, e.business_date.month_start()}];
  month = month + change;
}

void add_lots(SummaryDeltas& to, const stock::Movement& m, const SummaryContext& context) {
  const auto add = [&](LocationId place, LotId lot, Quantity change) {
    if (!lot || !context.stock_locations.contains(place)) return;
    Quantity& level = to.lots[{{m.product, place}, lot}];
    level = level + change;
  };
  for (const stock::LotShare& share : m.lots) {
    add(m.from, share.from, -share.quantity);
    add(m.to, share.to, share.quantity);
  }
}

void add_movements(SummaryDeltas& to, const Entry& e, const SummaryContext& context) {
  for (const stock::Movement& m : e.movements) {
    add_lots(to, m, context);
    if (context.stock_locations.contains(m.from)) {
      add_side(to, e, m, m.from, m.from_state, -m.quantity);
    }
    if (context.stock_locations.contains(m.to)) {
      add_side(to, e, m, m.to, m.to_state, m.quantity);
    }
  }
}

void add_commitments(SummaryDeltas& to, const PostingSet& set) {
  for (const stock::Commitment& c : set.commitments) {
    Quantity& committed = to.levels[c.cell].committed;
    committed = committed + c.quantity;
  }
  for (const stock::EndedCommitment& end : set.ended_commitments) {
    Quantity& committed = to.levels[end.commitment.cell].committed;
    committed = committed - end.commitment.quantity;
  }
}

void add_incoming(SummaryDeltas& to, const PostingSet& set) {
  for (const stock::IncomingChange& c : set.incoming) {
    Quantity& incoming = to.levels[c.cell].incoming;
    incoming = incoming + c.change;
  }
}

template <class Map>
void drop_zeros(Map& map) {
  std::erase_if(map, [](const auto& row) { return row.second == typename Map::mapped_type{}; });
}

}  // namespace summaries_detail

SalesSums& SalesSums::operator+=(const SalesSums& o) {
  orders += o.orders;
  lines += o.lines;
  units_milli += o.units_milli;
  gross_minor += o.gross_minor;
  discount_minor += o.discount_minor;
  returns_minor += o.returns_minor;
  shipping_minor += o.shipping_minor;
  tax_minor += o.tax_minor;
  cost_minor += o.cost_minor;
  return *this;
}

TicketSums& TicketSums::operator+=(const TicketSums& o) {
  orders += o.orders;
  credit_ppm += o.credit_ppm;
  add_on_ppm += o.add_on_ppm;
  customer_ppm += o.customer_ppm;
  units_milli += o.units_milli;
  gross_minor += o.gross_minor;
  discount_minor += o.discount_minor;
  manual_minor += o.manual_minor;
  returns_minor += o.returns_minor;
  return *this;
}

AccountSums& AccountSums::operator+=(const AccountSums& o) {
  debit_minor += o.debit_minor;
  credit_minor += o.credit_minor;
  entity_debit_minor += o.entity_debit_minor;
  entity_credit_minor += o.entity_credit_minor;
  return *this;
}

SummaryDeltas summarise(const PostingSet& set, const SummaryContext& context) {
  using namespace summaries_detail;
  SummaryDeltas deltas;
  for (const Entry& e : set.entries) {
    add_sales(deltas, e);
    add_postings(deltas, e, context);
    add_movements(deltas, e, context);
  }
  add_commitments(deltas, set);
  add_incoming(deltas, set);
  drop_zeros(deltas.sales_day);
  drop_zeros(deltas.sales_month);
  drop_zeros(deltas.ticket_hour);
  drop_zeros(deltas.ticket_day);
  drop_zeros(deltas.return_day);
  drop_zeros(deltas.customer_day);
  drop_zeros(deltas.product_day);
  drop_zeros(deltas.product_month);
  drop_zeros(deltas.account_day);
  drop_zeros(deltas.account_month);
  drop_zeros(deltas.stock_day);
  drop_zeros(deltas.stock_month);
  drop_zeros(deltas.open_items);
  drop_zeros(deltas.aside);
  drop_zeros(deltas.lots);
  // A cell whose change is zero still becomes a row: it has or had stock.
  return deltas;
}

void add_to_total(TotalChange& total, const stock::Level& before, const LevelChange& change) {
  total.on_hand = total.on_hand + change.on_hand;
  total.committed = total.committed + change.committed;
  total.unavailable = total.unavailable + change.unavailable;
  stock::Level after = before;
  after.on_hand = after.on_hand + change.on_hand;
  after.committed = after.committed + change.committed;
  after.unavailable = after.unavailable + change.unavailable;
  total.oversold_cells +=
      (after.available().milli < 0 ? 1 : 0) - (before.available().milli < 0 ? 1 : 0);
}

}  // namespace kontor::books
