// What channels are told of the stock: `stock publish`, `stock buffer`.

#include <algorithm>

#include "domain/base/failure.h"
#include "domain/stock/offer.h"
#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/contract/ledger_world.h"
#include "tests/support/lamp_shop.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace offers_test {

/// Keeps what it is told; may break before the file is safe.
struct ToldOffers : stock::OfferSink {
  bool takes(const stock::ChannelOffer& offer) const override { return offer.sku != left_out; }
  void begin(const std::vector<company::Location>& at) override {
    for (const auto& place : at) sources += (sources.empty() ? "" : " ") + place.code;
  }
  void offer(const stock::ChannelOffer& offer) override {
    said += (said.empty() ? "" : " ") + offer.sku;
    for (const std::int64_t units : offer.units) said += ":" + std::to_string(units);
  }
  void commit() override {
    if (breaks) throw Failure(FailureCode::disk_full);
  }

  std::string sources, said, left_out;
  bool breaks = false;
};

struct OfferWorld : LedgerWorld {
  explicit OfferWorld(TestBook& tb) : LedgerWorld(tb.book), stores(tb.clock), clock(tb.clock) {
    add_products({product(201, "A", "Apple"), product(202, "B", "Bell"), product(203, "C", "Cup")});
    receive(1, 201, shop, 10);
    receive(2, 201, house, 3);
    receive(3, 202, shop, 2);
    sell_from({shop, house});
  }
  void sell_from(const std::vector<LocationId>& sources) {
    book.write([&](Unit& u) {
      for (auto channel : all.company.channels(u)) {
        channel.sources = sources;
        if (channel.code == "WEB") all.company.set(u, channel);
      }
    });
  }
  void receive(std::int64_t n, std::int64_t product, LocationId at, std::int64_t units) {
    books::Entry e = entry(1000 + n, 900 + n, books::EntryKind::opening_count, test_now());
    add_opening(e, product, at, units, 100);
    post(set_of({e}, {document(900 + n, "C" + std::to_string(n), books::DocumentKind::count)}));
  }
  stock::Offers offers() { return {book, all, clock, actor}; }
  /// What WEB is told, as "A:10:3 B:2:0".
  std::string told(bool everything = false, bool dry = false) {
    ToldOffers sink;
    const auto report = offers().publish({"WEB", everything, dry}, sink);
    BOOST_REQUIRE(static_cast<bool>(report));
    return sink.said;
  }

  persistence::SqlStores stores;
  Stores all = stores.all();
  const Clock& clock;
  company::Actor actor{EmployeeId(41), "till", company::all_permissions()};
};

}  // namespace offers_test

BOOST_AUTO_TEST_SUITE(offers)

using namespace offers_test;

BOOST_AUTO_TEST_CASE(a_channel_is_told_only_what_changed) {
  for_each_engine([](TestBook& tb) {
    OfferWorld w(tb);
    BOOST_TEST(w.told(false, true) == "A:10:3 B:2:0");
    BOOST_TEST(w.told() == "A:10:3 B:2:0");
    BOOST_TEST(w.told() == "");
    BOOST_TEST(w.told(true) == "A:10:3 B:2:0");
    w.receive(4, 202, w.house, 7);
    BOOST_TEST(w.told() == "B:2:7");
    // A buffer of its own goes before that of any product.
    BOOST_TEST(w.offers().set_buffer("WEB", "", Quantity::of_units(4)).value());
    BOOST_TEST(w.told() == "A:9:0 B:2:3");
    BOOST_TEST(w.offers().set_buffer("WEB", "A", Quantity()).value());
    BOOST_TEST(!w.offers().set_buffer("WEB", "A", Quantity()).value());
    BOOST_TEST(w.told() == "A:10:3");
    BOOST_TEST(w.offers().set_buffer("WEB", "A", std::nullopt).value());
    BOOST_TEST(w.told() == "A:9:0");
    // What is no longer sold is told once more, with nothing.
    w.execute("update product set status = 'archived' where id = 202");
    BOOST_TEST(w.told() == "B:0:0");
    BOOST_TEST(w.told() == "");
    BOOST_TEST(w.number("select count(*) from audit where action = 'stock.publish'") == 7);
    BOOST_TEST(w.number("select count(*) from audit where action = 'stock.buffer'") == 3);
  });
}

BOOST_AUTO_TEST_CASE(other_sources_are_a_change_too) {
  for_each_engine([](TestBook& tb) {
    OfferWorld w(tb);
    w.told();
    w.sell_from({w.house});
    // B has nothing there, and was told.
    BOOST_TEST(w.told() == "A:3 B:0");
    BOOST_TEST(w.told() == "");
  });
}

BOOST_AUTO_TEST_CASE(a_file_that_did_not_come_about_was_told_to_nobody) {
  for_each_engine([](TestBook& tb) {
    OfferWorld w(tb);
    ToldOffers broken;
    broken.breaks = true;
    BOOST_CHECK_THROW(w.offers().publish({"WEB"}, broken), Failure);
    ToldOffers narrow;
    narrow.left_out = "B";
    const auto report = w.offers().publish({"WEB"}, narrow);
    BOOST_TEST(narrow.said == "A:10:3");
    BOOST_TEST(narrow.sources == "SHOP HOUSE");
    BOOST_TEST(report->products == 2);
    BOOST_TEST(report->told == 1);
    BOOST_TEST(report->left_out == 1);
    BOOST_TEST(w.told() == "B:2:0");
  });
}

BOOST_AUTO_TEST_CASE(what_may_not_be_told_is_refused) {
  for_each_engine([](TestBook& tb) {
    OfferWorld w(tb);
    ToldOffers sink;
    const auto code = [](const auto& result) {
      BOOST_REQUIRE(!result);
      return result.refusal().code;
    };
    BOOST_CHECK(code(w.offers().publish({"WEBB"}, sink)) == RefusalCode::channel_unknown);
    BOOST_CHECK(code(w.offers().set_buffer("WEB", "X", Quantity())) ==
                RefusalCode::product_unknown);
    BOOST_CHECK(code(w.offers().set_buffer("WEB", "A", Quantity{-1})) ==
                RefusalCode::value_too_large);
    w.sell_from({});
    w.execute("update location set entity_id = 2 where id in (11, 12)");
    BOOST_CHECK(code(w.offers().publish({"WEB"}, sink)) == RefusalCode::channel_without_source);
    w.actor.permissions = {company::Permission::read_stock};
    BOOST_CHECK(code(w.offers().publish({"WEB"}, sink)) == RefusalCode::permission_missing);
    BOOST_CHECK(code(w.offers().set_buffer("WEB", "", Quantity())) ==
                RefusalCode::permission_missing);
    BOOST_TEST(sink.said == "");
  });
}

BOOST_AUTO_TEST_CASE(the_shop_tells_its_channel_and_reads_its_own_file_back) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const TempDir dir;
    const std::string file = (dir / "shopify.csv").string();
    const Arguments publish{"stock", "publish", "--channel", "WEB", "--to-file", file};
    shop.expect(0, publish);
    const std::string first = read_file(file);
    BOOST_TEST(std::count(first.begin(), first.end(), '\n') == 4);
    // What it says is what the pool has at the places it names.
    const auto pool = shop.json({"stock", "show", "LAMP-1"});
    const long long lamps = std::stoll(pool.back()["available"].get<std::string>());
    const auto dry = shop.json({"stock", "publish", "--channel", "WEB", "--all", "--dry-run"});
    BOOST_REQUIRE(dry.size() == 3U);
    BOOST_TEST(dry[0]["available"].get<long long>() == lamps);
    BOOST_TEST(dry[0]["before"] == dry[0]["available"]);

    std::filesystem::remove(file);
    BOOST_TEST(shop.expect(0, publish).err.find("Nothing changed") != std::string::npos);
    BOOST_TEST(!std::filesystem::exists(file));
    shop.expect(0, {"stock", "buffer", "set", "2", "--channel", "WEB", "--sku", "LAMP-1"});
    shop.expect(0, publish);
    const std::string second = read_file(file);
    BOOST_TEST(std::count(second.begin(), second.end(), '\n') == 2);
    BOOST_TEST(second.find("\nLAMP-1,") != std::string::npos);
    const auto buffers = shop.json({"stock", "buffer", "list", "--channel", "WEB"});
    BOOST_REQUIRE(buffers.size() == 1U);
    BOOST_TEST(buffers[0]["buffer"] == "2");

    // The program reads its own file as Shopify's.
    write_file(dir / "again.csv", first);
    shop.expect(0, {"import", "shopify-inventory", (dir / "again.csv").string(), "--channel", "WEB",
                    "--dry-run"});
    shop.expect(0, {"stock", "publish", "--channel", "WEB", "--all", "--form", "amazon-quantity",
                    "--to-file", (dir / "amazon.txt").string()});
    BOOST_TEST(read_file(dir / "amazon.txt").find("LAMP-1\t\t\t\t" + std::to_string(lamps - 2)) !=
               std::string::npos);
    shop.expect(2, {"stock", "publish", "--channel", "WEB"});
    shop.expect(2, {"stock", "publish", "--channel", "WEB", "--form", "etsy", "--to-file", file});
    shop.expect(3, {"stock", "publish", "--channel", "WEB", "--all", "--to-file",
                    (dir / "nowhere" / "f.csv").string()});
    shop.expect(2, {"stock", "buffer", "set", "many", "--channel", "WEB", "--any-product"});
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
