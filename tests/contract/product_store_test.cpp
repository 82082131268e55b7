#include <algorithm>

#include "tests/contract/product_support.h"

namespace kontor::test::product_contract {

using catalog::KeyMatch;
using catalog::Product;
using catalog::ProductFilter;
using catalog::ProductKey;

BOOST_AUTO_TEST_SUITE(product_store)

BOOST_AUTO_TEST_CASE(a_product_comes_back_as_it_was) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    const Product full = full_product(9'007'199'254'740'993);
    Product plain = test_product(4, "P", "Plain");
    acts.add({full, plain});
    const auto back = acts.by_ids({full.id, plain.id, ProductId(99)});
    BOOST_REQUIRE(back.size() == 2U);
    BOOST_TEST(catalog::canonical_content(back[0]) == catalog::canonical_content(plain));
    BOOST_TEST((back[0].id == plain.id));
    BOOST_TEST(catalog::canonical_content(back[1]) == catalog::canonical_content(full));
    BOOST_TEST((back[1].id == full.id));
    BOOST_TEST(acts.by_ids({}).empty());
  });
}

BOOST_AUTO_TEST_CASE(versions_hold_the_content_and_when_it_was_recorded) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    Product p = full_product(4);
    acts.add({p}, 1);
    p.price.reset();
    p.name = "Other";
    acts.change({p}, 2);
    BOOST_TEST(acts.number("select count(*) from product_version where product_id = 4") == 2);
    BOOST_TEST(acts.number("select version from product where id = 4") == 2);
    BOOST_TEST(acts.number("select min(recorded_at) from product_version") == test_now().ms);
    const auto back = acts.by_ids({p.id});
    BOOST_TEST(catalog::canonical_content(back.at(0)) == catalog::canonical_content(p));
  });
}

BOOST_AUTO_TEST_CASE(a_code_that_is_taken_gets_a_number) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "X", "B"), test_product(3, "Y", "C")});
    BOOST_TEST((acts.codes() == Codes{"X", "X~2", "Y"}));
    acts.add({test_product(4, "X", "D"), test_product(5, "X~2", "E"), test_product(6, "X", "F")});
    BOOST_TEST((acts.codes() == Codes{"X", "X~2", "Y", "X~3", "X~2~2", "X~4"}));
  });
}

BOOST_AUTO_TEST_CASE(a_changed_product_keeps_its_numbered_code) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "X", "B")});
    Product second = test_product(2, "X", "Bee");
    acts.change({second}, 2);
    BOOST_TEST(acts.by_ids({ProductId(2)}).at(0).code == "X~2");
    BOOST_TEST(acts.by_ids({ProductId(2)}).at(0).name == "Bee");
    second.code = "Z";
    acts.change({second, test_product(1, "X", "A!")}, 3);
    BOOST_TEST((acts.codes() == Codes{"X", "Z"}));
    Product first = test_product(1, "X", "A");
    first.code = "Z";
    acts.change({first}, 4);
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).code == "Z~2");
  });
}

BOOST_AUTO_TEST_CASE(a_name_that_ends_like_a_number_form_is_no_number_form) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X~red", "A")});
    Product p = test_product(1, "X", "A");
    acts.change({p}, 2);
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).code == "X");
  });
}

BOOST_AUTO_TEST_CASE(keys_find_on_any_channel_or_the_one_given) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({full_product(1), test_product(2, "sku-2", "Two")});
    acts.add_keys({{{"sku", "MKT-1", ChannelId(7)}, ProductId(1)},
                   {{"sku", "MKT-1", ChannelId(8)}, ProductId(2)},
                   {{"sku", "MKT-1", ChannelId(8)}, ProductId(2)}},
                  2);
    const auto products = [&](const ProductKey& key) {
      std::vector<std::int64_t> ids;
      for (const KeyMatch& m : acts.find({key})) {
        BOOST_TEST((m.key == key));
        ids.push_back(m.product.value);
      }
      return ids;
    };
    using Ids = std::vector<std::int64_t>;
    BOOST_TEST((products({"sku", "MKT-1", ChannelId(7)}) == Ids{1}));
    BOOST_TEST((products({"sku", "MKT-1", ChannelId(8)}) == Ids{2}));
    BOOST_TEST((products({"sku", "MKT-1", ChannelId()}) == Ids{}));
    BOOST_TEST((products({"sku", "BOOT-36", ChannelId(7)}) == Ids{1}));
    BOOST_TEST((products({"sku", "BOOT-36", ChannelId()}) == Ids{1}));
    BOOST_TEST((products({"sku", "boot-36", ChannelId()}) == Ids{}));
    BOOST_TEST((products({"name", "BOOT-36", ChannelId()}) == Ids{}));
    const std::string style = catalog::style_key("otti-combat-boot", "Color=Milky; Size=36");
    BOOST_TEST((products({"style", style, ChannelId()}) == Ids{1}));
    BOOST_TEST(acts.find({}).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_key_of_two_products_gives_both) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "X", "B")});
    acts.add_keys({{{"sku", "X", ChannelId(5)}, ProductId(2)}}, 1);
    const auto found = acts.find({{"sku", "X", ChannelId(5)}, {"sku", "none", ChannelId()}});
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST((found[0].product == ProductId(1)));
    BOOST_TEST((found[1].product == ProductId(2)));
  });
}

BOOST_AUTO_TEST_CASE(a_change_adds_keys_and_leaves_the_old_ones) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "OLD", "A")});
    acts.change({test_product(1, "NEW", "A")}, 2);
    BOOST_TEST(acts.find({{"sku", "OLD", ChannelId()}, {"sku", "NEW", ChannelId()}}).size() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(by_sku_before_by_code) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    Product by_code = test_product(1, "other", "A");
    by_code.code = "SAME";
    acts.add({by_code});
    acts.add({test_product(2, "SAME", "B"), test_product(3, "SAME", "C")});
    const auto ask = [&](const std::string& text) {
      return tb.book.read([&](Unit& u) { return acts.store.by_sku_or_code(u, text); });
    };
    BOOST_TEST((codes_of(ask("SAME")) == Codes{"SAME~2", "SAME~3", "SAME"}));
    BOOST_TEST((codes_of(ask("SAME~3")) == Codes{"SAME~3"}));
    BOOST_TEST(ask("same").empty());
    BOOST_TEST(ask("' or 1=1 --").empty());
  });
}

BOOST_AUTO_TEST_CASE(lists_go_by_name_in_any_script_page_by_page) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    std::vector<Product> products;
    for (int i = 0; i < 25; ++i) {
      products.push_back(
          test_product(i + 1, "S" + std::to_string(i), i % 2 == 0 ? "same" : "Same"));
    }
    products.push_back(test_product(90, "Z", "zebra"));
    products.push_back(test_product(91, "E", "\xC3\x89lan"));
    acts.add(products);
    Codes all;
    ProductFilter filter;
    filter.limit = 9;
    do {
      const auto page = acts.list(filter);
      BOOST_TEST(page.rows.size() == 9U);
      for (const auto& p : page.rows) all.push_back(p.code);
      filter.after = page.next;
    } while (!filter.after.empty());
    BOOST_REQUIRE(all.size() == 27U);
    BOOST_TEST(all.front() == "E");
    BOOST_TEST(all.back() == "Z");
    std::sort(all.begin(), all.end());
    BOOST_TEST((std::adjacent_find(all.begin(), all.end()) == all.end()));
  });
}

BOOST_AUTO_TEST_CASE(searching_in_four_scripts) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    Product vendor = test_product(5, "v", "Glove");
    vendor.vendor = "Müller & Söhne";
    vendor.barcode = "4006381333931";
    acts.add({test_product(1, "ab-100%", "Mountain Bike Élan 29\""),
              test_product(2, "cd_7", "دراجة جبلية"), test_product(3, "ef", "山地自行车"),
              test_product(4, "gh", "ロードサドル"), vendor});
    BOOST_TEST((acts.codes("elan") == Codes{"ab-100%"}));
    BOOST_TEST((acts.codes("BIKE moun") == Codes{"ab-100%"}));
    BOOST_TEST((acts.codes("mo bi") == Codes{"ab-100%"}));
    BOOST_TEST((acts.codes("ke") == Codes{}));
    BOOST_TEST((acts.codes("100%") == Codes{"ab-100%"}));
    BOOST_TEST((acts.codes("1%0") == Codes{}));
    BOOST_TEST((acts.codes("d_7") == Codes{"cd_7"}));
    BOOST_TEST((acts.codes("cdx7") == Codes{}));
    BOOST_TEST((acts.codes("29\"") == Codes{"ab-100%"}));
    BOOST_TEST((acts.codes("جبلي") == Codes{"cd_7"}));
    BOOST_TEST((acts.codes("自行车") == Codes{"ef"}));
    BOOST_TEST((acts.codes("山地") == Codes{"ef"}));
    BOOST_TEST((acts.codes("车") == Codes{"ef"}));
    BOOST_TEST((acts.codes("サドル") == Codes{"gh"}));
    BOOST_TEST((acts.codes("muller") == Codes{"v"}));
    BOOST_TEST((acts.codes("381333") == Codes{"v"}));
    BOOST_TEST((acts.codes("glove nothing") == Codes{}));
    BOOST_TEST((acts.codes("\"* OR bike") == Codes{}));
    BOOST_TEST(acts.codes("   ").size() == 5U);
  });
}

BOOST_AUTO_TEST_CASE(a_search_follows_a_change) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "A", "Helmet"), test_product(2, "B", "Helmet two")});
    acts.change({test_product(1, "A", "Saddle")}, 2);
    BOOST_TEST((acts.codes("helmet") == Codes{"B"}));
    BOOST_TEST((acts.codes("saddle") == Codes{"A"}));
  });
}

BOOST_AUTO_TEST_CASE(provisional_products_can_be_listed_alone) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    Product unknown = test_product(2, "U", "Unknown");
    unknown.provisional = true;
    unknown.bound_to = ProductId(1);
    acts.add({test_product(1, "K", "Known"), unknown});
    ProductFilter filter;
    filter.provisional_only = true;
    const auto page = acts.list(filter);
    BOOST_TEST((codes_of(page.rows) == Codes{"U"}));
    BOOST_TEST((page.rows.at(0).bound_to == ProductId(1)));
  });
}

BOOST_AUTO_TEST_CASE(hostile_texts_in_every_field) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    std::vector<Product> products;
    std::vector<ProductId> ids;
    for (const std::string& text : hostile_texts()) {
      Product p = test_product(static_cast<std::int64_t>(products.size()) + 1, text, text);
      p.style = p.options = p.vendor = p.barcode = p.unit = text;
      products.push_back(p);
      ids.push_back(p.id);
    }
    acts.add(products);
    for (Product& p : products) p.options += "!";
    acts.change(products, 2);
    const auto back = acts.by_ids(ids);
    BOOST_REQUIRE(back.size() == products.size());
    for (std::size_t i = 0; i < back.size(); ++i) {
      BOOST_TEST(catalog::canonical_content(back[i]) == catalog::canonical_content(products[i]));
      const auto found = acts.find({{"sku", products[i].sku, ChannelId()}});
      BOOST_REQUIRE(found.size() == 1U);
      BOOST_TEST((found[0].product == products[i].id));
    }
  });
}

BOOST_AUTO_TEST_CASE(ten_thousand_products_at_once) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    std::vector<Product> products;
    std::vector<ProductKey> keys;
    for (int i = 0; i < 10'000; ++i) {
      products.push_back(
          test_product(i + 1, "SKU-" + std::to_string(i), "Product number " + std::to_string(i)));
      keys.push_back({"sku", "SKU-" + std::to_string(i), ChannelId(3)});
    }
    acts.add(products);
    BOOST_TEST(acts.find(keys).size() == 10'000U);
    for (Product& p : products) p.vendor = "Changed";
    acts.change(products, 2);
    BOOST_TEST(acts.number("select count(*) from product where vendor = 'Changed'") == 10'000);
    BOOST_TEST(acts.number("select count(*) from product_version") == 20'000);
    BOOST_TEST(acts.codes("number 9999").size() == 1U);
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST(acts.number("select count(*) from product where vendor = ''") == 10'000);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::product_contract
