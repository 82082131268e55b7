#include <boost/test/unit_test.hpp>

#include "domain/orders/order.h"

namespace {

using kontor::ProductId;
using kontor::Quantity;
using kontor::catalog::BundlePart;
using kontor::catalog::bundles_of;
using kontor::catalog::Product;

Quantity units(std::int64_t n) { return Quantity::of_units(n); }

}  // namespace

BOOST_AUTO_TEST_SUITE(bundle_parts)

BOOST_AUTO_TEST_CASE(as_many_as_the_scarcest_part_allows) {
  const std::vector<BundlePart> parts{{ProductId(1), units(1)}, {ProductId(2), units(3)}};
  BOOST_TEST(bundles_of(parts, {units(5), units(8)}) == 2);
  BOOST_TEST(bundles_of(parts, {units(1), units(8)}) == 1);
  BOOST_TEST(bundles_of(parts, {units(5), units(2)}) == 0);
  BOOST_TEST(bundles_of(parts, {units(5), units(-2)}) == 0);
  // 0.75 m of cloth each.
  BOOST_TEST(bundles_of({{ProductId(1), Quantity{750}}}, {Quantity{2249}}) == 2);
}

BOOST_AUTO_TEST_CASE(parts_belong_to_a_products_content) {
  Product p;
  p.name = p.code = "Set";
  const auto plain = kontor::catalog::canonical_content(p);
  p.parts = {{ProductId(7), units(2)}, {ProductId(9), Quantity{500}}};
  const auto text = kontor::catalog::canonical_content(p);
  BOOST_TEST(text != plain);
  BOOST_TEST((kontor::catalog::parse_content(text).parts == p.parts));
  const auto change = kontor::catalog::content_change(kontor::catalog::parse_content(plain), p);
  BOOST_TEST(change.before == "");
  BOOST_TEST(change.after != "");
}

BOOST_AUTO_TEST_CASE(a_line_takes_its_parts) {
  kontor::orders::Line line;
  line.product = ProductId(3);
  line.tracked = true;
  BOOST_TEST((goods_of(line, units(2)) == std::vector<BundlePart>{{ProductId(3), units(2)}}));
  line.tracked = false;
  BOOST_TEST(goods_of(line, units(2)).empty());
  line.parts = {{ProductId(7), units(2)}, {ProductId(9), Quantity{333}}};
  const std::vector<BundlePart> taken{{ProductId(7), units(-4)}, {ProductId(9), Quantity{-666}}};
  BOOST_TEST((goods_of(line, units(-2)) == taken));
}

BOOST_AUTO_TEST_SUITE_END()
