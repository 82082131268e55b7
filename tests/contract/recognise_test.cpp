// When a sale counts, per channel (rules.md 2): when it is ordered, paid or fulfilled.

#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace recognise_test {

/// An order of 10.00 that is paid and sent on these days; empty: not yet.
intake::Item order(const std::string& paid, const std::string& sent) {
  intake::Item item = order_item({"#1", "2026-06-02", 1000, 0});
  auto& o = std::get<intake::IncomingOrder>(item.what);
  o.paid.reset();
  o.fulfilled.reset();
  o.payment_state = paid.empty() ? "pending" : "paid";
  if (paid.empty()) o.outstanding = Money{1000, eur()};
  if (!paid.empty()) o.paid = on_day(paid);
  if (!sent.empty()) o.fulfilled = on_day(sent);
  if (sent.empty()) o.lines[0].fulfilled = {};
  return item;
}

/// Sold in all at the ends of these days, in cents.
std::string sold(MoneyShop& shop, std::initializer_list<const char*> days) {
  std::string text;
  for (const char* day : days) {
    std::string sales = "0";
    for (const std::string& line : shop.balances(*BusinessDate::parse_iso(day)))
      if (line.starts_with("4000 WEB ")) sales = line.substr(9);
    text += (text.empty() ? "" : " ") + sales;
  }
  return text;
}

void sells(const std::string& recognise, const std::string& as_ordered, const std::string& as_paid,
           const std::string& as_sent) {
  for_each_engine([&](TestBook& tb) {
    BOOST_TEST_CONTEXT(recognise) {
      MoneyShop shop(tb);
      company::Setup setup(tb.book, shop.stores(), tb.clock, shop.hands().actor);
      company::ChannelDraft web;
      web.code = web.name = "WEB";
      web.recognise = recognise;
      BOOST_REQUIRE(static_cast<bool>(setup.set_channel("WEB", web)));
      const auto days = [&] {
        return sold(shop, {"2026-06-02", "2026-06-10", "2026-06-20", "2026-07-05"});
      };
      shop.imported({order("", "")}, "2026-06-03T12:00:00Z");
      BOOST_TEST(days() == as_ordered);
      shop.imported({order("2026-06-10", "")}, "2026-06-11T12:00:00Z");
      BOOST_TEST(days() == as_paid);
      shop.imported({order("2026-06-10", "2026-06-20")}, "2026-06-21T12:00:00Z");
      BOOST_TEST(days() == as_sent);
      shop.check();
    }
  });
}

}  // namespace recognise_test

BOOST_AUTO_TEST_SUITE(recognise)

BOOST_AUTO_TEST_CASE(a_sale_counts_when_its_channel_says) {
  using recognise_test::sells;
  sells("order", "-1000 -1000 -1000 -1000", "-1000 -1000 -1000 -1000", "-1000 -1000 -1000 -1000");
  sells("paid", "0 0 0 0", "0 -1000 -1000 -1000", "0 -1000 -1000 -1000");
  sells("fulfilled", "0 0 0 0", "0 0 0 0", "0 0 -1000 -1000");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
