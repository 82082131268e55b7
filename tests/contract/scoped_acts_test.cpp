// What somebody does whose rights hold at one place, channel or company only: acts ask for them
// where they take place.

#include <algorithm>
#include <map>

#include "app/desk.h"
#include "domain/company/reach.h"
#include "domain/staff/people.h"
#include "persistence/stores/query.h"
#include "tests/contract/two_shops.h"

namespace kontor::test {

namespace scoped_acts_test {

using company::Permission;

/// A book with two companies, Ana, and Ben, each with a password of their own.
struct TwoCompanies {
  explicit TwoCompanies(app::OpenBook& opened) : book(opened), keys(dir / "keys") {
    company::EntityDraft draft{"ZWEI", "Zweite", "DE", "EUR", "Europe/Berlin", 1, "none", {}};
    BOOST_REQUIRE(bool(book.setup().add_entity(draft)));
    BOOST_REQUIRE(bool(book.setup().add_location({"NORD", "Nord", "SHOP", "store", {}, 0})));
    BOOST_REQUIRE(bool(book.setup().add_location({"SUD", "Sud", "ZWEI", "store", {}, 0})));
    BOOST_REQUIRE(bool(book.setup().add_channel({"WEB", "Web", "SHOP", {}, 0, "order", true, {}})));
    BOOST_REQUIRE(bool(book.roles().add({"ALL", "All", "owner", {}, {}})));
    BOOST_REQUIRE((*desk(book).set_own_password(a_password) == desk::SecretFault::none));
    ana = person("Ana");
    ben = person("Ben");
  }
  EmployeeId person(const char* name) {
    staff::EmployeeWish wish;
    wish.name = name;
    const auto made = book.team().add(wish);
    BOOST_REQUIRE(bool(made));
    const auto theirs = book.as(made->id);
    BOOST_REQUIRE((*desk(*theirs).set_own_password(a_password) == desk::SecretFault::none));
    return made->id;
  }
  app::Desk desk(app::OpenBook& of) { return {of, keys, desk::SecretCost{1, 8192}}; }
  /// The act again, approved by somebody.
  Result<desk::Approval> approve(app::OpenBook& of, const Refusal& refused,
                                 const std::string& code) {
    const auto right = company::permission_named(find_arg(refused.args, "permission"));
    BOOST_REQUIRE(right.has_value());
    auto at = std::make_unique<app::Desk>(of, keys, desk::SecretCost{1, 8192});
    return at->approve(*right, company::scope_in(refused), code,
                       {app::Secret::Kind::password, a_password});
  }
  std::vector<std::string> told(const std::string& action) {
    return book.book().read([&](Unit& unit) {
      std::vector<std::string> rows;
      std::string text;
      persistence::Query q(unit, "select after from audit where action = :action order by seq");
      q.bind("action", action).into(text);
      while (q.next()) rows.push_back(text);
      return rows;
    });
  }

  static constexpr const char* a_password = "a harbour, nine lamps";
  TempDir dir;
  app::OpenBook& book;
  app::MachineKeys keys;
  EmployeeId ana, ben;
};

void on_two_companies(const std::function<void(TwoCompanies&)>& test) {
  const auto run = [&](app::OpenBook& book, FixedClock&) {
    TwoCompanies world(book);
    test(world);
  };
  on_new_sqlite_book(plain_book(), run);
  on_new_postgresql_book(plain_book(), run);
}

BusinessDate day(const char* iso) { return *BusinessDate::parse_iso(iso); }

}  // namespace scoped_acts_test

BOOST_AUTO_TEST_SUITE(scoped_acts)

using namespace scoped_acts_test;

BOOST_AUTO_TEST_CASE(acts_ask_for_their_right_where_they_take_place) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"ANA", "ALL", {}, "NORD", {}})));
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto anas = w.book.as(w.ana), bens = w.book.as(w.ben);
    staff::EmployeeWish wish;
    wish.name = "Nils";
    wish.shops = {{"NORD"}};
    BOOST_TEST(bool(anas->team().add(wish)));
    wish.name = "Sven";
    wish.shops = {{"NORD", "SUD"}};
    BOOST_TEST(!anas->team().add(wish));
    BOOST_TEST(!bens->team().add(wish));
    BOOST_TEST(bool(w.book.team().add(wish)));
    // Nobody is moved out of one's own shop, nor into it.
    staff::EmployeeWish move;
    move.shops = {{"SUD"}};
    BOOST_TEST(!anas->team().set("NILS", move));
    move.shops = {{"NORD"}};
    BOOST_TEST(!anas->team().set("SVEN", move));
    const auto hours = [](const char* employee, const char* place) {
      staff::HoursRow row;
      row.employee = employee;
      row.date = day("2026-03-02");
      row.location = place;
      row.minutes = 60;
      return row;
    };
    BOOST_TEST(anas->team().put_hours({hours("SVEN", "NORD")})->created == 1);
    BOOST_TEST(!anas->team().put_hours({hours("SVEN", "SUD")}));
    const auto both = anas->team().put_hours({hours("NILS", "NORD"), hours("SVEN", "SUD")});
    BOOST_REQUIRE(bool(both));
    BOOST_TEST(both->created == 1);
    BOOST_TEST(both->refusals.size() == 1U);
    BOOST_TEST(!anas->setup().lock_period("SHOP", day("2026-01-31")));  // a whole company
    BOOST_TEST(bool(bens->setup().lock_period("SHOP", day("2026-01-31"))));
    BOOST_TEST(!bens->setup().lock_period("ZWEI", day("2026-01-31")));
    company::LocationDraft place;
    place.name = "North";
    BOOST_TEST(bool(anas->setup().set_location("NORD", place)));
    BOOST_TEST(!anas->setup().set_location("SUD", place));
    BOOST_TEST(!bens->setup().add_rate(day("2026-01-01"), "USD", "EUR", *Decimal::parse("0.9")));
  });
}

BOOST_AUTO_TEST_CASE(who_has_the_right_in_the_scope_of_an_act_may_approve_it) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto anas = w.book.as(w.ana);
    const auto refused = anas->setup().lock_period("SHOP", day("2026-01-31"));
    BOOST_REQUIRE(!refused);
    const auto approval = w.approve(*anas, refused.refusal(), "BEN");
    BOOST_REQUIRE(bool(approval));
    const auto once = anas->approved(*approval);
    BOOST_TEST(!once->setup().lock_period("ZWEI", day("2026-01-31")), "it was for SHOP");
    BOOST_TEST(bool(once->setup().lock_period("SHOP", day("2026-01-31"))));
    const auto other = anas->setup().lock_period("ZWEI", day("2026-01-31"));
    BOOST_REQUIRE(!other);
    const auto denied = w.approve(*anas, other.refusal(), "BEN");
    BOOST_REQUIRE(!denied);
    BOOST_TEST((denied.refusal().code == RefusalCode::approver_may_not));
    // An act of the whole book still needs the right everywhere.
    const auto rate = anas->setup().add_rate(day("2026-01-01"), "USD", "EUR", *Decimal::parse("1"));
    BOOST_TEST(!w.approve(*anas, rate.refusal(), "BEN"));
    BOOST_TEST(bool(w.approve(*anas, rate.refusal(), "OWNER")));
  });
}

BOOST_AUTO_TEST_CASE(files_are_taken_in_and_back_on_the_channels_where_the_right_holds) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    const auto import = [&](char letter, const char* file, const char* channel) {
      return s.as(letter, {"import", "auto", std::string("{dir}/") + file, "--channel", channel});
    };
    // The same orders again: whoever may is told that nothing changes.
    for (const char letter : {'w', 'e'}) BOOST_TEST(import(letter, "WEB.csv", "WEB").status == 0);
    for (const char letter : {'l', 'w', 'e'}) {
      const auto run = import(letter, "FAIR.csv", "FAIR");
      BOOST_TEST(run.status == 1, letter << run.err);
      BOOST_TEST(run.out.empty(), letter << run.out);
    }
    BOOST_TEST(import('l', "WEB.csv", "WEB").status == 1);
    // A channel that is made belongs to a company.
    BOOST_TEST(import('w', "WEB.csv", "NEW").status == 1);
    BOOST_TEST(s.as('w', {"batch", "undo", "3"}).status == 1);
    BOOST_TEST(s.as('w', {"batch", "undo", "2"}).status == 0);
    BOOST_TEST(import('w', "WEB.csv", "WEB").status == 0);
    BOOST_TEST(s.as('w', {"order", "show", "#1001"}).status == 0);
  });
}

BOOST_AUTO_TEST_CASE(bank_lines_are_matched_at_the_companies_where_the_right_holds) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    const auto statement = [&](const char* channel, const char* entity, const char* amount) {
      const auto file = s.file(std::string(channel) + ".csv",
                               "Date,Description,Amount,Balance,Reference\n2026-03-05,Money," +
                                   std::string(amount) + ",100.00,R-1\n");
      s.shop.expect(0, {"channel", "add", channel, "--code", channel, "--entity", entity});
      s.shop.expect(
          0, {"import", "mapped", "--mapping", "bank-statement", file, "--channel", channel});
    };
    statement("BANKA", "SHOP", "12.34");
    statement("BANKB", "ZWEI", "43.21");
    BOOST_TEST(s.shop.json({"payout", "match"}).size() == 2U);
    const auto match = s.as('e', {"payout", "match"});
    BOOST_REQUIRE_MESSAGE(match.status == 0, match.err);
    const auto rows = nlohmann::json::parse(match.out);
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0]["amount"] == "12.34");
    for (const char letter : {'l', 'w'}) {
      const auto refused = s.as(letter, {"payout", "match"});
      BOOST_TEST(refused.status == 1, letter << refused.out);
      BOOST_TEST(refused.err.find("You need the right") != std::string::npos, refused.err);
    }
  });
}

BOOST_AUTO_TEST_CASE(what_was_open_on_the_first_day_is_taken_in_at_a_company) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    const auto file = s.file("items.csv",
                             "kind,number,partner,channel,amount\n"
                             "receivable,INV-1,Muster GmbH,,119.00\n");
    const auto opening = [&](const std::string& entity) {
      Arguments act{"setup", "opening", "--items", file, "--as-of", "2026-01-31"};
      if (!entity.empty()) act.insert(act.end(), {"--entity", entity});
      return act;
    };
    for (const char letter : {'l', 'w'})
      for (const char* entity : {"", "SHOP"})
        BOOST_TEST(s.as(letter, opening(entity)).status == 1, letter << entity);
    BOOST_TEST(s.as('e', opening("ZWEI")).err.find("You need the right") != std::string::npos);
    // The company that they have is meant where none is named.
    const auto taken = s.as('e', opening(""));
    BOOST_REQUIRE_MESSAGE(taken.status == 0, taken.err);
    const auto again = s.as('e', opening("SHOP"));
    BOOST_TEST(nlohmann::json::parse(again.out)[0]["unchanged"] == 1, again.out);
  });
}

BOOST_AUTO_TEST_CASE(who_rang_up_is_said_where_the_files_name_them) {
  on_each_engine([&](const std::string& address) {
    const TwoShops s(address);
    s.rung_up("WEB", "#3001", "Lager", "Till 3");
    s.rung_up("FAIR", "#3002", "Sud", "Till 4");
    std::map<std::string, std::string> codes;
    for (const auto& row : s.shop.json({"employee", "list"})) codes[row["name"]] = row["code"];
    BOOST_REQUIRE(codes.contains("Till 3"));
    BOOST_REQUIRE(codes.contains("Till 4"));
    for (const char letter : {'l', 'w', 'e'}) {
      const auto run = s.as(letter, {"employee", "bind", codes["Till 4"], "NORA"});
      BOOST_TEST(run.status == 1, letter << run.out);
      BOOST_TEST(run.err.find("You need the right") != std::string::npos, letter << run.err);
    }
    // Not as one of another shop, either; a channel has no employees.
    BOOST_TEST(s.as('l', {"employee", "bind", codes["Till 3"], "SUSE"}).status == 1);
    BOOST_TEST(s.as('w', {"employee", "bind", codes["Till 3"], "NORA"}).status == 1);
    const auto bound = s.as('l', {"employee", "bind", codes["Till 3"], "NORA"});
    BOOST_TEST(bound.status == 0, bound.err);
    BOOST_TEST(s.as('e', {"employee", "bind", codes["Till 3"], "NORA"}).status == 0, "again");
  });
}

BOOST_AUTO_TEST_CASE(roles_are_given_where_the_right_to_give_them_holds) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    const auto bens = w.book.as(w.ben);
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", "SHOP", {}, {}})));
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", {}, "NORD", {}})));
    BOOST_TEST(bool(bens->roles().give({"ANA", "SELLER", {}, {}, "WEB"})));
    BOOST_TEST(bool(bens->roles().take({"ANA", "SELLER", "SHOP", {}, {}})));
    for (const staff::RoleGift& beyond : {staff::RoleGift{"ANA", "SELLER", "ZWEI", {}, {}},
                                          {"ANA", "SELLER", {}, "SUD", {}},
                                          {"ANA", "SELLER", {}, {}, {}}}) {
      const auto refused = bens->roles().give(beyond);
      BOOST_REQUIRE(!refused);
      BOOST_TEST((refused.refusal().code == RefusalCode::permission_missing));
    }
    const auto own = bens->roles().give({"BEN", "SELLER", {}, "NORD", {}});
    BOOST_REQUIRE(!own);
    BOOST_TEST((own.refusal().code == RefusalCode::own_rights));
    BOOST_TEST(!bens->roles().add({"MORE", "More", "seller", {}, {}}), "roles are the book's");
    // The list of an employee's roles as a form saves it.
    staff::EmployeeWish wish;
    wish.entity = "SHOP";
    BOOST_REQUIRE(bool(w.book.team().set("ANA", wish)));
    wish = {};
    wish.roles = {{{}, "SELLER", "SHOP", {}, {}}};
    BOOST_TEST(bool(bens->team().set("ANA", wish)));
    wish.roles = {{{}, "SELLER", {}, {}, {}}};
    BOOST_TEST(!bens->team().set("ANA", wish));
  });
}

BOOST_AUTO_TEST_CASE(the_audit_tells_staff_acts_in_codes_that_people_read) {
  on_two_companies([](TwoCompanies& w) {
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", "SHOP", {}, {}})));
    BOOST_REQUIRE(bool(w.book.roles().give({"BEN", "ALL", {}, "NORD", {}})));
    BOOST_TEST(w.told("role.give") == (std::vector<std::string>{"role\tALL\nentity\tSHOP\n",
                                                                "role\tALL\nlocation\tNORD\n"}),
               boost::test_tools::per_element());
    staff::EmployeeWish wish;
    wish.entity = "ZWEI";
    wish.shops = {{"SUD", "NORD"}};
    BOOST_REQUIRE(bool(w.book.team().set("ANA", wish)));
    BOOST_TEST(w.told("employee.set").back() == "code\tANA\nentity\tZWEI\nshops\tNORD, SUD\n");
    BOOST_REQUIRE(bool(w.book.team().add_alias("ANA", {"WEB", "A. Berg"})));
    BOOST_TEST(w.told("employee.alias").back() == "channel\tWEB\n");
    staff::HoursRow row;
    row.employee = "ANA";
    row.date = day("2026-03-02");
    row.location = "SUD";
    row.minutes = 450;
    BOOST_REQUIRE(bool(w.book.team().put_hours({row})));
    BOOST_TEST(w.told("employee.hours").back() == "date\t2026-03-02\nlocation\tSUD\nhours\t7.5\n");
  });
}

BOOST_AUTO_TEST_CASE(a_password_that_another_set_is_changed_at_its_first_use) {
  on_two_companies([](TwoCompanies& w) {
    const std::string given = "seven seas and a kite", own = "eight hills and a boat";
    auto by_owner = std::make_unique<app::Desk>(w.book, w.keys, desk::SecretCost{1, 8192});
    BOOST_TEST(!by_owner->by_password("ANA", w.a_password).must_change);
    BOOST_REQUIRE((*by_owner->set_password("ANA", given) == desk::SecretFault::none));
    BOOST_TEST((*by_owner->set_password("ANA", given) == desk::SecretFault::unchanged));
    const auto in = by_owner->by_password("ANA", given);
    BOOST_TEST(in.must_change);
    // It approves nothing either.
    BOOST_REQUIRE(bool(w.book.roles().give({"ANA", "ALL"})));
    const auto bens = w.book.as(w.ben);
    auto at = std::make_unique<app::Desk>(*bens, w.keys, desk::SecretCost{1, 8192});
    const auto approve = [&](const std::string& password) {
      return at->approve(Permission::edit_staff, {}, "ANA",
                         {app::Secret::Kind::password, password});
    };
    BOOST_TEST(!approve(given));
    const auto anas = w.book.as(w.ana);
    auto hers = std::make_unique<app::Desk>(*anas, w.keys, desk::SecretCost{1, 8192});
    BOOST_TEST((*hers->set_own_password(given) == desk::SecretFault::unchanged));
    BOOST_REQUIRE((*hers->set_own_password(own) == desk::SecretFault::none));
    BOOST_TEST(!by_owner->by_password("ANA", own).must_change);
    BOOST_TEST(bool(approve(own)));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
