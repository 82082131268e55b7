#include "persistence/stores/customer_reader.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "persistence/stores/customer_search.h"
#include "persistence/stores/order_reach.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using customers::CustomerOrders;

customers::CustomerCount SqlCustomerReader::count(Unit& unit,
                                                  const customers::CustomerFilter& filter) {
  const CustomerSearch search(unit, filter.search);
  const CustomerReach reach(unit, filter);
  const CustomerRows people = CustomerRows::all(search, reach);
  Query q(unit, "select count(*) from (select p.customer_id from " + people.sql + " where " +
                    search.condition() + reach.condition(unit) + " limit :limit) as found");
  search.bind(q, people.found);
  reach.bind(q);
  q.bind("limit", customers::most_customers_counted + 1);
  std::int64_t found = 0;
  q.into(found);
  while (q.next()) {
  }
  return {std::min(found, customers::most_customers_counted),
          found > customers::most_customers_counted};
}

std::string SqlCustomerReader::place_behind(Unit& unit, const customers::CustomerFilter& filter,
                                            std::int64_t rows) {
  const CustomerSearch search(unit, filter.search);
  const CustomerReach reach(unit, filter);
  const CustomerRows people = CustomerRows::all(search, reach);
  Query q(unit, "select p.name_fold, p.customer_id from " + people.sql + " where " +
                    search.condition() + reach.condition(unit) + after_customer(filter, "p.") +
                    " order by p.name_fold, p.customer_id limit 1 offset :passed");
  people.bind(q, filter, search, reach);
  std::string name;
  std::int64_t customer = 0;
  q.bind("passed", rows - 1).into(name, customer);
  FieldWriter place;
  while (q.next()) place.add(std::string_view(name)).add(customer).end_record();
  return place.text();
}

std::vector<CustomerOrders> SqlCustomerReader::orders(Unit& unit,
                                                      const std::vector<CustomerId>& ids,
                                                      const std::vector<company::Scope>& at) {
  std::vector<CustomerOrders> all;
  in_parts(ids, list_part, [&](const std::vector<CustomerId>& part) {
    CustomerId customer;
    Currency currency;
    std::int64_t orders = 0, minor = 0;
    BusinessDate first, last;
    Query q(unit,
            "select customer_id, currency, count(*), min(placed_date), max(placed_date), "
            "cast(sum(total_minor) as bigint) from order_head where hidden = false "
            "and state <> 'cancelled' and " +
                in_ids(unit, "customer_id", "ids") + orders_at(unit, at, "") +
                " group by customer_id, currency order by customer_id, currency");
    bind_orders_at(q, at);
    q.bind_ids("ids", part).into(customer, currency, orders, first, last, minor);
    while (q.next()) {
      if (all.empty() || all.back().customer != customer)
        all.push_back({customer, 0, first, last, {}});
      CustomerOrders& one = all.back();
      one.orders += orders;
      one.first = std::min(*one.first, first);
      one.last = std::max(*one.last, last);
      one.placed.push_back({minor, currency});
    }
  });
  return all;
}

std::vector<customers::CustomerOrder> SqlCustomerReader::newest_orders(
    Unit& unit, CustomerId customer, int limit, const std::vector<company::Scope>& at) {
  customers::CustomerOrder row;
  Query q(unit,
          std::string(
              "select h.document_id, h.number, coalesce(c.code, ''), h.placed_date, h.state, ") +
              "h.currency, h.total_minor, h.currency, h.refunded_minor from order_head h "
              "left join channel c on c.id = h.channel_id "
              "where h.hidden = false and h.customer_id = :customer" +
              orders_at(unit, at, "h.") +
              " order by h.placed_at desc, h.document_id desc limit :limit");
  bind_orders_at(q, at);
  q.bind("customer", customer).bind("limit", limit);
  q.into(row.document, row.number, row.channel, row.placed_date, row.state, row.total.currency,
         row.total.minor, row.refunded.currency, row.refunded.minor);
  std::vector<customers::CustomerOrder> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<customers::CustomerIdentity> SqlCustomerReader::identities(Unit& unit,
                                                                       CustomerId customer) {
  customers::CustomerIdentity row;
  Query q(unit,
          "select kind, key, channel_id from customer_key where customer_id = :customer "
          "order by kind, channel_id, key");
  q.bind("customer", customer).into(row.kind, row.key, row.channel);
  std::vector<customers::CustomerIdentity> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<customers::CustomerVersion> SqlCustomerReader::versions(Unit& unit,
                                                                    CustomerId customer) {
  customers::CustomerVersion row;
  std::string content;
  Query q(unit,
          "select v.version, coalesce(b.number, 0), b.started_at, v.undone, v.content "
          "from customer_version v left join batch b on b.id = v.batch_id "
          "where v.customer_id = :customer order by v.version desc");
  q.bind("customer", customer).into(row.version, row.batch, row.at, row.undone, content);
  std::vector<customers::CustomerVersion> rows;
  while (q.next()) {
    row.record = customers::parse_customer(content);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace kontor::persistence
