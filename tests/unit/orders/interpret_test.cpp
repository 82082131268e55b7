// One sale that stands in several files: what an order is depends on its files, not on their order.

#include "domain/orders/interpret.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "domain/orders/effect.h"

namespace kontor::orders {

namespace {

const Currency usd = Currency::of("USD");

Money dollars(std::int64_t minor) { return {minor, usd}; }

FileTime day(int month, int day_of_month) {
  FileTime t;
  t.local.date = BusinessDate::of(2026, month, day_of_month);
  t.offset_minutes = 0;
  return t;
}

IncomingOrder order_of(Facet facet, std::string key = "A-1") {
  IncomingOrder in;
  in.facet = facet;
  in.key = in.number = std::move(key);
  in.currency = usd;
  in.placed = day(3, 1);
  in.settlement = Settlement::at_sale;
  in.gateways = {"Amazon"};
  for (Money* m :
       {&in.shipping, &in.discount, &in.tax, &in.marketplace_tax, &in.duties, &in.refunded})
    *m = dollars(0);
  return in;
}

IncomingLine line(std::string sku, std::int64_t units, std::int64_t gross) {
  IncomingLine l;
  l.sku = l.name = std::move(sku);
  l.quantity = Quantity::of_units(units);
  l.gross = dollars(gross);
  return l;
}

/// Two mugs and a plate, all sent, as the orders report tells them.
IncomingOrder whole() {
  IncomingOrder in = order_of(Facet::whole);
  in.lines = {line("MUG", 2, 2000), line("PLATE", 1, 1500)};
  for (IncomingLine& l : in.lines) l.fulfilled = l.quantity;
  in.shipping = dollars(500);
  in.fulfilled = day(3, 4);
  return in;
}

/// One mug and the plate, as the settlement of 3 March tells them.
IncomingOrder settled() {
  IncomingOrder in = order_of(Facet::settled);
  in.facet_key = "S1:1";
  in.placed = day(3, 3);
  in.lines = {line("MUG", 1, 1000), line("PLATE", 1, 1500)};
  in.lines[0].tax = dollars(80);
  in.tax = dollars(80);
  in.shipping = dollars(500);
  return in;
}

IncomingOrder refund(std::string key, int on, std::int64_t amount) {
  IncomingOrder in = order_of(Facet::refund);
  in.facet_key = key;
  in.placed = day(3, on);
  in.refunds.push_back({std::move(key),
                        day(3, on),
                        "Amazon",
                        {{LineKind::goods, "MUG", dollars(amount), dollars(0)}},
                        dollars(amount),
                        dollars(0)});
  return in;
}

IncomingOrder came_back() {
  IncomingOrder in = order_of(Facet::goods_back);
  in.facet_key = "LPN1";
  in.goods_back.push_back({"LPN1", day(3, 20), "MUG", Quantity::of_units(1), false, "FBA", ""});
  return in;
}

/// The order after all files, in the order in which they came.
Order after(const std::vector<IncomingOrder>& files) {
  const TimeZone zone = TimeZone::utc();
  const ChannelRules rules{ChannelId(1), EntityId(1), company::Recognise::fulfilled, &zone, 0};
  std::optional<Order> known;
  for (const IncomingOrder& in : files) {
    auto now = interpret(in, known ? &*known : nullptr, rules);
    BOOST_REQUIRE(static_cast<bool>(now));
    known = parse_order(canonical_content(now->order));
  }
  return *known;
}

/// Balance of every account that an order posts, by event date.
std::map<std::string, std::int64_t> balances(const Order& order) {
  std::map<std::string, std::int64_t> sums;
  for (const EventEffect& event : effect_of(order, Instant{}).events)
    for (const PlannedPosting& p : event.postings)
      sums[event.at.to_iso() + " " + p.account + " " + p.detail] += p.amount_minor;
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

std::map<std::string, std::int64_t> totals(const Order& order) {
  std::map<std::string, std::int64_t> sums;
  for (const EventEffect& event : effect_of(order, Instant{}).events)
    for (const PlannedPosting& p : event.postings) sums[p.account] += p.amount_minor;
  return sums;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interpret_suite)

BOOST_AUTO_TEST_CASE(the_order_of_the_files_makes_no_difference) {
  std::vector<IncomingOrder> files = {whole(), settled(), refund("R1", 10, 700),
                                      refund("R2", 12, 300), came_back()};
  std::vector<std::size_t> index = {0, 1, 2, 3, 4};
  const auto expected = balances(after(files));
  BOOST_TEST(!expected.empty());
  do {
    std::vector<IncomingOrder> arrived;
    for (const std::size_t i : index) arrived.push_back(files[i]);
    const auto found = balances(after(arrived));
    BOOST_CHECK(found == expected);
  } while (std::ranges::next_permutation(index).found);
}

BOOST_AUTO_TEST_CASE(a_settled_shipment_takes_the_place_of_the_same_goods) {
  const auto sums = totals(after({whole(), settled()}));
  // The mug that is not settled yet is sold by the orders report, the rest by the settlement.
  BOOST_TEST(sums.at("sales") == -(1000 + 1000 + 1500));
  BOOST_TEST(sums.at("carriage") == -500);
  BOOST_TEST(sums.at("tax_unnamed") == -80);
  BOOST_TEST(sums.at("clearing") == 4080);
}

BOOST_AUTO_TEST_CASE(dated_refunds_are_events_of_their_own) {
  IncomingOrder with_sum = whole();
  with_sum.refunded = dollars(1200);
  const Order order = after({with_sum, refund("R1", 10, 700), refund("R2", 12, 300)});
  const auto effect = effect_of(order, Instant{});
  std::size_t refunds = 0;
  for (const EventEffect& event : effect.events)
    if (event.kind == books::EntryKind::refund) ++refunds;
  BOOST_TEST(refunds == 3u);
  const auto sums = totals(order);
  BOOST_TEST(sums.at("returns") == 1000);
  // What no dated refund tells stays not itemised.
  BOOST_TEST(sums.at("refunds_not_itemised") == 200);
}

BOOST_AUTO_TEST_CASE(goods_that_cannot_be_sold_leave_again) {
  const Order order = after({whole(), came_back()});
  for (const EventEffect& event : effect_of(order, Instant{}).events)
    BOOST_TEST((event.kind != books::EntryKind::goods_back));  // its product is not tracked yet
  Order tracked = order;
  for (Line& l : tracked.lines) l.tracked = true;
  std::size_t came = 0;
  for (const EventEffect& event : effect_of(tracked, Instant{}).events) {
    if (event.kind != books::EntryKind::goods_back) continue;
    ++came;
    BOOST_REQUIRE(event.moves.size() == 2u);
    BOOST_TEST(event.moves[0].quantity.milli == -1000);
    BOOST_TEST(event.moves[1].quantity.milli == 1000);
    BOOST_TEST((event.moves[1].kind == LineKind::write_off));
  }
  BOOST_TEST(came == 1u);
}

BOOST_AUTO_TEST_CASE(a_head_and_its_lines_are_one_order_in_either_order) {
  IncomingOrder head = order_of(Facet::head);
  head.subtotal = dollars(3300);
  head.discount = dollars(200);
  head.shipping = dollars(500);
  head.total = dollars(3800);
  head.fulfilled = day(3, 5);
  head.gateways = {"Etsy Payments"};
  IncomingOrder lines = order_of(Facet::lines);
  lines.lines = {line("MUG", 2, 2000), line("PLATE", 1, 1500)};
  lines.discount = dollars(200);

  const auto head_alone = totals(after({head}));
  BOOST_TEST(head_alone.at("sales") == -3500);
  BOOST_TEST(head_alone.at("discounts") == 200);
  const auto one = balances(after({head, lines}));
  const auto other = balances(after({lines, head}));
  BOOST_CHECK(one == other);
  const Order order = after({lines, head});
  BOOST_TEST(order.lines.size() == 2u);
  BOOST_TEST(order.total_minor == 3800);
  BOOST_TEST(totals(order).at("clearing") == 3800);
}

BOOST_AUTO_TEST_CASE(a_facet_that_comes_again_is_the_same) {
  const Order once = after({whole(), settled()});
  const Order twice = after({whole(), settled(), settled(), whole()});
  BOOST_TEST(once.content_hash == twice.content_hash);
}

BOOST_AUTO_TEST_CASE(tenders_share_what_is_due) {
  IncomingOrder in = whole();
  in.tenders = {{"Square", dollars(3000)}, {std::string(gift_card_gateway), dollars(1000)}};
  const auto sums = totals(after({in}));
  BOOST_TEST(sums.at("clearing") == 3000);
  BOOST_TEST(sums.at("gift_card") == 1000);
}

BOOST_AUTO_TEST_CASE(a_channel_may_recognise_at_payment) {
  const TimeZone zone = TimeZone::utc();
  const ChannelRules rules{ChannelId(1), EntityId(1), company::Recognise::paid, &zone, 0};
  IncomingOrder in = whole();
  in.settlement = Settlement::file;
  in.payment_state = "paid";
  for (IncomingLine& l : in.lines) l.fulfilled = {};
  in.fulfilled.reset();
  in.paid = day(3, 2);
  auto now = interpret(in, nullptr, rules);
  BOOST_REQUIRE(static_cast<bool>(now));
  const auto sums = totals(now->order);
  BOOST_TEST(sums.at("sales") == -3500);
  for (const EventEffect& event : effect_of(now->order, Instant{}).events)
    BOOST_TEST(event.at.to_iso().substr(0, 10) == "2026-03-02");
  BOOST_TEST(effect_of(now->order, Instant{}).commitments.empty());

  in.payment_state = "pending";
  in.paid.reset();
  now = interpret(in, nullptr, rules);
  BOOST_REQUIRE(static_cast<bool>(now));
  for (const EventEffect& event : effect_of(now->order, Instant{}).events)
    BOOST_TEST((event.kind != books::EntryKind::sale));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::orders
