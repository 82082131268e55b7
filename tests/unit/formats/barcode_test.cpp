// Barcodes are read by zbarimg, which is not ours.

#include "formats/barcodes/barcode.h"

#include <boost/test/unit_test.hpp>

#include "formats/bytes/sink.h"
#include "formats/pages/table_pages.h"
#include "tests/support/kontor.h"
#include "tests/support/scanner.h"

namespace {

using kontor::formats::barcode_of;
using kontor::formats::MemorySink;
using kontor::formats::most_modules;

/// A page with these texts as a scanner reads them.
std::string page_of(const std::vector<std::string>& texts, bool rtl, const std::string& whole) {
  kontor::formats::PageTable table;
  table.language = rtl ? "ar" : "en";
  table.rtl = rtl;
  table.letterhead = "Nordlicht";
  table.title = rtl ? "قائمة" : "Picking list";
  table.columns = {{"SKU"}, {"Barcode", false, false, true}, {"Quantity", true}};
  table.bars = whole;
  table.made_on = kontor::BusinessDate::of(2026, 11, 22);
  table.totals = {{"Total", "", "9"}};
  kontor::formats::RowSpool rows;
  for (const auto& text : texts) rows.append({text, text, "1"});
  rows.finish();
  MemorySink sink;
  kontor::formats::write_pdf(sink, kontor::formats::TablePages(table, std::move(rows)));
  return sink.bytes();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_barcode)

BOOST_AUTO_TEST_CASE(what_is_drawn_is_what_a_scanner_reads) {
  const std::vector<std::string> texts = {
      "4006381333931",  // EAN-13
      "96385074",       // EAN-8
      "036000291452",   // UPC-A
      "4006381333932",  // its check digit is wrong
      "TB-CS-52",      "a/b c_d~", "123456",
      "Lampe-Ä-7",     "زيت-500",  "A SKU THAT NO COLUMN HAS ROOM FOR IN BARS",
  };
  for (const bool rtl : {false, true}) {
    const kontor::test::TempDir dir;
    kontor::test::write_file(dir / "a.pdf", page_of(texts, rtl, "T-2026"));
    const auto read = kontor::test::barcodes_on(dir / "a.pdf");
    for (const auto& text : texts) {
      // It gives the eleven digits and the check digit of UPC-A as the EAN-13 that they are.
      const std::string told = text == "036000291452" ? "0" + text : text;
      BOOST_TEST(read.contains(told), told);
    }
    BOOST_TEST(read.contains("T-2026"));
    BOOST_TEST(read.size() == texts.size() + 1);
  }
}

BOOST_AUTO_TEST_CASE(no_code_is_wider_than_was_told) {
  for (const std::string text :
       {"1", "12", "123", "1234", "12345", "A1", "1A", "a1B2c3", "AB1234CD", "99A", "tb-cs-52",
        "4006381333931", "96385074", "036000291452", "12AB345678", "Ä",
        "0123456789012345678901234567"}) {
    const auto code = barcode_of(text);
    BOOST_REQUIRE_MESSAGE(code, text);
    if (!code->square()) BOOST_TEST(code->modules() <= most_modules(text), text);
    BOOST_TEST(code->square() == kontor::formats::is_square(text), text);
  }
}

BOOST_AUTO_TEST_CASE(what_no_code_holds_has_none) {
  BOOST_TEST(!barcode_of("").has_value());
  BOOST_TEST(!barcode_of(std::string(501, 'x')).has_value());
  BOOST_TEST(most_modules("") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
