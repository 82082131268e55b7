// Where in a place products lie: `stock zone`, counts of a zone, sheets that go from zone to zone.

#include "tests/contract/count_world.h"

namespace kontor::test {

namespace zone_test {

using stock_count_test::CountWorld;

goods::ZoneWish lies(const std::string& product, const std::string& zone,
                     const std::string& place = "MAIN") {
  return {1, {}, product, place, zone};
}

struct ZoneWorld {
  explicit ZoneWorld(CountWorld& counts) : w(counts) {}

  ListReport put(const std::vector<goods::ZoneWish>& wishes, bool dry_run = false) {
    const auto report = w.book.zones().put(wishes, dry_run);
    BOOST_REQUIRE(static_cast<bool>(report));
    return *report;
  }
  /// "A:shelf 1 B:yard", read in pages of one row.
  std::string listed(const std::string& zone = {}) {
    std::string text;
    stock::ZoneFilter filter;
    filter.zone = zone;
    filter.limit = 1;
    do {
      const auto page =
          w.book.book().read([&](Unit& unit) { return w.book.stores().zones.list(unit, filter); });
      for (const auto& line : page.rows)
        text += (text.empty() ? "" : " ") + line.sku + ":" + line.row.zone;
      filter.after = page.next;
    } while (!filter.after.empty());
    return text;
  }
  /// SKUs of a count's lines, as one goes through them.
  std::string walk(stock::CountChoice choice, const std::string& zone = {}) {
    goods::NewCount wanted;
    wanted.location = "MAIN";
    wanted.choice = choice;
    wanted.zone = zone;
    const auto made = w.book.counts().create(wanted);
    if (!made) return std::string(name_of(made.refusal().code));
    std::string text;
    for (const auto& row : w.view(made->sheet.number).lines)
      text += (text.empty() ? "" : " ") + row.line.sku + "@" + row.line.zone;
    return text;
  }

  CountWorld& w;
};

}  // namespace zone_test

BOOST_AUTO_TEST_SUITE(zones)

using namespace stock_count_test;
using namespace zone_test;

BOOST_AUTO_TEST_CASE(a_count_of_a_zone_has_its_products_and_every_sheet_goes_from_zone_to_zone) {
  on_both([](CountWorld& w) {
    ZoneWorld z(w);
    const auto put = z.put({lies("A", "shelf 2"), lies("C", "shelf 1")});
    BOOST_TEST((put.created == 2 && put.refusals.empty()));
    BOOST_TEST(z.listed() == "C:shelf 1 A:shelf 2");
    BOOST_TEST(z.listed("shelf 2") == "A:shelf 2");
    BOOST_TEST(z.walk(stock::CountChoice::zone, "shelf 1") == "C@shelf 1");
    BOOST_TEST(z.walk(stock::CountChoice::zone, "yard") == "count_without_lines");
    // What lies in no zone comes first, wherever it is.
    BOOST_TEST(z.walk(stock::CountChoice::all) == "B@ C@shelf 1 A@shelf 2");
    const auto moved = z.put({lies("A", "shelf 1"), lies("C", "shelf 1"), lies("B", "")});
    BOOST_TEST((moved.created == 0 && moved.updated == 1 && moved.unchanged == 2));
    BOOST_TEST(z.walk(stock::CountChoice::zone, "shelf 1") == "A@shelf 1 C@shelf 1");
    z.put({lies("A", "")});
    BOOST_TEST(z.listed() == "C:shelf 1");
  });
}

BOOST_AUTO_TEST_CASE(wrong_rows_are_refused_and_a_rehearsal_writes_nothing) {
  on_both([](CountWorld& w) {
    ZoneWorld z(w);
    const auto report = z.put(
        {lies("X", "yard"), lies("A", "yard", "NOWHERE"), lies("B", "yard"), lies("B", "cellar")});
    BOOST_TEST(report.created == 1);
    BOOST_REQUIRE(report.refusals.size() == 3U);
    BOOST_TEST((report.refusals[0].refusal.code == RefusalCode::product_unknown));
    BOOST_TEST((report.refusals[1].refusal.code == RefusalCode::location_unknown));
    BOOST_TEST((report.refusals[2].refusal.code == RefusalCode::duplicate_in_file));
    BOOST_TEST(z.put({lies("A", "yard")}, true).created == 1);
    BOOST_TEST(z.listed() == "B:yard");
  });
}

BOOST_AUTO_TEST_CASE(the_command_line_sets_lists_and_takes_in_zones) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const TempDir dir;
    shop.expect(0, {"stock", "zone", "set", "CHAIR-1", "--location", "LAGER", "--zone", "A 1"});
    const auto told = shop.json({"audit", "list", "--action", "product.zone"});
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told[0]["after"] == "zone: LAGER A 1");
    const auto listed = shop.json({"stock", "zone", "list"});
    BOOST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed[0]["zone"] == "A 1");
    write_file(dir / "zones.csv", shop.expect(0, {"stock", "zone", "list", "--output", "csv"}).out);
    BOOST_TEST(shop.json({"stock", "zone", "import", (dir / "zones.csv").string()})["unchanged"] ==
               1);
    shop.expect(0, {"count", "create", "--location", "LAGER", "--zone", "A 1"});
    const auto shown = shop.json({"count", "show", "C1"});
    BOOST_REQUIRE(shown.size() == 1U);
    BOOST_TEST(shown[0]["sku"] == "CHAIR-1");
    BOOST_TEST(shown[0]["zone"] == "A 1");
    BOOST_TEST(shop.json({"count", "list"})[0]["of"] == "A 1");
    shop.expect(0, {"count", "sheet", "C1", "--to-file", (dir / "sheet.csv").string()});
    BOOST_TEST(read_file(dir / "sheet.csv").find("A 1,CHAIR-1") != std::string::npos);
    shop.expect(1, {"count", "create", "--location", "LAGER", "--zone", "B 1"});
    write_file(dir / "zones.csv", "sku,location,zone\nNONE,LAGER,A\n,LAGER,B\n");
    const auto refused = shop.expect(1, {"stock", "zone", "import", (dir / "zones.csv").string()});
    BOOST_TEST(refused.err.find("NONE") != std::string::npos, refused.err);
    write_file(dir / "zones.csv", "sku,place\nCHAIR-1,LAGER\n");
    shop.expect(2, {"stock", "zone", "import", (dir / "zones.csv").string()});
    shop.expect(0, {"stock", "zone", "set", "CHAIR-1", "--location", "LAGER"});
    BOOST_TEST(shop.json({"stock", "zone", "list"}).empty());
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
