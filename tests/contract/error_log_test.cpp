// What was put right of somebody's work, on both engines.

#include "domain/staff/errors.h"
#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using staff::ErrorKind;

intake::Item sale(const std::string& number, const std::string& by, const std::string& price,
                  int day) {
  auto order = sent_order(number, BusinessDate::of(2026, 9, day).to_iso());
  order.employee = by;
  order.lines[0].unit_price = *Decimal::parse(price);
  return {order, 2};
}

/// Never paid or sent; where it was before, that is taken back.
intake::Item cancelled(const std::string& number, const std::string& by) {
  auto item = sale(number, by, "10.00", 4);
  auto& order = std::get<intake::IncomingOrder>(item.what);
  order.cancelled = order.placed;
  order.paid = order.fulfilled = std::nullopt;
  order.lines[0].fulfilled = Quantity{0};
  order.settlement = intake::Settlement::file;
  return item;
}

struct Log {
  explicit Log(TeamShop& s) : shop(s) {}

  Result<staff::ErrorPage> page(const company::Actor& actor, EmployeeId of, int limit = 100,
                                const std::string& after = {}) {
    staff::ErrorFilter filter;
    filter.employee = of;
    filter.from = Instant{0};
    filter.to = Instant{std::int64_t{4'000'000'000} * 1000};
    filter.limit = limit;
    filter.after = after;
    return shop.book.book().read([&](Unit& unit) {
      return staff::error_log(unit, reader, shop.book.stores(), actor, filter);
    });
  }
  /// "kind number net" of each row.
  static std::vector<std::string> texts(const std::vector<staff::ErrorRow>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows)
      all.push_back(std::string(name_of(row.kind)) + " " + row.number + " " +
                    (row.net_minor ? std::to_string(*row.net_minor) : "-"));
    return all;
  }
  std::vector<std::string> of(const std::string& code) {
    const auto found = page(shop.book.actor(), shop.one(code).id);
    BOOST_REQUIRE(static_cast<bool>(found));
    return texts(found->rows);
  }

  TeamShop& shop;
  persistence::SqlTeamReader reader;
};

using Lines = std::vector<std::string>;
#define KONTOR_LINES(a, b) BOOST_TEST((a) == (b), boost::test_tools::per_element())

/// Takes in further files, each a second after the one before.
void later(TeamShop& s, std::vector<intake::Item> items) {
  s.clock.set(Instant{s.clock.now().ms + 1000});
  take_in(s.book, std::move(items));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(error_log)

BOOST_AUTO_TEST_CASE(sales_told_otherwise_are_their_sellers_and_what_is_only_named_anew_is_not) {
  on_team_shops([](TeamShop& s) {
    Log log(s);
    take_in(s.book, {sale("1001", "Sam", "10.00", 1), sale("1002", "Sam", "10.00", 2),
                     sale("1003", "Tom", "10.00", 3)});
    KONTOR_LINES(log.of("SAM"), Lines());
    later(s, {sale("1001", "Sam", "8.00", 1)});
    later(s, {cancelled("1002", "Sam"), sale("1003", "Tom", "12.50", 3)});
    KONTOR_LINES(log.of("SAM"), (Lines{"voided 1002 -1000", "corrected 1001 -200"}));
    KONTOR_LINES(log.of("TOM"), Lines{"corrected 1003 250"});
    // Who it is, who helped and the same file again change nothing of what was sold.
    s.add("Ana");
    BOOST_REQUIRE(static_cast<bool>(s.bind("TOM", "ANA")));
    BOOST_REQUIRE(static_cast<bool>(app::credit_order(s.book, {"1003", "", 0, {{"ANA", 50}}})));
    later(s, {sale("1001", "Sam", "8.00", 1)});
    KONTOR_LINES(log.of("ANA"), Lines{"corrected 1003 250"});
    KONTOR_LINES(log.of("SAM"), (Lines{"voided 1002 -1000", "corrected 1001 -200"}));
  });
}

BOOST_AUTO_TEST_CASE(an_order_that_was_cancelled_unsold_is_voided) {
  on_team_shops([](TeamShop& s) {
    Log log(s);
    take_in(s.book, {cancelled("1001", "Sam"), sale("1002", "Sam", "10.00", 2)});
    KONTOR_LINES(log.of("SAM"), Lines{"voided 1001 -"});
  });
}

BOOST_AUTO_TEST_CASE(stock_that_somebody_corrected_is_theirs_with_its_reason) {
  on_team_shops([](TeamShop& s) {
    Log log(s);
    take_in(s.book, {product("LAMP", "10.00")});
    auto work = s.book.stock_acts();
    goods::AdjustWish wish;
    wish.product = "LAMP";
    wish.location = "NORD";
    wish.by = Quantity{3000};
    wish.reason = "found";
    const auto done = work.adjust(wish);
    BOOST_REQUIRE(static_cast<bool>(done));
    const auto found = log.page(s.book.actor(), s.book.actor().employee);
    BOOST_REQUIRE(static_cast<bool>(found));
    KONTOR_LINES(log.texts(found->rows), Lines{"adjusted A-1 -"});
    BOOST_TEST(found->rows[0].reason == "FOUND");
    BOOST_TEST((found->rows[0].type == books::DocumentKind::adjustment));
    BOOST_TEST((found->rows[0].by == s.book.actor().employee));
    BOOST_TEST(static_cast<bool>(found->rows[0].place.location));
  });
}

BOOST_AUTO_TEST_CASE(pages_add_up_to_the_whole_over_all_that_they_are_made_of) {
  on_team_shops([](TeamShop& s) {
    Log log(s);
    std::vector<intake::Item> first, then;
    for (int i = 1; i <= 9; ++i) {
      const std::string number = "100" + std::to_string(i);
      first.push_back(i % 3 == 0 ? cancelled(number, "Sam") : sale(number, "Sam", "10.00", i));
      if (i % 3 != 0) then.push_back(sale(number, "Sam", "9.00", i));
    }
    take_in(s.book, first);
    later(s, then);
    const auto whole = log.of("SAM");
    BOOST_TEST(whole.size() == 9U);
    for (const int limit : {1, 2, 4}) {
      Lines together;
      std::string after;
      do {
        const auto page = log.page(s.book.actor(), s.one("SAM").id, limit, after);
        BOOST_REQUIRE(static_cast<bool>(page));
        BOOST_TEST(std::ssize(page->rows) <= limit);
        for (const auto& text : log.texts(page->rows)) together.push_back(text);
        after = page->next;
      } while (!after.empty());
      KONTOR_LINES(together, whole);
    }
  });
}

BOOST_AUTO_TEST_CASE(colleagues_see_nothing_and_everybody_their_own) {
  on_team_shops([](TeamShop& s) {
    Log log(s);
    take_in(s.book, {sale("1001", "Sam", "10.00", 1)});
    later(s, {sale("1001", "Sam", "8.00", 1)});
    const auto sam = s.one("SAM").id;
    company::Actor actor;
    actor.employee = sam;
    BOOST_TEST(log.page(actor, sam)->rows.size() == 1U);
    actor.employee = EmployeeId(9'999);
    for (const auto& rights : std::vector<std::set<company::Permission>>{
             {}, {company::Permission::read_orders}, {company::Permission::read_staff}}) {
      actor.permissions = rights;
      BOOST_TEST((log.page(actor, sam).refusal().code == RefusalCode::permission_missing));
    }
    actor.permissions = {company::Permission::read_staff, company::Permission::read_orders};
    BOOST_TEST(log.page(actor, sam)->rows.size() == 1U);
    // At another place: they may see the employee, who works nowhere in particular, and not this.
    LocationId north;
    s.book.book().read([&](Unit& unit) {
      for (const auto& place : s.book.stores().company.locations(unit))
        if (place.code == "NORD") north = place.id;
    });
    staff::EmployeeWish shops;
    shops.known = true;
    shops.shops = std::vector<std::string>{"NORD"};
    BOOST_REQUIRE(static_cast<bool>(s.book.team().set("SAM", shops)));
    actor.scoped = {{company::Scope{{}, north, {}}, actor.permissions}};
    actor.permissions.clear();
    const auto elsewhere = log.page(actor, sam);
    BOOST_REQUIRE(static_cast<bool>(elsewhere));
    BOOST_TEST(elsewhere->rows.empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
