// Somebody drops the wrong file, 200 MB of it, where a list of goods is wanted: one sentence, at
// once, and the book stays as it was.

#include <fstream>

#include "tests/support/kontor.h"
#include "tests/support/lamp_shop.h"

namespace {

using kontor::test::Shop;
using kontor::test::TempDir;

constexpr std::size_t list_bytes = 200'000'000;

void write_long_list(const std::filesystem::path& path, const std::string& head,
                     const std::string& line) {
  std::ofstream file(path, std::ios::binary);
  file << head;
  std::string part;
  while (part.size() < 1'000'000) part += line;
  for (std::size_t written = 0; written < list_bytes; written += part.size()) file << part;
  BOOST_REQUIRE(file.flush().good());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_long_lists)

BOOST_AUTO_TEST_CASE(a_list_of_200_megabytes_is_refused_in_one_sentence) {
  kontor::test::on_each_engine([](const std::string& address) {
    const Shop shop = kontor::test::lamp_shop(address);
    const TempDir dir;
    const auto list = dir / "list.csv";
    const std::string before = shop.expect(0, {"book", "digest"}).out;
    const auto refused = [&](const std::vector<std::string>& command) {
      const auto done = shop.expect(1, command);
      BOOST_TEST(done.err.find("Divide it into several.") != std::string::npos, done.err);
      BOOST_TEST(std::ranges::count(done.err, '\n') == 1, done.err);
    };
    write_long_list(list, "", "LAMP-7\t1\n");
    refused({"transfer", "create", "--from", "MAIN", "--to", "LAGER", "--file", list.string()});
    write_long_list(list, "sku,location,zone\n", "LAMP-7,LAGER,A 1\n");
    refused({"stock", "zone", "import", list.string()});
    BOOST_TEST(shop.expect(0, {"book", "digest"}).out == before);
    write_long_list(list, "sku,counted\n", "LAMP-7,1\n");
    shop.expect(0, {"count", "create", "--location", "LAGER", "--all"});
    const std::string counting = shop.expect(0, {"book", "digest"}).out;
    refused({"count", "enter", "C1", "--file", list.string()});
    BOOST_TEST(shop.expect(0, {"book", "digest"}).out == counting);
    shop.expect(0, {"count", "cancel", "C1"});
  });
}

BOOST_AUTO_TEST_CASE(goods_that_move_in_a_locked_month_are_booked_on_the_first_open_day) {
  kontor::test::on_each_engine([](const std::string& address) {
    const Shop shop = kontor::test::lamp_shop(address);
    shop.expect(0, {"period", "lock", "2199-12-31"});
    // What happened to goods never waits for the books.
    shop.expect(0, {"stock", "adjust", "CHAIR-1", "--by", "-1", "--location", "LAGER", "--reason",
                    "DAMAGED"});
    shop.expect(0, {"book", "check"});
    const auto entries = shop.json({"ledger", "entries", "--from", "2200-01-01"});
    BOOST_REQUIRE(!entries.empty());
    BOOST_TEST(entries[0]["accounting_date"] == "2200-01-01");
    BOOST_TEST(entries[0]["late"] == true);
  });
}

BOOST_AUTO_TEST_SUITE_END()
