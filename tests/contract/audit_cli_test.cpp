// `kontor audit` as scripts and people use it.

#include "tests/contract/damage.h"
#include "tests/support/lamp_shop.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace audit_cli_test {

void change_behind_the_guards(const std::string& address) {
  FixedClock clock(test_now());
  const auto book = take_open(address, clock);
  TestBook tb{book->book(), clock, address_of(address), address_of(address).engine};
  drop_guards(tb, "posting");
  damage(tb.book,
         "update posting set location_id = location_id + 1 where line_no = 1 and "
         "entry_id = (select min(entry_id) from posting)");
}

}  // namespace audit_cli_test

BOOST_AUTO_TEST_SUITE(audit_commands)

using namespace audit_cli_test;

BOOST_AUTO_TEST_CASE(the_list_is_filtered_and_exported) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const auto all = shop.json({"audit", "list"});
    const auto acts = shop.json({"audit", "list", "--acts"});
    BOOST_TEST(all.size() > acts.size());
    BOOST_TEST(acts.size() > 5U);
    const auto added = shop.json({"audit", "list", "--action", "channel.add"});
    BOOST_REQUIRE(added.size() == 1U);
    BOOST_TEST(added[0]["code"] == "WEB");
    BOOST_TEST(added[0]["employee"] == "OWNER");
    BOOST_TEST(added[0]["before"].is_null());
    BOOST_TEST(std::string(added[0]["after"]).find("code: WEB") == 0U);
    BOOST_TEST(added[0]["sealed"] == true);
    BOOST_TEST(shop.json({"audit", "list", "--subject", "product", "--employee", "OWNER"}).size() >
               0U);
    BOOST_TEST(shop.json({"audit", "list", "--machine", "no such machine"}).empty());
    shop.expect(1, {"audit", "list", "--employee", "NOBODY"});
    BOOST_TEST(shop.json({"audit", "list", "--approved-by", "OWNER"}).empty());
    shop.expect(1, {"audit", "list", "--from", "2026-03-02", "--to", "2026-03-01"});
    const TempDir dir;
    const auto run = shop.expect(0, {"audit", "list", "--to-file", (dir / "audit.csv").string()});
    BOOST_TEST(run.err.find("Head of the audit chain: ") != std::string::npos);
    const std::string text = read_file(dir / "audit.csv");
    BOOST_TEST(text.find("Channel added") == std::string::npos, "stored words stand in a file");
    BOOST_TEST(text.find("channel.add") != std::string::npos);
    shop.expect(0, {"audit", "list", "--to-file", (dir / "audit.xlsx").string()});
    BOOST_TEST(std::filesystem::file_size(dir / "audit.xlsx") > 1000U);
    shop.expect(2, {"audit", "list", "--to-file", (dir / "audit.pdf").string()});
  });
}

BOOST_AUTO_TEST_CASE(a_day_close_prints_a_head_that_verify_knows) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const auto lock = shop.expect(0, {"period", "lock", "2026-03-01"});
    const std::string mark = "Head of the audit chain: ";
    const std::size_t at = lock.err.find(mark);
    BOOST_REQUIRE(at != std::string::npos);
    const std::string head = lock.err.substr(at + mark.size(), 64);
    auto verified = shop.expect(0, {"audit", "verify", "--head", head});
    BOOST_TEST(verified.err.find(mark + head) != std::string::npos);
    BOOST_TEST(verified.err.find("The head was set at ") != std::string::npos);
    shop.expect(1, {"audit", "verify", "--head", std::string(64, '0')});
    change_behind_the_guards(address);
    const auto rows = shop.json({"audit", "verify"}, 1);
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0]["check"] == "entry_digest");
    const auto found = shop.json({"book", "check"}, 1);
    BOOST_TEST(std::any_of(found.begin(), found.end(),
                           [](const auto& row) { return row["check"] == "entry_digest"; }));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
