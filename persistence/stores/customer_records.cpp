#include <algorithm>
#include <map>
#include <unordered_map>

#include "domain/base/fields.h"
#include "domain/base/fold.h"
#include "persistence/stores/customer_matches.h"
#include "persistence/stores/customer_persons.h"
#include "persistence/stores/customer_rows.h"
#include "persistence/stores/customer_search.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

using customers::Customer;
using customers::CustomerFilter;
using customers::CustomerPage;
using customers::CustomerRecord;
using customers::ListedCustomer;

namespace {

constexpr std::size_t customer_part = 2000;

/// Reads rows of customer_person `p` with their details `d`, where there are any.
class CustomerReader {
 public:
  static std::string columns() {
    return "p.customer_id, p.name, p.email, p.phone, p.name_fold, d.version, "
           "coalesce(d.first_name, ''), coalesce(d.last_name, ''), coalesce(d.company, ''), "
           "coalesce(d.street, ''), coalesce(d.street2, ''), coalesce(d.city, ''), "
           "coalesce(d.region, ''), coalesce(d.postal_code, ''), coalesce(d.country, ''), "
           "d.accepts_email, d.accepts_sms, d.tax_exempt, coalesce(d.tags, ''), "
           "coalesce(d.note, '')";
  }
  /// `people`: a table or sub-select with the alias `p`.
  static std::string from(const std::string& people = "customer_person p") {
    return " from " + people + " left join customer_detail d on d.customer_id = p.customer_id ";
  }
  void into(Query& q) {
    CustomerRecord& r = m_customer.record;
    q.into(m_customer.id, r.name, r.email, r.phone, m_name_fold, m_version, r.first_name,
           r.last_name, r.company, r.street, r.street2, r.city, r.region, r.postal_code, r.country,
           m_accepts_email, m_accepts_sms, m_tax_exempt, r.tags, r.note);
  }
  Customer customer() const {
    Customer c = m_customer;
    c.listed = m_version.has_value();
    c.record.accepts_email = flag(m_accepts_email);
    c.record.accepts_sms = flag(m_accepts_sms);
    c.record.tax_exempt = flag(m_tax_exempt);
    return c;
  }
  const std::string& name_fold() const { return m_name_fold; }

 private:
  static std::optional<bool> flag(const std::optional<std::int64_t>& stored) {
    if (!stored) return std::nullopt;
    return *stored != 0;
  }

  Customer m_customer;
  std::string m_name_fold;
  std::optional<std::int64_t> m_version, m_accepts_email, m_accepts_sms, m_tax_exempt;
};

std::optional<std::int64_t> stored_flag(const std::optional<bool>& flag) {
  if (!flag) return std::nullopt;
  return *flag ? 1 : 0;
}

std::vector<CustomerId> customer_ids_of(const std::vector<VersionedCustomer>& customers) {
  std::vector<CustomerId> ids;
  for (const auto& c : customers) ids.push_back(c.profile);
  return ids;
}

void write_people(Unit& unit, const std::vector<VersionedCustomer>& customers) {
  ValueList rows(unit, {{"id", ValueType::integer},
                        {"name", ValueType::text},
                        {"email", ValueType::text},
                        {"phone", ValueType::text},
                        {"name_fold", ValueType::text}});
  for (const auto& c : customers) {
    rows.add(c.profile).add(c.record.name).add(c.record.email).add(c.record.phone);
    rows.add(search_key(c.record.name)).end_row();
  }
  Query q(unit,
          "update customer_person set name = v.name, email = v.email, phone = v.phone, "
          "name_fold = v.name_fold from " +
              rows.from("v") + " where customer_person.customer_id = v.id");
  rows.bind(q);
  q.execute();
  index_customers(unit, customer_ids_of(customers), false);
}

void write_customer_details(Unit& unit, const std::vector<VersionedCustomer>& customers) {
  Query(unit, "delete from customer_detail where " + in_ids(unit, "customer_id", "ids"))
      .bind_ids("ids", customer_ids_of(customers))
      .execute();
  BulkInsert rows(sql(unit), "customer_detail",
                  {"customer_id", "version", "first_name", "last_name", "company", "street",
                   "street2", "city", "region", "postal_code", "country", "accepts_email",
                   "accepts_sms", "tax_exempt", "tags", "note"});
  for (const auto& c : customers) {
    if (c.version == 0) continue;
    const CustomerRecord& r = c.record;
    rows.add(c.profile.value).add(c.version);
    for (const std::string* text : {&r.first_name, &r.last_name, &r.company, &r.street, &r.street2,
                                    &r.city, &r.region, &r.postal_code, &r.country})
      rows.add(std::string_view(*text));
    rows.add(stored_flag(r.accepts_email)).add(stored_flag(r.accepts_sms));
    rows.add(stored_flag(r.tax_exempt));
    rows.add(std::string_view(r.tags)).add(std::string_view(r.note)).end_row();
  }
  rows.finish();
}

/// The last version number of each profile so far, versions that were taken back included.
std::unordered_map<std::int64_t, std::int64_t> last_customer_versions(
    Unit& unit, const std::vector<CustomerId>& ids) {
  std::unordered_map<std::int64_t, std::int64_t> last;
  std::int64_t id = 0;
  std::int64_t version = 0;
  Query q(unit, "select customer_id, max(version) from customer_version where " +
                    in_ids(unit, "customer_id", "ids") + " group by customer_id");
  q.bind_ids("ids", ids).into(id, version);
  while (q.next()) last[id] = version;
  return last;
}

/// What orders had told of profiles without a version yet, which another batch made: version 0.
std::vector<VersionedCustomer> first_known(Unit& unit, const std::vector<CustomerId>& ids,
                                           BatchId batch) {
  std::vector<VersionedCustomer> known;
  if (ids.empty()) return known;
  VersionedCustomer c;
  Query q(unit,
          "select p.customer_id, p.name, p.email, p.phone from customer_person p join customer c "
          "on c.id = p.customer_id where c.batch_id <> :batch and " +
              in_ids(unit, "p.customer_id", "ids"));
  q.bind("batch", batch).bind_ids("ids", ids);
  q.into(c.profile, c.record.name, c.record.email, c.record.phone);
  while (q.next()) known.push_back(c);
  return known;
}

void insert_customer_versions(Unit& unit, const std::vector<VersionedCustomer>& customers,
                              BatchId batch) {
  BulkInsert rows(sql(unit), "customer_version",
                  {"customer_id", "version", "batch_id", "content", "undone"});
  for (const auto& c : customers) {
    rows.add(c.profile.value).add(c.version).add(c.version == 0 ? 0 : batch.value);
    rows.add(std::string_view(canonical_content(c.record))).add(false).end_row();
  }
  rows.finish();
}

}  // namespace

void write_customer_records(Unit& unit, const std::vector<VersionedCustomer>& customers) {
  in_parts(customers, customer_part, [&](const std::vector<VersionedCustomer>& part) {
    write_people(unit, part);
    write_customer_details(unit, part);
  });
  write_matches(unit, customers, false);
}

void each_customer(Unit& unit, const std::vector<CustomerId>& ids,
                   const std::function<void(const Customer&)>& fn) {
  in_parts(ids, list_part, [&](const std::vector<CustomerId>& part) {
    CustomerReader reader;
    Query q(unit, "select " + CustomerReader::columns() + CustomerReader::from() + "where " +
                      in_ids(unit, "p.customer_id", "ids"));
    q.bind_ids("ids", part);
    reader.into(q);
    while (q.next()) fn(reader.customer());
  });
}

void SqlCustomerStore::put(Unit& unit, ChannelId channel, const std::vector<ListedCustomer>& listed,
                           BatchId batch) {
  std::vector<VersionedCustomer> all;
  std::vector<customers::ProfileMatch> keys;
  for (const ListedCustomer& c : listed) {
    all.push_back({c.profile, 0, c.record});
    keys.push_back({c.facts, c.profile});
    for (const customers::BuyerFacts& facts : c.also) keys.push_back({facts, c.profile});
  }
  in_parts(all, customer_part, [&](std::vector<VersionedCustomer> part) {
    const auto last = last_customer_versions(unit, customer_ids_of(part));
    std::vector<CustomerId> without;
    for (VersionedCustomer& c : part) {
      const auto found = last.find(c.profile.value);
      if (found == last.end()) without.push_back(c.profile);
      c.version = found == last.end() ? 1 : found->second + 1;
    }
    auto versions = first_known(unit, without, batch);
    versions.insert(versions.end(), part.begin(), part.end());
    insert_customer_versions(unit, versions, batch);
    write_customer_records(unit, part);
  });
  insert_customer_keys(unit, channel, keys, batch);
}

std::vector<Customer> SqlCustomerStore::by_ids(Unit& unit, const std::vector<CustomerId>& ids) {
  std::vector<Customer> found;
  in_parts(ids, list_part, [&](const std::vector<CustomerId>& part) {
    const std::size_t begin = found.size();
    each_customer(unit, part, [&](const Customer& customer) { found.push_back(customer); });
    std::unordered_map<std::int64_t, std::int64_t> orders;
    std::int64_t id = 0;
    std::int64_t count = 0;
    Query q(unit, "select customer_id, count(*) from order_head where hidden = false and " +
                      in_ids(unit, "customer_id", "ids") + " group by customer_id");
    q.bind_ids("ids", part).into(id, count);
    while (q.next()) orders[id] = count;
    for (std::size_t i = begin; i < found.size(); ++i) found[i].orders = orders[found[i].id.value];
  });
  return found;
}

namespace {

/// A page whose rows come from `people`, a table or sub-select with the alias `p`.
CustomerPage customer_page(Unit& unit, const CustomerFilter& filter, const CustomerSearch& search,
                           const CustomerReach& reach, const ListedPersons& persons,
                           const CustomerRows& people) {
  Query q(unit, "select " + CustomerReader::columns() + CustomerReader::from(people.sql) +
                    "where " + persons.condition(unit) + reach.condition(unit) +
                    after_customer(filter, "p.") +
                    " order by p.name_fold, p.customer_id limit :limit");
  people.bind(q, filter, search, reach);
  persons.bind(q, people);
  q.bind("limit", filter.limit + 1);
  CustomerReader reader;
  reader.into(q);
  CustomerPage page;
  FieldWriter next;
  while (q.next()) {
    if (static_cast<int>(page.rows.size()) == filter.limit) {
      page.next = next.text();
      continue;
    }
    page.rows.push_back(reader.customer());
    next = FieldWriter();
    next.add(reader.name_fold()).add(page.rows.back().id.value).end_record();
  }
  return page;
}

}  // namespace

CustomerPage SqlCustomerStore::list(Unit& unit, const CustomerFilter& filter) {
  const CustomerSearch search(unit, filter.search);
  const CustomerReach reach(unit, filter);
  const ListedPersons persons(unit, search);
  CustomerPage page;
  if (!search.empty() && !reach.few())
    page = customer_page(unit, filter, search, reach, persons, CustomerRows::near(filter));
  if (page.next.empty())
    page = customer_page(unit, filter, search, reach, persons,
                         persons.with_found(unit, CustomerRows::all(search, reach)));
  show_persons(unit, page.rows);
  return page;
}

std::vector<Customer> SqlCustomerStore::people(Unit& unit, const std::vector<CustomerId>& ids) {
  const auto persons = persons_of(unit, ids);
  std::vector<CustomerId> shown;
  for (const CustomerId id : ids) {
    const auto found = persons.find(id);
    shown.push_back(found == persons.end() ? id : found->second);
  }
  std::sort(shown.begin(), shown.end());
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  auto people = by_ids(unit, shown);
  show_persons(unit, people);
  std::map<CustomerId, std::int64_t> orders;
  std::vector<CustomerId> aliases;
  const auto of = shown_as(unit, shown);
  for (const auto& [profile, person] : of)
    if (profile != person) aliases.push_back(profile);
  if (aliases.empty()) return people;
  for (const Customer& alias : by_ids(unit, aliases)) orders[of.at(alias.id)] += alias.orders;
  for (Customer& person : people) person.orders += orders[person.id];
  return people;
}

std::vector<CustomerId> SqlCustomerStore::with_key(Unit& unit, std::string_view key) {
  std::vector<CustomerId> found;
  CustomerId id;
  Query q(unit,
          "select distinct customer_id from customer_key where kind in ('email', 'phone') "
          "and key = :key order by customer_id");
  q.bind("key", key).into(id);
  while (q.next()) found.push_back(id);
  return found;
}

}  // namespace kontor::persistence
