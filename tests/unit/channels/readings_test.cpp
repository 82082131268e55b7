// How a file is read: encodings, the order of day and month, zones, numbers; decided for the file
// or the column and told, or asked for.

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "channels/column_sample.h"
#include "channels/date_column.h"
#include "channels/row_source.h"
#include "channels/zone_words.h"
#include "tests/support/paths.h"
#include "tests/unit/channels/amazon_rows.h"
#include "tests/unit/channels/reading.h"

namespace kontor::channels::readings_test {

namespace {

using kontor::test::only;
using kontor::test::read_all;
using kontor::test::Records;
using kontor::test::shown;

/// What an import would tell: codes with their arguments, one a line.
std::string told(const std::vector<intake::Note>& notes) {
  std::string text;
  for (const intake::Note& note : notes) {
    text += std::string(name_of(note.code));
    for (const auto& [name, value] : note.args) text += " " + name + "=" + value;
    text += "\n";
  }
  return text;
}

struct Told {
  std::string refusal;  ///< of the file
  std::string readings;
  Records records;
};

Told read_file(std::string_view profile, std::string text, const ProfileOptions& options) {
  std::vector<Input> inputs;
  inputs.push_back(memory_input("rows.csv", std::move(text)));
  auto opened = (*find_profile(profile))->open(std::move(inputs), options);
  if (!opened) return {shown(opened.refusal()), "", {}};
  Told result;
  result.records = read_all(*opened->source);
  if (opened->source->problem()) result.refusal = shown(*opened->source->problem());
  result.readings = told(opened->info.readings) + told(opened->source->readings());
  return result;
}

/// Bank lines by a mapping that says nothing of how dates are written.
Told read_bank(const std::string& csv, const Reading& reading = {},
               const std::string& date = R"("Date")") {
  const kontor::test::TempDir folder;
  std::ofstream(folder / "m.json")
      << R"({"currency": "EUR", "decimal": {"mark": "comma", "thousands": true},
            "files": {"rows": ["Date", "Amount"]}, "bank": {"file": "rows", "date": )" +
             date + R"(, "amount": "Amount", "text": "Text"}})";
  return read_file("mapped", csv, {std::nullopt, (folder / "m.json").string(), reading});
}

std::string days(const Told& told) {
  std::string text;
  for (const auto& line : told.records.bank_lines) text += line.at.local.date.to_iso() + " ";
  return text;
}

DateColumn column_of(const std::vector<std::string>& values) {
  DateColumn column;
  for (const std::string& value : values) column.see(value);
  return column;
}

std::string decided(const std::vector<std::string>& values) {
  NumberColumn column;
  for (const std::string& value : values) column.see(value);
  if (!column.other_example().empty())
    return "both " + column.example() + " and " + column.other_example();
  if (column.ambiguous()) return "open " + column.example();
  const auto style = column.style();
  if (!style) return "none";
  return std::string(number_example(*style)) + (style->currency ? " with sign" : "") +
         (column.marks() ? "" : " or any");
}

struct NumbersTold {
  Records records;
  std::string refusal, notes;
};

/// A file by a mapping that says nothing of how numbers are written, unless `more` does.
NumbersTold read_lines(const std::string& csv, const std::string& more = "") {
  const kontor::test::TempDir folder;
  std::ofstream(folder / "m.json")
      << R"({"currency": "EUR", )" << more << R"("files": {"rows": ["No", "Qty", "Price"]},
           "orders": {"file": "rows", "key": ["No"], "placed": "Day", "prices": "net",
             "recognise": "order", "line": {"name": {"const": "Lamp"}, "quantity": "Qty",
               "price": {"column": "Price", "blank": ["on request"]}}}})";
  std::vector<Input> inputs;
  inputs.push_back(memory_input("rows.csv", csv));
  const ProfileOptions options{std::nullopt, (folder / "m.json").string(), {}};
  auto opened = (*find_profile("mapped"))->open(std::move(inputs), options);
  NumbersTold told;
  if (!opened) {
    told.refusal = shown(opened.refusal());
    return told;
  }
  told.records = kontor::test::read_all(*opened->source);
  for (const auto& note : opened->info.readings) {
    if (note.code != intake::NoteCode::numbers_read_as) continue;
    for (const auto& [name, value] : note.args) told.notes += name + "=" + value + " ";
  }
  return told;
}

std::string lines_of(const NumbersTold& told) {
  std::string text;
  for (const auto& order : told.records.orders)
    for (const auto& line : order.lines)
      text += line.quantity.to_decimal() + " x " + std::to_string(line.unit_price.mantissa) + "e-" +
              std::to_string(line.unit_price.scale) + "; ";
  return text;
}

const Reading day_first{std::nullopt, DateOrder::day_first};
const Reading month_first{std::nullopt, DateOrder::month_first};

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_readings)

BOOST_AUTO_TEST_CASE(a_column_decides_how_its_dates_are_written) {
  const auto pattern = [](const std::vector<std::string>& values) {
    const auto decision = column_of(values).decide({});
    return decision.open ? "open: " + decision.example : decision.read ? decision.pattern : "none";
  };
  BOOST_TEST(pattern({"2026-01-02", "2026-01-31"}) == "");
  BOOST_TEST(pattern({"04-30-22", "04-01-22"}) == "M-d-yy");
  BOOST_TEST(pattern({"01/02/2026", "31/01/2026"}) == "d/M/yyyy");
  BOOST_TEST(pattern({"01/02/2026", "01/31/2026"}) == "M/d/yyyy");
  BOOST_TEST(pattern({"05/05/2026", "01/02/2026", "03/04/2026"}) == "open: 01/02/2026");
  // The same day either way.
  BOOST_TEST(pattern({"05/05/2026", "06/06/2026"}) == "d/M/yyyy");
  BOOST_TEST(pattern({"31.12.2026"}) == "d.M.yyyy");
  BOOST_TEST(pattern({"10-Dez-25", "3-Mai-26"}) == "d-MMM-yy");
  BOOST_TEST(pattern({"Jun 8, 2025 10:23:05 PM PDT"}) == "MMM d, yyyy h:mm:ss a z");
  BOOST_TEST(pattern({"08/27/2016 10:12:40 BST"}) == "M/d/yyyy H:mm:ss z");
  BOOST_TEST(pattern({"2026-01-02 10:00:00 Europe/Berlin"}) == "yyyy-M-d H:mm:ss z");
  BOOST_TEST(pattern({"2026\u5e741\u67082\u65e5"}) == "yyyy\u5e74M\u6708d\u65e5");
  // Both kinds in one column are neither; nor is a zone that nobody knows.
  BOOST_TEST(pattern({"31/01/2026", "01/31/2026"}) == "none");
  BOOST_TEST(pattern({"2026-01-02 10:00:00 somewhere"}) == "none");
  BOOST_TEST(pattern({}) == "none");
}

BOOST_AUTO_TEST_CASE(what_people_say_settles_an_open_column_only) {
  BOOST_TEST(column_of({"01/02/2026"}).decide(DateOrder::day_first).pattern == "d/M/yyyy");
  BOOST_TEST(column_of({"01/02/2026"}).decide(DateOrder::month_first).pattern == "M/d/yyyy");
  BOOST_TEST(column_of({"01/31/2026"}).decide(DateOrder::day_first).pattern == "M/d/yyyy");
  BOOST_TEST(column_of({"2026-01-02"}).decide(DateOrder::day_first).pattern == "");
}

BOOST_AUTO_TEST_CASE(ambiguous_dates_are_asked_for_by_the_import) {
  const std::string open = "Date;Amount;Text\n01/02/2026;1.250,00;a\n03/04/2026;-5,00;b\n";
  BOOST_TEST(read_bank(open).refusal ==
             "file_dates_unclear file=rows.csv column=Date value=01/02/2026");
  BOOST_TEST(days(read_bank(open, day_first)) == "2026-02-01 2026-04-03 ");
  BOOST_TEST(days(read_bank(open, month_first)) == "2026-01-02 2026-03-04 ");
  // One date settles the column.
  BOOST_TEST(days(read_bank(open + "13/01/2026;1,00;c\n")) == "2026-02-01 2026-04-03 2026-01-13 ");
  // So does the mapping.
  BOOST_TEST(days(read_bank(open, {}, R"({"column": "Date", "date": "MM/dd/yyyy"})")) ==
             "2026-01-02 2026-03-04 ");
}

BOOST_AUTO_TEST_CASE(a_date_that_differs_from_its_column_refuses_its_row) {
  const Told told = read_bank("Date;Amount;Text\n2026-01-02;1,00;a\n02.01.2026;1,00;b\n");
  BOOST_TEST(days(told) == "2026-01-02 ");
  BOOST_TEST(shown(only(told.records.refused).refusal) ==
             "value_not_date row=3 column=Date value=02.01.2026");
}

BOOST_AUTO_TEST_CASE(decisions_are_told) {
  BOOST_TEST(read_bank("Date;Amount;Text\n31.01.2026;1.250,00;Caf\xE9\n").readings ==
             "file_read_as file=rows.csv encoding=windows-1252 why=statistics separator=semicolon\n"
             "dates_read_as file=rows.csv columns=Date format=d.M.yyyy\n"
             "numbers_read_as example=1.234,50\n");
}

BOOST_AUTO_TEST_CASE(zones_of_a_mapped_column) {
  const Told told = read_bank(
      "Date;Amount;Text\n2026-07-01 10:00:00 CEST;1,00;a\n2026-01-01 10:00:00 PST;1,00;b\n"
      "2026-07-01 10:00:00 Eastern Time (US & Canada);1,00;c\n"
      "2026-07-01 10:00:00 Europe/Berlin;1,00;d\n");
  std::string offsets;
  for (const auto& line : told.records.bank_lines)
    offsets += std::to_string(line.at.offset_minutes.value_or(9999)) + " ";
  BOOST_TEST(offsets == "120 -480 -240 120 ");
}

BOOST_AUTO_TEST_CASE(zone_words_have_one_meaning) {
  const LocalTime summer{BusinessDate::of(2026, 7, 1), 3600};
  const ZoneWords zones;
  BOOST_TEST(*zones.offset("CEST", summer) == 120);
  BOOST_TEST(*zones.offset("Eastern Time (US & Canada)", summer) == -240);
  BOOST_TEST(*zones.offset("Asia/Tokyo", summer) == 540);
  // India's, Ireland's or Israel's.
  BOOST_TEST(!zones.offset("IST", summer).has_value());
  BOOST_TEST(!zones.offset("Nowhere", summer).has_value());
}

BOOST_AUTO_TEST_CASE(etsy_dates_have_the_month_first_unless_someone_says_otherwise) {
  const std::string head =
      "Sale Date,Item Name,Quantity,Price,Order ID,Transaction ID,Listing ID,Order Shipping,Order "
      "Sales Tax,Currency\n";
  const std::string row = "01/02/26,Mug,1,5.00,7,8,9,0.00,0.00,USD\n";
  const Told usual = read_file("etsy-items", head + row, {});
  BOOST_TEST(only(usual.records.orders).placed.local.date.to_iso() == "2026-01-02");
  BOOST_TEST(
      usual.readings.find("dates_read_as file=rows.csv columns=Sale Date format=M/d/yyyy\n") !=
      std::string::npos);
  ProfileOptions options;
  options.reading = day_first;
  BOOST_TEST(only(read_file("etsy-items", head + row, options).records.orders)
                 .placed.local.date.to_iso() == "2026-02-01");
  const std::string other = head + "31/12/26,Mug,1,5.00,7,8,9,0.00,0.00,USD\n";
  BOOST_TEST(read_file("etsy-items", other, {}).refusal ==
             "file_dates_unclear file=rows.csv column=Sale Date value=31/12/26");
  BOOST_TEST(
      only(read_file("etsy-items", other, options).records.orders).placed.local.date.to_iso() ==
      "2026-12-31");
}

BOOST_AUTO_TEST_CASE(amazon_of_japan_is_shift_jis) {
  // "自転車" and a title with a quote and a trail byte that is a backslash elsewhere.
  const std::string title = "\x8E\xA9\x93\x5D\x8E\xD4 20\" \x83\x5C\x83\x74\x83\x67";
  const std::string columns =
      "amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|"
      "sales-channel|product-name|sku|asin|item-status|quantity|currency|item-price|item-tax|"
      "shipping-price|ship-country";
  const std::string text =
      kontor::test::settlement_text(columns, {{{"amazon-order-id", "250-1234567-1234567"},
                                               {"purchase-date", "2026-02-18T05:05:21+00:00"},
                                               {"last-updated-date", "2026-02-18T17:23:22+00:00"},
                                               {"order-status", "Shipped"},
                                               {"fulfillment-channel", "Amazon"},
                                               {"sales-channel", "Amazon.co.jp"},
                                               {"product-name", title},
                                               {"sku", "B-1"},
                                               {"item-status", "Shipped"},
                                               {"quantity", "1"},
                                               {"currency", "JPY"},
                                               {"item-price", "12000"},
                                               {"ship-country", "JP"}}});
  const Told told = read_file("amazon-all-orders", text, {});
  BOOST_TEST(told.refusal == "");
  BOOST_TEST(only(only(told.records.orders).lines).name ==
             "\u81ea\u8ee2\u8eca 20\" \u30bd\u30d5\u30c8");
  BOOST_TEST(told.readings ==
             "file_read_as file=rows.csv encoding=Shift_JIS why=statistics separator=tab\n");
}

BOOST_AUTO_TEST_CASE(an_unclear_encoding_is_asked_for) {
  const std::string csv = "Date;Amount;Text\n2026-01-02;1,00;\xB1\xB2\xB3\xB4\n";
  BOOST_TEST(read_bank(csv).refusal ==
             "file_encoding_unclear file=rows.csv encodings=GB18030, Shift_JIS");
  const Reading stated{formats::Encoding::shift_jis, std::nullopt};
  const Told told = read_bank(csv, stated);
  BOOST_TEST(only(told.records.bank_lines).text == "\uff71\uff72\uff73\uff74");
  BOOST_TEST(told.readings.find("encoding=Shift_JIS why=stated") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(prose_before_the_header_and_totals_behind_the_rows_are_left_out) {
  const Told told = read_bank(
      "\"Statement of July, for Acme; all in EUR\"\nAccount: 12;34\n\n"
      "Text;Amount;Date\nRent;-900,00;31.07.2026\nSale;1.250,50;30.07.2026\n"
      "Total;350,50;\nClosing balance: 1.000,00\n");
  BOOST_TEST(told.refusal == "");
  BOOST_TEST(told.records.refused.size() == 0U);
  BOOST_TEST(days(told) == "2026-07-31 2026-07-30 ");
  BOOST_TEST(told.readings.find("file_read_as file=rows.csv line=4\n") != std::string::npos);
  BOOST_TEST(told.readings.find("file_read_as file=rows.csv line=7 count=2\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_the_last_rows_are_a_footer) {
  // "Total" is a text like any other where rows follow it.
  const std::string head = "Text;Amount;Date\n";
  const std::string row = "Sale;1,00;30.07.2026\n";
  const Told between = read_bank(head + "Total;5,00;29.07.2026\n" + row);
  BOOST_TEST(days(between) == "2026-07-29 2026-07-30 ");
  BOOST_TEST(between.readings.find("count=") == std::string::npos);
  // So it is where too much follows, and where a word only begins so.
  std::string many = head + row;
  for (int i = 0; i < 7; ++i) many += "Total;1,00;30.07.2026\n";
  BOOST_TEST(read_bank(many).records.bank_lines.size() > 1U);
  BOOST_TEST(read_bank(head + row + "Total Gym;5,00;29.07.2026\n").records.bank_lines.size() == 2U);
  // A narrow row that is no total still refuses the file.
  BOOST_TEST(read_bank(head + row + "Sale;1,00\n").refusal ==
             "file_columns_per_row file=rows.csv line=3 found=2 expected=3");
  BOOST_TEST(read_bank(head + "Total;1,00\n" + row).refusal ==
             "file_columns_per_row file=rows.csv line=2 found=2 expected=3");
}

BOOST_AUTO_TEST_CASE(a_profile_finds_its_header_behind_a_preamble_too) {
  const std::string columns =
      "Order ID,Sale Date,Item Name,Quantity,Price,Transaction ID,Listing ID,Order "
      "Shipping,Currency\n";
  const std::string row = "7,01/31/26,\"12\"\" pan &amp; lid\",1,5.00,8,9,0.00,USD\n";
  const std::string prose = "\"Your shop, January\"\nAll times UTC\n";
  const Told told = read_file("etsy-items", prose + columns + row + "Total,,,,5.00,,,,\n", {});
  BOOST_TEST(told.refusal == "");
  BOOST_TEST(only(only(told.records.orders).lines).name == "12\" pan & lid");
  BOOST_TEST(told.records.refused.size() == 0U);
  const kontor::test::TempDir folder;
  std::ofstream(folder / "items.csv") << prose + columns + row;
  const auto proposal = recognise_file(folder / "items.csv");
  BOOST_REQUIRE(bool(proposal));
  BOOST_TEST(proposal->profile->name() == "etsy-items");
}

BOOST_AUTO_TEST_CASE(words_of_a_request) {
  BOOST_TEST(!reading_named("", "")->encoding.has_value());
  BOOST_TEST((reading_named("cp932", "")->encoding == formats::Encoding::shift_jis));
  BOOST_TEST((reading_named("", "dmy")->dates == DateOrder::day_first));
  BOOST_TEST((reading_named("", "mdy")->dates == DateOrder::month_first));
  const auto wrong = reading_named("klingon", "");
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(shown(wrong.refusal()).find("encoding_unknown encoding=klingon encodings=UTF-8,") ==
             0U);
}

BOOST_AUTO_TEST_CASE(all_values_of_a_column_decide_how_it_is_written) {
  BOOST_TEST(decided({"1.50", "20"}) == "1234.50");
  BOOST_TEST(decided({"1,50", "20"}) == "1234,50");
  BOOST_TEST(decided({"1.250,00", "-12,4"}) == "1.234,50");
  BOOST_TEST(decided({"1,250.00", "-12.4"}) == "1,234.50");
  BOOST_TEST(decided({"$8.00", "-$1.82"}) == "1234.50 with sign");
  BOOST_TEST(decided({"8,00 €", "1.182,00 €"}) == "1.234,50 with sign");
  BOOST_TEST(decided({"7", "12"}) == "1234.50 or any");
  BOOST_TEST(decided({}) == "none");
}

BOOST_AUTO_TEST_CASE(a_column_that_reads_either_way_is_open_until_one_value_settles_it) {
  BOOST_TEST(decided({"1,234", "12"}) == "open 1,234");
  BOOST_TEST(decided({"1.234", "2.500"}) == "open 1.234");
  BOOST_TEST(decided({"1,234", "0,5"}) == "1234,50");
  BOOST_TEST(decided({"1.234", "0.500"}) == "1234.50");
  BOOST_TEST(decided({"1,234", "1,234,567"}) == "1,234.50");
}

BOOST_AUTO_TEST_CASE(two_ways_in_one_column_are_told_with_a_value_of_each) {
  BOOST_TEST(decided({"1.50", "2,50", "3,50"}) == "both 1.50 and 2,50");
  // What is no number at all decides nothing: its row is refused.
  BOOST_TEST(decided({"1.50", "soon", "2.50"}) == "1234.50");
}

BOOST_AUTO_TEST_CASE(each_column_of_a_file_is_written_in_its_own_way) {
  const NumbersTold told = read_lines(
      "No;Day;Qty;Price\n1;2026-01-02;1.5;1.250,00\n2;2026-01-02;0.250;3,5\n"
      "3;2026-01-02;2;on request\n");
  BOOST_TEST(told.refusal == "");
  BOOST_TEST(lines_of(told) == "1.5 x 125000e-2; 0.25 x 35e-1; ");
  BOOST_TEST(told.notes ==
             "file=rows.csv columns=Price example=1.234,50 "
             "file=rows.csv columns=Qty example=1234.50 ");
  BOOST_TEST(shown(only(told.records.refused).refusal) == "value_missing row=4 column=Price");
}

BOOST_AUTO_TEST_CASE(an_open_column_follows_the_others_else_it_is_asked_for) {
  BOOST_TEST(lines_of(read_lines("No;Day;Qty;Price\n1;2026-01-02;1.000;12,50\n")) ==
             "1000 x 1250e-2; ");
  BOOST_TEST(lines_of(read_lines("No;Day;Qty;Price\n1;2026-01-02;1.000;12.50\n")) ==
             "1 x 1250e-2; ");
  const std::string open = "No;Day;Qty;Price\n1;2026-01-02;3;1,234\n";
  BOOST_TEST(read_lines(open).refusal ==
             "mapping_invalid mapping=m path=decimal why=missing file=rows.csv column=Price "
             "value=1,234");
  BOOST_TEST(lines_of(read_lines(open, R"("decimal": {"mark": "comma"}, )")) == "3 x 1234e-3; ");
  BOOST_TEST(lines_of(read_lines(open, R"("decimal": {"mark": "point", "thousands": true}, )")) ==
             "3 x 1234e-0; ");
}

BOOST_AUTO_TEST_CASE(a_column_in_two_ways_refuses_the_file) {
  const std::string both = "No;Day;Qty;Price\n1;2026-01-02;3;1.50\n2;2026-01-02;3;1,75\n";
  BOOST_TEST(read_lines(both).refusal ==
             "mapping_invalid mapping=m path=decimal why=missing file=rows.csv column=Price "
             "value=1.50 other=1,75");
  // What the mapping says holds, and the row that differs is refused.
  const NumbersTold told = read_lines(both, R"("decimal": {"mark": "point"}, )");
  BOOST_TEST(lines_of(told) == "3 x 150e-2; ");
  BOOST_TEST(shown(only(told.records.refused).refusal) ==
             "value_not_number row=3 column=Price value=1,75");
}

BOOST_AUTO_TEST_CASE(bank_statements_with_points_and_with_commas) {
  const auto amounts = [](const std::string& text) {
    ProfileOptions options;
    options.entity_currency = Currency::of("EUR");
    const Records records = kontor::test::read_text("mapped", text, options);
    std::string all;
    for (const auto& line : records.bank_lines) all += line.amount.to_decimal() + " ";
    return all;
  };
  BOOST_TEST(amounts("Date;Description;Amount;Balance;Reference\n"
                     "2026-01-02;In;1.250,00;1.250,00;\n2026-01-03;Out;-5,5;1.244,50;\n") ==
             "1250.00 -5.50 ");
  BOOST_TEST(amounts("Date,Description,Amount,Balance,Reference\n"
                     "2026-01-02,In,\"1,250.00\",\"1,250.00\",\n"
                     "2026-01-03,Out,-5.5,\"1,244.50\",\n") == "1250.00 -5.50 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::channels::readings_test
