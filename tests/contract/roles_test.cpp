// Roles: made, changed, given and taken by use cases; what someone may then do.

#include "domain/staff/roles.h"

#include "persistence/stores/query.h"
#include "tests/contract/import_support.h"

namespace kontor::test {
namespace {

using company::Permission;

/// A shop with a second place, and Ana, who works there.
struct RolesShop {
  explicit RolesShop(app::OpenBook& opened) : book(opened) {
    BOOST_REQUIRE(bool(book.setup().add_location({"NORD", "Nord", "SHOP", "store", {}, 0})));
    BOOST_REQUIRE(bool(book.setup().add_channel({"WEB", "Web", {}, {}, 0, "fulfilled", true, {}})));
    staff::EmployeeWish wish;
    wish.name = "Ana";
    ana = book.team().add(wish)->id;
    wish.name = "Ben";
    ben = book.team().add(wish)->id;
  }

  company::Location place(const std::string& code) {
    for (const auto& l :
         book.book().read([&](Unit& unit) { return book.stores().company.locations(unit); }))
      if (l.code == code) return l;
    BOOST_FAIL("no place " + code);
    return {};
  }
  std::vector<std::string> audited() {
    return book.book().read([](Unit& unit) {
      std::vector<std::string> rows;
      std::string action;
      persistence::Query q(unit, "select action from audit where action like 'role%' order by seq");
      q.into(action);
      while (q.next()) rows.push_back(action);
      return rows;
    });
  }

  app::OpenBook& book;
  EmployeeId ana, ben;
};

void on_roles_shops(const std::function<void(RolesShop&)>& test) {
  const auto run = [&](app::OpenBook& book, FixedClock&) {
    RolesShop shop(book);
    test(shop);
  };
  on_new_sqlite_book(plain_book(), run);
  on_new_postgresql_book(plain_book(), run);
}

template <class T>
RefusalCode refusal_of(const Result<T>& result) {
  return result.refusal().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roles)

BOOST_AUTO_TEST_CASE(a_role_is_given_at_a_place_and_taken_again) {
  on_roles_shops([](RolesShop& s) {
    BOOST_TEST(s.book.actor_of(s.ana).permissions.empty());
    BOOST_REQUIRE(bool(s.book.roles().give({"ANA", "seller", {}, "NORD", {}})));
    BOOST_REQUIRE(bool(s.book.roles().give({"Ana", "seller", {}, "NORD", {}})));  // she has it
    const auto actor = s.book.actor_of(s.ana);
    BOOST_TEST(!actor.may(Permission::read_stock));
    BOOST_TEST(actor.may(Permission::read_stock, company::scope_of(s.place("NORD"))));
    BOOST_TEST(!actor.may(Permission::read_stock, company::scope_of(s.place("MAIN"))));
    BOOST_REQUIRE(bool(s.book.roles().take({"ANA", "seller", {}, "NORD", {}})));
    BOOST_TEST(s.book.actor_of(s.ana).scoped.empty());
    BOOST_TEST(s.audited() == (std::vector<std::string>{"role.give", "role.take"}),
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(a_role_of_ones_own_begins_like_another_and_changes_for_all_who_have_it) {
  on_roles_shops([](RolesShop& s) {
    const auto made = s.book.roles().add({{}, "Buyer", "seller", {"read_cost"}, {"read_orders"}});
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->code == "BUYER");
    BOOST_REQUIRE(bool(s.book.roles().give({"ANA", "BUYER", {}, {}, {}})));
    auto actor = s.book.actor_of(s.ana);
    BOOST_TEST(actor.may(Permission::read_cost));
    BOOST_TEST(actor.may(Permission::read_stock));
    BOOST_TEST(!actor.may(Permission::read_orders));
    BOOST_REQUIRE(bool(s.book.roles().set({"BUYER", {}, {}, {}, {"read_cost"}})));
    actor = s.book.actor_of(s.ana);
    BOOST_TEST(!actor.may(Permission::read_cost));
    BOOST_TEST(actor.may(Permission::read_stock));
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_of_a_role_is_refused) {
  on_roles_shops([](RolesShop& s) {
    auto roles = s.book.roles();
    BOOST_TEST((refusal_of(roles.add({{}, "", {}, {}, {}})) == RefusalCode::name_missing));
    BOOST_TEST((refusal_of(roles.add({"a b", "A", {}, {}, {}})) == RefusalCode::code_invalid));
    BOOST_TEST((refusal_of(roles.add({{}, "A", "x", {}, {}})) == RefusalCode::role_unknown));
    BOOST_TEST(
        (refusal_of(roles.add({{}, "A", {}, {"fly"}, {}})) == RefusalCode::permission_unknown));
    BOOST_REQUIRE(bool(roles.add({{}, "A", {}, {}, {}})));
    BOOST_TEST((refusal_of(roles.add({{}, "A", {}, {}, {}})) == RefusalCode::role_exists));
    BOOST_TEST((refusal_of(roles.set({"seller", {}, {}, {}, {}})) == RefusalCode::role_ready_made));
    BOOST_TEST((refusal_of(roles.set({"B", {}, {}, {}, {}})) == RefusalCode::role_unknown));
    BOOST_TEST((refusal_of(roles.give({"X", "A", {}, {}, {}})) == RefusalCode::employee_unknown));
    BOOST_TEST((refusal_of(roles.give({"ANA", "X", {}, {}, {}})) == RefusalCode::role_unknown));
    BOOST_TEST((refusal_of(roles.give({"ANA", "A", "X", {}, {}})) == RefusalCode::entity_unknown));
    BOOST_TEST(
        (refusal_of(roles.give({"ANA", "A", {}, "X", {}})) == RefusalCode::location_unknown));
    BOOST_TEST((refusal_of(roles.give({"ANA", "A", {}, {}, "X"})) == RefusalCode::channel_unknown));
    BOOST_TEST(
        (refusal_of(roles.take({"OWNER", "owner", {}, {}, {}})) == RefusalCode::owner_stays));
  });
}

BOOST_AUTO_TEST_CASE(who_may_give_roles_raises_neither_themselves_nor_others_to_owners) {
  on_roles_shops([](RolesShop& s) {
    BOOST_REQUIRE(bool(s.book.roles().add({{}, "Helper", "administrator", {}, {}})));
    BOOST_REQUIRE(bool(s.book.roles().give({"ANA", "HELPER", {}, {}, {}})));
    s.book.act_as(s.ana);
    BOOST_TEST((refusal_of(s.book.roles().give({"ANA", "accountant", {}, {}, {}})) ==
                RefusalCode::own_rights));
    BOOST_TEST((refusal_of(s.book.roles().set({"HELPER", {}, {}, {"read_cost"}, {}})) ==
                RefusalCode::own_rights));
    BOOST_TEST((refusal_of(s.book.roles().give({"BEN", "owner", {}, {}, {}})) ==
                RefusalCode::permission_missing));
    BOOST_REQUIRE(bool(s.book.roles().give({"BEN", "seller", {}, {}, {}})));
    s.book.act_as(s.ben);
    BOOST_TEST((refusal_of(s.book.roles().give({"BEN", "trainer", {}, {}, {}})) ==
                RefusalCode::permission_missing));
    BOOST_TEST((s.book.setup().lock_period("", BusinessDate::of(2026, 1, 31)).refusal().code ==
                RefusalCode::permission_missing));
  });
}

BOOST_AUTO_TEST_CASE(the_two_questions_have_answers) {
  on_roles_shops([](RolesShop& s) {
    BOOST_REQUIRE(bool(s.book.roles().give({"ANA", "accountant", {}, {}, {}})));
    BOOST_REQUIRE(bool(s.book.roles().give({"BEN", "seller", {}, {}, "WEB"})));
    const auto [people, given] = s.book.book().read([&](Unit& unit) {
      return std::pair(s.book.stores().employees.list(unit), s.book.stores().roles.given(unit));
    });
    const auto asked = [&](const staff::RightsQuestion& question) {
      return staff::held_rights(people, staff::all_roles({}), given, BusinessDate::of(2026, 9, 1),
                                question);
    };
    std::vector<std::string> who;
    for (const auto& held : asked({{}, Permission::read_cost})) who.push_back(held.employee.code);
    BOOST_TEST(who == (std::vector<std::string>{"ANA", "OWNER"}), boost::test_tools::per_element());
    const auto may = asked({s.ben, {}});
    BOOST_TEST(may.size() == 4U);
    for (const auto& held : may) BOOST_TEST(bool(held.scope.channel));
    // What the answers say is what the rights are.
    for (const EmployeeId id : {s.ana, s.ben})
      for (const auto right : company::all_permissions()) {
        const auto actor = s.book.actor_of(id);
        const auto held = asked({id, right});
        const bool anywhere =
            actor.may(right) || std::ranges::any_of(actor.scoped, [&](const auto& scoped) {
              return scoped.permissions.contains(right);
            });
        BOOST_TEST(anywhere == !held.empty());
      }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
