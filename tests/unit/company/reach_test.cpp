#include "domain/company/reach.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {

namespace reach_test {

using company::Narrows;
using company::Permission;
using company::Scope;

const EntityId shop(1), other(2);
const LocationId nord(11), sud(12), far(13);
const ChannelId web(21), fair(22);

company::Company two_companies() {
  company::Company all;
  for (const auto& [id, code] : {std::pair(shop, "SHOP"), {other, "OTHER"}}) {
    company::Entity e;
    e.id = id;
    e.code = code;
    all.entities.push_back(e);
  }
  const auto place = [&](LocationId id, const char* code, EntityId entity) {
    company::Location l;
    l.id = id;
    l.code = code;
    l.entity = entity;
    all.locations.push_back(l);
  };
  place(nord, "NORD", shop);
  place(sud, "SUD", shop);
  place(far, "FAR", other);
  for (const auto& [id, code, entity] :
       {std::tuple(web, "WEB", shop), std::tuple(fair, "FAIR", other)}) {
    company::Channel c;
    c.id = id;
    c.code = code;
    c.entity = entity;
    all.channels.push_back(c);
  }
  return all;
}

company::Actor limited(const std::vector<Scope>& scopes) {
  company::Actor actor;
  for (const Scope& scope : scopes) actor.scoped.push_back({scope, {Permission::read_orders}});
  return actor;
}

constexpr Narrows by_all{true, true, true};

Result<Scope> ask(const company::Actor& actor, const Scope& asked, Narrows by = by_all) {
  return company::narrowed(actor, {Permission::read_orders}, asked, by, two_companies());
}

}  // namespace reach_test

BOOST_AUTO_TEST_SUITE(reach)

using namespace reach_test;

BOOST_AUTO_TEST_CASE(who_may_everywhere_sees_what_was_asked_for) {
  company::Actor actor;
  actor.permissions = {Permission::read_orders};
  BOOST_TEST((*ask(actor, {}) == Scope()));
  BOOST_TEST((*ask(actor, {{}, {}, web}) == Scope{{}, {}, web}));
}

BOOST_AUTO_TEST_CASE(one_place_is_what_its_people_see) {
  const auto actor = limited({{shop, nord, {}}});
  BOOST_TEST((*ask(actor, {}) == Scope{shop, nord, {}}));
  BOOST_TEST((*ask(actor, {{}, nord, {}}) == Scope{{}, nord, {}}));
  // What a channel sold there.
  BOOST_TEST((*ask(actor, {{}, {}, web}) == Scope{shop, nord, web}));
  BOOST_TEST((ask(actor, {{}, sud, {}}).refusal().code == RefusalCode::permission_missing));
  BOOST_TEST((ask(actor, {{}, {}, fair}).refusal().code == RefusalCode::permission_missing));
  // A figure that knows no places can't be narrowed to one.
  const auto refused = ask(actor, {}, {.entity = true, .channel = true});
  BOOST_TEST((refused.refusal().code == RefusalCode::permission_missing));
}

BOOST_AUTO_TEST_CASE(of_several_one_has_to_be_named) {
  const auto actor = limited({{shop, nord, {}}, {shop, sud, {}}});
  const auto refused = ask(actor, {});
  BOOST_TEST((refused.refusal().code == RefusalCode::scope_needed));
  BOOST_TEST(find_arg(refused.refusal().args, "places") == "NORD, SUD");
  BOOST_TEST((*ask(actor, {{}, sud, {}}) == Scope{{}, sud, {}}));
}

BOOST_AUTO_TEST_CASE(a_company_is_its_channels_or_places_where_a_list_knows_no_companies) {
  const auto actor = limited({{shop, {}, {}}});
  BOOST_TEST((*ask(actor, {}) == Scope{shop, {}, {}}));
  BOOST_TEST((*ask(actor, {}, {.location = true, .channel = true}) == Scope{shop, {}, web}));
  const auto places =
      company::reached(actor, {Permission::read_orders}, {}, {.location = true}, two_companies());
  BOOST_TEST(places.size() == 2U);
  // What lies within another part is shown with that.
  BOOST_TEST((*ask(limited({{shop, {}, {}}, {shop, nord, {}}}), {}) == Scope{shop, {}, {}}));
}

BOOST_AUTO_TEST_CASE(all_rights_have_to_hold_together) {
  company::Actor actor = limited({{shop, {}, {}}});
  actor.scoped.push_back({{other, {}, {}}, {Permission::read_cost}});
  const auto both = company::narrowed(actor, {Permission::read_orders, Permission::read_cost}, {},
                                      by_all, two_companies());
  BOOST_REQUIRE(!both);
  BOOST_TEST((both.refusal().code == RefusalCode::permission_missing));
  actor.permissions = {Permission::read_cost};
  BOOST_TEST((*company::narrowed(actor, {Permission::read_orders, Permission::read_cost}, {},
                                 by_all, two_companies()) == Scope{shop, {}, {}}));
}

BOOST_AUTO_TEST_CASE(a_refusal_tells_where_the_act_takes_place) {
  const Scope where{shop, nord, {}};
  const auto refused = company::refused(company::Actor(), Permission::edit_staff, where);
  BOOST_REQUIRE(refused.has_value());
  BOOST_TEST((company::scope_in(*refused) == where));
  const auto everywhere = company::refused(company::Actor(), Permission::edit_staff);
  BOOST_TEST((company::scope_in(*everywhere) == Scope()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
