// WooCommerce's products on a book: catalogue, and the counts that name no place.

#include "channels/profile.h"
#include "tests/contract/money_shop.h"
#include "tests/support/real_data.h"

namespace kontor::test {
namespace {

intake::ImportReport take_in_woo(MoneyShop& shop, channels::Input input,
                                 const std::string& location = {}) {
  std::vector<channels::Input> inputs;
  inputs.push_back(std::move(input));
  channels::ProfileOptions options;
  options.entity_currency = eur();
  auto opened = (*channels::find_profile("woocommerce-products"))->open(std::move(inputs), options);
  BOOST_REQUIRE(static_cast<bool>(opened));
  intake::ImportRequest request;
  request.as_of = *Instant::parse_iso("2026-07-05T12:00:00Z");
  request.location = location;
  NoProgress progress;
  auto report = intake::import_records(shop.book(), shop.stores(), shop.clock(), shop.hands(),
                                       opened->info, *opened->source, request, progress);
  BOOST_REQUIRE(static_cast<bool>(report));
  for (const auto& r : report->refusals)
    BOOST_ERROR("row " << r.row << " refused: " << name_of(r.refusal.code));
  return *report;
}

std::string stock_file(const std::string& red, const std::string& cup) {
  return "ID,Type,SKU,Name,Published,Stock,Regular price,Parent,Attribute 1 name,"
         "Attribute 1 value(s)\n"
         "5,variation,,Tee - Red,1," +
         red +
         ",20,id:4,Color,Red\n"
         "4,variable,,Tee,1,9,,,Color,\"Red, Blue\"\n"
         "6,simple,,Cup,1," +
         cup + ",5,,,\n";
}

/// On hand at a location, by the product's name.
std::map<std::string, std::int64_t> on_hand(MoneyShop& shop, const std::string& code) {
  return shop.book().read([&](Unit& unit) {
    std::map<std::string, std::int64_t> found;
    LocationId place;
    for (const auto& l : shop.stores().company.locations(unit))
      if (l.code == code) place = l.id;
    std::vector<ProductId> ids;
    for (const auto& m :
         shop.stores().products.find(unit, {{"style", catalog::style_key("Tee", "Color=Red"), {}},
                                            {"style", catalog::style_key("Cup", ""), {}}}))
      ids.push_back(m.product);
    const Instant now = *Instant::parse_iso("2026-12-31T00:00:00Z");
    for (const auto& p : shop.stores().products.by_ids(unit, ids)) {
      const stock::Cell cell{p.id, place};
      const auto levels = shop.stores().stock.on_hand_as_of(unit, {cell}, now);
      if (const auto level = levels.find(cell); level != levels.end())
        found[p.name] = level->second.milli;
    }
    return found;
  });
}

bool has_note(const intake::ImportReport& report, intake::NoteCode code) {
  return std::ranges::any_of(report.notes, [&](const auto& n) { return n.code == code; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(woocommerce)

BOOST_AUTO_TEST_CASE(counts_go_to_the_channels_first_place_or_the_named_one) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto first = take_in_woo(shop, channels::memory_input("p.csv", stock_file("4", "2.5")));
    BOOST_TEST(first.counts.create == 4);  // two products, two counts
    BOOST_TEST(has_note(first, intake::NoteCode::opening_count));
    const std::map<std::string, std::int64_t> counted{{"Cup", 2500}, {"Tee - Red", 4000}};
    BOOST_CHECK(on_hand(shop, "MAIN") == counted);
    // The same again changes nothing; another count is a draft that moves no stock.
    const auto again = take_in_woo(shop, channels::memory_input("p.csv", stock_file("4", "2.5")));
    BOOST_TEST(again.counts.unchanged == again.counts.total());
    const auto later = take_in_woo(shop, channels::memory_input("p.csv", stock_file("7", "1")));
    BOOST_TEST(has_note(later, intake::NoteCode::draft_count));
    BOOST_CHECK(on_hand(shop, "MAIN") == counted);

    company::Setup setup(shop.book(), shop.stores(), shop.clock(), shop.hands().actor);
    BOOST_REQUIRE(static_cast<bool>(setup.add_location({"SIDE", "Side", "SHOP", "store", {}, 0})));
    const auto side =
        take_in_woo(shop, channels::memory_input("p.csv", stock_file("1", "1")), "SIDE");
    BOOST_TEST(has_note(side, intake::NoteCode::opening_count));
    const std::map<std::string, std::int64_t> beside{{"Cup", 1000}, {"Tee - Red", 1000}};
    BOOST_CHECK(on_hand(shop, "SIDE") == beside);
    BOOST_CHECK(on_hand(shop, "MAIN") == counted);
    shop.check();
    shop.undo(side.batch_number);
    shop.undo(later.batch_number);
    shop.undo(first.batch_number);
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(official_sample, *boost::unit_test::precondition(RealData("woocommerce"))) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto older = *data_dir() / "woocommerce" / "sample_products.csv";
    const auto current = *data_dir() / "woocommerce" / "sample_products_current.csv";
    BOOST_TEST(take_in_woo(shop, *channels::open_input(older)).counts.create == 22);
    const auto again = take_in_woo(shop, *channels::open_input(older));
    BOOST_TEST(again.counts.unchanged == 22);
    // The same catalogue with other line ends.
    BOOST_TEST(take_in_woo(shop, *channels::open_input(current)).counts.create == 0);
    shop.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
