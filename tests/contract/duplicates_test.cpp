// Who may be one person: found, kept, told apart, and proved to follow what profiles say.

#include <random>

#include "domain/base/failure.h"
#include "persistence/stores/customer_matches.h"
#include "tests/contract/customer_support.h"
#include "tests/contract/damage.h"
#include "tests/contract/people_world.h"

namespace kontor::test {

namespace duplicates_test {

using customers::CustomerRecord;

CustomerRecord ana() {
  return PeopleWorld::person("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example");
}
CustomerRecord ana_again() {
  return PeopleWorld::person("Anna Popescu", "str. Lungă 12", "Cluj", "", "+40721555012");
}
CustomerRecord radu() {
  return PeopleWorld::person("Radu Popescu", "Strada Lunga 12", "Cluj", "", "+40721555012");
}

/// People by the dozen, and some of them twice, with slips. Their ids: first n, then those again.
struct ManyPeople {
  explicit ManyPeople(int people, int twice) : random(7) {
    for (int i = 0; i < people; ++i) records.push_back(made_up());
    for (int i = 0; i < twice; ++i) records.push_back(with_slips(records[static_cast<size_t>(i)]));
  }

  std::string word(int syllables) {
    static const std::vector<std::string> all = {"ba", "ce", "di", "fo", "gu", "la", "me",
                                                 "ni", "po", "ru", "sa", "te", "vi", "zo"};
    std::string text;
    for (int i = 0; i < syllables; ++i) text += all[random() % all.size()];
    return text;
  }
  CustomerRecord made_up() {
    CustomerRecord r = PeopleWorld::person(
        word(2) + " " + word(3), word(4) + " " + std::to_string(1 + random() % 90), word(2));
    r.postal_code = std::to_string(100'000 + random() % 40);
    r.phone = "+407" + std::to_string(10'000'000 + random() % 89'999'999);
    r.email = word(4) + std::to_string(random() % 1'000) + "@x.example";
    return r;
  }
  CustomerRecord with_slips(CustomerRecord r) {
    r.name[1 + random() % (r.name.size() - 1)] = 'e';
    if (random() % 2 == 0) r.street[random() % 5] = 'o';
    if (random() % 2 == 0) r.phone.clear();
    if (random() % 2 == 0) r.email = word(4) + "@y.example";
    return r;
  }

  std::mt19937 random;
  std::vector<CustomerRecord> records;
};

void add_all(PeopleWorld& w, const ManyPeople& people) {
  std::vector<customers::ProfileMatch> made;
  std::vector<customers::ListedCustomer> listed;
  for (std::size_t i = 0; i < people.records.size(); ++i) {
    const CustomerId id(std::int64_t(i) + 1);
    const customers::BuyerFacts facts{"", "", std::to_string(id.value), people.records[i].name};
    made.push_back({facts, id});
    listed.push_back({facts, id, people.records[i]});
  }
  w.book.write([&](Unit& u) {
    w.stores.customers.add(u, ChannelId(21), made, BatchId(1));
    w.stores.customers.put(u, ChannelId(21), listed, BatchId(1));
  });
}

}  // namespace duplicates_test

BOOST_AUTO_TEST_SUITE(customer_duplicates)

using namespace duplicates_test;

BOOST_AUTO_TEST_CASE(a_person_with_two_profiles_is_found_and_a_household_is_not) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, ana());
    w.add(2, ana_again(), 1, 22);
    w.add(3, radu());
    const auto run = w.find();
    BOOST_REQUIRE(run);
    BOOST_TEST(run->found == 1);
    BOOST_TEST(run->profiles == 3);
    BOOST_TEST(!run->model.fitted);
    BOOST_TEST(run->expected_wrong_ppm < 100'000);
    BOOST_TEST(w.open_pairs() == "C1-C2 ");
    BOOST_TEST(w.open_pairs(1'000'001) == "");
    const auto pair = w.book.read(
        [&](Unit& u) { return w.stores.duplicates.pair(u, CustomerId(1), CustomerId(2)); });
    BOOST_REQUIRE(pair);
    BOOST_TEST(pair->probability_ppm >= 900'000);
    BOOST_TEST(pair->weight_milli > 5'000);
    BOOST_TEST(!customers::reasons_of(run->model, pair->agreement).empty());
    const auto last = w.book.read([&](Unit& u) { return w.stores.duplicates.last_run(u); });
    BOOST_REQUIRE(last);
    BOOST_TEST(customers::model_text(last->model) == customers::model_text(run->model));
    BOOST_TEST((last->at == run->at));
    const auto of =
        w.book.read([&](Unit& u) { return w.duplicates().of(u, CustomerId(2), 900'000); });
    BOOST_REQUIRE(of);
    BOOST_REQUIRE(of->size() == 1U);
    BOOST_TEST((of->front().first == CustomerId(1)));
    BOOST_TEST(of->front().probability_ppm == pair->probability_ppm);
  });
}

BOOST_AUTO_TEST_CASE(who_was_told_apart_stays_apart) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, ana());
    w.add(2, ana_again());
    BOOST_TEST(w.find()->found == 1);
    BOOST_TEST(*w.duplicates().set_apart(CustomerId(2), CustomerId(1)));
    BOOST_TEST(!*w.duplicates().set_apart(CustomerId(1), CustomerId(2)));
    BOOST_TEST(w.open_pairs() == "");
    w.clock.set(Instant{test_now().ms + 60'000});
    BOOST_TEST(w.find()->found == 1);
    BOOST_TEST(w.open_pairs() == "");
    BOOST_TEST(w.book.read([&](Unit& u) { return w.duplicates().of(u, CustomerId(2), 500'000); })
                   ->empty());
    BOOST_TEST((w.duplicates().set_apart(CustomerId(1), CustomerId(1)).refusal().code ==
                RefusalCode::customer_same));
    BOOST_TEST((w.duplicates().set_apart(CustomerId(1), CustomerId(9)).refusal().code ==
                RefusalCode::customer_unknown));
  });
}

BOOST_AUTO_TEST_CASE(what_is_compared_follows_what_profiles_say) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    OrderActs sql(tb);
    w.add(1, ana());
    w.add(2, ana_again());
    BOOST_TEST(w.find()->found == 1);
    w.clock.set(Instant{test_now().ms + 60'000});
    auto moved = radu();
    moved.phone = "+40721555099";
    w.book.write([&](Unit& u) {
      w.stores.customers.put(u, ChannelId(21), {{{"", "", "2", ""}, CustomerId(2), moved}},
                             BatchId(2));
    });
    BOOST_TEST(w.find()->found == 0);
    BOOST_TEST(w.open_pairs() == "");
    undo_customers(w.book, w.stores.customers, 2);
    w.clock.set(Instant{test_now().ms + 120'000});
    BOOST_TEST(w.find()->found == 1);
    BOOST_TEST(w.open_pairs() == "C1-C2 ");
    undo_customers(w.book, w.stores.customers, 1);
    for (const std::string table : {"customer_match", "customer_block", "customer_pair"})
      BOOST_TEST(sql.number("select count(*) from " + table) == 0);
  });
}

BOOST_AUTO_TEST_CASE(profiles_of_a_book_from_before_are_taken_in) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, ana());
    w.add(2, ana_again());
    w.add(3, radu());
    const auto digest = [&] {
      return w.book.read([](Unit& u) { return persistence::book_digest(u); });
    };
    const std::string before = digest();
    damage(tb.book, "delete from customer_block");
    damage(tb.book, "delete from customer_match where customer_id <> 3");
    w.book.write([&](Unit& u) {
      persistence::delete_matches(u, {CustomerId(3)});
      CustomerId after;
      int rounds = 0;
      while ((after = w.stores.duplicates.take_in(u, after, 2))) ++rounds;
      BOOST_TEST(rounds == 2);
    });
    BOOST_TEST(digest() == before);
  });
}

BOOST_AUTO_TEST_CASE(damage_to_what_is_compared_is_found) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, ana());
    w.add(2, radu());
    const auto found = [&] {
      std::string text;
      w.book.read([&](Unit& u) {
        persistence::each_wrong_match(u, CustomerId(), 10, [&](CustomerId wrong) {
          text += customers::code_of(wrong) + " ";
        });
      });
      return text;
    };
    BOOST_TEST(found() == "");
    damage(tb.book, "update customer_person set phone = '+40721555000' where customer_id = 2");
    BOOST_TEST(found() == "C2 ");
    damage(tb.book, "delete from customer_block where customer_id = 1");
    BOOST_TEST(found() == "C1 C2 ");
    damage(tb.book, "delete from customer_match where customer_id = 2");
    BOOST_TEST(found() == "C1 ");
    struct Silent : intake::Progress {
      void at(std::string_view, std::int64_t, std::int64_t) override {}
    } silent;
    const auto names = names_of(persistence::check_book(tb.book, silent, {"customer_match"}));
    BOOST_TEST(names.contains("customer_match"));
  });
}

BOOST_AUTO_TEST_CASE(a_book_teaches_what_agreements_are_worth) {
  constexpr int people = 700, twice = 150;
  const ManyPeople many(people, twice);
  std::string first;
  for_each_engine([&](TestBook& tb) {
    PeopleWorld w(tb);
    add_all(w, many);
    const auto run = w.find();
    BOOST_REQUIRE(run);
    BOOST_TEST(run->model.fitted);
    BOOST_TEST(run->profiles == people + twice);
    std::int64_t right = 0, all = 0;
    customers::DuplicateFilter filter;
    filter.limit = 10'000;
    const auto page =
        w.book.read([&](Unit& u) { return w.stores.duplicates.open_pairs(u, filter); });
    for (const auto& pair : page.rows) {
      ++all;
      if (pair.second.value - pair.first.value == people) ++right;
    }
    BOOST_TEST(all == run->found);
    BOOST_TEST(right >= twice * 95 / 100);
    BOOST_TEST(all - right <= 3);
    // Both engines find the same with the same weights.
    const std::string now = customers::model_text(run->model) + w.open_pairs();
    if (!first.empty()) BOOST_TEST((now == first));
    first = now;
  });
}

BOOST_AUTO_TEST_CASE(blocks_that_too_many_share_are_left_out_and_counted) {
  on_sqlite([](TestBook& tb) {
    PeopleWorld w(tb);
    std::vector<customers::ProfileMatch> made;
    for (std::int64_t id = 1; id <= 201; ++id)
      made.push_back({{"", "+40721555012", "", "Ana Pop"}, CustomerId(id)});
    w.book.write([&](Unit& u) { w.stores.customers.add(u, ChannelId(21), made, BatchId(1)); });
    const auto run = w.find();
    BOOST_TEST(run->left_out == 2);
    BOOST_TEST(run->compared == 0);
    BOOST_TEST(run->found == 0);
  });
}

BOOST_AUTO_TEST_CASE(finding_needs_a_right_and_a_certainty_and_can_be_stopped) {
  on_sqlite([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, ana());
    w.add(2, ana_again());
    for (const std::int64_t ppm : {0, 499'999, 1'000'000})
      BOOST_TEST((w.find(ppm).refusal().code == RefusalCode::certainty_invalid));
    BOOST_CHECK_THROW((void)w.duplicates().find(900'000, [](auto, auto, auto) { return false; }),
                      Failure);
    w.actor.permissions = {company::Permission::read_customers};
    BOOST_TEST((w.find().refusal().code == RefusalCode::permission_missing));
    BOOST_TEST((w.duplicates().set_apart(CustomerId(1), CustomerId(2)).refusal().code ==
                RefusalCode::permission_missing));
    BOOST_TEST(w.open_pairs() == "");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
