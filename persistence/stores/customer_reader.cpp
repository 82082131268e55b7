#include "persistence/stores/customer_reader.h"

#include <algorithm>
#include <map>

#include "domain/base/fields.h"
#include "persistence/stores/customer_persons.h"
#include "persistence/stores/customer_search.h"
#include "persistence/stores/order_reach.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using customers::CustomerOrders;

customers::CustomerCount SqlCustomerReader::count(Unit& unit,
                                                  const customers::CustomerFilter& filter) {
  const CustomerSearch search(unit, filter.search);
  const CustomerReach reach(unit, filter);
  const ListedPersons persons(unit, search);
  const CustomerRows people = persons.with_found(unit, CustomerRows::all(search, reach));
  Query q(unit, "select count(*) from (select p.customer_id from " + people.sql + " where " +
                    persons.condition(unit) + reach.condition(unit) + " limit :limit) as found");
  search.bind(q, people.found);
  reach.bind(q);
  persons.bind(q, people);
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
  const ListedPersons persons(unit, search);
  const CustomerRows people = persons.with_found(unit, CustomerRows::all(search, reach));
  Query q(unit, "select p.name_fold, p.customer_id from " + people.sql + " where " +
                    persons.condition(unit) + reach.condition(unit) + after_customer(filter, "p.") +
                    " order by p.name_fold, p.customer_id limit 1 offset :passed");
  people.bind(q, filter, search, reach);
  persons.bind(q, people);
  std::string name;
  std::int64_t customer = 0;
  q.bind("passed", rows - 1).into(name, customer);
  FieldWriter place;
  while (q.next()) place.add(std::string_view(name)).add(customer).end_record();
  return place.text();
}

namespace customer_reader_detail {

/// Adds what a profile ordered in one currency to what its person did.
void add_orders(CustomerOrders& sum, const CustomerOrders& more) {
  sum.customer = more.customer;
  sum.orders += more.orders;
  sum.first = sum.first ? std::min(*sum.first, *more.first) : *more.first;
  sum.last = sum.last ? std::max(*sum.last, *more.last) : *more.last;
  for (const Money& placed : more.placed) {
    const auto same = std::find_if(sum.placed.begin(), sum.placed.end(),
                                   [&](const Money& m) { return m.currency == placed.currency; });
    if (same == sum.placed.end())
      sum.placed.push_back(placed);
    else
      same->minor += placed.minor;
  }
}

}  // namespace customer_reader_detail

std::vector<CustomerOrders> SqlCustomerReader::orders(Unit& unit,
                                                      const std::vector<CustomerId>& ids,
                                                      const std::vector<company::Scope>& at) {
  std::map<CustomerId, CustomerOrders> sums;
  const auto shown = shown_as(unit, ids);
  std::vector<CustomerId> profiles;
  for (const auto& [profile, person] : shown) profiles.push_back(profile);
  in_parts(profiles, list_part, [&](const std::vector<CustomerId>& part) {
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
      const CustomerId person = shown.at(customer);
      customer_reader_detail::add_orders(sums[person],
                                         {person, orders, first, last, {{minor, currency}}});
    }
  });
  std::vector<CustomerOrders> all;
  for (auto& [person, sum] : sums) all.push_back(std::move(sum));
  return all;
}

std::vector<customers::CustomerOrder> SqlCustomerReader::newest_orders(
    Unit& unit, CustomerId customer, int limit, const std::vector<company::Scope>& at) {
  customers::CustomerOrder row;
  const auto profiles = profiles_of(unit, customer);
  const bool one = profiles.size() == 1;
  Query q(unit,
          std::string(
              "select h.document_id, h.number, coalesce(c.code, ''), h.placed_date, h.state, ") +
              "h.currency, h.total_minor, h.currency, h.refunded_minor from order_head h "
              "left join channel c on c.id = h.channel_id "
              "where h.hidden = false and " +
              (one ? "h.customer_id = :customer" : in_ids(unit, "h.customer_id", "profiles")) +
              orders_at(unit, at, "h.") +
              " order by h.placed_at desc, h.document_id desc limit :limit");
  bind_orders_at(q, at);
  if (one) q.bind("customer", customer);
  if (!one) q.bind_ids("profiles", profiles);
  q.bind("limit", limit);
  q.into(row.document, row.number, row.channel, row.placed_date, row.state, row.total.currency,
         row.total.minor, row.refunded.currency, row.refunded.minor);
  std::vector<customers::CustomerOrder> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<customers::CustomerIdentity> SqlCustomerReader::identities(Unit& unit,
                                                                       CustomerId customer) {
  customers::CustomerIdentity row;
  Query q(unit, "select kind, key, channel_id from customer_key where " +
                    in_ids(unit, "customer_id", "profiles") + " order by kind, channel_id, key");
  q.bind_ids("profiles", profiles_of(unit, customer)).into(row.kind, row.key, row.channel);
  std::vector<customers::CustomerIdentity> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<customers::CustomerVersion> SqlCustomerReader::versions(Unit& unit,
                                                                    CustomerId customer) {
  customers::CustomerVersion row;
  std::string content;
  const auto profiles = profiles_of(unit, customer);
  Query q(unit,
          "select v.version, coalesce(b.number, 0), b.started_at, v.undone, v.content "
          "from customer_version v left join batch b on b.id = v.batch_id "
          "where " +
              in_ids(unit, "v.customer_id", "profiles") +
              // Versions are counted by profile; of several the imports tell the order.
              (profiles.size() > 1 ? " order by coalesce(b.started_at, 0) desc, v.version desc"
                                   : " order by v.version desc"));
  q.bind_ids("profiles", profiles).into(row.version, row.batch, row.at, row.undone, content);
  std::vector<customers::CustomerVersion> rows;
  while (q.next()) {
    row.record = customers::parse_customer(content);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace kontor::persistence
