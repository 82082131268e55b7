// The files of the first day: what is open, the trial balance, the old system's totals.

#include "channels/old_figures.h"
#include "tests/support/kontor.h"
#include "tests/unit/channels/reading.h"

namespace kontor::test {

namespace {

channels::ProfileOptions in_euro() { return {Currency::of("EUR"), {}}; }

std::vector<intake::IncomingOpening> openings(intake::RecordSource& source) {
  std::vector<intake::IncomingOpening> all;
  while (auto item = source.next())
    if (auto* o = std::get_if<intake::IncomingOpening>(&item->what)) all.push_back(*o);
  return all;
}

std::vector<intake::IncomingOpening> read_openings(std::string_view profile, std::string text,
                                                   std::vector<std::string>* refused = nullptr) {
  std::vector<channels::Input> inputs;
  inputs.push_back(channels::memory_input("test.csv", std::move(text)));
  auto opened = (*channels::find_profile(profile))->open(std::move(inputs), in_euro());
  BOOST_REQUIRE(bool(opened));
  BOOST_TEST(opened->info.of_company);
  auto all = openings(*opened->source);
  if (refused) {
    opened->source->rewind();
    for (const auto& r : read_all(*opened->source).refused) refused->push_back(shown(r.refusal));
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_opening)

BOOST_AUTO_TEST_CASE(a_list_of_what_is_open) {
  std::vector<std::string> refused;
  const auto all = read_openings("opening-items",
                                 "kind,number,partner,channel,gateway,due,currency,amount\n"
                                 "receivable,INV-1,Muster GmbH,,,2026-06-14,,119.00\n"
                                 "Settlement,po-1,,WEB,Shopify Payments,,USD,10.50\n"
                                 "balance,x,,,,,,1\n"
                                 "payable,,Lampen AG,,,,,1.00\n"
                                 "gift_card,GC-1,,,,,,-5.00\n"
                                 "order,#1,,WEB,,soon,,5.00\n"
                                 "store_credit,C-7,Anna,,,,,15\n"
                                 "points,club,,,,,,40\n",
                                 &refused);
  BOOST_REQUIRE_EQUAL(all.size(), 4U);
  BOOST_TEST((all[2].kind == intake::OpeningKind::store_credit));
  BOOST_TEST((all[3].kind == intake::OpeningKind::points));
  BOOST_TEST((all[0].kind == intake::OpeningKind::receivable));
  BOOST_TEST(all[0].number == "INV-1");
  BOOST_TEST(all[0].partner == "Muster GmbH");
  BOOST_TEST(all[0].due->to_iso() == "2026-06-14");
  BOOST_TEST((all[0].amount == Money{11900, Currency::of("EUR")}));
  BOOST_TEST((all[1].amount == Money{1050, Currency::of("USD")}));
  BOOST_TEST(all[1].gateway == "Shopify Payments");
  const std::vector<std::string> expected = {
      "value_unknown row=4 column=kind value=balance",
      "value_missing row=5 column=number value=", "value_unknown row=6 column=amount value=-5.00",
      "value_not_date row=7 column=due value=soon"};
  BOOST_REQUIRE_EQUAL(refused.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    BOOST_TEST(refused[i].substr(0, 20) == expected[i].substr(0, 20));
}

BOOST_AUTO_TEST_CASE(a_trial_balance_is_one_record) {
  const auto all = read_openings("opening-balances",
                                 "account,channel,own_account,name,type,debit,credit\n"
                                 "1000-GIRO,,,Bank,asset,100.00,\n"
                                 "1200,,,Stock,asset,,\n"
                                 ",,0420,Furniture,Asset,50.00,\n"
                                 "1990-WEB,WEB,,,,7.00,\n"
                                 "4000,WEB,,,,,150.00\n");
  BOOST_REQUIRE_EQUAL(all.size(), 1U);
  const auto& b = all[0].balances;
  BOOST_REQUIRE_EQUAL(b.size(), 3U);
  BOOST_TEST(b[0].account == "bank");
  BOOST_TEST(b[0].detail == "GIRO");
  BOOST_TEST(b[0].minor == 10000);
  BOOST_TEST(b[1].account == "own_asset");
  BOOST_TEST(b[1].detail == "0420");
  BOOST_TEST(b[1].name == "Furniture");
  BOOST_TEST(b[2].channel == "WEB");
  BOOST_TEST(b[2].minor == -15000);
}

BOOST_AUTO_TEST_CASE(a_trial_balance_with_a_wrong_row_is_none) {
  std::vector<std::string> refused;
  const auto all = read_openings("opening-balances",
                                 "account,channel,own_account,name,type,debit,credit\n"
                                 "1000,,,,,100.00,\n"
                                 "8400,,,,,,100.00\n"
                                 ",,0420,,toy,1.00,\n",
                                 &refused);
  BOOST_TEST(all.empty());
  BOOST_REQUIRE_EQUAL(refused.size(), 2U);
  BOOST_TEST(refused[0] == "account_unknown row=3 account=8400");
  BOOST_TEST(refused[1].starts_with("value_unknown row=4"));
}

BOOST_AUTO_TEST_CASE(an_old_systems_totals) {
  const TempDir dir;
  write_file(dir / "totals.csv",
             "date,channel,net_sales,orders,gateway,payments,sku,location,on_hand\n"
             "2026-06-01,WEB,100.00,3,,,,,\n"
             "2026-06,WEB,3000.00,,,,,,\n"
             "2026-06-01,WEB,,,Shopify Payments,90.00,,,\n"
             "2026-06-30,,,,,,LAMP-1,MAIN,12.5\n"
             "2026-06-02,WEB,much,,,,,,\n"
             "2026-06-02,WEB,,,,90.00,,,\n");
  const auto read = channels::read_old_figures(dir / "totals.csv", Currency::of("EUR"));
  BOOST_REQUIRE(bool(read));
  BOOST_REQUIRE_EQUAL(read->figures.size(), 5U);
  BOOST_TEST(read->figures[0].value == 10000);
  BOOST_TEST(read->figures[1].value == 3000);
  BOOST_TEST(read->figures[2].key.period.to_iso() == "2026-06");
  BOOST_TEST(read->figures[2].key.period.to.to_iso() == "2026-06-30");
  BOOST_TEST(read->figures[3].key.name == "SHOPIFY-PAYMENTS");
  BOOST_TEST(read->figures[4].value == 12500);
  BOOST_TEST(read->figures[4].key.location == "MAIN");
  BOOST_TEST(read->refusals.size() == 2U);
  write_file(dir / "none.csv", "day,net\n1,2\n");
  const auto none = channels::read_old_figures(dir / "none.csv", Currency::of("EUR"));
  BOOST_REQUIRE(!none);
  BOOST_TEST((none.refusal().code == RefusalCode::file_missing_columns));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
