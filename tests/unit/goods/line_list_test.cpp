#include "domain/goods/line_list.h"

#include <boost/test/unit_test.hpp>

#include "domain/stock/stock_document.h"

namespace {

using kontor::RefusalCode;
using kontor::goods::read_line;
using kontor::goods::read_lines;
using kontor::stock::DocumentState;
using kontor::stock::DocumentType;

std::string parsed(const std::string& text) {
  const auto wish = read_line(text, 1);
  if (!wish) return std::string(kontor::name_of(wish.refusal().code));
  return wish->product + " x " + wish->quantity.to_decimal();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(goods_lines)

BOOST_AUTO_TEST_CASE(a_line_is_a_product_and_a_quantity) {
  for (const char* text : {"LAMP-7=3", "LAMP-7\t3", "LAMP-7;3", "LAMP-7,3", "LAMP-7 3",
                           "  LAMP-7 = 3 \r", "\"LAMP-7\",\"3\"", "LAMP-7 ; 3.000"})
    BOOST_TEST(parsed(text) == "LAMP-7 x 3", text);
  BOOST_TEST(parsed("LAMP-7") == "LAMP-7 x 1");
  BOOST_TEST(parsed("Blue lamp") == "Blue lamp x 1");
  BOOST_TEST(parsed("Blue lamp 2") == "Blue lamp x 2");
  BOOST_TEST(parsed("A=B=1.5") == "A=B x 1.5");
  BOOST_TEST(parsed("TEE;RED,XL\t2") == "TEE;RED,XL x 2");
}

BOOST_AUTO_TEST_CASE(a_lot_stands_behind_its_sign_or_in_a_column_of_its_own) {
  const auto lot = [](const std::string& text) {
    const auto wish = read_line(text, 1, kontor::goods::Prices::wanted);
    if (!wish) return std::string(kontor::name_of(wish.refusal().code));
    std::string all = wish->product + " x " + wish->quantity.to_decimal();
    if (wish->cost) all += " at " + std::to_string(wish->cost->mantissa);
    if (wish->lot) all += " of " + wish->lot->number;
    if (wish->lot && wish->lot->expires) all += " until " + wish->lot->expires->to_iso();
    return all;
  };
  BOOST_TEST(lot("MILK=10#L12") == "MILK x 10 of L12");
  BOOST_TEST(lot("MILK=10#L12/2026-12-31") == "MILK x 10 of L12 until 2026-12-31");
  BOOST_TEST(lot("MILK=10@2.5#A/B") == "MILK x 10 at 25 of A/B");
  BOOST_TEST(lot("MILK\t10\tL12\t2026-12-31") == "MILK x 10 of L12 until 2026-12-31");
  BOOST_TEST(lot("MILK;10;L12") == "MILK x 10 of L12");
  BOOST_TEST(lot("MILK;10;L12;") == "MILK x 10 of L12");
  // A '#' of the product's own, and a third column that is none.
  BOOST_TEST(lot("A#1=3") == "A#1 x 3");
  BOOST_TEST(lot("A#1") == "A#1 x 1");
  BOOST_TEST(lot("A#1=3#L9") == "A#1 x 3 of L9");
  BOOST_TEST(lot("MILK=0#L9") == "quantity_not_positive");
  BOOST_TEST(!kontor::goods::lot_name_of("").has_value());
  BOOST_TEST(!kontor::goods::lot_name_of(std::string(101, 'x')).has_value());
  BOOST_TEST(kontor::goods::lot_name_of("/2026-12-31")->number == "/2026-12-31");
}

BOOST_AUTO_TEST_CASE(a_line_that_says_nothing_is_refused) {
  BOOST_TEST(parsed("LAMP-7=many") == "line_unreadable");
  BOOST_TEST(parsed("LAMP-7=") == "line_unreadable");
  BOOST_TEST(parsed("=3") == "line_unreadable");
  BOOST_TEST(parsed("LAMP\x01=3") == "line_unreadable");
  BOOST_TEST(parsed("LAMP\xFF=3") == "line_unreadable");
  BOOST_TEST(parsed("LAMP-7=1.2345") == "value_too_precise");
  BOOST_TEST(parsed("LAMP-7=0") == "quantity_not_positive");
  BOOST_TEST(parsed("LAMP-7=-2") == "quantity_not_positive");
  BOOST_TEST(parsed("LAMP-7=99999999999") == "value_too_large");
}

BOOST_AUTO_TEST_CASE(a_pasted_list_keeps_its_line_numbers) {
  const auto list = read_lines("\xEF\xBB\xBFsku,quantity\r\nA,1\r\n\r\nB,x\r\nC,2");
  BOOST_REQUIRE(static_cast<bool>(list));
  BOOST_REQUIRE(list->lines.size() == 2U);
  BOOST_TEST(list->lines[0].row == 2);
  BOOST_TEST(list->lines[1].row == 5);
  BOOST_REQUIRE(list->refusals.size() == 1U);
  BOOST_TEST(list->refusals[0].row == 4);
  std::string long_list;
  for (std::size_t i = 0; i <= kontor::goods::most_list_lines; ++i) long_list += "A\n";
  const auto refused = read_lines(long_list);
  BOOST_REQUIRE(!refused);
  BOOST_CHECK(refused.refusal().code == RefusalCode::list_too_long);
}

BOOST_AUTO_TEST_CASE(each_pair_of_states_is_as_the_table_says) {
  const int last = static_cast<int>(DocumentState::ordered);
  for (const auto type : {DocumentType::transfer, DocumentType::set_aside, DocumentType::adjustment,
                          DocumentType::purchase})
    for (int a = 0; a <= last; ++a)
      for (int b = 0; b <= last; ++b) {
        const auto from = static_cast<DocumentState>(a), to = static_cast<DocumentState>(b);
        kontor::stock::StockDocument d;
        d.type = type;
        d.state = from;
        const auto refusal = kontor::stock::transition(d, to);
        BOOST_TEST(refusal.has_value() != kontor::stock::may_become(type, from, to));
        BOOST_CHECK(d.state == (refusal ? from : to));
      }
  // What is over stays over.
  for (const auto over : {DocumentState::closed, DocumentState::cancelled})
    for (int b = 0; b <= last; ++b)
      for (const auto type : {DocumentType::transfer, DocumentType::purchase})
        BOOST_TEST(!kontor::stock::may_become(type, over, static_cast<DocumentState>(b)));
}

BOOST_AUTO_TEST_SUITE_END()
