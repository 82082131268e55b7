// How many units of orders were sent from what was promised when they came.

#include "persistence/stores/figure_store.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {

namespace fill_rate_test {

using intake::Item;

struct FillWorld : MoneyShop {
  explicit FillWorld(TestBook& tb) : MoneyShop(tb) {
    intake::IncomingProduct lamp;
    lamp.sku = lamp.name = "LAMP";
    lamp.price = Decimal{3000, 2};
    lamp.cost = Decimal{1200, 2};
    take_in({{lamp, 2}});
    BOOST_REQUIRE(imported({count(10)}, "2026-06-30T12:00:00Z").refusals.empty());
  }
  static Item count(std::int64_t units) {
    intake::IncomingStock s;
    s.sku = "LAMP";
    s.location = "MAIN";
    s.counted = Quantity::of_units(units);
    return {s, 2};
  }
  static Item order(const std::string& number, std::int64_t units, std::int64_t sent,
                    const std::string& day = "2026-07-01", bool cancelled = false) {
    intake::IncomingOrder o;
    o.key = o.number = number;
    o.currency = eur();
    o.placed = on_day(day);
    o.location = "MAIN";
    if (sent > 0) o.fulfilled = on_day("2026-07-04");
    if (cancelled) o.cancelled = on_day("2026-07-03");
    o.settlement = intake::Settlement::receivable;
    intake::IncomingLine line;
    line.sku = line.name = "LAMP";
    line.quantity = Quantity::of_units(units);
    line.unit_price = Decimal{3000, 2};
    line.fulfilled = Quantity::of_units(sent);
    o.lines = {line};
    return {o, 2};
  }
  /// "lines ordered filled" of the lamp at the shop.
  std::string fill(const std::string& from, const std::string& to) {
    return book().read([&](Unit& unit) {
      persistence::SqlFigureStore figures;
      insight::FigureFilter filter;
      filter.from = BusinessDate::parse_iso(from);
      filter.to = BusinessDate::parse_iso(to);
      std::string text;
      figures.each_fill(unit, filter, [&](const insight::FillRow& row) {
        text += std::to_string(row.lines) + " " + row.ordered.to_decimal() + " " +
                row.filled.to_decimal() + ";";
      });
      return text;
    });
  }
};

}  // namespace fill_rate_test

BOOST_AUTO_TEST_SUITE(fill_rate)

using namespace fill_rate_test;

BOOST_AUTO_TEST_CASE(what_was_promised_at_first_and_sent_fills_an_order) {
  for_each_engine([](TestBook& tb) {
    FillWorld w(tb);
    w.take_in({w.order("#1", 4, 0), w.order("#2", 8, 0), w.order("#3", 2, 0, "2026-07-20")});
    BOOST_TEST(w.fill("2026-07-01", "2026-07-01") == "2 12 0;");
    // All is sent in the end: of the second order six were promised, two had to be got first.
    w.take_in({w.order("#1", 4, 4), w.order("#2", 8, 8)});
    BOOST_TEST(w.fill("2026-07-01", "2026-07-01") == "2 12 10;");
    BOOST_TEST(w.fill("2026-07-20", "2026-07-20") == "1 2 0;");
    BOOST_TEST(w.fill("2026-07-02", "2026-07-19").empty());
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_is_sold_at_once_is_filled_as_far_as_there_was_some) {
  for_each_engine([](TestBook& tb) {
    FillWorld w(tb);
    w.take_in({w.order("#1", 7, 7)});
    BOOST_TEST(w.fill("2026-07-01", "2026-07-01") == "1 7 7;");
    // Five more go out where three were left: two were oversold.
    w.take_in({w.order("#2", 5, 5)});
    BOOST_TEST(w.fill("2026-07-01", "2026-07-01") == "2 12 10;");
    // What is only partly sent is filled in part; who cancels asks for nothing.
    w.take_in({w.order("#3", 3, 0), w.order("#4", 6, 0, "2026-07-01", true)});
    BOOST_TEST(w.fill("2026-07-01", "2026-07-01") == "3 15 10;");
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
