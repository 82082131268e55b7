// The text of each export form, byte for byte, from a few hostile postings.

#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>
#include <vector>

#include "domain/base/digest.h"
#include "tests/golden/ledger_export_lines.h"

namespace {

using kontor::Currency;
using kontor::books::LedgerLine;
using kontor::i18n::Catalogue;
using kontor::reports::LedgerFormat;
using kontor::reports::LedgerTotal;
using kontor::test::export_lines;
using kontor::test::Exported;
using kontor::test::exported;

const std::string preamble = R"(; Kontor ledger export, form 1
; book: Velo "1"
; entity: KWT دراجات (KWD)
; entity: MAIN Velo GmbH (EUR)
; entity: TOKYO 自転車 (JPY)
; period: beginning to 2026-03-31
; channels: all
; names: en
; sealed rows: 1 to 120, seals 3
; first seal: 1 to 40, 2026-02-25T06:13:20Z, f00d
; last seal: 90 to 120, 2026-02-26T10:00:00Z, c0ffee
; audit chain: c0ffee

)";

const std::string summary = R"(
; rows: 6
; entries: 3
; debit EUR: 119.00
; credit EUR: 119.00
; debit JPY: 1190
; credit JPY: 1190
; debit KWD: 0.005
; credit KWD: 0.005
)";

/// The text with the closing hash that a reader computes for it.
std::string sealed(const std::string& text) {
  return text + "; sha256: " + kontor::sha256_hex(text) + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_export_text)

BOOST_AUTO_TEST_CASE(as_csv) {
  const Exported csv = exported(LedgerFormat::csv);
  const std::string expected =
      "\xEF\xBB\xBF"
      "entry_number,accounting_date,business_date,late,date_estimated,kind,document,entity,channel,"
      "location,account,account_name,debit,credit,currency,original_amount,original_currency\r\n"
      "1,2026-03-01,2026-02-27,true,true,sale,\"'=1;\"\"2|3\n\\4% \",MAIN,SHOP,,1400-PAYPAL,"
      "\"Clearing · =Pay\"\"Pal\",119.00,,EUR,130.01,USD\r\n"
      "1,2026-03-01,2026-02-27,true,true,sale,\"'=1;\"\"2|3\n\\4% \",MAIN,SHOP,CLJ,4000,"
      "Sales,,119.00,EUR,-130.01,USD\r\n"
      "2,2026-03-01,2026-03-01,false,false,refund,#1001,TOKYO,SHOP,,1400-PAYPAL,"
      "\"Clearing · =Pay\"\"Pal\",,1190,JPY,,\r\n"
      "2,2026-03-01,2026-03-01,false,false,refund,#1001,TOKYO,SHOP,,4000,Sales,1190,,JPY,,\r\n"
      "3,2026-03-01,2026-03-01,false,false,sale,,KWT,,,1400-PAYPAL,"
      "\"Clearing · =Pay\"\"Pal\",0.005,,KWD,,\r\n"
      "3,2026-03-01,2026-03-01,false,false,sale,,KWT,,,4000,Sales,,0.005,KWD,,\r\n";
  BOOST_TEST(csv.text == expected);
  BOOST_TEST(csv.result.sha256 == kontor::sha256_hex(csv.text));
}

BOOST_AUTO_TEST_CASE(for_ledger) {
  const Exported journal = exported(LedgerFormat::ledger);
  const std::string expected = preamble + R"(commodity EUR
    format 1000.00 EUR
commodity JPY
    format 1000 JPY
commodity KWD
    format 1000.000 KWD
tag entity
tag event-date
tag date-estimated
tag channel
tag location
tag original
account Assets:1400-PAYPAL
    note Clearing · =Pay"Pal
account Assets:1990-SHOP
    note Current account of the channel · SHOP
account Income:4000
    note Sales

2026-03-01 * (1) sale =1%3B"2%7C3%0A\4%25%20
    ; entity: MAIN
    ; event-date: 2026-02-27
    ; date-estimated: yes
    Assets:1400-PAYPAL  119.00 EUR
    ; channel: SHOP
    ; original: 130.01 USD
    Income:4000  -119.00 EUR
    ; channel: SHOP
    ; location: CLJ
    ; original: -130.01 USD

2026-03-01 * (2) refund #1001
    ; entity: TOKYO
    Assets:1400-PAYPAL  -1190 JPY
    ; channel: SHOP
    Income:4000  1190 JPY
    ; channel: SHOP

2026-03-01 * (3) sale
    ; entity: KWT
    Assets:1400-PAYPAL  0.005 KWD
    Income:4000  -0.005 KWD
)" + summary;
  BOOST_TEST(journal.text == sealed(expected));
  BOOST_TEST(journal.result.sha256 == kontor::sha256_hex(expected));
}

BOOST_AUTO_TEST_CASE(for_hledger) {
  const Exported journal = exported(LedgerFormat::hledger);
  const std::string expected = preamble +
                               R"(commodity EUR
    format 1000.00 EUR
commodity JPY
    format 1000. JPY
commodity KWD
    format 1000.000 KWD
account Assets:1400-PAYPAL
    note Clearing · =Pay"Pal
account Assets:1990-SHOP
    note Current account of the channel · SHOP
account Income:4000
    note Sales

2026-03-01 * (1) sale =1%3B"2%7C3%0A\4%25%20)"
                               R"(  ; entity:MAIN, event-date:2026-02-27, date-estimated:yes
    Assets:1400-PAYPAL  119.00 EUR  ; channel:SHOP, original:130.01 USD
    Income:4000  -119.00 EUR  ; channel:SHOP, location:CLJ, original:-130.01 USD

2026-03-01 * (2) refund #1001  ; entity:TOKYO
    Assets:1400-PAYPAL  -1190 JPY  ; channel:SHOP
    Income:4000  1190 JPY  ; channel:SHOP

2026-03-01 * (3) sale  ; entity:KWT
    Assets:1400-PAYPAL  0.005 KWD
    Income:4000  -0.005 KWD
)" + summary;
  BOOST_TEST(journal.text == sealed(expected));
}

BOOST_AUTO_TEST_CASE(for_beancount) {
  const Exported journal = exported(LedgerFormat::beancount);
  const std::string expected = preamble + R"(option "title" "Velo \"1\""
option "operating_currency" "EUR"
option "operating_currency" "JPY"
option "operating_currency" "KWD"
option "inferred_tolerance_multiplier" "0"
2026-03-01 commodity EUR
2026-03-01 commodity JPY
2026-03-01 commodity KWD
2026-03-01 open Assets:1400-PAYPAL
  name: "Clearing · =Pay\"Pal"
2026-03-01 open Assets:1990-SHOP
  name: "Current account of the channel · SHOP"
2026-03-01 open Income:4000
  name: "Sales"

2026-03-01 * "sale =1;\"2|3\n\\4% "
  entry: 1
  kind: "sale"
  document-number: "=1;\"2|3\n\\4% "
  entity: "MAIN"
  event-date: 2026-02-27
  date-estimated: TRUE
  Assets:1400-PAYPAL  119.00 EUR
    channel: "SHOP"
    original: 130.01 USD
  Income:4000  -119.00 EUR
    channel: "SHOP"
    location: "CLJ"
    original: -130.01 USD

2026-03-01 * "refund #1001"
  entry: 2
  kind: "refund"
  document-number: "#1001"
  entity: "TOKYO"
  Assets:1400-PAYPAL  -1190 JPY
    channel: "SHOP"
  Income:4000  1190 JPY
    channel: "SHOP"

2026-03-01 * "sale"
  entry: 3
  kind: "sale"
  entity: "KWT"
  Assets:1400-PAYPAL  0.005 KWD
  Income:4000  -0.005 KWD
)" + summary;
  BOOST_TEST(journal.text == sealed(expected));
}

BOOST_AUTO_TEST_CASE(counts_and_totals) {
  for (const auto format :
       {LedgerFormat::csv, LedgerFormat::ledger, LedgerFormat::hledger, LedgerFormat::beancount}) {
    const Exported any = exported(format);
    BOOST_TEST(any.result.rows == 6);
    BOOST_TEST(any.result.entries == 3);
    const std::vector<LedgerTotal> totals = {{Currency::of("EUR"), 11'900, 11'900},
                                             {Currency::of("JPY"), 1'190, 1'190},
                                             {Currency::of("KWD"), 5, 5}};
    BOOST_TEST((any.result.totals == totals));
    BOOST_TEST(exported(format).text == any.text);
    BOOST_TEST((kontor::reports::ledger_format_named(name_of(format)) == format));
  }
  BOOST_TEST(!kontor::reports::ledger_format_named("gnucash"));
}

BOOST_AUTO_TEST_CASE(names_in_other_scripts_without_marks) {
  for (const std::string language : {"ar", "zh_CN", "ro"}) {
    const auto names = Catalogue::load(language, kontor::test::locale_dir());
    BOOST_REQUIRE(names->found());
    const std::string sales = names->text("Sales");
    const Exported beancount = exported(LedgerFormat::beancount, language);
    BOOST_TEST(beancount.text.find("  name: \"" + sales + "\"\n") != std::string::npos);
    const Exported ledger = exported(LedgerFormat::ledger, language);
    BOOST_TEST(ledger.text.find("    note " + sales + "\n") != std::string::npos);
    BOOST_TEST(ledger.text.find("; names: " + language + "\n") != std::string::npos);
    for (const std::string mark : {"\u2066", "\u2067", "\u2068", "\u2069"}) {
      BOOST_TEST(ledger.text.find(mark) == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_in_the_period) {
  const Exported csv = exported(LedgerFormat::csv, "en", {});
  BOOST_TEST(csv.text.ends_with("original_currency\r\n"));
  const Exported journal = exported(LedgerFormat::beancount, "en", {});
  BOOST_TEST(journal.text.find("1970-01-01 open Income:4000\n") != std::string::npos);
  BOOST_TEST(journal.text.find("\n; rows: 0\n; entries: 0\n; sha256: ") != std::string::npos);
  BOOST_TEST(journal.result.totals.empty());
}

BOOST_AUTO_TEST_CASE(the_smallest_amount_has_a_credit) {
  auto lines = export_lines();
  lines.resize(1);
  const std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
  lines[0].amount = {smallest, Currency::of("JPY")};
  lines[0].entity_amount = {0, Currency::of("EUR")};
  const Exported csv = exported(LedgerFormat::csv, "en", lines);
  BOOST_TEST(csv.text.find(",0.00,,EUR,-9223372036854775808,JPY\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
