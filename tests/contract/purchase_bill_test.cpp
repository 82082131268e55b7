// Invoices of suppliers, late freight, and goods that go back: what is cleared, what is owed, and
// where differences go.

#include "domain/goods/stock_acts.h"
#include "tests/contract/purchase_world.h"

namespace kontor::test {

namespace purchase_bill_test {

struct BillWorld : PurchaseWorld {
  using PurchaseWorld::PurchaseWorld;

  /// An order of which all has come.
  std::string came(const std::vector<goods::LineWish>& lines, const goods::DeliveryWish& how = {},
                   const std::string& supplier = "MILL") {
    const auto number = ordered(order_of(lines, supplier));
    good(purchases().receive(number, how));
    return number;
  }
  static goods::BillWish bill(const std::string& number) {
    goods::BillWish wish;
    wish.bill = number;
    return wish;
  }
  static goods::BillWish all_of(const std::string& number) {
    auto wish = bill(number);
    wish.all = true;
    return wish;
  }
  static goods::BillWish lines_of(const std::string& number,
                                  const std::vector<goods::LineWish>& lines) {
    auto wish = bill(number);
    wish.lines = lines;
    return wish;
  }
  static goods::BillWish freight(const std::string& number, const std::string& amount) {
    auto wish = bill(number);
    wish.freight = Decimal::parse(amount);
    return wish;
  }
  /// Goods of the shop leave it for another place of nobody's: sold, as far as costs go.
  void sell(const std::string& product, std::int64_t units) {
    goods::StockActs acts(book, stores.all(), clock, actor);
    goods::AdjustWish wish;
    wish.product = product;
    wish.location = "SHOP";
    wish.by = Quantity::of_units(-units);
    wish.reason = "DAMAGED";
    good(acts.adjust(wish));
  }
};

}  // namespace purchase_bill_test

BOOST_AUTO_TEST_SUITE(purchase_bills)

using namespace purchase_bill_test;

BOOST_AUTO_TEST_CASE(an_invoice_clears_what_was_received) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 6), w.line("B", 4)});
    BOOST_TEST(w.balance("goods_received") == -1900);
    w.good(w.purchases().bill(number, w.lines_of("R1", {w.line("A", 4)})));
    BOOST_TEST(w.balance("goods_received") == -900);
    BOOST_TEST(w.balance("payable") == -1000);
    w.check();
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.lines_of("R2", {w.line("A", 3)}))) ==
               "more_than_billable");
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.all_of("R1"))) == "bill_known");
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.all_of(""))) == "bill_number_missing");
    w.good(w.purchases().bill(number, w.all_of("R2")));
    BOOST_TEST(w.balance("goods_received") == 0);
    BOOST_TEST(w.balance("payable") == -1900);
    BOOST_TEST(w.balance("stock") == 1900);
    BOOST_TEST(w.balance("cost_variance") == 0);
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.all_of("R3"))) == "nothing_to_bill");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_dearer_price_goes_to_what_is_there_and_to_what_is_gone) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 10)});
    w.sell("A", 4);
    BOOST_TEST(w.value(201) == 1500);
    // 10 × 0.30 more: six are there, four are gone.
    w.good(w.purchases().bill(number, w.lines_of("R1", {w.priced("A", 10, "2.80")})));
    BOOST_TEST(w.value(201) == 1680);
    BOOST_TEST(w.balance("stock") == 1680);
    BOOST_TEST(w.balance("cost_variance") == 120);
    BOOST_TEST(w.balance("payable") == -2800);
    BOOST_TEST(w.balance("goods_received") == 0);
    BOOST_TEST(w.at(201, w.shop) == "6/0/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_cheaper_price_never_makes_goods_worth_less_than_nothing) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 10)});
    w.good(w.purchases().bill(number, w.lines_of("R1", {w.priced("A", 10, "0")})));
    BOOST_TEST(w.value(201) == 0);
    BOOST_TEST(w.balance("payable") == 0);
    BOOST_TEST(w.balance("goods_received") == 0);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(late_freight_is_divided_over_what_came) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 6), w.line("B", 4)}, w.with_charges("3.00", "1.00"));
    BOOST_TEST(w.balance("landed_costs") == -400);
    w.sell("B", 4);
    const std::int64_t apples = w.value(201);
    // 3.50 of the 4.00 that were expected, then 2.40: 0.50 of it were expected, 1.90 are late.
    w.good(w.purchases().bill(number, w.freight("F1", "3.50")));
    BOOST_TEST(w.balance("landed_costs") == -50);
    BOOST_TEST(w.value(201) == apples);
    w.good(w.purchases().bill(number, w.freight("F2", "2.40")));
    BOOST_TEST(w.balance("landed_costs") == 0);
    // 15.00 and 4.00 of goods: 1.50 to the apples, 0.40 to bells that are gone.
    BOOST_TEST(w.value(201) == apples + 150);
    BOOST_TEST(w.balance("cost_variance") == 40);
    BOOST_TEST(w.balance("payable") == -590);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(charges_that_never_came_are_taken_off_again) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 6)}, w.with_charges("3.00", "1.00"));
    auto last = w.freight("F1", "2.50");
    last.last_charges = true;
    w.good(w.purchases().bill(number, last));
    BOOST_TEST(w.balance("landed_costs") == 0);
    BOOST_TEST(w.value(201) == 1500 + 250);
    BOOST_TEST(w.balance("payable") == -250);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(an_invoice_in_another_currency_clears_to_the_cent) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto rate = [&](int day, std::int64_t nano) {
      w.book.write([&](Unit& u) {
        w.stores.all().company.put(u, {{day}, Currency::of("USD"), Currency::of("EUR"), nano});
      });
    };
    rate(19'000, 900'000'000);
    const auto number = w.came({w.priced("A", 3, "3.333333"), w.priced("B", 1, "0.01")}, {}, "FAR");
    BOOST_TEST(w.balance("goods_received") == -901);
    w.good(w.purchases().bill(number, w.lines_of("R1", {w.line("A", 1)})));
    w.good(w.purchases().bill(number,
                              w.lines_of("R2", {w.priced("A", 2, "4.333333"), w.line("B", 1)})));
    BOOST_TEST(w.balance("goods_received") == 0);
    // 2.00 dollars more at the rate at which the goods came.
    BOOST_TEST(w.value(201) == 900 + 180);
    BOOST_TEST(w.balance("payable") == -901 - 180);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(goods_go_back_at_the_price_for_which_they_came) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const auto number = w.came({w.line("A", 10)});
    BOOST_TEST(w.value(201) == 3500);
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{w.line("A", 11)}, {}, {}, {}})) ==
               "more_than_received");
    w.good(w.purchases().send_back(number, {{w.line("A", 4)}, {}, "cracked", {}}));
    BOOST_TEST(w.at(201, w.shop) == "16/0/0/0");
    BOOST_TEST(w.value(201) == 2800);
    // They had come for 10.00 and were worth 7.00 on the average.
    BOOST_TEST(w.balance("goods_received") == -1500);
    BOOST_TEST(w.balance("cost_variance") == -300);
    w.check();
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{w.line("A", 7)}, {}, {}, {}})) ==
               "more_than_received");
    w.good(w.purchases().bill(number, w.all_of("R1")));
    BOOST_TEST(w.balance("goods_received") == 0);
    BOOST_TEST(w.balance("payable") == -1500);
    // What goes back after its invoice is owed to us until the credit note comes.
    w.good(w.purchases().send_back(number, {{w.line("A", 2)}, {}, {}, {}}));
    BOOST_TEST(w.balance("goods_received") == 500);
    auto credit = w.lines_of("C1", {w.line("A", 2)});
    credit.credit = true;
    w.good(w.purchases().bill(number, credit));
    BOOST_TEST(w.balance("goods_received") == 0);
    BOOST_TEST(w.balance("payable") == -1000);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_was_rejected_goes_back_from_where_it_was_set_aside) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 5)}, {{w.line("A", 3)}, {w.line("A", 2)}, "dents"});
    BOOST_TEST(w.at(201, w.shop) == "5/0/2/0");
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{w.line("A", 4)}, {}, {}, {}})) ==
               "stock_short");
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{w.line("A", 3)}, "quality", {}, {}})) ==
               "bucket_short");
    w.good(w.purchases().send_back(number, {{w.line("A", 2)}, "quality", {}, {}}));
    BOOST_TEST(w.at(201, w.shop) == "3/0/0/0");
    BOOST_TEST(w.value(201) == 750);
    BOOST_TEST(w.balance("goods_received") == -750);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(nothing_that_has_not_come_is_billed_or_sent_back) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.ordered(w.order_of({w.line("A", 5)}));
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.all_of("R1"))) == "document_state");
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{w.line("A", 1)}, {}, {}, {}})) ==
               "document_state");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_an_invoice_would_post_is_what_it_posts) {
  for_each_engine([](TestBook& tb) {
    BillWorld w(tb);
    const auto number = w.came({w.line("A", 10)}, w.with_charges("3.00", "0"));
    w.sell("A", 4);
    auto wish = w.lines_of("R1", {w.priced("A", 8, "2.80")});
    wish.freight = Decimal::parse("5.00");
    const auto all = [](const goods::Foresight& seen) {
      std::map<std::string, std::int64_t> by_account;
      for (const auto& p : seen.postings) by_account[p.account.key] += p.entity_amount.minor;
      return by_account;
    };
    const auto rows = w.number("select count(*) from audit");
    auto unnamed = wish;
    unnamed.bill.clear();
    const auto seen = w.purchases().foresee_bill(number, unnamed);
    BOOST_REQUIRE(static_cast<bool>(seen));
    const auto said = all(*seen);
    BOOST_TEST(said.at("payable") == -2740);
    // Nothing is written, and nothing is held back.
    BOOST_TEST(w.number("select count(*) from audit") == rows);
    BOOST_TEST(w.balance("payable") == 0);
    const std::map<std::string, std::int64_t> before = {
        {"payable", 0},
        {"goods_received", w.balance("goods_received")},
        {"stock", w.balance("stock")},
        {"landed_costs", w.balance("landed_costs")},
        {"cost_variance", w.balance("cost_variance")}};
    w.good(w.purchases().bill(number, wish));
    for (const auto& [account, minor] : said)
      BOOST_TEST(w.balance(account) - before.at(account) == minor, account);
    BOOST_TEST(w.refusal(w.purchases().bill(number, unnamed)) == "bill_number_missing");

    goods::SendBackWish back;
    back.lines = {w.line("A", 2)};
    const auto leaves = w.purchases().foresee_send_back(number, back);
    BOOST_REQUIRE(static_cast<bool>(leaves));
    const auto stock = w.balance("stock");
    BOOST_TEST(w.at(201, w.shop) == "6/0/0/0");
    w.good(w.purchases().send_back(number, back));
    BOOST_TEST(w.balance("stock") - stock == all(*leaves).at("stock"));
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
