#include "persistence/stores/customer_search.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/base/fold.h"
#include "persistence/stores/customer_persons.h"
#include "persistence/stores/order_reach.h"

namespace kontor::persistence {

namespace customer_search_detail {

constexpr std::size_t least_digits = 3;

/// The digits of what looks like a phone, as they stand in the international form: without the
/// zeros that people write before it. Empty for anything else.
std::string phone_digits(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      if (c != '0' || !digits.empty()) digits += c;
    } else if (std::string_view("+-/(). ").find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits.size() < least_digits ? std::string() : digits;
}

}  // namespace customer_search_detail

CustomerSearch::CustomerSearch(Unit& unit, std::string_view typed)
    : m_postgresql(sql(unit).dialect().postgresql()) {
  const std::string whole = fold(typed);
  const std::vector<SearchWord> words = search_words(whole);
  if (words.empty()) return;
  m_condition = "(";
  add_names(words);
  m_indexed = !m_phrases.empty();
  add_email(whole);
  add_phone(typed);
  m_condition += ")";
}

std::string CustomerSearch::bound(const std::string& value) {
  m_binds.emplace_back("search_" + std::to_string(m_binds.size()), value);
  return m_binds.back().first;
}

void CustomerSearch::add_names(const std::vector<SearchWord>& words) {
  for (const SearchWord& word : words) {
    m_condition += m_binds.empty() ? "(" : " and ";
    m_condition +=
        word_condition(m_postgresql, word, "p.name_fold", bound(like_value(m_postgresql, word)));
    if (word.indexed)
      m_phrases += (m_phrases.empty() ? "(" : " AND ") + ("name_fold : " + trigram_phrase(word));
  }
  m_condition += ")";
  if (!m_phrases.empty()) m_phrases += ")";
}

void CustomerSearch::add_email(const std::string& whole) {
  const SearchWord word(whole);
  m_condition +=
      " or p.email like :" + bound(word.begins ? like_beginning(whole) : like_anywhere(whole)) +
      " escape '\\'";
  m_indexed = m_indexed && word.indexed;
  m_phrases += " OR email : " + trigram_phrase(word);
}

void CustomerSearch::add_phone(std::string_view typed) {
  const std::string digits = customer_search_detail::phone_digits(typed);
  const std::string phone = digits.empty() ? std::string(typed) : digits;
  // Of one or two letters or digits there are too many.
  if (SearchWord(fold(typed)).begins) return;
  m_condition += " or p.phone like :" + bound(like_anywhere(phone)) + " escape '\\'";
  m_indexed = m_indexed && characters_in(phone) >= trigram_length;
  m_phrases += " OR phone : " + trigram_phrase(std::string_view(phone));
}

std::string CustomerSearch::found(const std::string& columns) const {
  // Without the `offset` PostgreSQL would plan the sub-select together with the rest.
  if (m_postgresql)
    return "(select " + columns + " from customer_person p where " + m_condition + " offset 0) p";
  return "(select " + columns +
         " from (select rowid as id from customer_search where customer_search match "
         ":search_found) f cross join customer_person p where p.customer_id = f.id) p";
}

void CustomerSearch::bind(Query& query, bool with_found) const {
  for (const auto& [name, value] : m_binds) query.bind(name, value);
  if (with_found && !m_postgresql) query.bind("search_found", m_phrases);
}

CustomerRows CustomerRows::near(const customers::CustomerFilter& filter) {
  return {"(select customer_id, name, email, phone, name_fold from customer_person where 1 = 1" +
              after_customer(filter, "") + " order by name_fold, customer_id limit " +
              std::to_string(near_rows) + ") p",
          false};
}

CustomerRows CustomerRows::all(const CustomerSearch& search, const CustomerReach& reach) {
  if (search.indexed())
    return {search.found("p.customer_id, p.name, p.email, p.phone, p.name_fold"), true};
  return {reach.few() ? reach.rows() : "customer_person p", false};
}

void CustomerRows::bind(Query& query, const customers::CustomerFilter& filter,
                        const CustomerSearch& search, const CustomerReach& reach) const {
  search.bind(query, found);
  reach.bind(query);
  if (filter.after.empty()) return;
  FieldReader after(filter.after);
  after.next_record();
  const std::string name = after.text();
  query.bind("fold", name).bind("id", after.number());
}

CustomerReach::CustomerReach(Unit& unit, const customers::CustomerFilter& filter)
    : m_only(filter.only),
      m_at(filter.at),
      m_few(!filter.at.empty() && few_orders_at(unit, filter.at)),
      m_aliases(!filter.at.empty() && any_aliases(unit)) {}

std::string CustomerReach::among_few() const {
  // Materialized: else SQLite looks for them along the index of all customers' orders.
  const std::string few =
      "(with few as materialized (" + customers_of_orders_at(m_at) + ") select ";
  if (!m_aliases) return few + "customer_id from few)";
  return few +
         "coalesce(a.person_id, few.customer_id) as customer_id from few left join "
         "customer_alias a on a.alias_id = few.customer_id)";
}

std::string CustomerReach::condition(Unit& unit) const {
  const std::string named = m_only.empty() ? "" : " and " + in_ids(unit, "p.customer_id", "only");
  if (m_at.empty()) return named;
  if (m_few) return named + " and p.customer_id in " + among_few();
  const std::string own =
      "exists (select 1 from order_head h where h.hidden = false and "
      "h.customer_id = p.customer_id" +
      orders_at(unit, m_at, "h.") + ")";
  if (!m_aliases) return named + " and " + own;
  return named + " and (" + own +
         " or exists (select 1 from customer_alias a join order_head h on "
         "h.customer_id = a.alias_id where h.hidden = false and a.person_id = p.customer_id" +
         orders_at(unit, m_at, "h.") + "))";
}

std::string CustomerReach::rows() const {
  return "(select p.customer_id, p.name, p.email, p.phone, p.name_fold from (select distinct "
         "customer_id from " +
         among_few() +
         " people) o cross join customer_person p where p.customer_id = o.customer_id) p";
}

void CustomerReach::bind(Query& query) const {
  if (!m_only.empty()) query.bind_ids("only", m_only);
  if (!m_few) bind_orders_at(query, m_at);
}

ListedPersons::ListedPersons(Unit& unit, const CustomerSearch& search)
    : m_search(search), m_aliases(any_aliases(unit)) {
  if (!m_aliases || search.empty()) return;
  const std::string rows =
      search.indexed() ? search.found("p.customer_id, p.name, p.email, p.phone, p.name_fold")
                       : "customer_person p";
  CustomerId id;
  Query q(unit, "select distinct a.person_id from " + rows +
                    " join customer_alias a on a.alias_id = p.customer_id where " +
                    search.condition());
  search.bind(q, search.indexed());
  q.into(id);
  while (q.next()) m_by_alias.push_back(id);
}

std::string ListedPersons::condition(Unit& unit) const {
  if (!m_aliases) return m_search.condition();
  const std::string no_alias =
      "not exists (select 1 from customer_alias x where x.alias_id = p.customer_id)";
  if (m_by_alias.empty()) return no_alias + " and " + m_search.condition();
  return no_alias + " and (" + m_search.condition() + " or " +
         in_ids(unit, "p.customer_id", "by_alias") + ")";
}

CustomerRows ListedPersons::with_found(Unit& unit, CustomerRows rows) const {
  if (m_by_alias.empty() || !rows.found) return rows;
  const std::string columns = "p.customer_id, p.name, p.email, p.phone, p.name_fold";
  rows.sql = "(select " + columns + " from " + rows.sql + " union select " + columns +
             " from customer_person p where " + in_ids(unit, "p.customer_id", "found_by_alias") +
             ") p";
  rows.by_alias = true;
  return rows;
}

void ListedPersons::bind(Query& query, const CustomerRows& rows) const {
  if (!m_by_alias.empty()) query.bind_ids("by_alias", m_by_alias);
  if (rows.by_alias) query.bind_ids("found_by_alias", m_by_alias);
}

std::string after_customer(const customers::CustomerFilter& filter, const std::string& alias) {
  if (filter.after.empty()) return {};
  return " and (" + alias + "name_fold, " + alias +
         "customer_id) > (cast(:fold as text), cast(:id as bigint))";
}

}  // namespace kontor::persistence
