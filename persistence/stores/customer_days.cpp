#include "persistence/stores/customer_days.h"

#include "persistence/stores/customer_persons.h"
#include "persistence/stores/order_reach.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

void SqlCustomerDays::each(Unit& unit, const customers::CustomerDayFilter& filter,
                           const std::function<void(const customers::CustomerDay&)>& told) {
  // Without aliases the rows stand in the order that is asked for, and nothing need be sorted.
  const bool merged = any_aliases(unit);
  const std::string person = merged ? "coalesce(a.person_id, s.customer_id)" : "s.customer_id";
  std::string text = "select " + person +
                     ", s.currency, s.date, cast(sum(s.orders) as bigint), "
                     "cast(sum(s.gross_minor) as bigint), cast(sum(s.discount_minor) as bigint), "
                     "cast(sum(s.returns_minor) as bigint), cast(sum(s.cost_minor) as bigint) "
                     "from customer_day_all s";
  if (merged) text += " left join customer_alias a on a.alias_id = s.customer_id";
  text += " where 1 = 1" + orders_at(unit, filter.at, "s.");
  if (filter.from) text += " and s.date >= :from_day";
  if (filter.to) text += " and s.date <= :to_day";
  const std::string by = person + ", s.currency, s.date";
  Query q(unit, text + " group by " + by + " order by " + by);
  bind_orders_at(q, filter.at);
  if (filter.from) q.bind("from_day", *filter.from);
  if (filter.to) q.bind("to_day", *filter.to);
  customers::CustomerDay day;
  q.into(day.person, day.currency, day.date, day.orders, day.gross_minor, day.discount_minor,
         day.returns_minor, day.cost_minor);
  while (q.next()) told(day);
}

}  // namespace kontor::persistence
