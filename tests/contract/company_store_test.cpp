#include "persistence/stores/company_store.h"

#include "tests/contract/store_support.h"

namespace kontor::test::company_contract {

using company::Channel;
using company::Entity;
using company::Location;
using company::LocationKind;
using company::Rate;
using company::Recognise;
using company::SourceRule;
using persistence::SqlCompanyStore;

namespace {

/// Two entities with a location and a channel each.
void add_two_companies(Book& book) {
  SqlCompanyStore store;
  book.write([&](Unit& u) {
    store.add(u, test_entity(2, "ZEBRA"));
    store.add(u, test_entity(1, "ALPHA"));
    store.add(u, test_location(12, "Z-SHOP", 2));
    store.add(u, test_location(11, "A-SHOP", 1));
    store.add(u, test_location(13, "A-HOUSE", 1));
    store.add(u, test_channel(22, "Z-WEB", 2));
    store.add(u, test_channel(21, "A-WEB", 1));
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(company_store)

BOOST_AUTO_TEST_CASE(entities_come_back_as_they_were_and_by_code) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    Entity jp = test_entity(7, "TOKYO");
    jp.name = "\xE6\x9D\xB1\xE4\xBA\xAC \"Bikes\" O'Neil";
    jp.country = "JP";
    jp.currency = Currency::of("JPY");
    jp.zone = "Asia/Tokyo";
    jp.fiscal_year_month = 4;
    jp.tax_scheme = "none";
    jp.start = BusinessDate::of(2024, 2, 29);
    jp.locked_to = BusinessDate::of(2024, 3, 31);
    const Entity plain = test_entity(8, "BERLIN");
    tb.book.write([&](Unit& u) {
      store.add(u, jp);
      store.add(u, plain);
    });
    const auto all = tb.book.read([&](Unit& u) { return store.entities(u); });
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].code == "BERLIN");
    BOOST_TEST(!all[0].start.has_value());
    BOOST_TEST(!all[0].locked_to.has_value());
    BOOST_TEST(all[1].name == jp.name);
    BOOST_TEST(all[1].country == "JP");
    BOOST_TEST((all[1].currency == jp.currency));
    BOOST_TEST(all[1].zone == "Asia/Tokyo");
    BOOST_TEST(all[1].fiscal_year_month == 4);
    BOOST_TEST(all[1].tax_scheme == "none");
    BOOST_TEST((all[1].start == jp.start));
    BOOST_TEST((all[1].locked_to == jp.locked_to));
  });
}

BOOST_AUTO_TEST_CASE(setting_an_entity_leaves_code_currency_and_lock) {
  for_each_engine([](TestBook& tb) {
    add_two_companies(tb.book);
    SqlCompanyStore store;
    Entity changed = test_entity(1, "OTHER");
    changed.name = "Changed";
    changed.currency = Currency::of("USD");
    changed.zone = "UTC";
    changed.fiscal_year_month = 7;
    changed.tax_scheme = "sales-tax";
    changed.start = BusinessDate::of(2026, 1, 1);
    tb.book.write([&](Unit& u) {
      store.lock_period(u, EntityId(1), BusinessDate::of(2025, 12, 31));
      store.set(u, changed);
    });
    const auto all = tb.book.read([&](Unit& u) { return store.entities(u); });
    BOOST_TEST(all[0].code == "ALPHA");
    BOOST_TEST(all[0].currency.code() == "EUR");
    BOOST_TEST(all[0].name == "Changed");
    BOOST_TEST(all[0].zone == "UTC");
    BOOST_TEST(all[0].fiscal_year_month == 7);
    BOOST_TEST(all[0].tax_scheme == "sales-tax");
    BOOST_TEST((all[0].start == changed.start));
    BOOST_TEST((all[0].locked_to == BusinessDate::of(2025, 12, 31)));
    BOOST_TEST(all[1].name == "Entity ZEBRA");
  });
}

BOOST_AUTO_TEST_CASE(locations_of_every_kind_by_entity_and_code) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    add_two_companies(tb.book);
    tb.book.write([&](Unit& u) {
      for (int kind = 0; kind <= static_cast<int>(LocationKind::opening); ++kind) {
        Location l = test_location(100 + kind, "K-" + std::to_string(kind), 2);
        l.kind = static_cast<LocationKind>(kind);
        l.day_start_hour = kind;
        store.add(u, l);
      }
    });
    const auto all = tb.book.read([&](Unit& u) { return store.locations(u); });
    BOOST_REQUIRE(all.size() == 13U);
    BOOST_TEST(all[0].code == "A-HOUSE");
    BOOST_TEST(all[1].code == "A-SHOP");
    for (const Location& l : all) {
      if (l.id.value < 100) continue;
      BOOST_TEST(static_cast<std::int64_t>(l.kind) == l.id.value - 100);
      BOOST_TEST(l.day_start_hour == l.id.value - 100);
      BOOST_TEST((l.entity == EntityId(2)));
    }
    Location moved = test_location(11, "IGNORED", 2);
    moved.name = "New name";
    moved.kind = LocationKind::warehouse;
    moved.zone = "Asia/Tokyo";
    moved.day_start_hour = 4;
    tb.book.write([&](Unit& u) { store.set(u, moved); });
    const auto after = tb.book.read([&](Unit& u) { return store.locations(u); });
    BOOST_TEST(after[1].code == "A-SHOP");
    BOOST_TEST((after[1].entity == EntityId(1)));
    BOOST_TEST(after[1].name == "New name");
    BOOST_TEST((after[1].kind == LocationKind::warehouse));
    BOOST_TEST(after[1].zone == "Asia/Tokyo");
    BOOST_TEST(after[1].day_start_hour == 4);
  });
}

BOOST_AUTO_TEST_CASE(channels_keep_their_sources_in_order) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    add_two_companies(tb.book);
    Channel c = test_channel(30, "A-SHOPS", 1);
    c.sources = {LocationId(13), LocationId(11)};
    c.sku_case_matters = false;
    c.recognise = Recognise::paid;
    tb.book.write([&](Unit& u) { store.add(u, c); });
    auto all = tb.book.read([&](Unit& u) { return store.channels(u); });
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST(all[0].code == "A-SHOPS");
    BOOST_TEST((all[0].sources == c.sources));
    BOOST_TEST(!all[0].sku_case_matters);
    BOOST_TEST((all[0].recognise == Recognise::paid));
    BOOST_TEST(all[0].profile == "shopify-orders");
    BOOST_TEST(all[1].sources.empty());
    BOOST_TEST(all[1].sku_case_matters);
    c.name = "Renamed";
    c.profile = "mapped";
    c.zone = "UTC";
    c.day_start_hour = 5;
    c.recognise = Recognise::order;
    c.sku_case_matters = true;
    c.sources = {LocationId(11)};
    tb.book.write([&](Unit& u) { store.set(u, c); });
    all = tb.book.read([&](Unit& u) { return store.channels(u); });
    BOOST_TEST(all[0].name == "Renamed");
    BOOST_TEST(all[0].profile == "mapped");
    BOOST_TEST(all[0].zone == "UTC");
    BOOST_TEST(all[0].day_start_hour == 5);
    BOOST_TEST((all[0].recognise == Recognise::order));
    BOOST_TEST(all[0].sku_case_matters);
    BOOST_TEST((all[0].sources == c.sources));
  });
}

BOOST_AUTO_TEST_CASE(source_rules_are_put_over_each_other) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    add_two_companies(tb.book);
    tb.book.write([&](Unit& u) {
      store.put(u, SourceRule{ChannelId(21), "pos", "", ChannelId(21), false});
      store.put(u, SourceRule{ChannelId(21), "amazon", "", ChannelId(22), false});
      store.put(u, SourceRule{ChannelId(21), "amazon", "", ChannelId(21), true});
      store.put(u, SourceRule{ChannelId(22), "pos", "", ChannelId(22), false});
    });
    const auto rules = tb.book.read([&](Unit& u) { return store.source_rules(u, ChannelId(21)); });
    BOOST_REQUIRE(rules.size() == 2U);
    BOOST_TEST(rules[0].source == "amazon");
    BOOST_TEST((rules[0].target == ChannelId(21)));
    BOOST_TEST(rules[0].linked_only);
    BOOST_TEST(rules[1].source == "pos");
    BOOST_TEST(!rules[1].linked_only);
  });
}

BOOST_AUTO_TEST_CASE(rates_by_pair_and_date_the_last_one_put_holds) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    const Currency eur = Currency::of("EUR");
    const Currency jpy = Currency::of("JPY");
    const BusinessDate day = BusinessDate::of(2026, 1, 2);
    tb.book.write([&](Unit& u) {
      store.put(u, Rate{day + 1, jpy, eur, 6'200'000});
      store.put(u, Rate{day, jpy, eur, 6'100'000});
      store.put(u, Rate{day, eur, jpy, 9'223'372'036'854'775'807});
      store.put(u, Rate{day, jpy, eur, 6'150'000});
    });
    const auto rates = tb.book.read([&](Unit& u) { return store.rates(u); });
    BOOST_REQUIRE(rates.size() == 3U);
    BOOST_TEST((rates[0].from == eur));
    BOOST_TEST(rates[0].nano == 9'223'372'036'854'775'807);
    BOOST_TEST((rates[1].date == day));
    BOOST_TEST(rates[1].nano == 6'150'000);
    BOOST_TEST((rates[2].date == day + 1));
  });
}

BOOST_AUTO_TEST_CASE(locking_a_period_is_seen_by_the_next_posting) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    add_two_companies(tb.book);
    const auto lock_of = [&](std::int64_t entity) {
      return tb.book.write([&](Unit& u) { return store.lock_periods_shared(u, EntityId(entity)); });
    };
    BOOST_TEST(!lock_of(1).has_value());
    const BusinessDate to = BusinessDate::of(2026, 3, 31);
    tb.book.write([&](Unit& u) { store.lock_period(u, EntityId(1), to); });
    BOOST_TEST((lock_of(1) == to));
    BOOST_TEST(!lock_of(2).has_value());
  });
}

BOOST_AUTO_TEST_CASE(hostile_names_come_back_unchanged) {
  for_each_engine([](TestBook& tb) {
    SqlCompanyStore store;
    const auto& texts = hostile_texts();
    tb.book.write([&](Unit& u) {
      store.add(u, test_entity(1, "E"));
      for (std::size_t i = 0; i < texts.size(); ++i) {
        Location l =
            test_location(static_cast<std::int64_t>(100 + i), "L" + std::to_string(100 + i), 1);
        l.name = texts[i];
        store.add(u, l);
      }
    });
    const auto all = tb.book.read([&](Unit& u) { return store.locations(u); });
    BOOST_REQUIRE(all.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) BOOST_TEST(all[i].name == texts[i]);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::company_contract
