// What employees have the credit of, and what it is made of, on both engines.

#include "domain/staff/performance.h"

#include "domain/staff/targets.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

const Currency euro = Currency::of("EUR");
const BusinessDate first = BusinessDate::of(2026, 9, 1), last = BusinessDate::of(2026, 9, 30);

/// A sale at a till in the afternoon: a lamp for 30.00, a bulb for 10.00.
intake::Item two_lines(const std::string& number, const std::string& by, int day = 1) {
  auto order = sent_order(number, BusinessDate::of(2026, 9, day).to_iso());
  order.placed.local.second_of_day = 17 * 3600 + 1800;
  order.paid = order.fulfilled = order.placed;
  order.employee = by;
  order.lines[0].sku = "LAMP";
  order.lines[0].unit_price = *Decimal::parse("30.00");
  auto bulb = order.lines[0];
  bulb.sku = "BULB";
  bulb.unit_price = *Decimal::parse("10.00");
  order.lines.push_back(bulb);
  return {order, 2};
}

intake::Item refund(const std::string& number, const std::string& key, int month, int day,
                    std::int64_t minor) {
  intake::IncomingOrder o;
  o.facet = orders::Facet::refund;
  o.facet_key = key;
  o.key = o.number = number;
  o.currency = euro;
  o.placed.local.date = BusinessDate::of(2026, month, day);
  orders::IncomingRefund back;
  back.key = key;
  back.at = o.placed;
  back.gateway = "cash";
  back.total = {minor, euro};
  o.refunds = {back};
  return {o, 2};
}

struct Figures {
  explicit Figures(TeamShop& s) : shop(s) {}

  std::vector<staff::Performance> rows(BusinessDate today = BusinessDate::of(2026, 12, 31)) {
    app::settle_down(shop.book);
    staff::PerformanceQuestion question;
    question.of.from = first;
    question.of.to = last;
    question.today = today;
    return shop.book.book().read([&](Unit& unit) {
      return staff::performance(unit, reader, shop.book.stores(), shop.book.actor(), question);
    });
  }
  staff::Performance of(const std::string& code) {
    const auto id = shop.one(code).id;
    for (const auto& row : rows())
      if (row.employee == id) return row;
    return {};
  }
  /// "share units gross" of one.
  std::string text(const std::string& code) {
    const auto p = of(code);
    return std::to_string(p.sums.credit_ppm) + " " + std::to_string(p.sums.units_milli) + " " +
           std::to_string(p.sums.gross_minor);
  }
  Result<orders::Order> credit(const intake::CreditWish& wish) {
    return app::credit_order(shop.book, wish);
  }

  TeamShop& shop;
  persistence::SqlTeamReader reader;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(performance)

BOOST_AUTO_TEST_CASE(credit_moves_by_an_entry_and_sales_stay) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    s.add("Ana");
    s.add("Ben");
    staff::EmployeeWish known;
    const auto report = take_in(s.book, {two_lines("1001", "Sam"), two_lines("1002", "Sam")});
    known.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("SAM", known)));
    const auto sales = s.sales();
    BOOST_TEST(f.text("SAM") == "2000000 4000 8000");
    BOOST_TEST(f.of("SAM").sums.orders == 2);
    BOOST_TEST(*f.of("SAM").add_on_rate() == 10'000);

    const auto credited = f.credit({"1001", "", 1, {{"ANA", 60}, {"Ben", 40}}});
    BOOST_REQUIRE(static_cast<bool>(credited));
    BOOST_TEST(credited->lines.at(0).helped.size() == 2U);
    BOOST_TEST(credited->version == 2);
    BOOST_TEST(f.text("ANA") == "450000 600 1800");
    BOOST_TEST(f.text("BEN") == "300000 400 1200");
    BOOST_TEST(f.text("SAM") == "1250000 3000 5000");
    BOOST_TEST(f.of("SAM").sums.orders == 2);
    BOOST_TEST(f.of("ANA").sums.orders == 0);
    BOOST_TEST(s.sales() == sales, boost::test_tools::per_element());
    s.check();

    // The same file again, and a further one of the order, keep it.
    take_in(s.book, {two_lines("1001", "Sam")});
    BOOST_TEST(f.text("ANA") == "450000 600 1800");
    auto more = two_lines("1001", "Sam");
    std::get<intake::IncomingOrder>(more.what).lines[0].unit_price = *Decimal::parse("40.00");
    take_in(s.book, {more});
    BOOST_TEST(f.of("ANA").sums.gross_minor == 2400);
    s.check();

    // Taken back, all is whose who rang up; what was posted still stands.
    BOOST_REQUIRE(bool(f.credit({"1001", "", 0, {}})));
    BOOST_TEST(f.text("ANA") == "0 0 0");
    BOOST_TEST(f.text("SAM") == "2000000 4000 9000");
    s.check();
    BOOST_REQUIRE(bool(f.credit({"1002", "", 0, {{"ANA", 100}}})));
    NoProgress nobody;
    const auto undone = app::undo_batch(s.book, report.batch_number, nobody);
    BOOST_REQUIRE(static_cast<bool>(undone));
    BOOST_TEST(!undone->stays.empty());
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(what_can_not_be_credited_is_refused_and_nothing_is_posted) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    s.add("Ana");
    take_in(s.book, {two_lines("1001", "Sam")});
    const std::string figures = s.figures();
    const auto refused = [&](const intake::CreditWish& wish) {
      const auto result = f.credit(wish);
      BOOST_REQUIRE(!result);
      return result.refusal().code;
    };
    BOOST_TEST((refused({"9", "", 0, {{"ANA", 50}}}) == RefusalCode::order_unknown));
    BOOST_TEST((refused({"1001", "X", 0, {{"ANA", 50}}}) == RefusalCode::order_unknown));
    BOOST_TEST((refused({"1001", "", 7, {{"ANA", 50}}}) == RefusalCode::order_line_unknown));
    BOOST_TEST((refused({"1001", "", 0, {{"X", 50}}}) == RefusalCode::employee_unknown));
    BOOST_TEST((refused({"1001", "", 0, {{"SAM", 50}}}) == RefusalCode::employee_is_provisional));
    BOOST_TEST((refused({"1001", "", 0, {{"ANA", 0}}}) == RefusalCode::shares_invalid));
    BOOST_TEST((refused({"1001", "", 0, {{"ANA", 101}}}) == RefusalCode::shares_invalid));
    BOOST_TEST(
        (refused({"1001", "", 0, {{"ANA", 50}, {"ANA", 50}}}) == RefusalCode::shares_invalid));
    BOOST_TEST(s.figures() == figures);
  });
}

BOOST_AUTO_TEST_CASE(discounts_by_hand_stand_apart) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    auto by_hand = two_lines("1001", "Sam");
    auto by_code = two_lines("1002", "Sam");
    for (auto* item : {&by_hand, &by_code}) {
      auto& order = std::get<intake::IncomingOrder>(item->what);
      order.discount = Money{400, euro};
      if (item == &by_code) order.discount_code = "AUTUMN";
    }
    take_in(s.book, {by_hand, by_code});
    const auto sam = f.of("SAM");
    BOOST_TEST(sam.sums.discount_minor == 800);
    BOOST_TEST(sam.sums.manual_minor == 400);
    BOOST_TEST(*sam.discount_rate() == 1000);
    BOOST_TEST(*sam.manual_rate() == 500);
    BOOST_TEST(*sam.order_value() == 3600);
    BOOST_TEST(*sam.units_per_order() == 2000);
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(returns_count_for_the_sales_whose_window_has_closed) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    take_in(s.book, {two_lines("1001", "Sam", 5), two_lines("1002", "Sam", 20)});
    take_in(s.book, {refund("1001", "r1", 9, 15, 800), refund("1001", "r2", 11, 20, 200),
                     refund("1002", "r3", 10, 2, 400)});
    const auto id = s.one("SAM").id;
    const auto rate = [&](BusinessDate today) {
      for (const auto& row : f.rows(today))
        if (row.employee == id) return row.return_rate();
      return std::optional<std::int64_t>();
    };
    // r2 came after 30 days; by 10 October only the first sale's window has closed.
    BOOST_TEST(*rate(BusinessDate::of(2026, 10, 10)) == 2000);
    BOOST_TEST(*rate(BusinessDate::of(2026, 12, 31)) == 1500);
    BOOST_TEST(!rate(BusinessDate::of(2026, 9, 20)));
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(a_figure_opens_the_lines_that_it_is_made_of) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    s.add("Ana");
    take_in(s.book, {two_lines("1001", "Sam"), two_lines("1002", "Sam", 2)});
    BOOST_REQUIRE(bool(f.credit({"1001", "", 1, {{"ANA", 50}}})));
    for (const char* code : {"SAM", "ANA"}) {
      staff::CreditFilter filter{first, last};
      filter.employee = s.one(code).id;
      books::TicketSums sums;
      const auto lines =
          s.book.book().read([&](Unit& unit) { return f.reader.lines(unit, filter, 1000); });
      for (const auto& line : lines) sums += line.sums;
      BOOST_TEST((sums == f.of(code).sums), code);
      BOOST_TEST(lines.size() >= 2U);
      BOOST_TEST(lines.front().order == "1001");
    }
  });
}

BOOST_AUTO_TEST_CASE(hours_are_those_of_the_shop) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    take_in(s.book, {two_lines("1001", "Sam", 1)});
    app::settle_down(s.book);
    const auto week = s.book.book().read([&](Unit& unit) {
      return staff::by_week_hour(unit, f.reader, s.book.stores(), s.book.actor(), {first, last});
    });
    BOOST_REQUIRE(week.size() == 1U);
    BOOST_TEST(week[0].weekday == 1);  // 1 September 2026 is a Tuesday
    BOOST_TEST(week[0].hour == 17);
    BOOST_TEST(week[0].sums.gross_minor == 4000);
  });
}

BOOST_AUTO_TEST_CASE(sales_an_hour_and_a_year_before) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    auto old = two_lines("0901", "Sam");
    auto& order = std::get<intake::IncomingOrder>(old.what);
    order.placed.local.date = BusinessDate::of(2025, 9, 4);
    order.paid = order.fulfilled = order.placed;
    take_in(s.book, {two_lines("1001", "Sam"), old});
    staff::EmployeeWish known;
    known.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("SAM", known)));
    staff::HoursRow hours;
    hours.employee = "SAM";
    hours.date = BusinessDate::of(2026, 9, 1);
    hours.minutes = 150;
    BOOST_REQUIRE(bool(s.book.team().put_hours({hours})));
    const auto sam = f.of("SAM");
    BOOST_TEST(*sam.per_hour() == 1600);
    BOOST_TEST(sam.last_year_minor == 4000);
    BOOST_TEST(
        (staff::year_before(BusinessDate::of(2024, 2, 29)) == BusinessDate::of(2023, 2, 28)));
  });
}

BOOST_AUTO_TEST_CASE(targets_are_set_listed_and_compared_with) {
  on_team_shops([](TeamShop& s) {
    Figures f(s);
    take_in(s.book, {two_lines("1001", "Sam")});
    staff::EmployeeWish known;
    known.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("SAM", known)));
    const auto put = [&](const char* amount, int month, const char* who = "SAM") {
      staff::TargetRow row;
      row.employee = who;
      row.month = BusinessDate::of(2026, month, 15);
      row.amount = *Decimal::parse(amount);
      return s.book.targets().put({row});
    };
    BOOST_TEST(put("160.00", 9)->created == 1);
    BOOST_TEST(put("160", 9)->unchanged == 1);
    BOOST_TEST(put("310", 10)->created == 1);
    BOOST_TEST(put("200", 9)->updated == 1);
    BOOST_TEST((put("-1", 9)->refusals.at(0).refusal.code == RefusalCode::target_invalid));
    BOOST_TEST((put("1", 9, "X")->refusals.at(0).refusal.code == RefusalCode::employee_unknown));
    BOOST_TEST(f.of("SAM").target_minor == 20000);
    BOOST_TEST(*f.of("SAM").target_rate() == 2000);
    const auto all =
        s.book.book().read([&](Unit& unit) { return s.book.stores().employees.targets(unit, {}); });
    BOOST_TEST(all.size() == 2U);
    // Of a month that is there in part, the share of its days.
    BOOST_TEST(staff::target_of_period(all, first, BusinessDate::of(2026, 10, 10)) == 30000);
    BOOST_TEST(put("0", 9)->updated == 1);
    BOOST_TEST(f.of("SAM").target_minor == 0);
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(a_list_of_targets_names_people_as_files_do) {
  on_team_shops([](TeamShop& s) {
    take_in(s.book, {two_lines("1001", "90836195")});
    staff::EmployeeWish known;
    known.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("90836195", known)));
    TempDir dir;
    const auto file = dir / "targets.csv";
    write_file(file,
               "EmployeeID|TargetAmount|TargetMonth\n90836195|500000|2017/12/01\n"
               "90836195|1x|2017/11/01\n");
    BOOST_TEST(app::import_targets(s.book, file, true)->created == 1);
    const auto report = app::import_targets(s.book, file, false);
    BOOST_REQUIRE(static_cast<bool>(report));
    BOOST_TEST(report->created == 1);
    BOOST_REQUIRE(report->refusals.size() == 1U);
    BOOST_TEST(report->refusals[0].row == 3);
    BOOST_TEST(app::import_targets(s.book, file, false)->unchanged == 1);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
