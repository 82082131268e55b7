#include "domain/orders/order_parts.h"

#include <algorithm>

#include "domain/base/merge_pages.h"

namespace kontor::orders {

namespace order_parts_detail {

OrderListFilter narrowed_to(OrderListFilter filter, const company::Scope& part) {
  filter.location = part.location;
  filter.channel = part.channel;
  return filter;
}

OrderListFilter narrowed_to(const OrderListFilter& filter,
                            const std::vector<company::Scope>& parts) {
  return parts.empty() ? filter : narrowed_to(filter, parts.front());
}

/// Adds the totals of a part, or takes them off with `sign` -1.
void add_up(OrderTotals& all, const OrderTotals& part, std::int64_t sign) {
  all.orders += sign * part.orders;
  all.more = all.more || part.more;
  for (const Money& sum : part.sums) {
    const auto there = std::find_if(all.sums.begin(), all.sums.end(), [&](const Money& known) {
      return known.currency == sum.currency;
    });
    if (there == all.sums.end())
      all.sums.push_back({sign * sum.minor, sum.currency});
    else
      there->minor += sign * sum.minor;
  }
}

}  // namespace order_parts_detail

OrderPage OrdersOfParts::page(Unit& unit, const OrderListFilter& filter) {
  using namespace order_parts_detail;
  if (m_parts.size() < 2) return m_list.page(unit, narrowed_to(filter, m_parts));
  std::vector<OrderPage> pages;
  for (const auto& part : m_parts) pages.push_back(m_list.page(unit, narrowed_to(filter, part)));
  const auto before = [&](const OrderRow& a, const OrderRow& b) {
    const auto key = [](const OrderRow& row) { return std::pair(row.placed_at, row.document); };
    return filter.oldest_first ? key(a) < key(b) : key(b) < key(a);
  };
  auto all = merged(std::move(pages), static_cast<std::size_t>(filter.limit), before,
                    [](OrderRow&, const OrderRow&) {});
  OrderPage page;
  if (all.more) page.next = place_of(all.rows.back());
  page.rows = std::move(all.rows);
  return page;
}

std::string OrdersOfParts::place_behind(Unit& unit, const OrderListFilter& filter,
                                        std::int64_t rows) {
  using namespace order_parts_detail;
  if (m_parts.size() > 1) return {};
  return m_list.place_behind(unit, narrowed_to(filter, m_parts), rows);
}

OrderTotals OrdersOfParts::totals(Unit& unit, const OrderListFilter& filter) {
  using namespace order_parts_detail;
  if (m_parts.size() < 2) return m_list.totals(unit, narrowed_to(filter, m_parts));
  OrderTotals all;
  for (const auto& part : m_parts) add_up(all, m_list.totals(unit, narrowed_to(filter, part)), 1);
  // What was ordered on one part's channel at another one's place was counted twice.
  for (const auto& place : m_parts) {
    for (const auto& channel : m_parts) {
      if (place.channel || !place.location || channel.location || !channel.channel) continue;
      const company::Scope both{{}, place.location, channel.channel};
      add_up(all, m_list.totals(unit, narrowed_to(filter, both)), -1);
    }
  }
  std::sort(all.sums.begin(), all.sums.end(),
            [](const Money& a, const Money& b) { return a.currency.code() < b.currency.code(); });
  if (all.more) all.orders = most_added_up;
  return all;
}

}  // namespace kontor::orders
