#include "gui/presenters/column_layout.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/row_table.h"

namespace kontor::test {

namespace column_layout_test {

using gui::ColumnLayout;
using Ids = std::vector<std::string>;

std::vector<gui::Column> columns_named(const Ids& ids) {
  std::vector<gui::Column> columns;
  for (const auto& id : ids) columns.push_back(gui::text_column(id, "Title of " + id, 100));
  return columns;
}

Ids ids_of(const std::vector<gui::Column>& columns, const std::vector<std::size_t>& order) {
  Ids ids;
  for (const std::size_t i : order) ids.push_back(columns.at(i).id);
  return ids;
}

}  // namespace column_layout_test

BOOST_AUTO_TEST_SUITE(column_layout)

using namespace column_layout_test;

BOOST_AUTO_TEST_CASE(an_untouched_layout_is_the_lists_own) {
  const auto columns = columns_named({"a", "b", "c"});
  const ColumnLayout layout;
  BOOST_TEST(ids_of(columns, layout.order(columns)) == (Ids{"a", "b", "c"}));
  BOOST_TEST(layout.text().empty());
  BOOST_TEST(layout.width("a") == 0);
}

BOOST_AUTO_TEST_CASE(order_widths_and_hidden_columns_are_kept_as_text) {
  const auto columns = columns_named({"a", "b", "c"});
  ColumnLayout layout;
  layout.arrange({"c", "a", "b"});
  layout.show(columns_named({"a"})[0], false);
  layout.set_width("b", 180);
  const ColumnLayout back = ColumnLayout::parse(layout.text());
  BOOST_CHECK(back == layout);
  BOOST_TEST(ids_of(columns, back.order(columns)) == (Ids{"c", "a", "b"}));
  BOOST_TEST(ids_of(columns, back.shown(columns)) == (Ids{"c", "b"}));
  BOOST_TEST(back.width("b") == 180);
}

BOOST_AUTO_TEST_CASE(columns_that_come_and_go_keep_their_place) {
  ColumnLayout layout;
  layout.arrange({"place-B", "sku", "place-A"});
  // Another book has other places; a new column stands behind the one that it follows at first.
  const auto other = columns_named({"sku", "name", "place-X"});
  BOOST_TEST(ids_of(other, layout.order(other)) == (Ids{"sku", "name", "place-X"}));
  layout.arrange({"name", "sku"});
  const auto back = columns_named({"sku", "place-A", "place-B"});
  BOOST_TEST(ids_of(back, layout.order(back)) == (Ids{"sku", "place-B", "place-A"}));
}

BOOST_AUTO_TEST_CASE(a_column_moves_over_those_that_are_not_shown) {
  auto columns = columns_named({"a", "b", "c", "d"});
  columns[1].hidden = true;
  ColumnLayout layout;
  layout.show(columns_named({"c"})[0], false);
  layout.move(columns, "a", true);
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"d", "a"}));
  layout.move(columns, "a", true);  // is the last one
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"d", "a"}));
  layout.move(columns, "a", false);
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "d"}));
  layout.move(columns, "c", false);  // not shown
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "d"}));
}

BOOST_AUTO_TEST_CASE(a_spare_column_is_shown_when_somebody_asks_for_it) {
  auto columns = columns_named({"a", "b", "c"});
  columns[1].spare = true;
  ColumnLayout layout;
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "c"}));
  layout.show(columns[1], true);
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "b", "c"}));
  const auto back = ColumnLayout::parse(layout.text());
  BOOST_CHECK(back == layout);
  layout.show(columns[1], false);
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "c"}));
  BOOST_TEST(layout.text().empty());
}

BOOST_AUTO_TEST_CASE(a_list_never_has_no_column) {
  const auto columns = columns_named({"a", "b"});
  ColumnLayout layout;
  layout.show(columns_named({"a"})[0], false);
  layout.show(columns_named({"b"})[0], false);
  BOOST_TEST(ids_of(columns, layout.shown(columns)) == (Ids{"a", "b"}));
}

BOOST_AUTO_TEST_CASE(what_cant_be_read_is_no_arrangement) {
  for (const std::string text :
       {"", "x", "[]", "{\"order\":1}", "{\"order\":[1,null],\"hidden\":{},\"widths\":[3]}",
        "{\"widths\":{\"a\":-4,\"b\":\"wide\",\"c\":99999999}}", "{\"order\":[\"a\""}) {
    BOOST_CHECK_MESSAGE(ColumnLayout::parse(text) == ColumnLayout(), text);
  }
  BOOST_CHECK(ColumnLayout::parse("{\"order\":[\"a\",\"a\"]}") ==
              ColumnLayout::parse("{\"order\":[\"a\"]}"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
