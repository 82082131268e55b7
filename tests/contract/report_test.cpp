// Reports through the program on both engines, against what other commands say of the same book.

#include "domain/insight/figure_store.h"
#include "i18n/language.h"
#include "persistence/stores/audit_reader.h"
#include "persistence/stores/figure_store.h"
#include "reports/report_files.h"
#include "tests/contract/import_support.h"
#include "tests/support/lamp_shop.h"

namespace kontor::test {

namespace report_test {

using nlohmann::json;

json report(const Shop& shop, Arguments options) {
  options.insert(options.begin(), {"report", "run"});
  return shop.json(options);
}

long long sold(const std::vector<SoldOrder>& orders) {
  long long sum = 0;
  for (const SoldOrder& o : orders) {
    if (o.fulfilled && !o.cancelled) sum += o.total();
  }
  return sum;
}

}  // namespace report_test

BOOST_AUTO_TEST_SUITE(reports_on_books)

BOOST_AUTO_TEST_CASE(sales_add_up_to_the_ledger) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const auto months = report_test::report(shop, {"sales-by-month"});
    BOOST_REQUIRE(months.size() == 1U);
    BOOST_TEST(months[0]["month"] == "2026-03");
    BOOST_TEST(months[0]["channel"] == "WEB");
    BOOST_TEST(hundredths(months[0]["gross_sales"]) == report_test::sold(second_week()));
    long long sales = 0, cost = 0;
    for (const auto& row : shop.json({"ledger", "trial-balance"})) {
      const std::string account = row["account"];
      const long long net = hundredths(row["debit"]) - hundredths(row["credit"]);
      if (account.starts_with("40") || account.starts_with("41")) sales -= net;
      if (account == "5000") cost += net;
    }
    BOOST_TEST(hundredths(months[0]["net_sales"]) == sales);
    BOOST_TEST(hundredths(months[0]["cost"]) == cost);
    BOOST_TEST(hundredths(months[0]["gross_margin"]) == sales - cost);
    const auto products = report_test::report(shop, {"sales-by-product"});
    BOOST_TEST(products.size() == 3U);
    BOOST_TEST(sum_of(products, "gross_sales") == report_test::sold(second_week()));
    BOOST_TEST(sum_of(products, "cost") == cost);
    // Parts of the month add up to it.
    long long parts = 0;
    for (const auto& [from, to] :
         {std::pair{"2026-03-01", "2026-03-03"}, {"2026-03-04", "2026-03-31"}}) {
      const auto part = report_test::report(shop, {"sales-by-month", "--from", from, "--to", to});
      parts += sum_of(part, "net_sales");
    }
    BOOST_TEST(parts == sales);
  });
}

BOOST_AUTO_TEST_CASE(stock_has_the_value_of_its_account) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const auto rows = report_test::report(shop, {"stock-value"});
    long long stock = 0;
    for (const auto& row : shop.json({"ledger", "trial-balance"})) {
      if (row["account"] == "1200") stock += hundredths(row["debit"]) - hundredths(row["credit"]);
    }
    BOOST_TEST(stock > 0);
    BOOST_TEST(sum_of(rows, "value") == stock);
    std::size_t levels = 0;
    for (const auto& level : shop.json({"stock", "list"})) {
      if (level["location"].is_null()) continue;
      for (const auto& row : rows) {
        if (row["sku"] != level["sku"] || row["location"] != level["location"]) continue;
        ++levels;
        for (const char* what : {"on_hand", "committed", "unavailable", "available"}) {
          BOOST_TEST(row[what] == level[what]);
        }
      }
    }
    BOOST_TEST(levels == rows.size());
    // A place's part is the same alone as among all.
    long long places = 0;
    for (const char* place : {"LADEN", "LAGER"}) {
      places += sum_of(report_test::report(shop, {"stock-value", "--location", place}), "value");
    }
    BOOST_TEST(places == stock);
  });
}

BOOST_AUTO_TEST_CASE(the_trial_balance_is_that_of_the_ledger) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    for (const Arguments& options : {Arguments{},
                                     {"--channel", "WEB"},
                                     {"--channel", "common"},
                                     {"--from", "2026-03-03", "--to", "2026-03-05"}}) {
      Arguments ledger = {"ledger", "trial-balance"}, own = {"trial-balance"};
      ledger.insert(ledger.end(), options.begin(), options.end());
      own.insert(own.end(), options.begin(), options.end());
      const auto expected = shop.json(ledger), rows = report_test::report(shop, own);
      BOOST_REQUIRE(rows.size() == expected.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        BOOST_TEST(rows[i]["account"] == expected[i]["account"]);
        BOOST_TEST(rows[i]["channel"] == expected[i]["channel"]);
        for (const char* side : {"debit", "credit"}) {
          const auto& value = rows[i][side];
          const long long amount = value.is_null() ? 0 : hundredths(value);
          BOOST_TEST(amount == hundredths(expected[i][side]));
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(open_orders_come_oldest_first_in_pages_of_any_size) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const TempDir dir;
    std::vector<SoldOrder> more;
    for (int i = 1; i <= 5; ++i) {
      more.push_back({"#200" + std::to_string(i),
                      "2026-03-0" + std::to_string(8 - i),
                      {{"LAMP-1", 1}},
                      false});
    }
    write_orders(dir / "more.csv", more);
    shop.expect(0, {"import", "shopify-orders", (dir / "more.csv").string(), "--channel", "WEB"});
    const auto rows = report_test::report(shop, {"open-orders"});
    Arguments expected;
    for (const auto& order : shop.json({"order", "list"})) {
      const std::string state = order["state"];
      if (state == "open" || state == "partly_fulfilled") {
        expected.insert(expected.begin(), order["number"].get<std::string>());
      }
    }
    BOOST_TEST(expected.size() == 6U);
    Arguments shown;
    for (const auto& row : rows) shown.push_back(row["order"]);
    BOOST_TEST((shown == expected));
    FixedClock clock(test_now());
    auto book = take_open(address, clock);
    persistence::SqlFigureStore figures;
    insight::FigureFilter filter;
    filter.limit = 1;
    Arguments paged;
    do {
      const auto page =
          book->book().read([&](Unit& unit) { return figures.open_orders(unit, filter); });
      for (const auto& order : page.rows) paged.push_back(order.number);
      filter.after = page.next;
    } while (!filter.after.empty());
    BOOST_TEST((paged == expected));
  });
}

BOOST_AUTO_TEST_CASE(an_import_tells_each_row_that_it_refused) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const TempDir dir;
    write_broken_orders(dir / "broken.csv", 40);
    shop.expect(1, {"import", "shopify-orders", (dir / "broken.csv").string(), "--channel", "WEB"});
    const auto rows = report_test::report(shop, {"import-result"});
    const auto batch = shop.json({"batch", "list"})[0];
    BOOST_TEST(rows.size() == 40U);
    BOOST_TEST(batch["refuse"] == 40);
    for (const auto& row : rows) {
      BOOST_TEST(row["file"] == "broken.csv");
      BOOST_TEST(row["import"] == batch["batch"]);
      BOOST_TEST(row["reason"].get<std::string>() != "");
    }
    BOOST_TEST(report_test::report(shop, {"import-result", "--batch", "1"}).empty());
    shop.expect(1, {"report", "run", "import-result", "--batch", "99"});
  });
}

BOOST_AUTO_TEST_CASE(costs_and_whole_reports_need_their_permission) {
  on_each_engine([](const std::string& address) {
    lamp_shop(address);
    FixedClock clock(test_now());
    auto book = take_open(address, clock);
    persistence::SqlFigureStore figures;
    persistence::SqlAuditReader audit;
    const auto texts = i18n::Catalogue::load("en", locale_dir());
    const auto written = [&](const std::string& id, const company::Actor& actor) {
      const auto stores = book->stores();
      const reports::ReportSource source{book->book(), stores, figures, clock, actor, audit};
      const reports::ReportJob job{reports::report_named(id), {}, texts};
      formats::MemorySink sink;
      const auto result = reports::write_report(source, job, reports::ReportFormat::csv,
                                                reports::ReportReader::program, sink);
      return result ? sink.bytes() : std::string(name_of(result.refusal().code));
    };
    company::Actor seller{{}, "desk", {company::Permission::read_orders}};
    BOOST_TEST(written("stock-value", seller) == "permission_missing");
    BOOST_TEST(written("trial-balance", seller) == "permission_missing");
    BOOST_TEST(written("import-result", seller) == "permission_missing");
    const std::string sales = written("sales-by-month", seller);
    BOOST_TEST(sales.find("net_sales") != std::string::npos);
    BOOST_TEST(sales.find("cost") == std::string::npos);
    BOOST_TEST(sales.find("margin") == std::string::npos);
    seller.permissions = {company::Permission::read_stock};
    const std::string stock = written("stock-value", seller);
    BOOST_TEST(
        stock.starts_with("location,location_name,sku,product,on_hand,committed,"
                          "unavailable,available\n"));
    BOOST_TEST(written("stock-value", book->actor()).find("value") != std::string::npos);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
