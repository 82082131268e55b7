#include "persistence/stores/customer_store.h"

#include "tests/contract/customer_support.h"
#include "tests/contract/order_support.h"

namespace kontor::test::customer_contract {

using customers::BuyerFacts;
using customers::ProfileMatch;
using persistence::SqlCustomerStore;

namespace {

constexpr ChannelId web{21};
constexpr ChannelId market{22};

struct CustomerActs {
  explicit CustomerActs(TestBook& tb) : book(tb.book) {}

  void add(ChannelId channel, const std::vector<ProfileMatch>& profiles, std::int64_t batch = 1) {
    book.write([&](Unit& u) { store.add(u, channel, profiles, BatchId(batch)); });
  }
  void undo(std::int64_t batch) { undo_customers(book, store, batch); }
  std::vector<ProfileMatch> find(ChannelId channel, const std::vector<BuyerFacts>& facts) {
    return book.read([&](Unit& u) { return store.find(u, channel, facts); });
  }
  /// The profile of one buyer, 0 when unknown.
  std::int64_t profile(ChannelId channel, const BuyerFacts& facts) {
    const auto found = find(channel, {facts});
    return found.empty() ? 0 : found.at(0).profile.value;
  }

  Book& book;
  SqlCustomerStore store;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(customer_store)

BOOST_AUTO_TEST_CASE(the_channels_id_decides_before_mail_before_phone) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    acts.add(web, {{{"", "", "c-1", "One"}, CustomerId(1)},
                   {{"two@x.example", "", "", "Two"}, CustomerId(2)},
                   {{"", "+4930123", "", "Three"}, CustomerId(3)}});
    BOOST_TEST(acts.profile(web, {"two@x.example", "+4930123", "c-1", ""}) == 1);
    BOOST_TEST(acts.profile(market, {"two@x.example", "+4930123", "c-1", ""}) == 2);
    BOOST_TEST(acts.profile(web, {"none@x.example", "+4930123", "c-9", ""}) == 3);
    BOOST_TEST(acts.profile(web, {"none@x.example", "", "", "One"}) == 0);
    BOOST_TEST(acts.profile(web, {"", "", "", "One"}) == 0);
    BOOST_TEST(acts.profile(web, {"c-1", "", "", ""}) == 0);
  });
}

BOOST_AUTO_TEST_CASE(many_are_found_at_once_with_the_facts_asked_for) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    std::vector<ProfileMatch> profiles;
    std::vector<BuyerFacts> asked;
    for (int i = 0; i < 10'000; ++i) {
      const std::string n = std::to_string(i);
      profiles.push_back({{n + "@x.example", "+49" + n, "c" + n, "Name " + n}, CustomerId(i + 1)});
      asked.push_back({"", i % 2 == 0 ? "+49" + n : "", i % 2 == 1 ? "c" + n : "", "Other"});
    }
    acts.add(web, profiles);
    const auto found = acts.find(web, asked);
    BOOST_REQUIRE(found.size() == 10'000U);
    for (std::size_t i = 0; i < found.size(); ++i) {
      BOOST_REQUIRE((found[i].facts == asked[i]));
      BOOST_REQUIRE((found[i].profile == profiles[i].profile));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_key_belongs_to_the_first_who_used_it) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    acts.add(web, {{{"family@x.example", "+491", "", "One"}, CustomerId(1)},
                   {{"family@x.example", "", "c-2", "Two"}, CustomerId(2)},
                   {{"second@x.example", "", "", "One again"}, CustomerId(1)}});
    acts.add(market, {{{"family@x.example", "", "c-2", "Three"}, CustomerId(3)}}, 2);
    BOOST_TEST(acts.profile(web, {"family@x.example", "", "", ""}) == 1);
    BOOST_TEST(acts.profile(web, {"second@x.example", "", "", ""}) == 1);
    BOOST_TEST(acts.profile(web, {"", "", "c-2", ""}) == 2);
    BOOST_TEST(acts.profile(market, {"", "", "c-2", ""}) == 3);
  });
}

BOOST_AUTO_TEST_CASE(hostile_people) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    std::vector<ProfileMatch> profiles;
    for (const std::string& text : hostile_texts()) {
      profiles.push_back(
          {{text, text, text, text}, CustomerId(static_cast<std::int64_t>(profiles.size()) + 1)});
    }
    acts.add(web, profiles);
    for (const ProfileMatch& p : profiles) {
      BOOST_TEST(acts.profile(web, {p.facts.email, "", "", ""}) == p.profile.value);
      BOOST_TEST(acts.profile(web, {"", p.facts.phone, "", ""}) == p.profile.value);
      BOOST_TEST(acts.profile(web, {"", "", p.facts.channel_customer, ""}) == p.profile.value);
    }
  });
}

BOOST_AUTO_TEST_CASE(an_undo_takes_back_profiles_and_personal_data_that_nobody_needs) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    OrderActs orders(tb);
    acts.add(web, {{{"a@x.example", "+491", "c1", "A"}, CustomerId(1)},
                   {{"b@x.example", "", "", "B"}, CustomerId(2)}});
    acts.add(web, {{{"c@x.example", "", "", "C"}, CustomerId(3)}}, 2);
    auto order = test_order(1);
    order.customer = CustomerId(2);
    orders.add_documents({order}, 9);
    orders.add({order}, 9);
    acts.undo(1);
    BOOST_TEST(acts.profile(web, {"a@x.example", "+491", "c1", ""}) == 0);
    BOOST_TEST(acts.profile(web, {"b@x.example", "", "", ""}) == 2);
    BOOST_TEST(acts.profile(web, {"c@x.example", "", "", ""}) == 3);
    BOOST_TEST(orders.number("select count(*) from customer_person where customer_id = 1") == 0);
    BOOST_TEST(orders.number("select count(*) from customer_key where customer_id = 1") == 0);
    BOOST_TEST(orders.number("select count(*) from customer") == 2);
    orders.undo(9, {1});
    acts.undo(1);
    BOOST_TEST(acts.profile(web, {"b@x.example", "", "", ""}) == 0);
    BOOST_TEST(orders.number("select count(*) from customer_person") == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_profile_of_a_version_that_may_come_back_stays) {
  for_each_engine([](TestBook& tb) {
    CustomerActs acts(tb);
    OrderActs orders(tb);
    acts.add(web, {{{"a@x.example", "", "", "A"}, CustomerId(1)}});
    auto order = test_order(1);
    order.customer = CustomerId(1);
    orders.add_documents({order}, 1);
    orders.add({order}, 1);
    order.customer = CustomerId();
    orders.add({order}, 2);
    BOOST_TEST(orders.undo(1, {1}).size() == 1U);
    acts.undo(1);
    BOOST_TEST(acts.profile(web, {"a@x.example", "", "", ""}) == 1);
    orders.undo(2, {1});
    orders.undo(1, {1});
    acts.undo(1);
    BOOST_TEST(acts.profile(web, {"a@x.example", "", "", ""}) == 0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::customer_contract
