// Mappings: what is checked before a file is read, and what they do with rows.

#include "channels/mapping.h"

#include <Poco/DeflatingStream.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "channels/mapping_files.h"
#include "channels/scattered_rows.h"
#include "tests/support/paths.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::channels::parse_mapping;
using kontor::intake::LineKind;
using kontor::test::only;
using kontor::test::Records;
using kontor::test::shown;

const std::string files_part = R"("currency": "EUR", "files": {"lines": ["doc", "item", "qty"]},)";
const std::string line_part = R"("line": {"sku": "item", "quantity": "qty", "price": "price"})";
const std::string order_start_part = R"("orders": {"file": "lines", "key": ["shop", "doc"],)";

/// A mapping of documents with more keys in front of the line's.
std::string order_mapping(const std::string& more) {
  return "{" + files_part + order_start_part + more + line_part + "}}";
}

const std::string terms_part =
    R"("placed": {"column": "day", "date": "dd.MM.yyyy"}, "prices": "net", "recognise": "order",)";

std::string mapping_problem(const std::string& json) {
  const auto mapping = parse_mapping("m", json);
  return mapping ? "" : shown(mapping.refusal());
}

/// Reads CSV text by the mapping text; both lie in a folder for the time of the test.
Records read_by(const std::string& json, const std::string& csv) {
  const kontor::test::TempDir folder;
  std::ofstream(folder / "m.json") << json;
  std::vector<kontor::channels::Input> inputs;
  inputs.push_back(kontor::channels::memory_input("lines.csv", csv));
  const auto profile = kontor::channels::find_profile("mapped");
  const kontor::channels::ProfileOptions options{std::nullopt, (folder / "m.json").string()};
  auto opened = (*profile)->open(std::move(inputs), options);
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  Records all = kontor::test::read_all(*opened->source);
  const auto& problem = opened->source->problem();
  BOOST_REQUIRE_EQUAL(problem ? shown(*problem) : "", "");
  return all;
}

const std::string mapped_head = "shop,doc,item,qty,price,day\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(mappings)

BOOST_AUTO_TEST_CASE(shipped_mappings_are_valid) {
  BOOST_TEST(kontor::channels::mapping_files().size() >= 2U);
  for (const auto& file : kontor::channels::mapping_files()) {
    BOOST_TEST(mapping_problem(std::string(file.text)) == "", file.name);
  }
}

BOOST_AUTO_TEST_CASE(mistakes_are_named_with_their_place) {
  BOOST_TEST(mapping_problem(order_mapping(terms_part)) == "");
  BOOST_TEST(mapping_problem("{") == "mapping_invalid mapping=m path=$ why=not_json");
  BOOST_TEST(mapping_problem("{" + files_part + R"("colour": 1})") ==
             "mapping_invalid mapping=m path=orders why=missing");
  BOOST_TEST(mapping_problem(order_mapping(terms_part + R"("colour": 1,)")) ==
             "mapping_invalid mapping=m path=orders.colour why=unknown_key");
  BOOST_TEST(mapping_problem(order_mapping(R"("placed": "day", "recognise": "order",)")) ==
             "mapping_invalid mapping=m path=orders.prices why=missing");
  BOOST_TEST(mapping_problem(
                 order_mapping(R"("placed": "day", "recognise": "order", "prices": "free",)")) ==
             "mapping_invalid mapping=m path=orders.prices why=unknown_value value=free");
  BOOST_TEST(mapping_problem(order_mapping(R"("placed": "day", "prices": "net",)")) ==
             "mapping_invalid mapping=m path=orders.state why=missing");
  BOOST_TEST(mapping_problem(order_mapping(terms_part + R"("settlement": "at_sale",)")) ==
             "mapping_invalid mapping=m path=orders.gateways why=missing");
  BOOST_TEST(mapping_problem(order_mapping(terms_part + R"("kinds": {"gift": ["G"]},)")) ==
             "mapping_invalid mapping=m path=orders.kinds.gift why=unknown_value value=gift");
  BOOST_TEST(
      mapping_problem(order_mapping(terms_part + R"("paid": {"column": "day", "date": "QQ"},)")) ==
      "mapping_invalid mapping=m path=orders.paid.date why=bad_pattern value=QQ");
  BOOST_TEST(mapping_problem(order_mapping(
                 terms_part + R"("employee": {"look_up": "staff", "column": "name"},)")) ==
             "mapping_invalid mapping=m path=orders.employee.look_up why=unknown_look_up "
             "value=staff");
}

BOOST_AUTO_TEST_CASE(look_ups_may_not_go_in_circles) {
  const std::string circle =
      R"("look_ups": {"a": {"file": "lines", "key": ["x"],
         "by": [{"look_up": "a", "column": "y"}]}},)";
  BOOST_TEST(mapping_problem("{" + files_part + circle + order_start_part + terms_part +
                             R"("source": {"look_up": "a", "column": "y"},)" + line_part + "}}") ==
             "mapping_invalid mapping=m path=look_ups.a.by[0].look_up why=look_up_cycle value=a");
}

BOOST_AUTO_TEST_CASE(unknown_mapping_names_the_shipped_ones) {
  const auto mapping = kontor::channels::load_mapping("nothing");
  BOOST_REQUIRE(!bool(mapping));
  BOOST_TEST(shown(mapping.refusal()) ==
             "mapping_unknown mapping=nothing shipped=adventureworks-reseller, bank-statement, "
             "bikestores, coffee-shops, multichannel-prices, northwind, oracle-co, "
             "uci-online-retail");
}

BOOST_AUTO_TEST_CASE(composite_keys_keep_documents_apart) {
  const Records all = read_by(order_mapping(terms_part), mapped_head +
                                                             "1,7,A,2,3.50,01.02.2025\n"
                                                             "2,7,B,1,1,01.02.2025\n");
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].key == "1/7");
  BOOST_TEST(all.orders[1].key == "2/7");
  BOOST_TEST(all.orders[0].placed.local.date.to_iso() == "2025-02-01");
  BOOST_TEST(all.orders[0].lines[0].fulfilled.milli == 2000);
}

BOOST_AUTO_TEST_CASE(rows_of_a_document_may_stand_apart_where_the_mapping_says_so) {
  const std::string csv = mapped_head +
                          "1,7,A,1,1,01.02.2025\n1,8,B,1,1,01.02.2025\n1,7,C,1,1,02.02.2025\n"
                          "1,7,D,1,1,02.02.2025\n";
  const Records together = read_by(order_mapping(terms_part + R"("rows": "scattered",)"), csv);
  BOOST_REQUIRE_EQUAL(together.orders.size(), 2U);
  BOOST_TEST(together.orders[0].lines.size() == 3U);
  BOOST_TEST(together.orders[0].lines[2].sku == "D");
  BOOST_TEST(together.orders[0].placed.local.date.to_iso() == "2025-02-01");  // of its first row
  BOOST_TEST(read_by(order_mapping(terms_part), csv).orders.size() == 3U);
}

BOOST_AUTO_TEST_CASE(kinds_zero_prices_and_returns) {
  const std::string rules =
      terms_part + R"("return_prefix": "C", "kinds": {"voucher": ["gift_*"], "carriage": ["POST"]},
      "zero_price": {"positive": "free_issue", "negative": "write_off"},)";
  const std::string json = "{" + files_part + R"("orders": {"file": "lines", "key": ["doc"],)" +
                           rules + line_part + "}}";
  const Records all = read_by(json, mapped_head +
                                        "1,C7,A,2,1,01.02.2025\n1,8,gift_10,1,1,01.02.2025\n"
                                        "1,8,POST,1,0,01.02.2025\n1,8,post,1,0,01.02.2025\n"
                                        "1,8,A,-1,0.000,01.02.2025\n");
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].lines[0].quantity.milli == -2000);
  const auto& lines = all.orders[1].lines;
  BOOST_TEST((lines[0].kind == LineKind::voucher));
  BOOST_TEST((lines[1].kind == LineKind::carriage));
  BOOST_TEST((lines[2].kind == LineKind::free_issue));
  BOOST_TEST((lines[3].kind == LineKind::write_off));
}

BOOST_AUTO_TEST_CASE(wrong_row_refuses_its_document) {
  const Records all = read_by(order_mapping(terms_part), mapped_head +
                                                             "1,7,A,1,1,01.02.2025\n"
                                                             "1,7,B,1,one,01.02.2025\n"
                                                             "1,8,C,1,1,2025-02-01\n"
                                                             ",,C,1,1,01.02.2025\n");
  BOOST_TEST(all.orders.size() == 0U);
  BOOST_REQUIRE_EQUAL(all.refused.size(), 3U);
  BOOST_TEST(shown(all.refused[0].refusal) == "value_not_number row=3 column=price value=one");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_not_date row=4 column=day value=2025-02-01");
  BOOST_TEST(shown(all.refused[2].refusal) == "value_missing row=5 column=shop");
}

BOOST_AUTO_TEST_CASE(compressed_file_is_read_and_its_cut_noticed) {
  const kontor::test::TempDir folder;
  const auto path = folder / "lines.csv.gz";
  {
    std::ofstream file(path, std::ios::binary);
    Poco::DeflatingOutputStream gzip(file, Poco::DeflatingStreamBuf::STREAM_GZIP);
    gzip << mapped_head;
    for (int i = 0; i < 5000; ++i) gzip << "1," << i * 7919 % 5003 << ",A,1,1,01.02.2025\n";
    gzip.close();
  }
  std::ofstream(folder / "m.json") << order_mapping(terms_part);
  const auto profile = kontor::channels::find_profile("mapped");
  const kontor::channels::ProfileOptions options{std::nullopt, (folder / "m.json").string()};
  auto opened = (*profile)->open({path}, options);
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  BOOST_TEST(kontor::test::read_all(*opened->source).orders.size() == 5000U);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 200);
  const auto cut = (*profile)->open({path}, options);
  BOOST_REQUIRE(!bool(cut));
  BOOST_TEST(shown(cut.refusal()) == "file_cut_off file=lines.csv.gz");
}

BOOST_AUTO_TEST_SUITE_END()
