// A shop outgrows its one machine: the book moves to a server, and back.

#include "tests/support/kontor.h"
#include "tests/support/pg.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Shop;

void fill_shop(const Shop& shop, const kontor::test::TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_products(files / "products.csv");
  kontor::test::write_inventory(files / "inventory.csv");
  kontor::test::write_orders(files / "orders.csv", kontor::test::first_week());
  for (const char* file : {"products.csv", "inventory.csv", "orders.csv"}) {
    shop.expect(0, {"import", "auto", (files / file).string(), "--channel", "WEB"});
  }
  kontor::test::write_orders(files / "orders.csv", kontor::test::second_week());
  shop.expect(0, {"import", "auto", (files / "orders.csv").string(), "--channel", "WEB"});
}

std::string everything(const Shop& shop) {
  std::string text;
  for (const kontor::test::Arguments& list : {kontor::test::Arguments{"stock", "list"},
                                              {"order", "list"},
                                              {"ledger", "trial-balance"},
                                              {"ledger", "entries"},
                                              {"product", "list"},
                                              {"batch", "list"}}) {
    text += shop.expect(0, list).out;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_copy)

BOOST_AUTO_TEST_CASE(a_book_moves_to_a_server_and_back) {
  const kontor::test::TempDir files;
  const kontor::test::TestDatabase server;
  const Shop first("sqlite://" + (files / "first.kontor").string());
  const Shop second(server.address());
  const Shop third((files / "third.kontor").string());
  fill_shop(first, files);
  const std::string digest = first.line({"book", "digest"});
  const std::string figures = first.figures();
  const std::string shown = everything(first);

  first.expect(0, {"book", "copy", second.address()});
  BOOST_TEST(second.line({"book", "digest"}) == digest);
  BOOST_TEST(second.figures() == figures);
  BOOST_TEST(everything(second) == shown);
  BOOST_TEST(second.json({"book", "check"}).dump() == "[]");

  second.expect(0, {"book", "copy", third.address()});
  BOOST_TEST(third.line({"book", "digest"}) == digest);
  BOOST_TEST(everything(third) == shown);
  BOOST_TEST(third.json({"book", "check"}).dump() == "[]");

  // A book that holds something is never overwritten.
  const auto refused = first.expect(1, {"book", "copy", third.address()});
  BOOST_TEST(refused.err.find("third.kontor") != std::string::npos);
  BOOST_TEST(third.line({"book", "digest"}) == digest);
}

BOOST_AUTO_TEST_CASE(a_backup_brings_the_book_back) {
  kontor::test::on_each_engine([](const std::string& address) {
    const kontor::test::TempDir files;
    const Shop shop(address);
    fill_shop(shop, files);
    const std::string digest = shop.line({"book", "digest"});
    const std::string backup = (files / "the backup.kontor").string();
    shop.expect(0, {"book", "backup", backup});
    shop.expect(1, {"book", "backup", backup});
    const Shop again((files / "again.kontor").string());
    again.expect(0, {"book", "restore", backup});
    BOOST_TEST(again.line({"book", "digest"}) == digest);
    BOOST_TEST(again.json({"book", "check"}).dump() == "[]");
    shop.expect(1, {"book", "restore", backup});
  });
}

BOOST_AUTO_TEST_SUITE_END()
