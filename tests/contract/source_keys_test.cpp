#include "persistence/stores/source_keys.h"

#include "tests/contract/product_support.h"

namespace kontor::test {

namespace product_keys_test {

using catalog::KeyFilter;
using catalog::KeyPage;
using persistence::SqlSourceKeys;
using Texts = std::vector<std::string>;

KeyPage keys_of_book(ProductActs& acts, const KeyFilter& filter) {
  return acts.book.read([&](Unit& u) { return SqlSourceKeys().keys(u, filter); });
}

Texts all_keys(ProductActs& acts, KeyFilter filter) {
  Texts found;
  do {
    const KeyPage page = keys_of_book(acts, filter);
    for (const auto& row : page.rows) {
      found.push_back(row.key.kind + ":" + row.key.key + "@" +
                      std::to_string(row.key.channel.value) + "=" +
                      std::to_string(row.product.value));
    }
    filter.after = page.next;
  } while (!filter.after.empty());
  return found;
}

}  // namespace product_keys_test

BOOST_AUTO_TEST_SUITE(product_keys)

using namespace product_keys_test;

BOOST_AUTO_TEST_CASE(keys_page_by_page_in_one_order) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "B-1", "Bike"), test_product(2, "A-1", "Bell")});
    acts.add_keys({{{"sku", "ASIN-9", ChannelId(21)}, ProductId(1)},
                   {{"sku", "ASIN-9", ChannelId(22)}, ProductId(2)},
                   {{"name", "vendor bike", ChannelId(21)}, ProductId(1)}},
                  1);
    const Texts whole = all_keys(acts, {});
    BOOST_TEST(std::is_sorted(whole.begin(), whole.end()));
    BOOST_TEST(std::count(whole.begin(), whole.end(), "sku:ASIN-9@22=2") == 1);
    KeyFilter small;
    small.limit = 2;
    BOOST_TEST(all_keys(acts, small) == whole, boost::test_tools::per_element());
    const auto count = tb.book.read([&](Unit& u) { return SqlSourceKeys().key_count(u, {}, 100); });
    BOOST_TEST(count == std::ssize(whole));
    BOOST_TEST(tb.book.read([&](Unit& u) { return SqlSourceKeys().key_count(u, {}, 2); }) == 2);
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_is_where_pages_lead) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    std::vector<catalog::KeyMatch> keys;
    for (std::int64_t id = 1; id <= 9; ++id) {
      acts.add({test_product(id, "P-" + std::to_string(id), "Bike " + std::to_string(id))});
      keys.push_back(
          {{"sku", "X" + std::to_string(id / 2), ChannelId(21 + id % 2)}, ProductId(id)});
      keys.push_back({{"name", "bike " + std::to_string(id), ChannelId(21)}, ProductId(id)});
    }
    acts.add_keys(keys, 1);
    for (const std::string kind : {"", "name", "sku"}) {
      KeyFilter filter;
      filter.kind = kind;
      const auto all = std::ssize(all_keys(acts, filter));
      BOOST_TEST(all >= 9);
      const auto behind = [&](std::int64_t rows) {
        return tb.book.read([&](Unit& u) { return SqlSourceKeys().place_behind(u, filter, rows); });
      };
      for (int rows = 1; rows < all; ++rows) {
        filter.after.clear();
        filter.limit = rows;
        const std::string next = keys_of_book(acts, filter).next;
        BOOST_TEST(behind(rows) == next);
        // On from there, into another kind too.
        filter.after = next;
        for (int more = 1; rows + more < all; more += 3) {
          filter.limit = more;
          BOOST_TEST(behind(more) == keys_of_book(acts, filter).next);
        }
        BOOST_TEST(behind(all - rows + 1).empty());
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(keys_are_found_by_kind_and_beginning_and_name_their_product) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    auto unknown = test_product(1, "B-1", "Bike");
    unknown.provisional = true;
    acts.add({unknown});
    acts.add_keys({{{"sku", "ASIN-9", ChannelId(21)}, ProductId(1)},
                   {{"sku", "ASIN%", ChannelId(21)}, ProductId(1)}},
                  1);
    KeyFilter filter;
    filter.kind = "sku";
    filter.beginning = "ASIN-";
    const auto page = keys_of_book(acts, filter);
    BOOST_REQUIRE(page.rows.size() == 1U);
    BOOST_TEST(page.rows[0].name == "Bike");
    BOOST_TEST(page.rows[0].sku == "B-1");
    BOOST_TEST(page.rows[0].provisional);
    BOOST_TEST(tb.book.read(
                   [&](Unit& u) { return SqlSourceKeys().provisional_count(u, "bike", 9); }) == 1);
    BOOST_TEST(tb.book.read(
                   [&](Unit& u) { return SqlSourceKeys().provisional_count(u, "bell", 9); }) == 0);
    filter.beginning = "nothing";
    BOOST_TEST(keys_of_book(acts, filter).rows.empty());
    for (const std::string& text : hostile_texts()) {
      filter.beginning = text;
      BOOST_TEST(keys_of_book(acts, filter).rows.empty());
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
