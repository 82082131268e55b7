#include "persistence/stores/order_list.h"

#include <algorithm>

#include "domain/base/fields.h"
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
         !filter.customer;
}

std::string order_conditions(const OrderListFilter& filter, bool many) {
  // An index on the heads begins with `hidden`, in the order of the list. What is looked up by its
  // number is better found by that, and `not hidden` fits no index on SQLite.
  std::string rest = many ? "h.hidden = false" : "not h.hidden";
  if (filter.channel) rest += " and h.channel_id = :channel";
  // The index of places leaves out orders without one.
  if (filter.location) rest += " and h.location_id <> 0 and h.location_id = :location";
  if (filter.state) rest += " and h.state = :state";
  if (filter.customer) rest += " and h.customer_id = :customer";
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
std::string orders_near(OrderListFilter filter) {
  filter.number.clear();
  return "(select h.* from order_head h where " + order_conditions(filter, true) +
         in_list_order(filter, std::to_string(near_orders)) + ") h";
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

OrderPage order_page(Unit& unit, const OrderListFilter& filter, const std::string& select) {
  Query q(unit, select + " limit :limit");
  bind_order_conditions(q, filter);
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

}  // namespace

OrderPage SqlOrderList::page(Unit& unit, const OrderListFilter& filter) {
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

std::string SqlOrderList::place_behind(Unit& unit, const OrderListFilter& filter,
                                       std::int64_t rows) {
  // Along the index alone.
  const std::string places =
      only_numbers(filter)
          ? numbered_places(unit, filter)
          : "order_head h where " + order_conditions(filter, finds_many(unit, filter));
  Query q(unit, "select h.placed_at, h.document_id from " + places +
                    in_list_order(filter, "1 offset :passed"));
  bind_order_conditions(q, filter);
  std::int64_t at = 0, document = 0;
  q.bind("passed", rows - 1).into(at, document);
  FieldWriter place;
  while (q.next()) place.add(at).add(document).end_record();
  return place.text();
}

orders::OrderTotals SqlOrderList::totals(Unit& unit, const OrderListFilter& filter) {
  OrderListFilter whole = filter;
  whole.after.clear();
  Query q(unit,
          "select currency, count(*), cast(sum(total_minor) as bigint) from (select h.currency, "
          "h.total_minor from order_head h where " +
              order_conditions(whole, !only_numbers(whole) && finds_many(unit, whole)) +
              (only_numbers(whole) ? "" : " order by h.placed_at desc, h.document_id desc") +
              " limit :limit) as listed group by currency order by currency");
  bind_order_conditions(q, whole);
  q.bind("limit", orders::most_added_up + 1);
  Currency currency;
  std::int64_t count = 0, sum = 0;
  q.into(currency, count, sum);
  orders::OrderTotals totals;
  while (q.next()) {
    totals.orders += count;
    totals.sums.push_back({sum, currency});
  }
  totals.more = totals.orders > orders::most_added_up;
  totals.orders = std::min(totals.orders, orders::most_added_up);
  return totals;
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
