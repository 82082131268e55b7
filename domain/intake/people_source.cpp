#include "domain/intake/people_source.h"

#include "domain/customers/cleaning.h"

namespace kontor::intake {

namespace {

using customers::BuyerFacts;

/// Groups of rows that are shown; the others are only counted.
constexpr std::size_t shown_groups = 10;

void fill(std::string& into, const std::string& later) {
  if (!customers::clean_text(later).empty()) into = later;
}

template <class T>
void fill(std::optional<T>& into, const std::optional<T>& later) {
  if (later) into = later;
}

/// An address belongs together: one with a street takes the place of the other as a whole.
void fill_address(IncomingCustomer& into, const IncomingCustomer& later) {
  const bool whole = !customers::clean_text(later.street).empty();
  for (const auto part :
       {&IncomingCustomer::street, &IncomingCustomer::street2, &IncomingCustomer::city,
        &IncomingCustomer::region, &IncomingCustomer::postal_code, &IncomingCustomer::country}) {
    if (whole)
      into.*part = later.*part;
    else
      fill(into.*part, later.*part);
  }
}

void fill_buyer(BuyerFacts& into, const BuyerFacts& later) {
  fill(into.email, later.email);
  fill(into.channel_customer, later.channel_customer);
  fill(into.name, later.name);
  if (later.phone.empty() && later.phone_as_given.empty()) return;
  // A national number is read in the country of its own row.
  into.phone = later.phone;
  into.phone_as_given = later.phone_as_given;
  into.country = later.country;
}

/// A row's buyer with the country that its phone is read in.
BuyerFacts with_country(const IncomingCustomer& customer) {
  BuyerFacts buyer = customer.buyer;
  if (buyer.country.empty()) buyer.country = customer.country;
  return buyer;
}

std::string whole_name(const IncomingCustomer& c) {
  return customers::clean_text(c.first_name + " " + c.last_name);
}

void take_later(IncomingCustomer& into, const IncomingCustomer& later) {
  into.also.push_back(with_country(later));
  const bool in_parts = customers::clean_text(later.buyer.name) == whole_name(later);
  fill_buyer(into.buyer, with_country(later));
  for (const auto text :
       {&IncomingCustomer::first_name, &IncomingCustomer::last_name, &IncomingCustomer::company,
        &IncomingCustomer::tags, &IncomingCustomer::note})
    fill(into.*text, later.*text);
  // "Anamaria" alone, of someone whose last name is known, is no whole name.
  if (in_parts && !whole_name(into).empty()) into.buyer.name = whole_name(into);
  fill_address(into, later);
  for (const auto flag : {&IncomingCustomer::accepts_email, &IncomingCustomer::accepts_sms,
                          &IncomingCustomer::tax_exempt})
    fill(into.*flag, later.*flag);
  fill(into.total_spent, later.total_spent);
  fill(into.total_orders, later.total_orders);
}

}  // namespace

std::optional<Item> PeopleSource::next() {
  while (auto item = m_source.next()) {
    if (std::holds_alternative<IncomingCustomer>(item->what) && !m_looked) {
      look_ahead(std::move(*item));
      if (m_source.problem()) return std::nullopt;
      continue;
    }
    const std::int64_t here = m_at++;
    if (m_later.contains(here)) continue;
    if (const auto refused = m_refused.find(here); refused != m_refused.end())
      item->what = RowRefusal{item->row, {}, refused->second};
    if (const auto person = m_people.find(here); person != m_people.end()) {
      auto& customer = std::get<IncomingCustomer>(item->what);
      customer.buyer = with_country(customer);
      customer.also.push_back(customer.buyer);
      for (const IncomingCustomer& later : person->second.later) take_later(customer, later);
    }
    return item;
  }
  return std::nullopt;
}

void PeopleSource::rewind() {
  m_source.rewind();
  m_at = 0;
}

std::vector<Note> PeopleSource::readings() const {
  std::vector<Note> all = m_source.readings();
  if (m_later.empty()) return all;
  std::string rows;
  std::size_t shown = 0;
  for (const auto& [record, person] : m_people) {
    if (shown == shown_groups) {
      rows += ", …";
      break;
    }
    if (shown++ > 0) rows += ", ";
    for (std::size_t i = 0; i < person.rows.size(); ++i)
      rows += (i == 0 ? "" : " = ") + std::to_string(person.rows[i]);
  }
  all.push_back({NoteCode::same_person,
                 {{"count", std::to_string(m_later.size())}, {"rows", std::move(rows)}}});
  return all;
}

/// Goes through the list from its first record on, and back to it.
void PeopleSource::look_ahead(Item first) {
  m_looked = true;
  Keys keys;
  std::int64_t record = m_at;
  for (std::optional<Item> item = std::move(first); item; item = m_source.next()) {
    if (auto* customer = std::get_if<IncomingCustomer>(&item->what))
      place(keys, std::move(*customer), {record, item->row});
    else if (!std::holds_alternative<RowRefusal>(item->what))
      break;
    ++record;
  }
  if (m_source.problem()) {
    m_looked = false;
    return;
  }
  m_source.rewind();
  for (std::int64_t i = 0; i < m_at; ++i) m_source.next();
}

BuyerFacts PeopleSource::keys_of(const IncomingCustomer& customer) const {
  return customers::normalise(with_country(customer), m_home);
}

void PeopleSource::place(Keys& keys, IncomingCustomer customer, FirstRow here) {
  const BuyerFacts facts = keys_of(customer);
  if (!facts.identifies()) return;
  const auto owner = [](const ByKey& by, const std::string& key) {
    const auto found = key.empty() ? by.end() : by.find(key);
    return found == by.end() ? nullptr : &found->second;
  };
  const FirstRow* by_id = owner(keys.id, facts.channel_customer);
  const FirstRow* by_email = owner(keys.email, facts.email);
  if (by_id && by_email && by_id->record != by_email->record) {
    m_refused.emplace(here.record, Refusal{RefusalCode::people_contradict,
                                           {{"row", std::to_string(here.row)},
                                            {"name", customers::masked(facts)},
                                            {"id_row", std::to_string(by_id->row)},
                                            {"email_row", std::to_string(by_email->row)}}});
    return;
  }
  // Households share phones: they make one of two rows only where there is nothing else.
  const bool phone_alone = facts.channel_customer.empty() && facts.email.empty();
  const FirstRow* by_phone = phone_alone ? owner(keys.phone, facts.phone) : nullptr;
  const FirstRow* known = by_id ? by_id : by_email ? by_email : by_phone;
  const FirstRow first = known ? *known : here;
  if (known) {
    Person& person = m_people[first.record];
    if (person.rows.empty()) person.rows.push_back(first.row);
    if (person.rows.size() == max_rows_each) return;
    person.rows.push_back(here.row);
    person.later.push_back(std::move(customer));
    m_later.insert(here.record);
  }
  if (!facts.channel_customer.empty()) keys.id.emplace(facts.channel_customer, first);
  if (!facts.email.empty()) keys.email.emplace(facts.email, first);
  if (phone_alone) keys.phone.emplace(facts.phone, first);
}

}  // namespace kontor::intake
