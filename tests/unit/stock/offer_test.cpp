#include "domain/stock/offer.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <random>

#include "channels/offer_files.h"
#include "tests/support/kontor.h"

namespace kontor::test {

using stock::ChannelOffer;
using stock::offered_units;

namespace offer_test {

std::vector<Quantity> units(const std::vector<std::int64_t>& each) {
  std::vector<Quantity> all;
  for (const std::int64_t one : each) all.push_back(Quantity::of_units(one));
  return all;
}

ChannelOffer lamp() {
  ChannelOffer offer;
  offer.product = ProductId(7);
  offer.sku = "LAMP-1";
  offer.code = "LAMP-1";
  offer.style = "lamp";
  offer.options = "Color=Red, \"warm\"; Size=36";
  offer.name = "Lamp - Red, \"warm\" / 36";
  offer.units = {3, 0};
  return offer;
}

std::vector<company::Location> places() {
  company::Location shop, house;
  shop.code = "SHOP";
  shop.name = "Blainville, Quebec";
  house.code = "HOUSE";
  house.name = "库房";
  return {shop, house};
}

std::string written(channels::OfferForm form, const std::vector<ChannelOffer>& offers) {
  const TempDir dir;
  const auto file = channels::make_offer_file(form, dir / "offers");
  file->begin(places());
  for (const ChannelOffer& offer : offers) file->offer(offer);
  file->commit();
  return read_file(dir / "offers");
}

}  // namespace offer_test

BOOST_AUTO_TEST_SUITE(offers)

using namespace offer_test;
using Units = std::vector<std::int64_t>;

BOOST_AUTO_TEST_CASE(what_is_withheld_is_taken_from_the_last_source_first) {
  const auto none = Quantity();
  BOOST_TEST(offered_units(units({3, 5}), none) == (Units{3, 5}));
  BOOST_TEST(offered_units(units({3, 5}), Quantity::of_units(2)) == (Units{3, 3}));
  BOOST_TEST(offered_units(units({3, 5}), Quantity::of_units(6)) == (Units{2, 0}));
  BOOST_TEST(offered_units(units({3, 5}), Quantity::of_units(9)) == (Units{0, 0}));
  // Oversold at one place: another has to send it.
  BOOST_TEST(offered_units(units({-2, 5}), none) == (Units{0, 3}));
  BOOST_TEST(offered_units(units({4, -2}), Quantity::of_units(1)) == (Units{1, 0}));
  // Whole units only; half a metre here and there is not a metre anywhere.
  BOOST_TEST(offered_units({{2'500}, {1'500}}, none) == (Units{2, 1}));
  BOOST_TEST(offered_units({{2'500}, {-700}}, none) == (Units{1, 0}));
  BOOST_TEST(offered_units({{-100}}, none) == (Units{0}));
}

BOOST_AUTO_TEST_CASE(never_more_than_there_is_nor_less_than_nothing) {
  constexpr unsigned seed = 20261123;
  std::mt19937 chance(seed);
  std::uniform_int_distribution<std::int64_t> milli(-3'000, 9'000), buffer(0, 8'000);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<Quantity> there(1 + round % 4);
    std::int64_t sum = 0, whole = 0;
    for (Quantity& one : there) {
      one.milli = milli(chance);
      sum += one.milli;
      whole += std::max<std::int64_t>(0, one.milli / 1000);
    }
    const Quantity withheld{buffer(chance)};
    const auto offered = offered_units(there, withheld);
    std::int64_t total = 0;
    for (std::size_t i = 0; i < offered.size(); ++i) {
      total += offered[i];
      BOOST_REQUIRE(offered[i] >= 0 &&
                    offered[i] * 1000 <= std::max<std::int64_t>(0, there[i].milli));
    }
    const std::int64_t left = std::max<std::int64_t>(0, sum - withheld.milli) / 1000;
    BOOST_REQUIRE_MESSAGE(total == std::min(whole, left), "seed " << seed << " round " << round);
  }
}

BOOST_AUTO_TEST_CASE(units_are_kept_with_their_places) {
  const std::string text = stock::units_text({LocationId(12), LocationId(5)}, {3, 40});
  BOOST_TEST(text == "12=3 5=40");
  BOOST_TEST(stock::units_in(text) == 43);
  BOOST_TEST(stock::units_in("") == 0);
}

BOOST_AUTO_TEST_CASE(shopify_gets_its_own_columns_back) {
  ChannelOffer plain = lamp();
  plain.options.clear();
  plain.name = "Rug";
  BOOST_TEST(written(channels::OfferForm::shopify_inventory, {lamp(), plain}) ==
             "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,"
             "Option3 Value,SKU,HS Code,COO,\"Blainville, Quebec\",库房\n"
             "lamp,Lamp,Color,\"Red, \"\"warm\"\"\",Size,36,,,LAMP-1,,,3,0\n"
             "lamp,Rug,Title,Default Title,,,,,LAMP-1,,,3,0\n");
}

BOOST_AUTO_TEST_CASE(amazon_gets_quantities_alone) {
  BOOST_TEST(written(channels::OfferForm::amazon_quantity, {lamp()}) ==
             "sku\tprice\tminimum-seller-allowed-price\tmaximum-seller-allowed-price\tquantity\t"
             "handling-time\tfulfillment-channel\r\nLAMP-1\t\t\t\t3\t\t\r\n");
  ChannelOffer other = lamp();
  BOOST_TEST(channels::can_name(channels::OfferForm::amazon_quantity, other));
  other.kept_by_channel = true;
  BOOST_TEST(!channels::can_name(channels::OfferForm::amazon_quantity, other));
  BOOST_TEST(channels::can_name(channels::OfferForm::shopify_inventory, other));
  other = lamp();
  other.sku = "12\" lamp";
  BOOST_TEST(!channels::can_name(channels::OfferForm::amazon_quantity, other));
  other.sku.clear();
  other.style.clear();
  BOOST_TEST(!channels::can_name(channels::OfferForm::amazon_quantity, other));
  BOOST_TEST(!channels::can_name(channels::OfferForm::shopify_inventory, other));
  BOOST_TEST(channels::can_name(channels::OfferForm::plain, other));
}

BOOST_AUTO_TEST_CASE(a_plain_file_is_safe_in_a_spreadsheet) {
  ChannelOffer offer = lamp();
  offer.name = "=1+1";
  BOOST_TEST(written(channels::OfferForm::plain, {offer}) ==
             "sku,code,name,SHOP,HOUSE,available\nLAMP-1,LAMP-1,'=1+1,3,0,3\n");
}

BOOST_AUTO_TEST_CASE(a_channel_sells_from_its_sources_or_our_own_places) {
  const auto place = [](std::int64_t id, std::int64_t entity, company::LocationKind kind) {
    company::Location l;
    l.id = LocationId(id);
    l.entity = EntityId(entity);
    l.kind = kind;
    return l;
  };
  const std::vector<company::Location> all{
      place(1, 1, company::LocationKind::store), place(2, 1, company::LocationKind::warehouse),
      place(3, 2, company::LocationKind::store), place(4, 1, company::LocationKind::marketplace),
      place(5, 1, company::LocationKind::transit)};
  company::Channel channel;
  channel.entity = EntityId(1);
  const auto ids = [&] {
    Units found;
    for (const auto& source : stock::sources_of(channel, all)) found.push_back(source.id.value);
    return found;
  };
  BOOST_TEST(ids() == (Units{1, 2}));
  channel.sources = {LocationId(2), LocationId(4), LocationId(1)};
  BOOST_TEST(ids() == (Units{2, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
