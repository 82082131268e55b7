// Programs that are not ours take our journals, agree with our balances, and refuse broken copies.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "tests/golden/ledger_export_lines.h"
#include "tests/support/ledger_programs.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace {

using kontor::Currency;
using kontor::Decimal;
using kontor::app::OpenBook;
using kontor::reports::LedgerExport;
using kontor::reports::LedgerFormat;
using kontor::test::Balances;
using kontor::test::CheckerRun;
using kontor::test::run_checker;
using kontor::test::TempDir;

std::string put_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

/// One order of Shopify's file with one line of goods.
struct ShopifyOrder {
  std::string name, id, currency, day, price, tax, total;
  std::string refunded = "0";
  std::string gateway = "Shopify Payments";
};

std::string shopify_orders(const std::vector<ShopifyOrder>& orders) {
  std::string text =
      "Name,Id,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,"
      "Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,"
      "Lineitem price,Lineitem discount,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
      "Lineitem fulfillment status,Payment Method,Refunded Amount,Outstanding Balance,Vendor\n";
  for (const ShopifyOrder& o : orders) {
    const std::string at = o.day + " 10:00:00 +0100";
    const bool refunded = o.refunded != "0";
    text += o.name + "," + o.id + ",a@b.example," + (refunded ? "partially_refunded" : "paid") +
            "," + at + ",fulfilled," + at + "," + o.currency + "," + o.price + ",0," + o.tax + "," +
            o.total + ",0," + at + ",1,Bell," + o.price + ",0,BELL-1,true,true,fulfilled," +
            o.gateway + "," + o.refunded + ",0,Acme\n";
  }
  return text;
}

/// A company in euro with a channel that sells in dollars too, and another in yen.
class ExportShop {
 public:
  explicit ExportShop(OpenBook& book) : m_book(book) {
    auto setup = m_book.setup();
    const auto day = kontor::BusinessDate::of(2026, 1, 1);
    BOOST_REQUIRE(bool(setup.put_rate(day, "USD", "EUR", Decimal{9'213, 4})));
    BOOST_REQUIRE(bool(setup.put_rate(day, "EUR", "JPY", Decimal{163, 0})));
    BOOST_REQUIRE(
        bool(setup.add_entity({"TOKYO", "自転車", "JP", "JPY", "Asia/Tokyo", 1, "none", {}})));
    kontor::company::LocationDraft store;
    store.code = "GINZA";
    store.name = "銀座";
    store.entity = "TOKYO";
    BOOST_REQUIRE(bool(setup.add_location(store)));
  }

  void trade() {
    import(
        "shopify-products", "WEB", "VELO",
        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Cost per item,"
        "Variant Inventory Tracker\nbell,Bell,Title,Default Title,BELL-1,100.00,33.33,shopify\n");
    const ShopifyOrder hostile{"\"#1;|\"\"%\"", "1",     "EUR",   "2026-02-27",
                               "100.00",        "19.00", "119.00"};
    ShopifyOrder dollars{"#2", "2", "USD", "2026-02-28", "50.01", "4.51", "54.52"};
    dollars.gateway = "PayPal";
    import("shopify-orders", "WEB", "VELO", shopify_orders({hostile, dollars}));
    dollars.refunded = "10.01";
    import("shopify-orders", "WEB", "VELO", shopify_orders({hostile, dollars}));
    import("shopify-orders", "GINZA-WEB", "TOKYO",
           shopify_orders(
               {{ "#1",
                  "9",
                  "JPY",
                  "2026-03-02",
                  "12345",
                  "1234",
                  "13579" }}));
    auto setup = m_book.setup();
    BOOST_REQUIRE(bool(setup.lock_period("VELO", kontor::BusinessDate::of(2026, 3, 31))));
    import("shopify-orders", "WEB", "VELO",
           shopify_orders(
               {{ "#3",
                  "3",
                  "EUR",
                  "2026-03-15",
                  "0.05",
                  "0.01",
                  "0.06" }}));
  }

  std::string exported(LedgerFormat format, const std::string& channel = "all") {
    LedgerExport job;
    job.format = format;
    job.filter = filter(channel);
    job.channels = channel;
    const auto names = kontor::i18n::Catalogue::load("ar", kontor::test::locale_dir());
    kontor::formats::MemorySink sink;
    const auto result = export_ledger(source(), m_book.actor(), job, *names, sink);
    BOOST_REQUIRE(bool(result));
    BOOST_TEST(result->rows > 0);
    for (const auto& total : result->totals) BOOST_TEST(total.debit_minor == total.credit_minor);
    return sink.bytes();
  }

  kontor::reports::LedgerSource source() {
    return {m_book.book(), m_book.stores().company, m_book.stores().ledger};
  }

  /// What the book itself says, with the accounts called as in journals.
  Balances balances(const std::string& channel = "all") {
    return m_book.book().read([&](kontor::Unit& unit) {
      auto& ledger = m_book.stores().ledger;
      std::map<std::string, std::string> roots;
      constexpr const char* names[] = {
          "Assets:", "Liabilities:", "Equity:", "Income:", "Expenses:"};
      for (const auto& a : ledger.accounts(unit)) {
        roots[a.code] = names[static_cast<std::size_t>(a.type)] + a.code;
      }
      Balances balances;
      for (const auto& row : ledger.trial_balance(unit, filter(channel))) {
        balances[{roots.at(row.account), row.channel, std::string(row.currency.code())}] =
            row.debit_minor - row.credit_minor;
      }
      return balances;
    });
  }

 private:
  kontor::books::LedgerFilter filter(const std::string& channel) {
    kontor::books::LedgerFilter filter;
    if (channel == "all") return filter;
    filter.all_channels = false;
    m_book.book().read([&](kontor::Unit& unit) {
      for (const auto& c : m_book.stores().company.channels(unit)) {
        if (c.code == channel) filter.channel = c.id;
      }
    });
    return filter;
  }

  void import(const std::string& profile, const std::string& channel, const std::string& entity,
              const std::string& text) {
    kontor::app::ImportJob job;
    job.profile = profile;
    job.request.channel = channel;
    job.request.entity = entity;
    job.files = {put_file(m_dir / (std::to_string(++m_files) + ".csv"), text)};
    kontor::test::NoProgress nobody;
    const auto report = kontor::app::import_files(m_book, job, nobody);
    BOOST_REQUIRE(bool(report));
    BOOST_TEST(report->refused_rows() == 0);
  }

  OpenBook& m_book;
  TempDir m_dir;
  int m_files = 0;
};

kontor::app::NewBook velo_book() {
  kontor::app::NewBook draft;
  draft.entity = {"VELO", "Velo", "DE", "EUR", "Europe/Berlin", 1, "none", {}};
  return draft;
}

constexpr LedgerFormat dialects[] = {LedgerFormat::ledger, LedgerFormat::hledger,
                                     LedgerFormat::beancount};

/// How the program of a dialect judges a file: 0 accepted.
CheckerRun judged(LedgerFormat dialect, const std::string& file) {
  return kontor::test::judged(name_of(dialect), file);
}

/// The text with one income amount off by 0.01.
std::string off_by_a_cent(const std::string& text) {
  const std::regex amount(R"(Income:[0-9A-Z-]+  -?[0-9]+\.[0-9]([0-9]) EUR)");
  std::smatch found;
  BOOST_REQUIRE(std::regex_search(text, found, amount));
  std::string broken = text;
  char& digit = broken[static_cast<std::size_t>(found.position(1))];
  digit = static_cast<char>(digit == '9' ? '8' : digit + 1);
  return broken;
}

/// The text with an account in the last posting that was never declared.
std::string undeclared_account(const std::string& text) {
  const std::size_t entry = text.rfind(" * ");
  const std::size_t account = text.find("Income:", entry);
  BOOST_REQUIRE(account != std::string::npos);
  return text.substr(0, account) + "Income:9" + text.substr(account + 7);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_export_programs)

BOOST_AUTO_TEST_CASE(hostile_texts_are_accepted) {
  TempDir dir;
  for (const LedgerFormat dialect : dialects) {
    for (const std::string language : {"en", "ar", "zh_CN"}) {
      const std::string text = kontor::test::exported(dialect, language).text;
      const CheckerRun run = judged(dialect, put_file(dir / "hostile.journal", text));
      BOOST_TEST(run.status == 0, std::string(name_of(dialect)) + " " + language + ": " + run.out);
    }
    const CheckerRun none = judged(
        dialect, put_file(dir / "empty.journal", kontor::test::exported(dialect, "en", {}).text));
    BOOST_TEST(none.status == 0, none.out);
  }
}

BOOST_AUTO_TEST_CASE(three_programs_agree_with_both_engines) {
  std::map<std::pair<LedgerFormat, std::string>, std::string> texts;
  const std::vector<std::string> selections = {"all", "WEB", "GINZA-WEB", "common"};
  std::map<std::string, Balances> expected;
  kontor::test::on_new_sqlite_book(velo_book(), [&](OpenBook& book, kontor::FixedClock&) {
    ExportShop shop(book);
    shop.trade();
    for (const std::string& s : selections) {
      expected[s] = shop.balances(s);
      for (const LedgerFormat f : dialects) texts[{f, s}] = shop.exported(f, s);
      texts[{LedgerFormat::csv, s}] = shop.exported(LedgerFormat::csv, s);
    }
  });
  kontor::test::on_new_postgresql_book(velo_book(), [&](OpenBook& book, kontor::FixedClock&) {
    ExportShop shop(book);
    shop.trade();
    for (const std::string& s : selections) BOOST_TEST((shop.balances(s) == expected[s]));
    for (const auto& [key, text] : texts) {
      BOOST_TEST(shop.exported(key.first, key.second) == text);
    }
  });
  TempDir dir;
  for (const auto& [key, text] : texts) {
    if (key.first == LedgerFormat::csv) continue;
    BOOST_TEST_CONTEXT(name_of(key.first) << " " << key.second) {
      const std::string file = put_file(dir / "shop.journal", text);
      const CheckerRun run = judged(key.first, file);
      BOOST_TEST(run.status == 0, run.out);
      kontor::test::check_equal(kontor::test::balances_by(name_of(key.first), file,
                                                          {"WEB", "GINZA-WEB", ""}, {"EUR", "JPY"}),
                                expected[key.second]);
    }
  }
}

BOOST_AUTO_TEST_CASE(broken_copies_are_refused) {
  kontor::test::on_new_sqlite_book(velo_book(), [&](OpenBook& book, kontor::FixedClock&) {
    ExportShop shop(book);
    shop.trade();
    TempDir dir;
    for (const LedgerFormat f : dialects) {
      const std::string text = shop.exported(f);
      BOOST_TEST_CONTEXT(name_of(f)) {
        BOOST_TEST(judged(f, put_file(dir / "whole.journal", text)).status == 0);
        BOOST_TEST(judged(f, put_file(dir / "cent.journal", off_by_a_cent(text))).status != 0);
        const std::string file = put_file(dir / "account.journal", undeclared_account(text));
        BOOST_TEST(judged(f, file).status != 0);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(late_and_foreign_amounts_are_told) {
  kontor::test::on_new_sqlite_book(velo_book(), [&](OpenBook& book, kontor::FixedClock&) {
    ExportShop shop(book);
    shop.trade();
    const std::string web = shop.exported(LedgerFormat::hledger, "WEB");
    BOOST_TEST(web.find("; channels: WEB\n") != std::string::npos);
    BOOST_TEST(web.find("2026-04-01 * ") != std::string::npos);
    BOOST_TEST(web.find("event-date:2026-03-15") != std::string::npos);
    BOOST_TEST(web.find("original:-50.01 USD") != std::string::npos);
    BOOST_TEST(web.find("sale #1%3B%7C\"%25") != std::string::npos);
    BOOST_TEST(web.find("entity:TOKYO") == std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(files_are_whole_and_proven) {
  kontor::test::on_new_sqlite_book(velo_book(), [&](OpenBook& book, kontor::FixedClock&) {
    ExportShop shop(book);
    shop.trade();
    TempDir dir;
    const auto names = kontor::i18n::Catalogue::load("en", kontor::test::locale_dir());
    const LedgerExport job;
    const auto result =
        export_ledger_file(shop.source(), book.actor(), job, *names, dir / "books.csv");
    BOOST_REQUIRE(bool(result));
    const std::string in_folder = "cd " + dir.path().string() + " && ";
    BOOST_TEST(run_checker(in_folder + "sha256sum --check --status books.csv.sum").status == 0);
    BOOST_TEST(run_checker(in_folder + "grep -c '^# rows: ' books.csv.sum").out == "1\n");
    std::ofstream(dir / "books.csv", std::ios::app) << "x";
    BOOST_TEST(run_checker(in_folder + "sha256sum --check --status books.csv.sum").status == 1);

    kontor::company::Actor nobody = book.actor();
    nobody.permissions.clear();
    const auto refused = export_ledger_file(shop.source(), nobody, job, *names, dir / "secret.csv");
    BOOST_REQUIRE(!bool(refused));
    BOOST_TEST((refused.refusal().code == kontor::RefusalCode::permission_missing));
    BOOST_TEST(!std::filesystem::exists(dir / "secret.csv"));
  });
}

BOOST_AUTO_TEST_SUITE_END()
