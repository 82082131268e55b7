#include "persistence/stores/today_store.h"

#include <vector>

#include "domain/intake/batch.h"
#include "domain/orders/order.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace today_detail {

insight::Waiting waiting(Unit& unit, orders::OrderState state) {
  insight::Waiting found;
  // Along the index of states: the cost grows with what waits, not with the book.
  Query q(unit,
          "select count(*), min(placed_at) from (select placed_at from order_head "
          "where hidden = false and state = :state order by placed_at limit :most) w");
  q.bind("state", orders::name_of(state)).bind("most", insight::most_waiting);
  q.into(found.count, found.oldest);
  q.next();
  return found;
}

std::int64_t number(Query& q) {
  std::int64_t count = 0;
  q.into(count);
  q.next();
  return count;
}

/// Which imports are looked at.
struct Imports {
  Instant since;
  const std::vector<ChannelId>* channels;  ///< none: of all
};

/// Sums over the imports that a condition selects, and the number of the newest.
void imports(Unit& unit, const Imports& looked_at, const std::string& where, const std::string& sum,
             std::int64_t& total, std::int64_t& newest) {
  const auto* channels = looked_at.channels;
  Query q(unit, "select cast(coalesce(" + sum +
                    ", 0) as bigint), coalesce(max(number), 0) from batch "
                    "where started_at >= :since and " +
                    where +
                    (channels ? " and " + in_ids(unit, "channel_id", "channels") : std::string()));
  if (channels) q.bind_ids("channels", *channels);
  q.bind("since", looked_at.since).into(total, newest);
  q.next();
}

void all_imports(Unit& unit, const Imports& looked_at, insight::Needs& needs) {
  imports(unit, looked_at, "refused_count > 0 and state <> 'undone'", "sum(refused_count)",
          needs.refused_rows, needs.refused_batch);
  imports(unit, {Instant{0}, looked_at.channels}, "state = 'stopped'", "count(*)",
          needs.stopped_imports, needs.stopped_batch);
}

std::int64_t payouts(Unit& unit) {
  std::vector<AccountId> accounts;
  {
    AccountId account;
    Query q(unit, "select id from account where key = 'cash_in_transit'");
    q.into(account);
    while (q.next()) accounts.push_back(account);
  }
  if (accounts.empty()) return 0;
  // By their ids, which the key of the items begins with: a join looks at every open item.
  Query q(unit, "select count(*) from (select item_id from open_item_all where " +
                    in_ids(unit, "account_id", "accounts") +
                    " group by account_id, channel_id, item_id, currency "
                    "having sum(balance_minor) <> 0) w");
  q.bind_ids("accounts", accounts);
  return number(q);
}

std::int64_t late(Unit& unit, BusinessDate since) {
  Query q(unit, "select count(*) from entry where late = true and accounting_date >= :since");
  q.bind("since", since);
  return number(q);
}

std::int64_t provisional(Unit& unit) {
  Query q(unit,
          "select count(*) from product where provisional = true and bound_to is null "
          "and hidden = false");
  return number(q);
}

}  // namespace today_detail

insight::Needs SqlTodayStore::needs(Unit& unit, Instant imports_since, BusinessDate late_since) {
  using namespace today_detail;
  insight::Needs needs;
  needs.open_orders = waiting(unit, orders::OrderState::open);
  needs.partly_fulfilled = waiting(unit, orders::OrderState::partly_fulfilled);
  all_imports(unit, {imports_since, nullptr}, needs);
  needs.payouts_in_transit = payouts(unit);
  needs.late_entries = late(unit, late_since);
  needs.provisional_products = provisional(unit);
  return needs;
}

void SqlTodayStore::imports_of(Unit& unit, const std::vector<ChannelId>& channels, Instant since,
                               insight::Needs& needs) {
  today_detail::all_imports(unit, {since, &channels}, needs);
}

void SqlTodayStore::each_sale(Unit& unit, BusinessDate from, BusinessDate to,
                              const insight::OfSale& told) {
  const auto sum = [](const char* column) {
    return std::string(", cast(sum(s.") + column + ") as bigint)";
  };
  books::SalesKey key;
  books::SalesSums sums;
  Query q(unit,
          "select s.entity_id, s.date, s.channel_id, s.location_id, s.employee_id, s.currency" +
              sum("orders") + sum("lines") + sum("units_milli") + sum("gross_minor") +
              sum("discount_minor") + sum("returns_minor") + sum("cost_minor") +
              // By each entity's key: rows in the order of days, without looking them up.
              " from entity n cross join sales_day_all s where s.entity_id = n.id "
              "and s.date >= :from_day and s.date <= :to_day group by s.entity_id, s.date, "
              "s.channel_id, s.location_id, s.employee_id, s.currency "
              "order by s.date, s.channel_id, s.location_id, s.employee_id, s.currency");
  q.bind("from_day", from).bind("to_day", to);
  q.into(key.entity, key.date, key.channel, key.location, key.employee, key.currency, sums.orders,
         sums.lines, sums.units_milli, sums.gross_minor, sums.discount_minor, sums.returns_minor,
         sums.cost_minor);
  while (q.next()) told(key, sums);
}

std::vector<insight::PlaceSales> SqlTodayStore::sales_by_place(Unit& unit, BusinessDate from,
                                                               BusinessDate to) {
  std::vector<insight::PlaceSales> places;
  insight::PlaceSales place;
  Query q(unit,
          "select s.location_id, s.currency, "
          "cast(sum(s.gross_minor - s.discount_minor - s.returns_minor) as bigint) as net "
          // By each entity's key: rows in the order of days, without looking them up.
          "from entity n cross join sales_day_all s where s.entity_id = n.id "
          "and s.date >= :from_day and s.date <= :to_day "
          "group by s.location_id, s.currency order by s.currency, net desc, s.location_id");
  q.bind("from_day", from).bind("to_day", to);
  q.into(place.location, place.currency, place.net_minor);
  while (q.next()) places.push_back(place);
  return places;
}

}  // namespace kontor::persistence
