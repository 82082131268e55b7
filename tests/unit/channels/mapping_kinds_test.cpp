// What a mapping says of values and of kinds of records: amounts of lines, prices of markets,
// blank words, customers and bank lines.

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "channels/mapping.h"
#include "tests/support/paths.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::Currency;
using kontor::test::only;
using kontor::test::Records;
using kontor::test::shown;

kontor::Result<kontor::channels::OpenedSource> open_by(const std::string& json,
                                                       const std::string& csv,
                                                       std::optional<Currency> own = {}) {
  const kontor::test::TempDir folder;
  std::ofstream(folder / "m.json") << json;
  std::vector<kontor::channels::Input> inputs;
  inputs.push_back(kontor::channels::memory_input("rows.csv", csv));
  const auto profile = kontor::channels::find_profile("mapped");
  return (*profile)->open(std::move(inputs), {own, (folder / "m.json").string()});
}

Records read_rows(const std::string& json, const std::string& csv,
                  std::optional<Currency> own = {}) {
  auto opened = open_by(json, csv, own);
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  return kontor::test::read_all(*opened->source);
}

/// A mapping of till lines whose line has these further values.
std::string till_mapping(const std::string& line, const std::string& more = {}) {
  return R"({"currency": "EUR", "files": {"rows": ["doc"]}, "orders": {"file": "rows",
    "key": ["doc"], "prices": "net", "recognise": "order", "placed": "day", )" +
         more + R"("line": {"sku": "item", "quantity": "qty", )" + line + "}}}";
}

std::string bank_mapping(const std::string& values, const std::string& more = {}) {
  return R"({"files": {"rows": ["day"]}, )" + more + R"("bank": {"file": "rows", "date": {"column":
    "day", "date": "dd.MM.yyyy"}, )" +
         values + "}}";
}

std::string invalid(const std::string& json) {
  const auto mapping = kontor::channels::parse_mapping("m", json);
  return mapping ? "" : shown(mapping.refusal());
}

const std::string bank_head = "day;text;amount;out;in;no\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_kinds)

BOOST_AUTO_TEST_CASE(amount_of_a_line_is_a_fact_beside_its_price) {
  const Records all =
      read_rows(till_mapping(R"("price": "price", "gross": "amount", "tax": "vat")"),
                "doc,day,item,qty,price,amount,vat\n"
                "1,2025-02-01,A,2,3.75,5.00,0.50\n1,2025-02-01,B,1,1,1,0.10\n");
  const auto& order = only(all.orders);
  BOOST_TEST(order.lines[0].gross->minor == 500);
  BOOST_TEST(order.lines[0].unit_price.mantissa == 375);
  BOOST_TEST(order.lines[0].tax->minor == 50);
  BOOST_TEST(order.tax.minor == 60);  // the document has no tax of its own
}

BOOST_AUTO_TEST_CASE(price_comes_from_the_amount_where_the_file_has_none) {
  const Records all = read_rows(till_mapping(R"("gross": "amount")"),
                                "doc,day,item,qty,amount\n1,2025-02-01,A,3,10.00\n");
  const auto& line = only(only(all.orders).lines);
  BOOST_TEST(line.unit_price.mantissa == 3'333'333);
  BOOST_TEST(line.unit_price.scale == 6);
  BOOST_TEST(invalid(till_mapping(R"("tax": "vat")")) ==
             "mapping_invalid mapping=m path=orders.line.price why=missing");
}

BOOST_AUTO_TEST_CASE(returns_written_like_sales_are_turned_with_their_amounts) {
  const Records all = read_rows(
      till_mapping(R"("gross": "amount", "tax": "vat")", R"("return_prefix": "C",)"),
      "doc,day,item,qty,amount,vat\nC1,2025-02-01,A,3,10.00,1\nC2,2025-02-01,A,-3,-10.00,-1\n");
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  for (const auto& order : all.orders) {
    BOOST_TEST(order.lines[0].quantity.milli == -3000);
    BOOST_TEST(order.lines[0].gross->minor == -1000);
    BOOST_TEST(order.tax.minor == -100);
    BOOST_TEST(order.lines[0].unit_price.mantissa == 3'333'333);
  }
}

BOOST_AUTO_TEST_CASE(refunded_orders_gave_all_their_money_back) {
  const std::string state = R"("shipping": "post", "state": {"column": "state", "map":
    {"back": "refunded", "ok": "fulfilled"}},)";
  const Records all = read_rows(till_mapping(R"("price": "price")", state),
                                "doc,day,item,qty,price,post,state\n"
                                "1,2025-02-01,A,2,3.75,1.20,back\n2,2025-02-01,A,2,3.75,1.20,ok\n");
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].refunded.minor == 870);
  BOOST_TEST(all.orders[0].fulfilled.has_value() == all.orders[1].fulfilled.has_value());
  BOOST_TEST(all.orders[1].refunded.minor == 0);
}

BOOST_AUTO_TEST_CASE(blank_words_stand_for_no_value) {
  const std::string json = R"({"files": {"rows": ["item"]}, "products": {"file": "rows",
    "sku": {"column": "item", "blank": ["#REF!"]}, "code": "item", "name": "item",
    "price": {"column": "price", "blank": ["Nill", "#REF!"]}, "cost": "cost",
    "market_prices": {"France": {"column": "fr", "blank": ["Nill"]}, "Spain": "es"}}})";
  const Records all = read_rows(
      json, " item , price ,cost,fr,es\nA,Nill,1,2.50,\n#REF!,#REF!,1,Nill,3\nB,1,Nill,,\n");
  BOOST_REQUIRE_EQUAL(all.products.size(), 2U);
  BOOST_TEST(!all.products[0].price.has_value());
  BOOST_TEST(only(all.products[0].market_prices).market == "France");
  BOOST_TEST(all.products[0].market_prices[0].price->mantissa == 250);
  BOOST_TEST(all.products[1].sku == "");
  BOOST_TEST(all.products[1].code == "#REF!");
  BOOST_TEST(only(all.products[1].market_prices).market == "Spain");
  BOOST_TEST(shown(only(all.refused).refusal) == "value_not_number row=4 column=cost value=Nill");
}

BOOST_AUTO_TEST_CASE(a_value_may_have_a_decimal_mark_of_its_own) {
  const std::string json = R"({"files": {"rows": ["item"]}, "products": {"file": "rows",
    "sku": "item", "name": "item", "price": "price",
    "cost": {"column": "cost", "decimal": {"mark": "comma", "thousands": true}}}})";
  const Records all = read_rows(json, "item,price,cost\nA,1.50,\"1.234,5\"\n");
  BOOST_TEST(only(all.products).price->mantissa == 150);
  BOOST_TEST(only(all.products).cost->mantissa == 12345);
  BOOST_TEST(only(all.products).cost->scale == 1);
}

BOOST_AUTO_TEST_CASE(products_may_come_from_several_files) {
  const std::string json = R"({"files": {"rows": ["item"], "more": ["thing"]}, "products": [
    {"file": "rows", "sku": "item", "name": "item"},
    {"file": "more", "sku": "thing", "colour": "thing", "name": "thing"}]})";
  BOOST_TEST(invalid(json) == "mapping_invalid mapping=m path=products[1].colour why=unknown_key");
}

BOOST_AUTO_TEST_CASE(customers_are_records) {
  const std::string json = R"({"files": {"rows": ["card"]}, "customers": {"file": "rows",
    "customer": "card", "email": "mail", "name": {"join": ["first", "last"], "with": " "},
    "first_name": "first", "city": "town", "accepts_email": "news"}})";
  const Records all = read_rows(json,
                                "card,mail,first,last,town,news\n"
                                "1,a@b.eu,Ana,Pop,Cluj,Yes\n2,,Dan,,,0\n3,,,,,maybe\n");
  BOOST_REQUIRE_EQUAL(all.customers.size(), 2U);
  BOOST_TEST(all.customers[0].buyer.channel_customer == "1");
  BOOST_TEST(all.customers[0].buyer.name == "Ana Pop");
  BOOST_TEST(all.customers[0].accepts_email.value());
  BOOST_TEST(all.customers[0].city == "Cluj");
  BOOST_TEST(!all.customers[1].accepts_email.value());
  BOOST_TEST(shown(only(all.refused).refusal) == "value_unknown row=4 column=news value=maybe");
}

BOOST_AUTO_TEST_CASE(currency_is_the_companys_where_no_file_has_one) {
  std::string json = till_mapping(R"("price": "price")");
  json.erase(1, json.find("\"files\"") - 1);
  const std::string csv = "doc,day,item,qty,price\n1,2025-02-01,A,2,3.75\n";
  const Records all = read_rows(json, csv, Currency::of("RON"));
  BOOST_TEST(only(all.orders).currency.code() == "RON");
  const auto opened = open_by(json, csv);
  BOOST_REQUIRE(!bool(opened));
  BOOST_TEST(shown(opened.refusal()) == "mapping_invalid mapping=m path=currency why=missing");
}

BOOST_AUTO_TEST_CASE(bank_lines_with_semicolons_and_decimal_commas) {
  const std::string comma =
      R"("currency": "EUR", "decimal": {"mark": "comma", "thousands": true},)";
  const Records all =
      read_rows(bank_mapping(R"("amount": "amount", "text": "text", "reference": "no", "account":
        {"const": "Giro"})",
                             comma),
                bank_head +
                    "31.12.2025;Miete;-1.250,00;;;R7\n31.12.2025;Kaffee;-3,5;;;\n"
                    "31.12.2025;Kaffee;-3,5;;;\n01.01.2026;Kaffee;12.50;;;\n");
  BOOST_REQUIRE_EQUAL(all.bank_lines.size(), 3U);
  BOOST_TEST(all.bank_lines[0].amount.minor == -125'000);
  BOOST_TEST(all.bank_lines[0].text == "Miete");
  BOOST_TEST(all.bank_lines[0].reference == "R7");
  BOOST_TEST(all.bank_lines[0].account == "Giro");
  BOOST_TEST(all.bank_lines[0].at.local.date.to_iso() == "2025-12-31");
  // Two coffees of one day are two, and have the same keys when the statement comes again.
  BOOST_TEST(all.bank_lines[1].key != all.bank_lines[2].key);
  BOOST_TEST(all.bank_lines[1].key.ends_with("/1"));
  BOOST_TEST(all.bank_lines[2].key.ends_with("/2"));
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "value_not_number row=5 column=amount value=12.50");
}

BOOST_AUTO_TEST_CASE(bank_lines_in_two_columns_and_with_numbers) {
  const Records all = read_rows(
      bank_mapping(R"("debit": "out", "credit": "in", "key": "no")", R"("currency": "EUR",)"),
      bank_head +
          "31.12.2025;a;;5.00;;1\n31.12.2025;b;;-5.00;;2\n31.12.2025;c;;;7.25;3\n"
          "31.12.2025;d;;;;4\n31.12.2025;e;;;1;\n");
  BOOST_REQUIRE_EQUAL(all.bank_lines.size(), 3U);
  BOOST_TEST(all.bank_lines[0].amount.minor == -500);
  BOOST_TEST(all.bank_lines[1].amount.minor == -500);
  BOOST_TEST(all.bank_lines[2].amount.minor == 725);
  BOOST_TEST(all.bank_lines[2].key == "3");
  BOOST_REQUIRE_EQUAL(all.refused.size(), 2U);
  BOOST_TEST(shown(all.refused[0].refusal) == "value_missing row=5 column=out");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_missing row=6 column=no");
  BOOST_TEST(invalid(bank_mapping(R"("debit": "out")")) ==
             "mapping_invalid mapping=m path=bank.amount why=missing");
  BOOST_TEST(invalid(bank_mapping(R"("amount": "out", "credit": "in")")) ==
             "mapping_invalid mapping=m path=bank.amount why=unused");
}

BOOST_AUTO_TEST_CASE(plain_statement_is_recognised_by_its_columns) {
  std::vector<kontor::channels::Input> inputs;
  inputs.push_back(kontor::channels::memory_input(
      "statement.csv",
      "Date;Description;Amount;Balance;Reference\n2025-12-31;Payout;\"1,250.00\";9;P-1\n"));
  const auto profile = kontor::channels::find_profile("mapped");
  auto opened = (*profile)->open(std::move(inputs), {Currency::of("GBP"), ""});
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  BOOST_TEST(opened->info.mapping == "bank-statement");
  const Records all = kontor::test::read_all(*opened->source);
  BOOST_TEST(only(all.bank_lines).amount.to_decimal() == "1250.00");
  BOOST_TEST(only(all.bank_lines).amount.currency.code() == "GBP");
}

BOOST_AUTO_TEST_CASE(questions_of_a_proposed_mapping_must_be_answered) {
  std::string json = till_mapping(R"("price": "price")");
  json.replace(json.find("\"day\""), 5,
               R"({"column": "day", "date": "dd/MM/yyyy or MM/dd/yyyy?"})");
  BOOST_TEST(invalid(json) ==
             "mapping_invalid mapping=m path=orders.placed.date why=bad_pattern "
             "value=dd/MM/yyyy or MM/dd/yyyy?");
}

BOOST_AUTO_TEST_SUITE_END()
