// One person who stands in a list several times is one record, at the place of the first row.

#include "domain/intake/people_source.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/memory_records.h"

namespace kontor::intake::people_source_test {

namespace {

struct Facts {
  std::string id, email, phone, name, city;
};

Item person(std::int64_t row, const Facts& f) {
  IncomingCustomer c;
  c.buyer.channel_customer = f.id;
  c.buyer.email = f.email;
  c.buyer.phone = f.phone;
  c.buyer.name = f.name;
  c.city = f.city;
  return {c, row};
}

std::string told(const Item& item) {
  const std::string row = std::to_string(item.row) + " ";
  if (const auto* refused = std::get_if<RowRefusal>(&item.what))
    return row + std::string(name_of(refused->refusal.code)) + " " +
           std::string(find_arg(refused->refusal.args, "id_row")) + " " +
           std::string(find_arg(refused->refusal.args, "email_row"));
  const auto* c = std::get_if<IncomingCustomer>(&item.what);
  if (!c) return row + "other";
  std::string text = row + c->buyer.channel_customer + "|" + c->buyer.email + "|" + c->buyer.phone +
                     "|" + c->buyer.name + "|" + c->city;
  for (const auto& also : c->also) text += " +" + also.channel_customer + also.email;
  return text;
}

std::vector<std::string> read(PeopleSource& source) {
  std::vector<std::string> all;
  while (const auto item = source.next()) all.push_back(told(*item));
  return all;
}

/// What comes out, twice over; and the note.
std::vector<std::string> taken_together(const std::vector<Item>& items, std::string* note = {}) {
  kontor::test::MemoryRecords records(items);
  PeopleSource source(records);
  source.at_home_in("RO");
  auto all = read(source);
  source.rewind();
  BOOST_TEST(read(source) == all, boost::test_tools::per_element());
  if (note)
    for (const Note& n : source.readings())
      if (n.code == NoteCode::same_person)
        *note =
            std::string(find_arg(n.args, "count")) + ": " + std::string(find_arg(n.args, "rows"));
  return all;
}

void same(const std::vector<std::string>& now, const std::vector<std::string>& wanted) {
  BOOST_TEST(now == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake_people_source)

BOOST_AUTO_TEST_CASE(what_the_later_row_fills_in_counts_at_the_place_of_the_first) {
  std::string note;
  same(taken_together({person(2, {"1", "Ana@x.example", "", "Ana", "Cluj"}),
                       person(3, {"2", "bob@x.example", "", "Bob", ""}),
                       person(4, {"", "ANA@x.example ", "0721 555 012", "", "Iași"}),
                       person(5, {"1", "ana@new.example", "", "Ana Pop", ""}),
                       person(6, {"", "bob@x.example", "", "", "Graz"})},
                      &note),
       {"2 1|ana@new.example|0721 555 012|Ana Pop|Iași +1Ana@x.example +ANA@x.example  "
        "+1ana@new.example",
        "3 2|bob@x.example||Bob|Graz +2bob@x.example +bob@x.example"});
  BOOST_TEST(note == "3: 2 = 4 = 5, 3 = 6");
}

BOOST_AUTO_TEST_CASE(two_numbers_with_one_mail_are_one_person_and_other_records_stay) {
  IncomingProduct lamp;
  lamp.sku = "L";
  same(taken_together({Item{lamp, 2}, person(3, {"598", "p@x.example", "", "Laurel", ""}),
                       Item{RowRefusal{4, {}, {RefusalCode::value_missing, {}}}, 4},
                       person(5, {"5437", "p@x.example", "", "Zelda", ""}), Item{lamp, 6},
                       Item{IncomingOrder{}, 7}}),
       {"2 other", "3 5437|p@x.example||Zelda| +598p@x.example +5437p@x.example",
        "4 value_missing  ", "6 other", "7 other"});
}

BOOST_AUTO_TEST_CASE(a_number_of_one_and_a_mail_of_another_are_refused_with_both_rows) {
  std::string note;
  same(taken_together({person(2, {"1", "a@x.example", "", "A", ""}),
                       person(3, {"2", "b@x.example", "", "B", ""}),
                       person(4, {"1", "b@x.example", "", "C", ""})},
                      &note),
       {"2 1|a@x.example||A|", "3 2|b@x.example||B|", "4 people_contradict 2 3"});
  BOOST_TEST(note.empty());
}

BOOST_AUTO_TEST_CASE(a_phone_makes_one_of_two_rows_only_where_there_is_nothing_else) {
  same(taken_together({person(2, {"", "", "0721 555 012", "Ana", ""}),
                       person(3, {"", "", "+40 721 555 012", "Ana Pop", ""}),
                       person(4, {"", "eve@x.example", "0721555012", "Eve", ""}),
                       person(5, {"", "", "", "Nobody", ""}),
                       person(6, {"", "", "", "Nobody", ""})}),
       {"2 ||+40 721 555 012|Ana Pop| + +", "4 |eve@x.example|0721555012|Eve|", "5 |||Nobody|",
        "6 |||Nobody|"});
}

BOOST_AUTO_TEST_CASE(an_address_belongs_together) {
  IncomingCustomer first, second, third;
  first.buyer.email = second.buyer.email = third.buyer.email = "a@x.example";
  first.street = "Old street 1";
  first.street2 = "Stair 2";
  first.city = "Cluj";
  second.street = "New street 9";
  second.city = "Iași";
  third.postal_code = "700001";
  kontor::test::MemoryRecords records({Item{first, 2}, Item{second, 3}, Item{third, 4}});
  PeopleSource source(records);
  const auto item = source.next();
  BOOST_REQUIRE(item.has_value());
  const auto& c = std::get<IncomingCustomer>(item->what);
  BOOST_TEST(c.street + "|" + c.street2 + "|" + c.city + "|" + c.postal_code ==
             "New street 9||Iași|700001");
}

BOOST_AUTO_TEST_CASE(a_name_in_parts_is_put_together_again) {
  IncomingCustomer first, second;
  first.buyer.email = second.buyer.email = "a@x.example";
  first.first_name = "Ana";
  first.last_name = "Pop";
  first.buyer.name = "Ana Pop";
  second.first_name = second.buyer.name = "Anamaria";
  kontor::test::MemoryRecords records({Item{first, 2}, Item{second, 3}});
  PeopleSource source(records);
  const auto item = source.next();
  BOOST_REQUIRE(item.has_value());
  BOOST_TEST(std::get<IncomingCustomer>(item->what).buyer.name == "Anamaria Pop");
}

BOOST_AUTO_TEST_CASE(no_person_has_more_rows_than_the_limit) {
  std::vector<Item> items;
  for (std::int64_t row = 2; row < 2 + 150; ++row)
    items.push_back(person(row, {std::to_string(row), "a@x.example", "", "A", ""}));
  BOOST_TEST(taken_together(items).size() == 150 - (PeopleSource::max_rows_each - 1));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::intake::people_source_test
