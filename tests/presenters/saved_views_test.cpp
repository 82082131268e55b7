#include "gui/presenters/saved_views.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/memory_settings.h"

namespace kontor::test {

namespace saved_views_test {

using gui::SavedViews;
using Names = std::vector<std::string>;

Names names_of(const SavedViews& views) {
  Names names;
  for (const auto& view : views.all()) names.push_back(view.name);
  return names;
}

}  // namespace saved_views_test

BOOST_AUTO_TEST_SUITE(saved_views)

using namespace saved_views_test;

BOOST_AUTO_TEST_CASE(views_are_kept_under_their_names_and_by_list) {
  MemorySettings settings;
  SavedViews orders(settings, "orders");
  BOOST_TEST(orders.all().empty());
  BOOST_CHECK(orders.save({" Old \"open\" ones\n", "{\"state\":\"open\"}", "{}"}) ==
              SavedViews::Answer::done);
  BOOST_CHECK(orders.save({"طلبات اليوم", "{}", ""}) == SavedViews::Answer::done);
  BOOST_TEST(names_of(orders) == (Names{"Old \"open\" ones", "طلبات اليوم"}));
  BOOST_TEST(names_of(SavedViews(settings, "orders")).size() == 2U);
  BOOST_TEST(SavedViews(settings, "stock").all().empty());
  const auto found = orders.find("Old \"open\" ones");
  BOOST_REQUIRE(found);
  BOOST_TEST(found->choice == "{\"state\":\"open\"}");
}

BOOST_AUTO_TEST_CASE(the_same_name_is_the_same_view) {
  MemorySettings settings;
  SavedViews views(settings, "orders");
  views.save({"One", "1", ""});
  views.save({"Two", "2", ""});
  views.save({"One", "3", ""});
  BOOST_TEST(names_of(views) == (Names{"One", "Two"}));
  BOOST_TEST(views.find("One")->choice == "3");
  BOOST_CHECK(views.save({"  ", "4", ""}) == SavedViews::Answer::no_name);
}

BOOST_AUTO_TEST_CASE(views_are_renamed_and_deleted) {
  MemorySettings settings;
  SavedViews views(settings, "orders");
  views.save({"One", "1", ""});
  views.save({"Two", "2", ""});
  BOOST_CHECK(views.rename("One", "Two") == SavedViews::Answer::name_taken);
  BOOST_CHECK(views.rename("One", " ") == SavedViews::Answer::no_name);
  BOOST_CHECK(views.rename("One", " Three ") == SavedViews::Answer::done);
  BOOST_CHECK(views.rename("gone", "Four") == SavedViews::Answer::done);
  BOOST_TEST(names_of(views) == (Names{"Three", "Two"}));
  BOOST_TEST(views.find("Three")->choice == "1");
  views.remove("Three");
  views.remove("Three");
  views.remove("Two");
  BOOST_TEST(views.all().empty());
  BOOST_TEST(settings.get("views.orders").empty());
}

BOOST_AUTO_TEST_CASE(damaged_settings_cost_no_more_than_what_is_damaged) {
  MemorySettings settings;
  SavedViews views(settings, "orders");
  for (const std::string text : {"x", "{}", "[", "[1,null,{\"choice\":\"1\"}]"}) {
    settings.set("views.orders", text);
    BOOST_TEST(views.all().empty(), text);
  }
  settings.set("views.orders", "[{\"name\":\"A\",\"choice\":5},{\"name\":\"A\"},{\"name\":\"B\"}]");
  BOOST_TEST(names_of(views) == (Names{"A", "B"}));
  BOOST_TEST(views.find("A")->choice.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
