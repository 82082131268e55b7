#include "persistence/stores/near_names.h"

#include "persistence/stores/customer_store.h"
#include "tests/contract/order_support.h"
#include "tests/contract/product_support.h"

namespace kontor::test {

namespace near_names_test {

struct NearActs {
  explicit NearActs(TestBook& tb) : products(tb), orders(tb), book(tb.book) {}

  void add_person(std::int64_t id, const std::string& name) {
    book.write([&](Unit& u) {
      people.add(u, ChannelId(21),
                 {{{std::to_string(id) + "@x.example", "", "", name}, CustomerId(id)}}, BatchId(1));
    });
  }
  Numbers near_products(const std::string& typed) {
    Numbers ids;
    for (const auto id : book.read([&](Unit& u) { return near.products(u, typed); }))
      ids.push_back(id.value);
    return ids;
  }
  Numbers near_people(const std::string& typed, const std::vector<company::Scope>& at = {}) {
    Numbers ids;
    for (const auto id : book.read([&](Unit& u) { return near.customers(u, typed, at); }))
      ids.push_back(id.value);
    return ids;
  }

  ProductActs products;
  OrderActs orders;
  Book& book;
  persistence::SqlCustomerStore people;
  persistence::SqlNearNames near;
};

}  // namespace near_names_test

BOOST_AUTO_TEST_SUITE(near_names)

using namespace near_names_test;

BOOST_AUTO_TEST_CASE(products_with_near_names_nearest_first) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    auto vendor = test_product(5, "P-5", "Lamp");
    vendor.vendor = "Kettler";
    acts.products.add({test_product(1, "P-1", "Kettle, blue"), test_product(2, "P-2", "Kettles"),
                       test_product(3, "P-3", "Nettle tea"), test_product(4, "P-4", "Walnut bowl"),
                       vendor, test_product(6, "KETLE", "Vase"), test_product(7, "P-7", "蓝色水壶"),
                       test_product(8, "P-8", "درّاجة هوائية"),
                       test_product(9, "P-9", "Bicicletă de oraș")});
    // A whole word before the beginning of one, a first letter that is right before one that isn't.
    BOOST_TEST(acts.near_products("ketle") == (Numbers{1, 2, 5}), boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("mettle") == (Numbers{1, 3, 2, 5}),
               boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("blue ketle") == Numbers{1}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("wlanut") == Numbers{4}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("水胡") == Numbers{7}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("دارجة") == Numbers{8}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("bicicelta oraș") == Numbers{9},
               boost::test_tools::per_element());
    for (const char* none : {"", "ket", "zebra", "P-11", "wlanut ketle", "水", "%%%%", "\"OR\" a"})
      BOOST_TEST(acts.near_products(none).empty(), none);
  });
}

BOOST_AUTO_TEST_CASE(what_is_near_a_code_is_another_product) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    auto coded = test_product(1, "BOLTX", "Vase");
    coded.barcode = "4006381333931";
    acts.products.add({coded, test_product(2, "B-1203", "Bolts")});
    BOOST_TEST(acts.near_products("boltz") == Numbers{2}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_products("4006381333932").empty());
    BOOST_TEST(acts.near_products("B-1204").empty());
  });
}

BOOST_AUTO_TEST_CASE(hidden_products_are_near_nothing) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    acts.products.add({test_product(1, "P-1", "Kettle")}, 1);
    acts.products.add({test_product(2, "P-2", "Kettle")}, 2);
    BOOST_TEST(acts.near_products("ketle") == (Numbers{1, 2}), boost::test_tools::per_element());
    acts.products.undo(2);
    BOOST_TEST(acts.near_products("ketle") == Numbers{1}, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(customers_with_near_names) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    acts.add_person(1, "Ana González");
    acts.add_person(2, "Ștefănescu Ion");
    acts.add_person(3, "أحمد محمد");
    acts.add_person(4, "李娜");
    acts.add_person(5, "Anna Gonzales");
    BOOST_TEST(acts.near_people("gonzlaez") == (Numbers{1}), boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("gonzalex") == (Numbers{1, 5}), boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("ion stefanecsu") == Numbers{2}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("محمود") == Numbers{3}, boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("丽娜") == Numbers{4}, boost::test_tools::per_element());
    // Mail addresses and phones are no names.
    BOOST_TEST(acts.near_people("exmaple").empty());
  });
}

BOOST_AUTO_TEST_CASE(who_ordered_elsewhere_is_near_for_nobody_here) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    acts.orders.add_company();
    acts.add_person(1, "Kettler");
    acts.add_person(2, "Kettler");
    auto here = test_order(1000), there = test_order(1001);
    here.customer = CustomerId(1);
    there.customer = CustomerId(2);
    there.channel = ChannelId(22);
    acts.orders.add({here, there}, 1);
    BOOST_TEST(acts.near_people("ketler") == (Numbers{1, 2}), boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("ketler", {{{}, {}, ChannelId(22)}}) == Numbers{2},
               boost::test_tools::per_element());
    BOOST_TEST(acts.near_people("ketler", {{{}, {}, ChannelId(99)}}).empty());
  });
}

BOOST_AUTO_TEST_CASE(no_more_than_a_page_is_near) {
  for_each_engine([](TestBook& tb) {
    NearActs acts(tb);
    std::vector<catalog::Product> many;
    for (int i = 1; i <= 120; ++i)
      many.push_back(test_product(i, "P-" + std::to_string(i), "Kettle " + std::to_string(i)));
    acts.products.add(many);
    BOOST_TEST(acts.near_products("ketle").size() == catalog::most_near);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
