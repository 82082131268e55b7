// One person of several profiles: what lists and cards show, and that a merge that ends leaves
// nothing behind.

#include <random>

#include "domain/base/failure.h"
#include "tests/contract/customer_support.h"
#include "tests/contract/people_world.h"

namespace kontor::test {

namespace merge_test {

using customers::MergeWish;
using customers::PersonPart;

const std::vector<std::string> searches = {"",     "ana",  "popescu", "weber", "lena",
                                           "x.ex", "0721", "an",      "radu",  "nobody"};

/// Ana twice, Lena, and Radu; orders of all but Radu.
struct MergeWorld : PeopleWorld {
  explicit MergeWorld(TestBook& tb) : PeopleWorld(tb) {
    auto first = person("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example");
    first.accepts_email = true;
    first.accepts_sms = true;
    first.tags = "vip";
    add(1, first, 1);
    auto second =
        person("Ana P. Weber", "Hauptstr. 5", "Berlin", "weber@x.example", "+40721555012");
    second.accepts_email = false;
    second.tags = "vip, web";
    second.note = "likes blue";
    add(2, second, 2, 22);
    add(3, person("Lena Weber", "Ring 7", "Wien", "lena@x.example"), 1);
    add(4, person("Radu Ion", "", "", "", "+40721555077"), 1);
    order(tb, 901, 1, 1000);
    order(tb, 902, 2, 2500);
    order(tb, 903, 2, 300);
    order(tb, 904, 3, 700);
  }
  std::string everything() { return all_shown({1, 2, 3, 4}, searches) + figures() + open_pairs(); }
  RefusalCode refusal(const MergeWish& wish) {
    const auto done = merges().merge(wish);
    BOOST_REQUIRE(!done);
    return done.refusal().code;
  }
};

MergeWish wish(std::int64_t golden, const std::vector<std::int64_t>& aliases) {
  MergeWish w{CustomerId(golden), {}, {}};
  for (const std::int64_t alias : aliases) w.aliases.emplace_back(alias);
  return w;
}

}  // namespace merge_test

BOOST_AUTO_TEST_SUITE(customer_merges)

using namespace merge_test;

BOOST_AUTO_TEST_CASE(lists_and_cards_show_one_person) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    BOOST_TEST(w.listed("") == "C2 C1 C3 C4 ");
    BOOST_REQUIRE(w.merges().merge(wish(1, {2})));
    BOOST_TEST(w.listed("") == "C1 C3 C4 ");
    // Whom an alias's words find is shown as who they are.
    BOOST_TEST(w.listed("weber") == "C1 C3 ");
    BOOST_TEST(w.listed("ana") == "C1 ");
    BOOST_TEST(w.listed("0721 555 012") == "C1 ");
    BOOST_TEST(w.listed("weber@x") == "C1 ");
    BOOST_TEST(w.listed("", {{{}, LocationId(11), {}}}) == "C1 C3 ");
    for (const std::int64_t asked : {1, 2}) {
      const auto shown = w.shown(asked);
      BOOST_REQUIRE(shown);
      BOOST_TEST((shown->id == CustomerId(1)));
      BOOST_TEST(shown->orders == 3);
    }
    w.book.read([&](Unit& u) {
      const auto sums = w.reader.orders(u, {CustomerId(1)}, {});
      BOOST_REQUIRE(sums.size() == 1U);
      BOOST_TEST(sums.front().orders == 3);
      BOOST_TEST((sums.front().placed == std::vector<Money>{{3800, Currency::of("EUR")}}));
      BOOST_TEST(w.reader.newest_orders(u, CustomerId(1), 10, {}).size() == 3U);
      BOOST_TEST(w.reader.identities(u, CustomerId(1)).size() == 5U);
    });
    // Imports go on posting to the profile that the key names.
    w.book.read([&](Unit& u) {
      const auto found =
          w.stores.customers.find(u, ChannelId(22), {{"weber@x.example", "", "", ""}});
      BOOST_REQUIRE(found.size() == 1U);
      BOOST_TEST((found.front().profile == CustomerId(2)));
    });
  });
}

BOOST_AUTO_TEST_CASE(what_a_person_shows_is_chosen_and_consent_is_the_stricter) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    MergeWish by_hand = wish(1, {2});
    by_hand.take = {{PersonPart::address, CustomerId(1)}, {PersonPart::email, CustomerId(2)}};
    const auto preview = w.merges().preview(by_hand);
    BOOST_REQUIRE(preview);
    BOOST_TEST(w.shown(2)->id.value == 2);
    BOOST_REQUIRE(w.merges().merge(by_hand));
    const auto r = w.shown(1)->record;
    BOOST_TEST((r == preview->record));
    BOOST_TEST(r.email == "weber@x.example");
    BOOST_TEST(r.city == "Cluj");
    BOOST_TEST(r.phone == "+40721555012");
    BOOST_TEST(r.note == "likes blue");
    BOOST_TEST(r.tags == "vip, web");
    BOOST_TEST((r.accepts_email == std::optional(false)));
    BOOST_TEST(!r.accepts_sms.has_value());
    // The list shows the same.
    customers::CustomerFilter filter;
    filter.search = "weber@x";
    const auto page = w.book.read([&](Unit& u) { return w.stores.customers.list(u, filter); });
    BOOST_REQUIRE(page.rows.size() == 1U);
    BOOST_TEST((page.rows.front().record == r));
    // What is known of each by itself stays, for imports.
    const auto single =
        w.book.read([&](Unit& u) { return w.stores.customers.by_ids(u, {CustomerId(1)}); });
    BOOST_TEST(single.front().record.email == "ana@x.example");
  });
}

BOOST_AUTO_TEST_CASE(an_ended_merge_leaves_nothing_behind) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    BOOST_REQUIRE(w.find());
    const std::string before = w.everything();
    BOOST_REQUIRE(w.merges().merge(wish(1, {2, 4})));
    BOOST_TEST(w.everything() != before);
    BOOST_TEST((*w.merges().unmerge(CustomerId(4)) == CustomerId(1)));
    BOOST_TEST((*w.merges().unmerge(CustomerId(2)) == CustomerId(1)));
    BOOST_TEST(w.everything() == before);
    // The other way round, twice.
    BOOST_REQUIRE(w.merges().merge(wish(2, {1})));
    BOOST_TEST((*w.merges().unmerge(CustomerId(1)) == CustomerId(2)));
    BOOST_TEST(w.everything() == before);
    OrderActs sql(tb);
    BOOST_TEST(sql.number("select count(*) from customer_merge") == 3);
    BOOST_TEST(sql.number("select count(*) from customer_alias") == 0);
    BOOST_TEST(sql.number("select count(*) from audit where action = 'customer.merge'") == 3);
    BOOST_TEST(sql.number("select count(*) from audit where action = 'customer.unmerge'") == 3);
  });
}

BOOST_AUTO_TEST_CASE(what_came_while_merged_stays_where_it_belongs) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    BOOST_REQUIRE(w.merges().merge(wish(1, {2})));
    w.order(tb, 905, 2, 50);
    BOOST_TEST(w.shown(1)->orders == 4);
    BOOST_REQUIRE(w.merges().unmerge(CustomerId(2)));
    BOOST_TEST(w.shown(1)->orders == 1);
    BOOST_TEST(w.shown(2)->orders == 3);
  });
}

BOOST_AUTO_TEST_CASE(found_pairs_are_done_with_a_merge_and_open_after_it) {
  for_each_engine([](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, PeopleWorld::person("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example"));
    w.add(2, PeopleWorld::person("Anna Popescu", "Strada Lunga 12", "Cluj"));
    w.add(3, PeopleWorld::person("Ana Popescu", "str. Lunga 12", "Cluj", "", "+40721555012"));
    BOOST_TEST(w.find()->found == 3);
    BOOST_REQUIRE(w.merges().merge(wish(1, {2})));
    BOOST_TEST(w.open_pairs() == "C1-C3 ");
    // Found again through an alias, a person is one.
    w.clock.set(Instant{test_now().ms + 60'000});
    BOOST_REQUIRE(w.find());
    BOOST_TEST(w.open_pairs() == "C1-C3 ");
    BOOST_REQUIRE(w.merges().unmerge(CustomerId(2)));
    BOOST_TEST(w.open_pairs().find("C1-C2") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(certain_pairs_are_merged_together_but_for_whom_somebody_told_apart) {
  const auto on = [](std::string_view, std::int64_t, std::int64_t) { return true; };
  for_each_engine([&](TestBook& tb) {
    PeopleWorld w(tb);
    w.add(1, PeopleWorld::person("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example"));
    w.add(2, PeopleWorld::person("Anna Popescu", "Strada Lunga 12", "Cluj"));
    w.add(3, PeopleWorld::person("Ana Popescu", "str. Lunga 12", "Cluj", "", "+40721555012"));
    w.add(4, PeopleWorld::person("Radu Ion", "", "", "", "+40721555077"));
    BOOST_TEST(w.find()->found == 3);
    BOOST_REQUIRE(w.duplicates().set_apart(CustomerId(2), CustomerId(3)));
    const auto done = w.merges().merge_certain(900'000, on);
    BOOST_REQUIRE(done);
    // Two of them are one person; the third would make one of two who are not.
    BOOST_TEST(done->merged == 1);
    BOOST_TEST(done->left == 1);
    BOOST_TEST((w.shown(2)->id == w.shown(3)->id) == false);
    BOOST_TEST((w.shown(4)->id == CustomerId(4)));
    const auto merged = w.shown(2)->id == CustomerId(1) ? CustomerId(2) : CustomerId(3);
    BOOST_TEST((*w.merges().unmerge(merged) == CustomerId(1)));
    using enum RefusalCode;
    BOOST_TEST((w.merges().merge_certain(400'000, on).refusal().code == certainty_invalid));
    BOOST_CHECK_THROW(w.merges().merge_certain(900'000, [](std::string_view, std::int64_t,
                                                           std::int64_t) { return false; }),
                      Failure);
    w.actor.permissions = {company::Permission::read_customers};
    BOOST_TEST((w.merges().merge_certain(900'000, on).refusal().code == permission_missing));
  });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_merged) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    using enum RefusalCode;
    BOOST_TEST((w.refusal(wish(1, {1})) == customer_same));
    BOOST_TEST((w.refusal(wish(1, {})) == customer_same));
    BOOST_TEST((w.refusal(wish(1, {2, 1})) == customer_same));
    BOOST_TEST((w.refusal(wish(1, {99})) == customer_unknown));
    BOOST_TEST((w.refusal(wish(99, {1})) == customer_unknown));
    MergeWish stranger = wish(1, {2});
    stranger.take = {{PersonPart::email, CustomerId(3)}};
    BOOST_TEST((w.refusal(stranger) == customer_not_merged));
    BOOST_REQUIRE(w.merges().merge(wish(1, {2, 2})));
    BOOST_TEST((w.refusal(wish(1, {2})) == customer_merged));
    BOOST_TEST((w.refusal(wish(3, {2})) == customer_merged));
    BOOST_TEST((w.refusal(wish(2, {3})) == customer_merged));
    BOOST_TEST((w.merges().unmerge(CustomerId(1)).refusal().code == customer_not_merged));
    BOOST_TEST((w.merges().unmerge(CustomerId(99)).refusal().code == customer_unknown));
    w.actor.permissions = {company::Permission::read_customers};
    BOOST_TEST((w.refusal(wish(1, {3})) == permission_missing));
    BOOST_TEST((w.merges().preview(wish(1, {3})).refusal().code == permission_missing));
    BOOST_TEST((w.merges().unmerge(CustomerId(2)).refusal().code == permission_missing));
    BOOST_TEST(w.listed("") == "C1 C3 C4 ");
  });
}

BOOST_AUTO_TEST_CASE(an_undone_import_leaves_whom_somebody_merged) {
  for_each_engine([](TestBook& tb) {
    MergeWorld w(tb);
    w.add(5, PeopleWorld::person("Mia Roth", "Weg 1", "Bern", "mia@x.example"), 7);
    BOOST_REQUIRE(w.merges().merge(wish(4, {5})));
    undo_customers(w.book, w.stores.customers, 7);
    BOOST_TEST((w.shown(5)->id == CustomerId(4)));
    BOOST_REQUIRE(w.merges().unmerge(CustomerId(5)));
    BOOST_TEST((w.shown(5)->id == CustomerId(5)));
  });
}

BOOST_AUTO_TEST_CASE(merges_in_any_order_lead_to_one_person_and_back) {
  constexpr std::int64_t people = 8;
  for (const unsigned seed : {1U, 2U, 3U}) {
    BOOST_TEST_MESSAGE("seed " << seed);
    for_each_engine([&](TestBook& tb) {
      PeopleWorld w(tb);
      std::vector<std::int64_t> all;
      for (std::int64_t id = 1; id <= people; ++id) {
        w.add(id, PeopleWorld::person("Person " + std::to_string(id), "Way " + std::to_string(id),
                                      "Town", std::to_string(id) + "@x.example"));
        w.order(tb, 900 + id, id, 100 * id);
        all.push_back(id);
      }
      const std::vector<std::string> by = {"", "person", "person 3", "5@x", "er"};
      const std::string before = w.all_shown(all, by) + w.figures();
      std::mt19937 random(seed);
      std::map<std::int64_t, std::int64_t> into;  // alias, golden
      const auto root = [&](std::int64_t id) {
        while (into.contains(id)) id = into.at(id);
        return id;
      };
      const auto agree = [&] {
        std::set<std::int64_t> roots;
        for (const std::int64_t id : all) {
          const auto shown = w.shown(id);
          BOOST_REQUIRE(shown);
          BOOST_REQUIRE(shown->id.value == root(id));
          roots.insert(root(id));
        }
        std::int64_t listed = 0;
        for (const char c : w.listed("person")) listed += c == ' ' ? 1 : 0;
        BOOST_REQUIRE(listed == std::ssize(roots));
      };
      for (int step = 0; step < 24; ++step) {
        w.clock.set(Instant{test_now().ms + step * 1'000});
        const auto a = static_cast<std::int64_t>(1 + random() % people);
        const auto b = static_cast<std::int64_t>(1 + random() % people);
        if (random() % 3 == 0) {
          BOOST_REQUIRE(static_cast<bool>(w.merges().unmerge(CustomerId(a))) == into.contains(a));
          into.erase(a);
        } else {
          const bool may = a != b && !into.contains(a) && !into.contains(b);
          BOOST_REQUIRE(static_cast<bool>(w.merges().merge(wish(a, {b}))) == may);
          if (may) into[b] = a;
        }
        agree();
      }
      while (!into.empty()) {
        const auto any = std::next(into.begin(), static_cast<long>(random() % into.size()));
        BOOST_REQUIRE(w.merges().unmerge(CustomerId(any->first)));
        into.erase(any);
        agree();
      }
      BOOST_TEST((w.all_shown(all, by) + w.figures() == before));
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
