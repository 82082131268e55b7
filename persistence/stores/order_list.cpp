#include "persistence/stores/order_list.h"

#include <algorithm>
#include <functional>

#include "domain/base/fields.h"
#include "domain/base/fold.h"
#include "persistence/stores/customer_search.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using orders::OrderListFilter;
using orders::OrderPage;
using orders::OrderRow;

namespace {

/// Reads the columns of select_orders().
class OrderRowReader {
 public:
  void into(Query& q) {
    q.into(m_row.document, m_row.number, m_channel, m_location, m_row.currency, m_row.placed_date,
           m_row.placed_at, m_state, m_row.payment_state, m_row.fulfilment_state, m_row.total_minor,
           m_row.outstanding_minor, m_row.refunded_minor, m_row.version);
  }
  OrderRow row() const {
    OrderRow row = m_row;
    row.channel = m_channel.value_or("");
    row.location = m_location.value_or("");
    row.state = orders::order_state_named(m_state);
    return row;
  }

 private:
  OrderRow m_row;
  std::optional<std::string> m_channel, m_location;
  std::string m_state;
};

std::string select_orders(const std::string& rest, bool oldest_first = false,
                          const std::string& from = "order_head h") {
  const std::string way = oldest_first ? "" : " desc";
  return "select h.document_id, h.number, c.code, l.code, h.currency, h.placed_date, h.placed_at, "
         "h.state, h.payment_state, h.fulfilment_state, h.total_minor, h.outstanding_minor, "
         "h.refunded_minor, h.version from " +
         from +
         " left join channel c on c.id = h.channel_id "
         "left join location l on l.id = h.location_id where " +
         rest + " order by h.placed_at" + way + ", h.document_id" + way;
}

// A search that finds more is no search for some orders.
constexpr std::int64_t few_numbers = 5000;
// A search for more looks at so many of the list first.
constexpr int near_orders = 2000;
// A search by customer looks at so many: whose names have a part that one in thirty has are not
// collected from the whole book.
constexpr int near_buyers = 5000;
// A business date's instants lie within it in some zone of the world.
constexpr std::int64_t day_ms = 86'400'000;

/// What begins with the text lies between it and the text with the last character behind it.
constexpr std::string_view last_character = "\xF4\x8F\xBF\xBF";

/// Whether so many orders have the beginning of the number that the list's own order finds a page
/// of them sooner than all of them are sorted.
bool finds_many(Unit& unit, const OrderListFilter& filter) {
  if (filter.number.empty()) return true;
  std::int64_t found = 0;
  Query q(unit,
          "select count(*) from (select h.number from order_head h where h.number >= :low "
          "and h.number <= :high limit :limit) as found");
  q.bind("low", filter.number).bind("high", filter.number + std::string(last_character));
  q.bind("limit", few_numbers + 1).into(found);
  while (q.next()) {
  }
  return found > few_numbers;
}

/// Only by number and days, which the index of numbers holds.
bool only_numbers(const OrderListFilter& filter) {
  return !filter.number.empty() && !filter.channel && !filter.location && !filter.state &&
         !filter.customer && filter.buyer.empty();
}

std::string order_conditions(const OrderListFilter& filter, bool many) {
  // An index on the heads begins with `hidden`, in the order of the list. What is looked up by its
  // number is better found by that, and `not hidden` fits no index on SQLite.
  std::string rest = many ? "h.hidden = false" : "not h.hidden";
  if (filter.channel) rest += " and h.channel_id = :channel";
  // The index of places leaves out orders without one.
  if (filter.location) rest += " and h.location_id <> 0 and h.location_id = :location";
  if (filter.state) rest += " and h.state = :state";
  if (filter.customer)
    rest +=
        " and h.customer_id in (select cast(:customer as bigint) union all select alias_id from "
        "customer_alias where person_id = :customer)";
  if (!filter.number.empty()) rest += " and h.number >= :low and h.number <= :high";
  // The instants are what an index has; the dates decide.
  if (filter.from) rest += " and h.placed_at >= :from_at and h.placed_date >= :from_date";
  if (filter.to) rest += " and h.placed_at < :to_at and h.placed_date <= :to_date";
  if (!filter.after.empty()) {
    rest += std::string(" and (h.placed_at, h.document_id) ") + (filter.oldest_first ? ">" : "<") +
            " (cast(:at as bigint), cast(:id as bigint))";
  }
  return rest;
}

void bind_order_conditions(Query& q, const OrderListFilter& filter) {
  if (filter.channel) q.bind("channel", filter.channel);
  if (filter.location) q.bind("location", filter.location);
  if (filter.state) q.bind("state", name_of(*filter.state));
  if (filter.customer) q.bind("customer", filter.customer);
  if (!filter.number.empty()) {
    q.bind("low", filter.number).bind("high", filter.number + std::string(last_character));
  }
  if (filter.from) {
    const std::int64_t days = filter.from->days;
    q.bind("from_at", (days - 1) * day_ms).bind("from_date", days);
  }
  if (filter.to) {
    const std::int64_t days = filter.to->days;
    q.bind("to_at", (days + 2) * day_ms).bind("to_date", days);
  }
  if (!filter.after.empty()) {
    FieldReader after(filter.after);
    after.next_record();
    const std::int64_t at = after.number();
    q.bind("at", at).bind("id", after.number());
  }
}

std::string in_list_order(const OrderListFilter& filter, const std::string& limit) {
  const std::string way = filter.oldest_first ? "" : " desc";
  return " order by h.placed_at" + way + ", h.document_id" + way + " limit " + limit;
}

/// The orders of a piece of the list in its order, for a from clause.
std::string orders_near(OrderListFilter filter, int most = near_orders) {
  filter.number.clear();
  return "(select h.* from order_head h where " + order_conditions(filter, true) +
         in_list_order(filter, std::to_string(most)) + ") h";
}

/// Places in the list of the orders with a beginning of the number, from the index of numbers: on
/// PostgreSQL the `offset` keeps the planner from walking the list until it meets them.
std::string numbered_places(Unit& unit, const OrderListFilter& filter) {
  return "(select h.placed_at, h.document_id from order_head h where " +
         order_conditions(filter, false) +
         (sql(unit).dialect().postgresql() ? " offset 0) h" : ") h");
}

std::string orders_numbered(Unit& unit, const OrderListFilter& filter) {
  return "(select h.placed_at, h.document_id from " + numbered_places(unit, filter) +
         in_list_order(filter, ":limit") + ") listed cross join order_head h";
}

/// The orders of the customers that a search finds.
class BuyersOrders {
 public:
  BuyersOrders(Unit& unit, const OrderListFilter& filter)
      : m_filter(filter),
        m_search(unit, filter.buyer),
        m_people(CustomerRows::all(m_search, CustomerReach())),
        m_postgresql(sql(unit).dialect().postgresql()) {}

  /// Those of a piece of the list in its order; on PostgreSQL the `offset` keeps the planner from
  /// looking for the customers first.
  std::string near() const {
    const std::string found =
        " and exists (select 1 from customer_person p where p.customer_id = "
        "h.customer_id and " +
        m_search.condition() + " limit 1 offset 0)";
    return select_orders(order_conditions(m_filter, true) + found, m_filter.oldest_first,
                         orders_near(m_filter, near_buyers));
  }
  /// All, customers first; `columns` of the heads `h`.
  std::string all(const std::string& columns) const {
    return "select " + columns + " from (select p.customer_id from " + m_people.sql + " where " +
           m_search.condition() + (m_postgresql ? " offset 0" : "") +
           ") buyer cross join order_head h where h.customer_id = buyer.customer_id and " +
           order_conditions(m_filter, true);
  }
  std::string first_of_all() const {
    return select_orders("h.document_id = listed.document_id", m_filter.oldest_first,
                         "(" + all("h.placed_at, h.document_id") +
                             in_list_order(m_filter, ":limit") +
                             ") listed cross join order_head h");
  }
  void bind(Query& q, bool all) const { m_search.bind(q, all && m_people.found); }

 private:
  OrderListFilter m_filter;
  CustomerSearch m_search;
  CustomerRows m_people;
  bool m_postgresql;
};

OrderPage order_page(Unit& unit, const OrderListFilter& filter, const std::string& select,
                     const std::function<void(Query&)>& bind_more = {}) {
  Query q(unit, select + " limit :limit");
  bind_order_conditions(q, filter);
  if (bind_more) bind_more(q);
  q.bind("limit", filter.limit + 1);
  OrderRowReader reader;
  reader.into(q);
  OrderPage page;
  while (q.next()) {
    if (static_cast<int>(page.rows.size()) == filter.limit) {
      page.next = orders::place_of(page.rows.back());
    } else {
      page.rows.push_back(reader.row());
    }
  }
  return page;
}

OrderPage buyers_page(Unit& unit, const OrderListFilter& filter) {
  const BuyersOrders orders(unit, filter);
  OrderPage page =
      order_page(unit, filter, orders.near(), [&](Query& q) { orders.bind(q, false); });
  if (!page.next.empty()) return page;
  return order_page(unit, filter, orders.first_of_all(), [&](Query& q) { orders.bind(q, true); });
}

orders::OrderTotals read_totals(Query& q) {
  Currency currency;
  std::int64_t count = 0, sum = 0;
  q.bind("limit", orders::most_added_up + 1).into(currency, count, sum);
  orders::OrderTotals totals;
  while (q.next()) {
    totals.orders += count;
    totals.sums.push_back({sum, currency});
  }
  totals.more = totals.orders > orders::most_added_up;
  totals.orders = std::min(totals.orders, orders::most_added_up);
  return totals;
}

/// The filter without a search by customer in which nothing can be searched for.
OrderListFilter meant(OrderListFilter filter) {
  if (fold(filter.buyer).empty()) filter.buyer.clear();
  return filter;
}

}  // namespace

OrderPage SqlOrderList::page(Unit& unit, const OrderListFilter& asked) {
  const OrderListFilter filter = meant(asked);
  if (!filter.buyer.empty()) return buyers_page(unit, filter);
  const bool many = finds_many(unit, filter);
  const std::string conditions = order_conditions(filter, many);
  if (!many || !only_numbers(filter))
    return order_page(unit, filter, select_orders(conditions, filter.oldest_first));
  // Many of a number may lie far behind in the list, as the oldest of a channel do.
  OrderPage page =
      order_page(unit, filter, select_orders(conditions, filter.oldest_first, orders_near(filter)));
  if (!page.next.empty()) return page;
  return order_page(unit, filter,
                    select_orders("h.document_id = listed.document_id", filter.oldest_first,
                                  orders_numbered(unit, filter)));
}

std::string SqlOrderList::place_behind(Unit& unit, const OrderListFilter& asked,
                                       std::int64_t rows) {
  const OrderListFilter filter = meant(asked);
  const BuyersOrders buyers(unit, filter);
  const std::string columns = "h.placed_at, h.document_id";
  // Along the index alone.
  const std::string places = !filter.buyer.empty() ? buyers.all(columns)
                             : only_numbers(filter)
                                 ? "select " + columns + " from " + numbered_places(unit, filter)
                                 : "select " + columns + " from order_head h where " +
                                       order_conditions(filter, finds_many(unit, filter));
  Query q(unit, places + in_list_order(filter, "1 offset :passed"));
  bind_order_conditions(q, filter);
  buyers.bind(q, true);
  std::int64_t at = 0, document = 0;
  q.bind("passed", rows - 1).into(at, document);
  FieldWriter place;
  while (q.next()) place.add(at).add(document).end_record();
  return place.text();
}

orders::OrderTotals SqlOrderList::totals(Unit& unit, const OrderListFilter& filter) {
  OrderListFilter whole = meant(filter);
  whole.after.clear();
  const BuyersOrders buyers(unit, whole);
  const std::string columns = "h.currency, h.total_minor";
  const std::string listed =
      !whole.buyer.empty()
          ? buyers.all(columns)
          : "select " + columns + " from order_head h where " +
                order_conditions(whole, !only_numbers(whole) && finds_many(unit, whole)) +
                (only_numbers(whole) ? "" : " order by h.placed_at desc, h.document_id desc");
  Query q(unit, "select currency, count(*), cast(sum(total_minor) as bigint) from (" + listed +
                    " limit :limit) as listed group by currency order by currency");
  bind_order_conditions(q, whole);
  buyers.bind(q, true);
  return read_totals(q);
}

std::vector<OrderRow> SqlOrderList::by_number(Unit& unit, std::string_view number) {
  Query q(unit, select_orders("not h.hidden and h.number = :number"));
  q.bind("number", number);
  OrderRowReader reader;
  reader.into(q);
  std::vector<OrderRow> found;
  while (q.next()) found.push_back(reader.row());
  return found;
}

}  // namespace kontor::persistence
