// What a cart costs: the four steps, stacks, allocation, traces.

#include "domain/pricing/cart.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <map>
#include <random>
#include <set>

namespace kontor::pricing {

namespace cart_test {

const Currency eur = Currency::of("EUR");

CartLine line(std::int64_t product, std::int64_t units, std::int64_t cents) {
  CartLine l;
  l.product = ProductId(product);
  l.style = "S" + std::to_string(product % 3);
  l.vendor = product % 2 == 0 ? "Even" : "Odd";
  l.quantity = Quantity::of_units(units);
  l.price = {cents * 10'000, eur};
  return l;
}

Cart cart(std::vector<CartLine> lines, std::int64_t shipping = 0) {
  Cart c;
  c.currency = eur;
  c.channel = ChannelId(1);
  c.at = Instant{1'000};
  c.local = {BusinessDate{4}, 12 * 3600};  // Monday
  c.shipping_minor = shipping;
  c.lines = std::move(lines);
  return c;
}

Promotion percent(const std::string& code, std::int64_t of_hundred) {
  Promotion p;
  p.id = static_cast<std::int64_t>(std::hash<std::string>()(code) % 1'000'000) + 1;
  p.code = code;
  p.currency = eur;
  p.percent_ppm = of_hundred * 10'000;
  return p;
}

Promotion amount(const std::string& code, RewardKind kind, std::int64_t cents) {
  Promotion p = percent(code, 0);
  p.reward = kind;
  p.amount_minor = cents;
  return p;
}

/// "900 450 + 0": what remains of each line and of the carriage.
std::string priced(const Cart& c, const std::vector<Promotion>& promotions) {
  const auto cart = price_cart(c, promotions);
  std::string text;
  for (const auto& l : cart.lines) text += std::to_string(l.net_minor()) + " ";
  return text + "+ " + std::to_string(cart.shipping.net_minor());
}

/// Random promotions of all kinds, with few products so that they meet.
Promotion some_promotion(std::mt19937& random, int number) {
  const auto upto = [&](std::int64_t n) { return static_cast<std::int64_t>(random()) % n; };
  Promotion p = percent("P" + std::to_string(1000 + number), 1 + upto(60));
  p.applies_to = static_cast<PromotionClass>(upto(3));
  p.reward = p.applies_to == PromotionClass::product
                 ? static_cast<RewardKind>(upto(5))
                 : (upto(2) == 0 ? RewardKind::percent : RewardKind::amount);
  if (p.applies_to == PromotionClass::shipping && upto(2) == 0)
    p.reward = RewardKind::free_shipping;
  p.amount_minor = 1 + upto(2000);
  p.buy_units = 1 + upto(3);
  p.get_units = 1 + upto(2);
  p.parts = {{ProductId(1 + upto(3)), 1}, {ProductId(4 + upto(3)), 1 + upto(2)}};
  if (upto(2) == 0) p.choice.products = {ProductId(1 + upto(9))};
  if (upto(4) == 0) p.choice.vendors = {"Odd"};
  if (upto(3) == 0) p.gets.products = {ProductId(1 + upto(9))};
  if (upto(3) == 0) p.stack = upto(2) == 0 ? "spring" : "staff";
  if (p.stack.empty() && upto(8) == 0) p.exclusive = true;
  if (upto(4) == 0) p.least_minor = upto(6000);
  if (upto(6) == 0) p.least_units = upto(4);
  if (upto(8) == 0) p.budget_minor = upto(1500);
  if (upto(9) == 0) p.channels = {ChannelId(2)};
  return p;
}

Cart some_cart(std::mt19937& random, int lines) {
  std::vector<CartLine> all;
  for (int i = 0; i < lines; ++i) {
    all.push_back(line(1 + static_cast<std::int64_t>(random() % 9),
                       static_cast<std::int64_t>(random() % 6),
                       static_cast<std::int64_t>(random() % 5000)));
    if (random() % 5 == 0)
      all.back().quantity = Quantity{static_cast<std::int64_t>(random() % 4000)};
    all.back().tax_ppm = random() % 2 ? 190'000 : 70'000;
  }
  auto c = cart(std::move(all), static_cast<std::int64_t>(random() % 800));
  c.tax_included = random() % 2 == 0;
  return c;
}

}  // namespace cart_test

BOOST_AUTO_TEST_SUITE(cart_prices)

using namespace cart_test;

BOOST_AUTO_TEST_CASE(each_line_takes_its_best_promotion) {
  auto ten = percent("TEN", 10);
  auto third = percent("THIRD", 30);
  third.choice.products = {ProductId(2)};
  const auto c = cart({line(1, 1, 1000), line(2, 2, 500)});
  BOOST_TEST(priced(c, {ten, third}) == "900 700 + 0");
  BOOST_TEST(priced(c, {amount("OFF", RewardKind::amount, 150)}) == "850 700 + 0");
  BOOST_TEST(priced(c, {amount("FIX", RewardKind::fixed_price, 600)}) == "600 1000 + 0");
}

BOOST_AUTO_TEST_CASE(only_what_is_declared_stacks) {
  auto ten = percent("TEN", 10);
  auto five = percent("FIVE", 5);
  const auto c = cart({line(1, 1, 1000)});
  BOOST_TEST(priced(c, {ten, five}) == "900 + 0");
  ten.stack = five.stack = "spring";
  BOOST_TEST(priced(c, {ten, five}) == "855 + 0");
  // What stands alone and saves more goes before the stack.
  BOOST_TEST(priced(c, {ten, five, percent("FIFTH", 20)}) == "800 + 0");
  // An order promotion touches what bears another one only in the same stack.
  auto order = percent("ORDER", 50);
  order.applies_to = PromotionClass::order;
  BOOST_TEST(priced(c, {ten, order}) == "900 + 0");
  order.stack = "spring";
  BOOST_TEST(priced(c, {ten, order}) == "450 + 0");
}

BOOST_AUTO_TEST_CASE(an_order_promotion_is_spread_by_largest_remainder) {
  auto order = amount("ORDER", RewardKind::amount, 100);
  order.applies_to = PromotionClass::order;
  BOOST_TEST(priced(cart({line(1, 1, 333), line(2, 1, 333), line(3, 1, 334)}), {order}) ==
             "300 300 300 + 0");
  order.least_minor = 1001;
  BOOST_TEST(priced(cart({line(1, 1, 333), line(2, 1, 333), line(3, 1, 334)}), {order}) ==
             "333 333 334 + 0");
}

BOOST_AUTO_TEST_CASE(of_what_is_bought_together_the_cheapest_is_free) {
  auto three = percent("THREE", 100);
  three.reward = RewardKind::buy_get;
  three.buy_units = 2;
  three.get_units = 1;
  BOOST_TEST(priced(cart({line(1, 2, 1000), line(2, 1, 400)}), {three}) == "2000 0 + 0");
  BOOST_TEST(priced(cart({line(1, 2, 1000)}), {three}) == "2000 + 0");
  BOOST_TEST(priced(cart({line(1, 7, 1000)}), {three}) == "5000 + 0");
  // Lines are taken together where that saves more than their own promotions.
  BOOST_TEST(priced(cart({line(1, 2, 1000), line(2, 1, 400)}), {three, percent("FIFTH", 20)}) ==
             "1600 320 + 0");
  auto gift = three;
  gift.buy_units = 1;
  gift.choice.products = {ProductId(1)};
  gift.gets.products = {ProductId(2)};
  BOOST_TEST(priced(cart({line(1, 1, 1000), line(2, 3, 400)}), {gift}) == "1000 800 + 0");
}

BOOST_AUTO_TEST_CASE(a_bundle_costs_what_it_says) {
  auto set = amount("SET", RewardKind::bundle_price, 1200);
  set.parts = {{ProductId(1), 1}, {ProductId(2), 2}};
  BOOST_TEST(priced(cart({line(1, 1, 1000), line(2, 2, 300)}), {set}) == "750 450 + 0");
  BOOST_TEST(priced(cart({line(1, 1, 1000), line(2, 1, 300)}), {set}) == "1000 300 + 0");
  // Twice, with one piece left at its price.
  BOOST_TEST(price_cart(cart({line(1, 2, 1000), line(2, 5, 300)}), {set}).payable_minor() == 2700);
  // A bundle that is dearer than its parts is none.
  set.amount_minor = 1700;
  BOOST_TEST(priced(cart({line(1, 1, 1000), line(2, 2, 300)}), {set}) == "1000 600 + 0");
}

BOOST_AUTO_TEST_CASE(an_exclusive_promotion_stands_alone) {
  auto alone = percent("ALONE", 12);
  alone.exclusive = true;
  auto free = percent("FREE", 0);
  free.applies_to = PromotionClass::shipping;
  free.reward = RewardKind::free_shipping;
  const auto c = cart({line(1, 1, 1000)}, 500);
  BOOST_TEST(priced(c, {alone, free}) == "1000 + 0");
  BOOST_TEST(priced(cart({line(1, 1, 9000)}, 500), {alone, free}) == "7920 + 500");
}

BOOST_AUTO_TEST_CASE(a_promotion_holds_where_and_when_it_says) {
  const auto c = cart({line(1, 1, 1000)});
  const auto holds = [&](auto change) {
    auto p = percent("HALF", 50);
    change(p);
    return priced(c, {p}) == "500 + 0";
  };
  BOOST_TEST(holds([](Promotion&) {}));
  BOOST_TEST(holds([](Promotion& p) { p.channels = {ChannelId(1), ChannelId(3)}; }));
  BOOST_TEST(!holds([](Promotion& p) { p.channels = {ChannelId(3)}; }));
  BOOST_TEST(!holds([](Promotion& p) { p.places = {LocationId(3)}; }));
  BOOST_TEST(!holds([](Promotion& p) { p.groups = {"club"}; }));
  BOOST_TEST(!holds([](Promotion& p) { p.from = Instant{1'001}; }));
  BOOST_TEST(!holds([](Promotion& p) { p.until = Instant{1'000}; }));
  BOOST_TEST(holds([](Promotion& p) { p.weekdays = 1; }));
  BOOST_TEST(!holds([](Promotion& p) { p.weekdays = 2; }));
  BOOST_TEST(!holds([](Promotion& p) { p.until_second = 12 * 3600; }));
  BOOST_TEST(!holds([](Promotion& p) {
    p.from_second = 22 * 3600;
    p.until_second = 2 * 3600;
  }));
  BOOST_TEST(!holds([](Promotion& p) { p.needs_code = true; }));
  BOOST_TEST(!holds([](Promotion& p) { p.currency = Currency::of("USD"); }));
  BOOST_TEST(!holds([](Promotion& p) { p.budget_minor = 499; }));
  BOOST_TEST(holds([](Promotion& p) { p.budget_minor = 500; }));
  BOOST_TEST(!holds([](Promotion& p) { p.choice.styles = {"none"}; }));
}

BOOST_AUTO_TEST_CASE(whatever_is_entered_the_rules_hold) {
  std::mt19937 random(20261123);
  for (int round = 0; round < 600; ++round) {
    const auto c = some_cart(random, 1 + static_cast<int>(random() % 7));
    std::vector<Promotion> promotions;
    for (int n = static_cast<int>(random() % 14); n > 0; --n)
      promotions.push_back(some_promotion(random, n));
    std::map<std::string, const Promotion*> by_code;
    for (const auto& p : promotions) by_code[p.code] = &p;
    const auto priced = price_cart(c, promotions);
    // The order of entry does not change the price.
    auto other = promotions;
    std::shuffle(other.begin(), other.end(), random);
    const auto again = price_cart(c, other);
    BOOST_REQUIRE(again.lines == priced.lines);
    BOOST_REQUIRE(again.trace == priced.trace);
    // Never below nothing, never above the list.
    std::int64_t discounts = priced.shipping.discount_minor;
    for (const auto& l : priced.lines) {
      BOOST_REQUIRE(l.net_minor() >= 0);
      BOOST_REQUIRE(l.discount_minor >= 0);
      discounts += l.discount_minor;
    }
    BOOST_REQUIRE(priced.discount_minor() == discounts);
    // The trace replays, also from its text, and its steps add up to each promotion's saving.
    const auto replayed = replay(trace_in(text_of(priced.trace)), c.tax_included);
    BOOST_REQUIRE(replayed.has_value());
    BOOST_REQUIRE(replayed->lines == priced.lines);
    BOOST_REQUIRE(replayed->shipping == priced.shipping);
    BOOST_REQUIRE(replayed->payable_minor() == priced.payable_minor());
    // Nothing combines that was not declared to.
    std::map<std::int64_t, std::set<std::string>> on_line;
    std::set<std::string> used;
    std::map<std::string, std::int64_t> spent;
    for (const auto& step : priced.trace) {
      if (step.kind == StepKind::price || step.kind == StepKind::tax) continue;
      on_line[step.line].insert(step.rule);
      used.insert(step.rule);
      spent[step.rule] -= step.change_minor;
    }
    for (const auto& [number, codes] : on_line) {
      if (codes.size() < 2) continue;
      for (const auto& code : codes) {
        BOOST_REQUIRE(!by_code[code]->stack.empty());
        BOOST_REQUIRE(by_code[code]->stack == by_code[*codes.begin()]->stack);
      }
    }
    for (const auto& code : used) {
      if (by_code[code]->exclusive) BOOST_REQUIRE(used.size() == 1);
      if (by_code[code]->budget_minor) BOOST_REQUIRE(spent[code] <= *by_code[code]->budget_minor);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_trace_that_was_tampered_with_does_not_replay) {
  const auto priced = price_cart(cart({line(1, 1, 1000)}), {percent("TEN", 10)});
  auto trace = priced.trace;
  trace.back().before_minor += 1;
  BOOST_TEST(!replay(trace, true).has_value());
  trace = priced.trace;
  trace.back().line = 5;
  BOOST_TEST(!replay(trace, true).has_value());
}

BOOST_AUTO_TEST_CASE(taxes_are_of_what_remains) {
  auto c = cart({line(1, 1, 1190)});
  c.lines[0].tax_ppm = 190'000;
  BOOST_TEST(price_cart(c, {}).lines[0].tax_minor == 190);
  BOOST_TEST(price_cart(c, {}).payable_minor() == 1190);
  c.tax_included = false;
  BOOST_TEST(price_cart(c, {}).lines[0].tax_minor == 226);
  BOOST_TEST(price_cart(c, {}).payable_minor() == 1416);
  BOOST_TEST(price_cart(c, {percent("TEN", 10)}).lines[0].tax_minor == 203);
}

BOOST_AUTO_TEST_CASE(a_rule_is_stored_whole) {
  std::mt19937 random(5);
  for (int n = 0; n < 200; ++n) {
    auto p = some_promotion(random, n);
    p.name = "Name\twith tab";
    p.places = {LocationId(4)};
    p.groups = {"a", "b"};
    p.from = Instant{7};
    p.weekdays = 31;
    Promotion back;
    back.id = p.id;
    back.code = p.code;
    read_content(content_of(p), back);
    BOOST_REQUIRE(back == p);
  }
}

BOOST_AUTO_TEST_CASE(twenty_lines_with_five_hundred_promotions) {
  std::mt19937 random(3);
  const auto c = some_cart(random, 20);
  std::vector<Promotion> promotions;
  for (int n = 0; n < 500; ++n) {
    promotions.push_back(some_promotion(random, n));
    promotions.back().channels.clear();
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto priced = price_cart(c, promotions);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  BOOST_TEST_MESSAGE("20 lines, 500 promotions: " << took.count() << " us");
  BOOST_TEST(priced.discount_minor() > 0);
}

BOOST_AUTO_TEST_CASE(what_can_not_be_is_named) {
  BOOST_TEST(mistake_in(percent("A", 10)) == "");
  BOOST_TEST(mistake_in(percent("A", 0)) == "percent");
  BOOST_TEST(mistake_in(percent("A", 101)) == "percent");
  auto p = percent("A", 10);
  p.applies_to = PromotionClass::order;
  p.reward = RewardKind::fixed_price;
  BOOST_TEST(mistake_in(p) == "reward");
  p = percent("A", 10);
  p.exclusive = true;
  p.stack = "x";
  BOOST_TEST(mistake_in(p) == "stack");
  BOOST_TEST(mistake_in(amount("A", RewardKind::bundle_price, 100)) == "parts");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::pricing
