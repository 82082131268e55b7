#include "persistence/stores/order_store.h"
#include "tests/contract/product_support.h"

namespace kontor::test::product_undo_contract {

using catalog::Product;
using catalog::ProductKey;

namespace {

const ProductKey sku_key(const std::string& sku) { return {"sku", sku, ChannelId()}; }

/// An order of batch 9 with one line of the product.
void sell(TestBook& tb, std::int64_t product) {
  orders::Order o;
  o.document = DocumentId(700);
  o.number = "#1";
  o.currency = Currency::of("EUR");
  orders::Line line;
  line.no = 1;
  line.product = ProductId(product);
  line.price.currency = o.currency;
  o.lines.push_back(line);
  persistence::SqlOrderStore orders(tb.clock);
  tb.book.write([&](Unit& u) { orders.add_versions(u, {o}, BatchId(9), test_now()); });
}

void take_back_the_sale(TestBook& tb) {
  persistence::SqlOrderStore orders(tb.clock);
  tb.book.write([&](Unit& u) { orders.undo(u, BatchId(9), {DocumentId(700)}); });
}

/// A product of batch 1 that `insert` uses stays at the undo, and goes once `remove` took the use
/// away.
void stays_while(const std::string& insert, const std::string& remove) {
  for_each_engine([&](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "Y", "B")}, 1);
    acts.run(insert);
    BOOST_TEST((acts.undo(1) == Codes{"X"}));
    BOOST_TEST((acts.codes() == Codes{"X"}));
    BOOST_TEST(acts.find({sku_key("X")}).size() == 1U);
    BOOST_TEST(acts.find({sku_key("Y")}).empty());
    acts.run(remove);
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(product_undo)

BOOST_AUTO_TEST_CASE(what_a_batch_made_goes_and_may_come_again) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "Helmet"), test_product(2, "X", "Saddle")}, 1);
    acts.add({test_product(3, "Z", "Other helmet")}, 2);
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST((acts.codes() == Codes{"Z"}));
    BOOST_TEST((acts.codes("helmet") == Codes{"Z"}));
    BOOST_TEST(acts.by_ids({ProductId(1)}).empty());
    BOOST_TEST(acts.find({sku_key("X")}).empty());
    BOOST_TEST(acts.number("select count(*) from product_version") == 3);
    acts.add({test_product(11, "X", "Helmet"), test_product(12, "X", "Saddle")}, 3);
    BOOST_TEST((acts.codes() == Codes{"X", "Z", "X~2"}));
    BOOST_TEST(acts.undo(3).empty());
    acts.add({test_product(21, "X", "Helmet")}, 4);
    BOOST_TEST((acts.codes() == Codes{"X", "Z"}));
  });
}

BOOST_AUTO_TEST_CASE(an_undo_twice_is_an_undo_once) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    acts.change({test_product(1, "X", "B")}, 2);
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).name == "A");
    BOOST_TEST(acts.undo(77).empty());
    BOOST_TEST((acts.codes() == Codes{"X"}));
  });
}

BOOST_AUTO_TEST_CASE(the_version_before_comes_back_in_every_field) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    const Product before = full_product(1);
    acts.add({before}, 1);
    Product changed = test_product(1, "NEW-SKU", "New name");
    acts.change({changed}, 2);
    changed.name = "Newer name";
    acts.change({changed}, 2);
    BOOST_TEST(acts.undo(2).empty());
    const auto back = acts.by_ids({ProductId(1)});
    BOOST_TEST(catalog::canonical_content(back.at(0)) == catalog::canonical_content(before));
    BOOST_TEST((acts.codes("milky") == Codes{"BOOT-36"}));
    BOOST_TEST(acts.codes("newer").empty());
    BOOST_TEST(acts.find({sku_key("NEW-SKU")}).empty());
    BOOST_TEST(acts.find({sku_key("BOOT-36")}).size() == 1U);
    acts.change({changed}, 3);
    BOOST_TEST(acts.number("select version from product where id = 1") == 4);
  });
}

BOOST_AUTO_TEST_CASE(a_code_taken_meanwhile_is_not_taken_back) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    acts.change({test_product(1, "Y", "A")}, 2);
    acts.add({test_product(2, "X", "B")}, 3);
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST((acts.codes() == Codes{"X~2", "X"}));
  });
}

BOOST_AUTO_TEST_CASE(what_a_later_batch_changed_stays_and_is_named) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    acts.change({test_product(1, "X", "B")}, 2);
    acts.change({test_product(1, "X", "C")}, 3);
    BOOST_TEST((acts.undo(2) == Codes{"X"}));
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).name == "C");
    BOOST_TEST(acts.undo(3).empty());
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).name == "A");
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

BOOST_AUTO_TEST_CASE(batches_undone_from_the_first_on_leave_nothing) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    acts.change({test_product(1, "X", "B")}, 2);
    BOOST_TEST((acts.undo(1) == Codes{"X"}));
    BOOST_TEST(acts.by_ids({ProductId(1)}).at(0).name == "B");
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

BOOST_AUTO_TEST_CASE(keys_of_the_batch_go_and_others_stay) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    acts.add_keys({{sku_key("X-OTHER"), ProductId(1)}, {sku_key("X"), ProductId(1)}}, 2);
    BOOST_TEST(acts.find({sku_key("X-OTHER")}).size() == 1U);
    BOOST_TEST(acts.undo(2).empty());
    BOOST_TEST(acts.find({sku_key("X-OTHER")}).empty());
    BOOST_TEST(acts.find({sku_key("X")}).size() == 1U);
    BOOST_TEST((acts.codes() == Codes{"X"}));
  });
}

BOOST_AUTO_TEST_CASE(a_sold_product_stays_until_the_sale_is_taken_back) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "Y", "B")}, 1);
    sell(tb, 1);
    BOOST_TEST((acts.undo(1) == Codes{"X"}));
    BOOST_TEST((acts.codes() == Codes{"X"}));
    take_back_the_sale(tb);
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_product_in_stock_stays) {
  stays_while(
      "insert into stock_level (product_id, location_id, on_hand_milli, committed_milli, "
      "unavailable_milli) values (1, 5, -1000, 0, 0)",
      "update stock_level set on_hand_milli = 0");
}

BOOST_AUTO_TEST_CASE(a_product_with_figures_stays) {
  stays_while(
      "insert into product_day (product_id, date, channel_id, currency, lines, units_milli, "
      "gross_minor, discount_minor, returns_minor, tax_minor, cost_minor) "
      "values (1, 20000, 5, 'EUR', 0, 0, 500, 0, 500, 0, 0)",
      "update product_day set gross_minor = 0, returns_minor = 0");
}

BOOST_AUTO_TEST_CASE(a_counted_product_stays_while_the_count_stands) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "Y", "B")}, 1);
    acts.run(
        "insert into stock_count (document_id, location_id, channel_id, as_of, opening, "
        "content_hash, batch_id, undone) values (8, 5, 1, 0, true, '', 9, false)");
    acts.run(
        "insert into stock_count_line (document_id, product_id, counted_milli, "
        "unavailable_milli) values (8, 1, 0, 0)");
    BOOST_TEST((acts.undo(1) == Codes{"X"}));
    acts.run("update stock_count set undone = true");
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_product_that_another_is_bound_to_stays) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A")}, 1);
    Product bound = test_product(2, "Y", "B");
    bound.provisional = true;
    acts.add({bound}, 2);
    bound.bound_to = ProductId(1);
    acts.change({bound}, 0);
    BOOST_TEST((acts.undo(1) == Codes{"X"}));
    bound.bound_to = ProductId();
    acts.change({bound}, 0);
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST((acts.codes() == Codes{"Y"}));
  });
}

BOOST_AUTO_TEST_CASE(movements_that_net_to_nothing_hold_no_product) {
  for_each_engine([](TestBook& tb) {
    ProductActs acts(tb);
    acts.add({test_product(1, "X", "A"), test_product(2, "Y", "B")}, 1);
    const auto move = [&](int entry, int product, int from, int to) {
      const std::string header =
          "insert into entry (id, entity_id, kind, document_id, corrects_id, event_at, "
          "business_date, accounting_date, late, date_estimated, recorded_at, batch_id, "
          "actor_id, idempotency_key, posting_count, movement_count, sale_count, digest) "
          "values (:entry, 1, 'sale', 1, 0, 0, 0, 0, false, false, 0, 1, 1, 'k' || :entry_text, "
          "0, 1, 0, '')";
      const std::string movement =
          "insert into movement (entry_id, line_no, document_line, product_id, from_location, "
          "to_location, from_state, to_state, owner, quantity_milli, value_minor, event_at, "
          "business_date) values (:entry, 1, 1, :product, :from, :to, 'available', 'available', "
          "'', 1000, 0, 0, 0)";
      tb.book.write([&](Unit& u) {
        const auto close = [&] {
          persistence::Query q(u, header);
          q.bind("entry", entry).bind("entry_text", std::to_string(entry)).execute();
        };
        // PostgreSQL's guards want the header first, SQLite's want it last.
        if (tb.engine == persistence::Engine::postgresql) close();
        persistence::Query q(u, movement);
        q.bind("entry", entry).bind("product", product).bind("from", from).bind("to", to).execute();
        if (tb.engine == persistence::Engine::sqlite) close();
      });
    };
    move(51, 1, 5, 6);
    move(52, 1, 6, 5);
    move(53, 2, 5, 6);
    BOOST_TEST((acts.undo(1) == Codes{"Y"}));
    move(54, 2, 6, 5);
    BOOST_TEST(acts.undo(1).empty());
    BOOST_TEST(acts.codes().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::product_undo_contract
