// Which price holds: the one order of lists, prices by quantity and time.

#include "domain/pricing/price_list.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "domain/pricing/parity.h"

namespace kontor::pricing {

namespace price_list_test {

const Currency eur = Currency::of("EUR");

PriceList list(std::int64_t id, const std::string& code, ListKind kind = ListKind::replacing) {
  PriceList l;
  l.id = PriceListId(id);
  l.code = code;
  l.name = code;
  l.kind = kind;
  l.currency = eur;
  return l;
}

PriceFact fact(std::int64_t list, std::int64_t cents, std::int64_t from = 0,
               std::int64_t quantity = 0, std::int64_t revision = 1) {
  return {PriceListId(list), ProductId(7), Quantity::of_units(quantity),
          Instant{from},     revision,     cents * 10'000};
}

ProductPrices product(std::vector<PriceFact> facts, std::int64_t catalogue_cents = 0) {
  ProductPrices p{ProductId(7), {}, std::move(facts)};
  sort_facts(p.facts);
  if (catalogue_cents > 0)
    p.catalogue.push_back({Instant{0}, UnitPrice{catalogue_cents * 10'000, eur}, {}, {}});
  return p;
}

PriceQuestion question(std::int64_t channel = 1, std::int64_t at = 100) {
  return {ChannelId(channel), eur, Instant{at}};
}

/// "CODE 12.00", or "none".
std::string answered(const std::vector<PriceList>& lists, const ProductPrices& p,
                     const PriceQuestion& q) {
  const auto answer = ListOrder(lists, q).price_of(p);
  if (!answer.price) return "none";
  return answer.list_code + " " + answer.price->to_decimal();
}

}  // namespace price_list_test

BOOST_AUTO_TEST_SUITE(price_lists)

using namespace price_list_test;

BOOST_AUTO_TEST_CASE(the_narrowest_list_goes_first) {
  auto base = list(1, "BASE", ListKind::base);
  auto all = list(2, "ALL");
  auto web = list(3, "WEB");
  web.channels = {ChannelId(1)};
  auto club = list(4, "CLUB");
  club.group = "club";
  auto week = list(5, "WEEK");
  week.channels = {ChannelId(1)};
  week.until = Instant{200};
  const std::vector<PriceList> lists{base, all, web, club, week};
  const auto p =
      product({fact(1, 1000), fact(2, 900), fact(3, 800), fact(4, 1100), fact(5, 700)}, 500);
  auto q = question();
  BOOST_TEST(answered(lists, p, q) == "WEEK 7.00");
  q.at = Instant{200};
  BOOST_TEST(answered(lists, p, q) == "WEB 8.00");
  q.groups = {"club"};
  BOOST_TEST(answered(lists, p, q) == "CLUB 11.00");  // also where it is dearer
  q.offered_to_all = true;
  BOOST_TEST(answered(lists, p, q) == "WEB 8.00");
  BOOST_TEST(answered(lists, p, question(2)) == "ALL 9.00");
  BOOST_TEST(answered({base}, p, q) == "BASE 10.00");
  BOOST_TEST(answered({}, p, q) == " 5.00");
  BOOST_TEST(answered({}, product({}), q) == "none");
}

BOOST_AUTO_TEST_CASE(the_order_is_one_whatever_was_entered_first) {
  std::mt19937 random(17);
  for (int round = 0; round < 300; ++round) {
    std::vector<PriceList> lists;
    std::vector<PriceFact> facts;
    for (std::int64_t id = 1; id <= 8; ++id) {
      auto l = list(id, "L" + std::to_string(id));
      if (random() % 2) l.channels = {ChannelId(1)};
      if (random() % 3 == 0) l.group = "club";
      if (random() % 2) l.until = Instant{1000};
      if (random() % 2) l.from = Instant{static_cast<std::int64_t>(random() % 3)};
      l.rank = static_cast<std::int64_t>(random() % 2);
      lists.push_back(l);
      if (random() % 2) facts.push_back(fact(id, static_cast<std::int64_t>(100 + random() % 5)));
    }
    auto q = question();
    if (random() % 2) q.groups = {"club"};
    const std::string first = answered(lists, product(facts), q);
    std::shuffle(lists.begin(), lists.end(), random);
    std::shuffle(facts.begin(), facts.end(), random);
    BOOST_TEST(answered(lists, product(facts), q) == first);
    for (const auto& a : lists)
      for (const auto& b : lists)
        BOOST_TEST(goes_before(a, b) + goes_before(b, a) == (a.id != b.id));
  }
}

BOOST_AUTO_TEST_CASE(of_several_quantities_the_largest_that_is_reached) {
  const std::vector<PriceList> lists{list(1, "BASE", ListKind::base)};
  const auto p = product({fact(1, 1000), fact(1, 900, 0, 10), fact(1, 800, 0, 50)});
  auto q = question();
  BOOST_TEST(answered(lists, p, q) == "BASE 10.00");
  q.quantity = Quantity::of_units(10);
  BOOST_TEST(answered(lists, p, q) == "BASE 9.00");
  q.quantity = Quantity{49'999};
  BOOST_TEST(answered(lists, p, q) == "BASE 9.00");
  q.quantity = Quantity::of_units(50);
  BOOST_TEST(answered(lists, p, q) == "BASE 8.00");
}

BOOST_AUTO_TEST_CASE(a_later_price_supersedes_and_the_past_stays) {
  const std::vector<PriceList> lists{list(1, "BASE", ListKind::base)};
  auto gone = fact(1, 0, 300);
  gone.price_micro.reset();
  const auto p =
      product({fact(1, 1000, 10), fact(1, 1200, 200, 0, 2), fact(1, 1100, 200, 0, 3), gone}, 500);
  BOOST_TEST(answered(lists, p, question(1, 9)) == " 5.00");
  BOOST_TEST(answered(lists, p, question(1, 199)) == "BASE 10.00");
  BOOST_TEST(answered(lists, p, question(1, 200)) == "BASE 11.00");
  BOOST_TEST(answered(lists, p, question(1, 300)) == " 5.00");
}

BOOST_AUTO_TEST_CASE(a_formula_serves_products_without_a_price) {
  auto base = list(1, "BASE", ListKind::base);
  auto sale = list(2, "SALE", ListKind::sale);
  sale.formula = *parse_formula("base-10% round .99");
  auto cost = list(3, "COST");
  cost.rank = 1;
  cost.formula = *parse_formula("cost+50%");
  const auto p = product({fact(1, 2000)});
  const auto answer = ListOrder({base, sale, cost}, question()).price_of(p, true);
  BOOST_TEST(answer.price->to_decimal() == "17.99");
  BOOST_TEST(answer.compare_at->to_decimal() == "20.00");
  // The list of costs goes first and has nothing to start from.
  BOOST_REQUIRE(answer.considered.size() == 3);
  BOOST_CHECK(answer.considered[0].verdict == ListVerdict::no_start);
  BOOST_CHECK(answer.considered[1].verdict == ListVerdict::formula);
  BOOST_CHECK(answer.considered[2].verdict == ListVerdict::behind);
  // A price of its own goes before the formula of the same list.
  BOOST_TEST(answered({base, sale, cost}, product({fact(1, 2000), fact(2, 1500)}), question()) ==
             "SALE 15.00");
}

BOOST_AUTO_TEST_CASE(a_list_is_what_it_was_at_the_time) {
  auto first = list(1, "WEB");
  first.channels = {ChannelId(1), ChannelId(2)};
  auto second = first;
  second.version = 2;
  second.since = Instant{50};
  second.channels = {ChannelId(2)};
  const std::vector<PriceList> versions{first, second};
  const auto p = product({fact(1, 800)}, 500);
  BOOST_TEST(answered(lists_at(versions, Instant{49}), p, question(1, 49)) == "WEB 8.00");
  BOOST_TEST(answered(lists_at(versions, Instant{50}), p, question(1, 50)) == " 5.00");
}

BOOST_AUTO_TEST_CASE(a_version_is_stored_whole) {
  auto l = list(9, "X", ListKind::sale);
  l.name = "Tab\there";
  l.tax_included = false;
  l.tax_ppm = 190'000;
  l.personal = true;
  l.group = "club";
  l.channels = {ChannelId(1), ChannelId(4)};
  l.from = Instant{5};
  l.rank = 3;
  l.formula = *parse_formula("base*0.9-1 round up .49");
  l.withdrawn = true;
  PriceList back;
  back.id = l.id;
  back.code = l.code;
  read_content(content_of(l), back);
  BOOST_CHECK(back == l);
}

BOOST_AUTO_TEST_CASE(margins_are_without_tax) {
  const UnitPrice price{11'900'000, eur};
  BOOST_TEST(without_tax(price, true, 190'000).to_decimal() == "10.00");
  BOOST_TEST(with_tax({10'000'000, eur}, false, 190'000).to_decimal() == "11.90");
  BOOST_TEST(*margin_milli({10'000'000, eur}, {6'000'000, eur}) == 40'000);
  BOOST_TEST(*margin_milli({10'000'000, eur}, {12'500'000, eur}) == -25'000);
  BOOST_TEST(!margin_milli({0, eur}, {1, eur}));
}

BOOST_AUTO_TEST_CASE(a_product_differs_where_most_channels_have_another_price) {
  const auto on = [](std::int64_t channel, std::int64_t cents) {
    ChannelPrice p;
    p.channel = ChannelId(channel);
    if (cents > 0) p.with_tax = UnitPrice{cents * 10'000, eur};
    p.since = Instant{channel};
    return p;
  };
  const std::vector<ChannelPrice> prices{on(1, 1000), on(2, 1000), on(3, 1100), on(4, 0)};
  ApprovedDifference approved{ProductId(), ChannelId(3), Instant{5}, Instant{90}, "rent", {}};
  const auto found = divergences(prices, ProductId(7), {approved}, Instant{50});
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].channel.value == 3);
  BOOST_TEST(found[0].usual.to_decimal() == "10.00");
  BOOST_TEST(found[0].percent_milli == 10'000);
  BOOST_TEST(found[0].since->ms == 3);
  BOOST_TEST(found[0].approved->reason == "rent");
  BOOST_TEST(!divergences(prices, ProductId(7), {approved}, Instant{90})[0].approved);
  // Of two equally frequent prices the lower is the usual one.
  const auto two = divergences({on(1, 900), on(2, 1000)}, ProductId(7), {}, Instant{50});
  BOOST_REQUIRE(two.size() == 1);
  BOOST_TEST(two[0].channel.value == 2);
  BOOST_TEST(divergences({on(1, 900), on(2, 900)}, ProductId(7), {}, Instant{50}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::pricing
