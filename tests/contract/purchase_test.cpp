// Orders with suppliers: what is incoming, what deliveries bring into stock and books, what is
// refused.

#include <set>

#include "tests/contract/damage.h"
#include "tests/contract/purchase_world.h"
#include "tests/contract/runs_twice.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(purchases)

BOOST_AUTO_TEST_CASE(what_was_ordered_is_incoming_until_it_comes) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const auto draft = w.good(w.purchases().create(w.order_of({w.line("A", 6), w.line("B", 4)})));
    BOOST_TEST(draft.number == "P-1");
    BOOST_TEST(w.at(201, w.shop) == "10/0/0/0");
    BOOST_CHECK(w.good(w.purchases().order("P-1")).state == stock::DocumentState::ordered);
    BOOST_TEST(w.at(201, w.shop) == "10/0/0/6");
    BOOST_TEST(w.at(202, w.shop) == "0/0/0/4");
    BOOST_TEST(w.pool_incoming() == "A 6 B 4 all 10");
    w.check();
    const auto part = w.good(w.purchases().receive("P-1", {{w.line("A", 2)}, {}, {}, {}, {}}));
    BOOST_CHECK(part.state == stock::DocumentState::partly_received);
    BOOST_TEST(w.at(201, w.shop) == "12/0/0/4");
    BOOST_TEST(w.pool_incoming() == "A 4 B 4 all 8");
    BOOST_TEST(w.balance("goods_received") == -500);
    BOOST_TEST(w.balance("stock") == 1500);
    w.check();
    const auto all = w.good(w.purchases().receive("P-1", {}));
    BOOST_CHECK(all.state == stock::DocumentState::received);
    BOOST_TEST(w.at(201, w.shop) == "16/0/0/0");
    BOOST_TEST(w.at(202, w.shop) == "4/0/0/0");
    BOOST_TEST(w.pool_incoming() == "all 0");
    BOOST_TEST(w.balance("goods_received") == -1900);
    BOOST_CHECK(w.good(w.purchases().close("P-1", {})).state == stock::DocumentState::closed);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(freight_and_duty_are_divided_to_the_cent) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    w.stock_up(201, w.shop, 10);
    // 15.00 and 4.00 of goods: 3.00 is divided 2.37 and 0.63, 1.00 is 0.79 and 0.21.
    const auto by_value = w.ordered(w.order_of({w.line("A", 6), w.line("B", 4)}));
    w.good(w.purchases().receive(by_value, w.with_charges("3.00", "1.00")));
    BOOST_TEST(w.value(201) == 1000 + 1500 + 237 + 79);
    BOOST_TEST(w.value(202) == 400 + 63 + 21);
    BOOST_TEST(w.balance("goods_received") == -1900);
    BOOST_TEST(w.balance("landed_costs") == -400);
    BOOST_TEST(w.balance("stock") == 1000 + 1900 + 400);
    auto wish = w.with_charges("1.01", "0");
    wish.spread = stock::Spread::quantity;
    const auto by_quantity = w.ordered(w.order_of({w.line("A", 6), w.line("B", 4)}));
    w.good(w.purchases().receive(by_quantity, wish));
    BOOST_TEST(w.value(202) == 484 + 400 + 40);
    BOOST_TEST(w.balance("landed_costs") == -501);
    w.check();
    const auto receipts = w.book.read([&](Unit& u) {
      const auto d =
          w.stores.all().stock_documents.find(u, stock::DocumentType::purchase, by_value);
      return w.stores.all().purchases.receipts(u, d->id);
    });
    BOOST_REQUIRE(receipts.size() == 2U);
    BOOST_TEST(receipts[0].goods_minor == 1500);
    BOOST_TEST(receipts[0].charges_minor == 316);
    BOOST_TEST(receipts[1].charges_minor == 84);
  });
}

BOOST_AUTO_TEST_CASE(a_foreign_supplier_is_owed_its_own_money) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto number =
        w.ordered(w.order_of({w.priced("A", 3, "3.333333"), w.priced("B", 1, "0.01")}, "FAR"));
    BOOST_TEST(w.refusal(w.purchases().receive(number, {})) == "rate_missing");
    BOOST_TEST(w.at(201, w.shop) == "0/0/0/3");
    w.book.write([&](Unit& u) {
      w.stores.all().company.put(u,
                                 {{19'000}, Currency::of("USD"), Currency::of("EUR"), 900'000'000});
    });
    w.good(w.purchases().receive(number, w.with_charges("0.50", "0")));
    // 10.00 + 0.01 dollars are 9.01 euro: 9.00 and 0.01.
    BOOST_TEST(w.value(201) == 900 + 50);
    BOOST_TEST(w.value(202) == 1);
    BOOST_TEST(w.balance("goods_received") == -901);
    BOOST_TEST(w.balance("currency_exchange") == 0);
    BOOST_TEST(w.number("select sum(amount_minor) from posting where currency = 'USD'") == 0);
    BOOST_TEST(w.number("select min(amount_minor) from posting where currency = 'USD'") == -1001);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_is_not_good_is_set_aside_and_what_never_comes_given_up) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto number = w.ordered(w.order_of({w.line("A", 6)}));
    const auto d = w.good(
        w.purchases().receive(number, {{w.line("A", 2)}, {w.line("A", 1)}, "bruised", {}, {}}));
    BOOST_TEST(d.lines[0].reason == "bruised");
    BOOST_TEST(w.at(201, w.shop) == "3/0/1/3");
    BOOST_TEST(w.balance("goods_received") == -750);
    BOOST_TEST(w.refusal(w.purchases().cancel(number, {})) == "document_state");
    const auto closed = w.good(w.purchases().close(number, "sold out"));
    BOOST_TEST(closed.lines[0].lost.to_decimal() == "3");
    BOOST_TEST(w.at(201, w.shop) == "3/0/1/0");
    const auto other = w.ordered(w.order_of({w.line("A", 1)}));
    w.good(w.purchases().cancel(other, {}));
    BOOST_TEST(w.at(201, w.shop) == "3/0/1/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_delivery_fills_what_was_sold_below_zero) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    w.stock_up(201, w.shop, 1);
    books::Entry sale = w.entry(900, 901, books::EntryKind::sale, {1'700'000'100'000});
    w.add_sale(sale, 201, 3, 500, 100);
    auto set = w.set_of({sale}, {w.document(901, "S1")});
    set.costs.push_back({EntityId(1), ProductId(201), Quantity::of_units(-2), -200, 1'000'000});
    set.oversold.push_back(
        {EntryId(900), DocumentId(901), {ProductId(201), w.shop}, Quantity::of_units(2)});
    w.post(set);
    w.check();
    // Two of the three were sold at 1.00 and cost 2.50.
    const auto number = w.ordered(w.order_of({w.line("A", 3)}));
    w.good(w.purchases().receive(number, {}));
    BOOST_TEST(w.at(201, w.shop) == "1/0/0/0");
    BOOST_TEST(w.value(201) == 250);
    BOOST_TEST(w.balance("negative_stock_variance") == 300);
    BOOST_TEST(w.balance("goods_received") == -750);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(orders_that_can_not_be_are_refused) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto refused = [&](const goods::PurchaseWish& wish) {
      return w.refusal(w.purchases().create(wish));
    };
    BOOST_TEST(refused(w.order_of({w.line("A", 1)}, "NOBODY")) == "supplier_unknown");
    BOOST_TEST(refused(w.order_of({})) == "lines_missing");
    BOOST_TEST(refused(w.order_of({w.line("A", 1)}, "FAR")) == "cost_missing");
    BOOST_TEST(refused(w.order_of({w.line("Z", 1)})) == "product_unknown");
    BOOST_TEST(refused(w.order_of({w.line("GIFT", 1)})) == "product_not_tracked");
    BOOST_TEST(refused(w.order_of({{1, "A", Quantity{1'500}}})) == "quantity_not_whole");
    BOOST_TEST(refused(w.order_of({w.priced("A", 1'000'000'000, "999999999")})) ==
               "value_too_large");
    auto elsewhere = w.order_of({w.line("A", 1)});
    elsewhere.to = "MAKERS";
    BOOST_TEST(refused(elsewhere) == "location_unknown");
    BOOST_TEST(w.number("select count(*) from stock_document") == 0);

    const auto number = w.ordered(w.order_of({w.line("A", 6)}));
    const auto taken = [&](const goods::DeliveryWish& wish) {
      return w.refusal(w.purchases().receive(number, wish));
    };
    BOOST_TEST(taken({{w.line("A", 7)}, {}, {}, {}, {}}) == "more_than_ordered");
    BOOST_TEST(taken({{w.line("A", 4)}, {w.line("A", 3)}, {}, {}, {}}) == "more_than_ordered");
    BOOST_TEST(taken({{w.line("B", 1)}, {}, {}, {}, {}}) == "not_in_document");
    BOOST_TEST(taken(w.with_charges("-1", "0")) == "charge_invalid");
    BOOST_TEST(w.refusal(w.purchases().order(number)) == "document_state");
    BOOST_TEST(w.refusal(w.purchases().receive("P-99", {})) == "document_unknown");
    BOOST_TEST(w.at(201, w.shop) == "0/0/0/6");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(the_same_wish_again_changes_nothing) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    auto wish = w.order_of({w.line("A", 6)});
    wish.reference = "week 12";
    const auto first = w.good(w.purchases().create(wish));
    const auto again = w.purchases().create(wish);
    BOOST_REQUIRE(static_cast<bool>(again));
    BOOST_TEST(again->unchanged);
    BOOST_TEST(again->document.number == first.number);
    wish.supplier = "FAR";
    wish.lines = {w.priced("A", 6, "1")};
    BOOST_TEST(w.refusal(w.purchases().create(wish)) == "reference_used");
    w.good(w.purchases().order(first.number, "told"));
    BOOST_TEST(w.purchases().order(first.number, "told")->unchanged);
    goods::DeliveryWish delivery{{w.line("A", 2)}, {}, {}, {}, {}};
    delivery.reference = "note 7";
    w.good(w.purchases().receive(first.number, delivery));
    BOOST_TEST(w.purchases().receive(first.number, delivery)->unchanged);
    BOOST_TEST(w.at(201, w.shop) == "2/0/0/4");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(an_answer_that_was_lost_does_nothing_twice) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    RunsTwice twice(tb.book);
    goods::Purchases purchases(twice, w.stores.all(), w.clock, w.actor);
    const auto made = w.good(purchases.create(w.order_of({w.line("A", 6)})));
    w.good(purchases.order(made.number));
    BOOST_TEST(w.at(201, w.shop) == "0/0/0/6");
    w.good(purchases.receive(made.number, {{w.line("A", 2)}, {}, {}, {}, {}}));
    BOOST_TEST(w.at(201, w.shop) == "2/0/0/4");
    w.good(purchases.close(made.number, {}));
    BOOST_TEST(w.at(201, w.shop) == "2/0/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(who_receives_needs_not_know_what_it_costs) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto number = w.ordered(w.order_of({w.line("A", 6)}));
    const company::Actor keeper{EmployeeId(42), "till", {company::Permission::move_stock}};
    goods::Purchases purchases(w.book, w.stores.all(), w.clock, keeper);
    const auto refused = [&](const Result<goods::DocumentResult>& result) {
      return w.refusal(result);
    };
    BOOST_TEST(refused(purchases.create(w.order_of({w.line("A", 1)}))) == "permission_missing");
    BOOST_TEST(refused(purchases.receive(number, w.with_charges("1", "0"))) ==
               "permission_missing");
    BOOST_TEST(refused(purchases.close(number, {})) == "permission_missing");
    w.good(purchases.receive(number, {{w.line("A", 2)}, {}, {}, {}, {}}));
    const company::Actor buyer{EmployeeId(43), "till", {company::Permission::order_goods}};
    goods::Purchases desk(w.book, w.stores.all(), w.clock, buyer);
    BOOST_TEST(refused(desk.receive(number, {})) == "permission_missing");
    w.good(desk.create(w.order_of({w.line("A", 1)})));
  });
}

BOOST_AUTO_TEST_CASE(the_check_names_deliveries_that_the_books_do_not_have) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto number = w.ordered(w.order_of({w.line("A", 6)}));
    w.good(w.purchases().receive(number, {{w.line("A", 2)}, {}, {}, {}, {}}));
    w.check();
    drop_guards(tb, "purchase_receipt");
    w.execute("update purchase_receipt set goods_minor = goods_minor + 1, accepted_milli = 3000");
    w.execute("update stock_level set incoming_milli = 1000 where product_id = 201");
    NoProgress nobody;
    std::set<std::string> found;
    for (const auto& f :
         persistence::check_book(dynamic_cast<persistence::SqlBook&>(w.book), nobody))
      found.insert(f.check);
    const std::set<std::string> expected = {"delivery", "purchase", "stock_level"};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(suppliers)

BOOST_AUTO_TEST_CASE(suppliers_and_their_terms_are_kept) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    const auto all = w.book.read([&](Unit& u) { return w.stores.all().suppliers.all(u); });
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[1].code == "MILL");
    BOOST_TEST(all[1].currency.code() == "EUR");
    BOOST_TEST(all[1].lead.spread_milli == 2'500);
    goods::SupplierDraft change;
    change.lead_days = 12;
    BOOST_TEST(w.suppliers().set("mill", change)->lead.days == 12);
    auto wish = w.terms("MILL", "A");
    wish.pack = Quantity::of_units(6);
    wish.lead_days = 3;
    BOOST_TEST(w.suppliers().put({wish})->updated == 1);
    BOOST_TEST(w.suppliers().put({wish})->unchanged == 1);
    const auto offers = w.book.read(
        [&](Unit& u) { return w.stores.all().suppliers.offers_of(u, {ProductId(201)}); });
    BOOST_REQUIRE(offers.size() == 1U);
    BOOST_TEST(offers[0].cost->to_decimal() == "2.50");
    BOOST_TEST(offers[0].pack.to_decimal() == "6");
    BOOST_TEST(offers[0].lead->days == 3);
    BOOST_TEST(offers[0].lead->spread_milli == 2'500);
    BOOST_TEST(offers[0].preferred);
    BOOST_TEST(w.number("select count(*) from audit where action = 'supplier.product'") == 3);
  });
}

BOOST_AUTO_TEST_CASE(of_several_suppliers_one_is_asked_first) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    w.sells("FAR", "A", "2.00");
    const auto first = [&] {
      const auto offers = w.book.read(
          [&](Unit& u) { return w.stores.all().suppliers.offers_of(u, {ProductId(201)}); });
      std::string told = std::string(offers[0].cost->currency.code());
      for (const auto& offer : offers) told += offer.preferred ? "+" : "-";
      return told;
    };
    BOOST_TEST(first() == "EUR+-");
    auto wish = w.terms("FAR", "A");
    wish.preferred = true;
    BOOST_TEST(w.suppliers().put({wish})->updated == 1);
    BOOST_TEST(first() == "USD+-");
    auto both = w.terms("MILL", "A");
    both.preferred = true;
    auto removed = w.terms("MILL", "B");
    removed.removed = true;
    BOOST_TEST(w.suppliers().put({both, removed})->updated == 2);
    BOOST_TEST(first() == "EUR+-");
    BOOST_TEST(w.number("select count(*) from supplier_product") == 2);
  });
}

BOOST_AUTO_TEST_CASE(terms_that_can_not_be_are_refused_row_by_row) {
  for_each_engine([](TestBook& tb) {
    PurchaseWorld w(tb);
    auto precise = w.terms("MILL", "A");
    precise.pack = Quantity{1'500};
    auto long_wait = w.terms("MILL", "A");
    long_wait.lead_days = 4'000;
    auto dear = w.terms("MILL", "A");
    dear.cost = Decimal{1'000'000'000'001, 0};
    auto right = w.terms("FAR", "C");
    right.minimum = Quantity{2'500};
    const auto report =
        w.suppliers().put({w.terms("NOBODY", "A"), w.terms("MILL", "Z"), w.terms("MILL", "GIFT"),
                           precise, long_wait, dear, right, right});
    BOOST_REQUIRE(static_cast<bool>(report));
    std::string told;
    for (const auto& row : report->refusals) told += std::string(name_of(row.refusal.code)) + " ";
    BOOST_TEST(told ==
               "supplier_unknown product_unknown product_not_tracked quantity_not_whole "
               "days_invalid value_too_large duplicate_in_file ");
    BOOST_TEST(report->created == 1);
    goods::SupplierDraft same;
    same.name = "Mill";
    BOOST_CHECK(w.suppliers().add(same).refusal().code == RefusalCode::supplier_exists);
    same.code = "mill 2";
    BOOST_CHECK(w.suppliers().add(same).refusal().code == RefusalCode::code_invalid);
    BOOST_CHECK(w.suppliers().add({}).refusal().code == RefusalCode::name_missing);
    const company::Actor keeper{EmployeeId(42), "till", {company::Permission::move_stock}};
    goods::Suppliers nobody(w.book, w.stores.all(), w.clock, keeper);
    BOOST_CHECK(nobody.put({right}).refusal().code == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
