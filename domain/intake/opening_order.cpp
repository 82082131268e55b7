#include "domain/intake/opening_order.h"

#include "domain/orders/effect.h"

namespace kontor::intake {

namespace {

/// What an order's own facts have done to an account until a day. A deposit counts as it came in:
/// what was sent since has used it up.
std::int64_t told_until(books::Journal& journal, const orders::Order& order,
                        const MoneyDocument& opening) {
  const bool deposit = opening.opening == OpeningKind::order;
  const auto& channel = journal.channel(order.channel);
  const TimeZone& zone = journal.zone(channel.zone);
  std::int64_t sum = 0;
  for (const auto& event : orders::effect_of(order, order.placed_at).events) {
    if (zone.business_date(event.at, channel.day_start_hour) > opening.date) continue;
    if (deposit && event.kind != books::EntryKind::payment) continue;
    for (const auto& p : event.postings)
      if (p.account == (deposit ? "deposit" : "receivable"))
        sum += deposit ? -p.amount_minor : p.amount_minor;
  }
  return sum;
}

}  // namespace

void told_by_orders(books::Journal& journal, const std::vector<MoneyDocument>& documents,
                    std::map<DocumentId, MoneySums>& told) {
  std::vector<DocumentId> ids;
  for (const MoneyDocument& m : documents)
    if (m.kind == books::DocumentKind::opening && m.order) ids.push_back(m.order);
  if (ids.empty()) return;
  std::map<DocumentId, orders::Order> orders;
  for (auto& o : journal.stores().orders.current(journal.unit(), ids))
    orders.emplace(o.document, std::move(o));
  for (const MoneyDocument& m : documents) {
    if (m.kind != books::DocumentKind::opening) continue;
    if (const auto order = orders.find(m.order); order != orders.end())
      told[m.document][at(MoneyUse::order)] = told_until(journal, order->second, m);
  }
}

}  // namespace kontor::intake
