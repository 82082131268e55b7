// A transfer's papers and a count's sheet: what a scanner reads of them is what Kontor takes back.

#include "tests/support/kontor.h"
#include "tests/support/scanner.h"

namespace {

using kontor::test::Shop;
using kontor::test::TempDir;

constexpr const char* lamp_barcode = "4006381333931";

/// Two places with ten lamps, which have a barcode, and ten shades, which have none.
void open_shop(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_file(
      files / "products.csv",
      std::string("Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
                  "Tracker,Variant Price,Variant Barcode,Cost per item,Status\n"
                  "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,") +
          lamp_barcode +
          ",7.77,active\n"
          "shade,مظلة,Nord,Title,Default Title,SHADE-1,shopify,5.00,,2.00,active\n");
  std::string counts =
      "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
      "Committed,Available,On hand\n";
  for (const char* place : {"Berlin", "Lager"}) {
    counts += std::string("lamp,Lamp,Title,Default Title,LAMP-7,,,") + place + ",0,0,0,10,10\n";
    counts += std::string("shade,x,Title,Default Title,SHADE-1,,,") + place + ",0,0,0,10,10\n";
  }
  kontor::test::write_file(files / "inventory.csv", counts);
  for (const char* file : {"products.csv", "inventory.csv"})
    shop.expect(0, {"import", "auto", (files / file).string(), "--channel", "WEB", "--as-of",
                    "2026-03-14"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_papers)

BOOST_AUTO_TEST_CASE(a_transfer_goes_by_what_scanners_read_of_its_papers) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_shop(shop, files);
    const auto made = shop.json({"transfer", "create", "--from", "LAGER", "--to", "BERLIN",
                                 std::string(lamp_barcode) + "=3", "SHADE-1=2", "--ready"});
    const std::string number = made["number"];

    const std::string list = (files / "list.pdf").string();
    shop.expect(0, {"transfer", "picking-list", number, "--to-file", list});
    const auto read = kontor::test::barcodes_on(list);
    BOOST_TEST(read == (std::set<std::string>{lamp_barcode, "SHADE-1", number}),
               boost::test_tools::per_element());
    const std::string words = kontor::test::words_on(list);
    for (const char* word : {"Nord", "Picking list", "LAMP-7", "SHADE-1", "Lager", "Berlin"})
      BOOST_TEST(words.find(word) != std::string::npos, word);

    // Nothing was sent yet; then the note has what was sent, and nothing is left to collect.
    const std::string note = (files / "note.csv").string();
    shop.expect(0, {"transfer", "delivery-note", number, "--to-file", note});
    BOOST_TEST(kontor::test::read_file(note).find("LAMP-7") == std::string::npos);
    shop.expect(0, {"transfer", "ship", number, std::string(lamp_barcode) + "=3"});
    shop.expect(0, {"transfer", "delivery-note", number, "--to-file", note});
    BOOST_TEST(kontor::test::read_file(note).find("LAMP-7," + std::string(lamp_barcode)) !=
               std::string::npos);
    shop.expect(0, {"transfer", "picking-list", number, "--to-file", list});
    BOOST_TEST(!kontor::test::barcodes_on(list).contains(lamp_barcode));
    shop.expect(0, {"transfer", "receive", number, std::string(lamp_barcode) + "=3"});
    const auto unknown = shop.expect(1, {"transfer", "picking-list", "T-99", "--to-file", list});
    BOOST_TEST(unknown.err.find("T-99") != std::string::npos, unknown.err);
  });
}

BOOST_AUTO_TEST_CASE(an_order_goes_to_its_supplier_on_paper_without_prices) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_shop(shop, files);
    shop.expect(0, {"supplier", "add", "Mühle"});
    const std::string code = shop.json({"supplier", "list"})[0]["code"];
    shop.expect(0, {"supplier", "product", code, "SHADE-1", "--cost", "2.11", "--their-sku", "X9"});
    const auto made = shop.json({"purchase", "create", "--supplier", code, "--to", "LAGER",
                                 std::string(lamp_barcode) + "=3@7.77", "SHADE-1=2"});
    const std::string number = made["number"];
    const std::string paper = (files / "order.pdf").string();
    shop.expect(0, {"purchase", "show", number, "--to-file", paper});
    BOOST_TEST(kontor::test::barcodes_on(paper) ==
                   (std::set<std::string>{lamp_barcode, "SHADE-1", number}),
               boost::test_tools::per_element());
    const std::string words = kontor::test::words_on(paper);
    for (const char* word : {"Nord", "Mühle", "Lager", "LAMP-7", "SHADE-1", "X9"})
      BOOST_TEST(words.find(word) != std::string::npos, word);
    for (const char* price : {"7.77", "2.11"})
      BOOST_TEST(words.find(price) == std::string::npos, price);
    const std::string list = (files / "order.csv").string();
    shop.expect(0, {"purchase", "show", number, "--to-file", list});
    BOOST_TEST(kontor::test::read_file(list).find("LAMP-7," + std::string(lamp_barcode)) !=
               std::string::npos);
    const auto unknown = shop.expect(1, {"purchase", "show", "P-99", "--to-file", paper});
    BOOST_TEST(unknown.err.find("P-99") != std::string::npos, unknown.err);
  });
}

BOOST_AUTO_TEST_CASE(a_count_is_entered_by_what_scanners_read_of_its_sheet) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_shop(shop, files);
    const std::string number =
        shop.json({"count", "create", "--location", "LAGER", "--all"})[0]["number"];
    const std::string sheet = (files / "sheet.pdf").string();
    shop.expect(0, {"count", "sheet", number, "--to-file", sheet});
    auto read = kontor::test::barcodes_on(sheet);
    BOOST_TEST(read == (std::set<std::string>{lamp_barcode, "SHADE-1", number}),
               boost::test_tools::per_element());
    read.erase(number);
    for (const auto& code : read) shop.expect(0, {"count", "enter", number, code + "=+10"});
    shop.expect(0, {"count", "post", number});
    for (const auto& row : shop.json({"count", "show", number})) BOOST_TEST(row["variance"] == "0");
  });
}

BOOST_AUTO_TEST_SUITE_END()
