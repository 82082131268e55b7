// The prior price of a reduction (Directive 98/6/EC, Article 6a; CJEU C-330/23), worked by hand.

#include "domain/pricing/prior_price.h"

#include <boost/test/unit_test.hpp>

namespace kontor::pricing {

namespace prior_price_test {

const Currency eur = Currency::of("EUR");

Instant day(std::int64_t n) { return {n * 86'400'000}; }

/// On a day, for so many cents; 0: not on sale.
struct On {
  std::int64_t day, cents;
};

std::vector<OfferedPrice> history(const std::vector<On>& prices) {
  std::vector<OfferedPrice> all;
  for (const On& on : prices)
    all.push_back({day(on.day),
                   on.cents > 0 ? std::optional(UnitPrice{on.cents * 10'000, eur}) : std::nullopt});
  return all;
}

/// "10.00 20000": the prior price and what may be announced; or the verdict.
std::string prior(const std::vector<On>& prices, std::int64_t on,
                  const PriorPriceRules& rules = {}) {
  const auto found = prior_price(history(prices), day(on), rules);
  if (found.verdict != PriorPriceVerdict::known) return std::string(name_of(found.verdict));
  return found.prior->to_decimal() +
         (found.percent_milli ? " " + std::to_string(*found.percent_milli) : " none");
}

}  // namespace prior_price_test

BOOST_AUTO_TEST_SUITE(prior_prices)

using namespace prior_price_test;

BOOST_AUTO_TEST_CASE(the_lowest_price_of_the_thirty_days_before) {
  BOOST_TEST(prior({{0, 10'000}, {100, 8'000}}, 105) == "100.00 20000");
  // It was lower ten days before: the percentage is measured from that (C-330/23).
  BOOST_TEST(prior({{0, 10'000}, {80, 9'000}, {90, 10'000}, {100, 8'000}}, 100) == "90.00 11111");
  // Cut off: 16.667 % is announced as 16.666 % at most.
  BOOST_TEST(prior({{0, 9'000}, {100, 7'500}}, 100) == "90.00 16666");
  // What was lower is over for 30 days.
  BOOST_TEST(prior({{0, 10'000}, {50, 7'000}, {70, 10'000}, {100, 8'000}}, 100) == "100.00 20000");
  BOOST_TEST(prior({{0, 10'000}, {50, 7'000}, {71, 10'000}, {100, 8'000}}, 100) == "70.00 none");
}

BOOST_AUTO_TEST_CASE(raised_before_the_sale) {
  // 100, raised to 150 ten days before, "reduced" to 110: no reduction at all.
  BOOST_TEST(prior({{0, 10'000}, {90, 15'000}, {100, 11'000}}, 100) == "100.00 none");
  BOOST_TEST(prior({{0, 10'000}, {90, 15'000}, {100, 9'000}}, 100) == "100.00 10000");
}

BOOST_AUTO_TEST_CASE(a_reduction_that_grows_is_measured_from_its_first_step) {
  const std::vector<On> steps{{0, 10'000}, {100, 9'000}, {110, 8'000}, {120, 7'000}};
  BOOST_TEST(prior(steps, 125) == "100.00 30000");
  PriorPriceRules each;
  each.progressive = false;
  BOOST_TEST(prior(steps, 125, each) == "80.00 12500");
  // Interrupted: measured from where it fell again.
  BOOST_TEST(prior({{0, 10'000}, {100, 9'000}, {110, 9'500}, {120, 7'000}}, 125) == "90.00 22222");
}

BOOST_AUTO_TEST_CASE(short_history_is_unknown) {
  BOOST_TEST(prior({{80, 10'000}, {100, 8'000}}, 100) == "too_short");
  BOOST_TEST(prior({{70, 10'000}, {100, 8'000}}, 100) == "100.00 20000");
  PriorPriceRules shorter;
  shorter.shorter_history = true;
  BOOST_TEST(prior({{80, 10'000}, {90, 9'500}, {95, 10'000}, {100, 8'000}}, 100, shorter) ==
             "95.00 15789");
}

BOOST_AUTO_TEST_CASE(gaps_count_for_nothing) {
  // Not on sale for some of the days: the lowest of those on which it was.
  BOOST_TEST(prior({{0, 8'500}, {60, 0}, {95, 10'000}, {100, 8'000}}, 100) == "100.00 20000");
  // Back from a gap is no reduction, whatever it cost before.
  BOOST_TEST(prior({{0, 10'000}, {60, 0}, {100, 8'000}}, 100) == "not_reduced");
  BOOST_TEST(prior({{0, 10'000}, {60, 0}}, 100) == "not_offered");
}

BOOST_AUTO_TEST_CASE(what_did_not_fall_is_no_reduction) {
  BOOST_TEST(prior({{0, 10'000}}, 100) == "not_reduced");
  BOOST_TEST(prior({{0, 10'000}, {100, 11'000}}, 100) == "not_reduced");
  BOOST_TEST(prior({}, 100) == "not_offered");
  // Only what has come by then counts.
  BOOST_TEST(prior({{0, 10'000}, {100, 8'000}}, 99) == "not_reduced");
}

BOOST_AUTO_TEST_CASE(the_public_sees_lists_and_promotions_and_no_personal_prices) {
  PriceList base;
  base.id = PriceListId(1);
  base.code = "BASE";
  base.kind = ListKind::base;
  base.currency = eur;
  PriceList club = base;
  club.id = PriceListId(2);
  club.code = "CLUB";
  club.kind = ListKind::replacing;
  club.group = "club";
  PriceList sale = club;
  sale.id = PriceListId(3);
  sale.code = "SALE";
  sale.group.clear();
  sale.channels = {ChannelId(1)};
  sale.from = day(100);
  sale.until = day(110);
  ProductPrices product;
  product.product = ProductId(7);
  const auto fact = [](std::int64_t list, std::int64_t from, std::int64_t cents) {
    return PriceFact{PriceListId(list), ProductId(7), {}, day(from), 1, cents * 10'000};
  };
  product.facts = {fact(1, 0, 10'000), fact(2, 0, 5'000), fact(3, 0, 8'000)};
  Promotion promotion;
  promotion.code = "TEN";
  promotion.currency = eur;
  promotion.percent_ppm = 100'000;
  promotion.from = day(104);
  promotion.until = day(106);
  promotion.weekdays = 1;  // counts for all of its days
  const auto shown = [&](std::int64_t channel) {
    std::string text;
    for (const auto& one : offered_history({base, club, sale}, product, ChannelId(channel), eur,
                                           {promotion}, {}, {}, day(120)))
      text += std::to_string(one.from.ms / 86'400'000) + ":" +
              (one.price ? one.price->to_decimal() : "-") + " ";
    return text;
  };
  BOOST_TEST(shown(1) == "0:100.00 100:80.00 104:72.00 106:80.00 110:100.00 ");
  BOOST_TEST(shown(2) == "0:100.00 104:90.00 106:100.00 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::pricing
