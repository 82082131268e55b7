#include "domain/intake/settled_facet.h"

#include <boost/test/unit_test.hpp>

#include "domain/intake/money.h"

namespace kontor::test {
namespace {

using intake::facet_of;
using intake::IncomingSettled;
using intake::MoneyUse;
using intake::PartKind;
using intake::SettledKind;
using intake::SettledPart;

Currency usd() { return Currency::of("USD"); }

SettledPart of_part(PartKind kind, std::int64_t minor, const std::string& code,
                    const std::string& sku, std::int64_t quantity = 0) {
  SettledPart p;
  p.kind = kind;
  p.code = code;
  p.sku = sku;
  p.item = sku.empty() ? "" : "i-" + sku;
  p.quantity = Quantity::of_units(quantity);
  p.amount = {minor, usd()};
  return p;
}

IncomingSettled amazon(SettledKind kind, std::vector<SettledPart> parts) {
  IncomingSettled t;
  t.kind = kind;
  t.gateway = "Amazon";
  t.key = "s1:1";
  t.order = "111-222";
  t.at = {{BusinessDate::of(2026, 6, 2), 3600}, 0};
  t.currency = usd();
  t.parts = std::move(parts);
  t.tells_sale = true;
  t.location = "AMAZON_NA";
  return t;
}

/// What the transaction moves on the order's open item.
std::int64_t moved(const IncomingSettled& in) {
  std::int64_t sum = 0;
  for (const SettledPart& p : in.parts)
    if (use_of(p, in.kind) == MoneyUse::order) sum += p.amount.minor;
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settled_facets)

BOOST_AUTO_TEST_CASE(a_settled_sale_tells_lines_by_item_and_adds_up_to_what_it_moves) {
  const auto t = amazon(
      SettledKind::charge,
      {of_part(PartKind::goods, 4000, "Principal", "A", 2), of_part(PartKind::tax, 320, "Tax", "A"),
       of_part(PartKind::goods, 1500, "Principal", "B"),
       of_part(PartKind::shipping, 599, "Shipping", "A"),
       of_part(PartKind::tax, 48, "ShippingTax", "A"),
       of_part(PartKind::wrapping, 300, "GiftWrap", "A"),
       of_part(PartKind::discount, -500, "Principal", "A"),
       of_part(PartKind::discount, -100, "Shipping", "A"),
       of_part(PartKind::marketplace_tax, 210, "Tax", "B"),
       of_part(PartKind::marketplace_tax, -210, "MarketplaceFacilitatorTax-Principal", "B"),
       of_part(PartKind::fee, -825, "Commission", "A")});
  const auto o = facet_of(t, 7);
  BOOST_REQUIRE(o.has_value());
  BOOST_TEST((o->facet == orders::Facet::settled));
  BOOST_TEST(o->key == "111-222");
  BOOST_TEST(o->facet_key == "s1:1");
  BOOST_TEST(o->location == "AMAZON_NA");
  BOOST_REQUIRE(o->lines.size() == 2U);
  BOOST_TEST(o->lines[0].sku == "A");
  BOOST_TEST(o->lines[0].quantity.milli == 2000);
  BOOST_TEST(o->lines[0].gross->minor == 4000);
  BOOST_TEST(o->lines[0].discount->minor == 500);
  BOOST_TEST(o->lines[0].tax->minor == 320);
  BOOST_TEST(o->lines[1].quantity.milli == 1000, "a quantity that is not told is one");
  BOOST_TEST(o->lines[1].gross->minor == 1500);
  BOOST_TEST(o->shipping.minor == 599 + 300 - 100);
  BOOST_TEST(o->tax.minor == 368);
  BOOST_TEST(o->marketplace_tax.minor == 210);
  BOOST_TEST(o->total->minor + o->marketplace_tax.minor == moved(t));
  BOOST_TEST((o->settlement == intake::Settlement::at_sale));
}

BOOST_AUTO_TEST_CASE(a_refund_tells_what_it_was_for_positive_to_the_buyer) {
  const auto t = amazon(
      SettledKind::refund,
      {of_part(PartKind::goods, -2000, "Principal", "A", 0),
       of_part(PartKind::tax, -160, "Tax", "A"), of_part(PartKind::shipping, -300, "Shipping", "A"),
       of_part(PartKind::tax, -24, "ShippingTax", "A"),
       of_part(PartKind::marketplace_tax, -105, "Tax", "A"),
       of_part(PartKind::marketplace_tax, 105, "MarketplaceFacilitatorTax-Principal", "A"),
       of_part(PartKind::fee, 300, "RefundCommission", "A")});
  const auto o = facet_of(t, 7);
  BOOST_REQUIRE(o.has_value());
  BOOST_TEST((o->facet == orders::Facet::refund));
  BOOST_REQUIRE(o->refunds.size() == 1U);
  const auto& refund = o->refunds[0];
  BOOST_TEST(refund.total.minor == 2484);
  BOOST_TEST(refund.marketplace_tax.minor == 105);
  BOOST_TEST(refund.total.minor + refund.marketplace_tax.minor == -moved(t));
  BOOST_REQUIRE(refund.parts.size() == 2U);
  BOOST_TEST(refund.parts[0].sku == "A");
  BOOST_TEST(refund.parts[0].amount.minor == 2000);
  BOOST_TEST(refund.parts[0].tax.minor == 160);
  BOOST_TEST((refund.parts[1].kind == intake::LineKind::carriage));
  BOOST_TEST(refund.parts[1].amount.minor == 300);
  BOOST_TEST(refund.parts[1].tax.minor == 24);
  std::int64_t sum = 0;
  for (const auto& p : refund.parts) sum += p.amount.minor + p.tax.minor;
  BOOST_TEST(sum == refund.total.minor);
}

BOOST_AUTO_TEST_CASE(money_alone_tells_no_sale_and_refunds_without_parts) {
  IncomingSettled t = amazon(SettledKind::charge, {of_part(PartKind::goods, 2000, "charge", "")});
  t.tells_sale = false;
  BOOST_TEST(!facet_of(t, 1));
  t = amazon(SettledKind::refund, {of_part(PartKind::goods, -2000, "refund", "")});
  t.tells_sale = false;
  const auto o = facet_of(t, 1);
  BOOST_REQUIRE(o.has_value());
  BOOST_TEST(o->refunds[0].parts.empty());
  BOOST_TEST(o->refunds[0].total.minor == 2000);
}

BOOST_AUTO_TEST_CASE(what_belongs_to_no_order_tells_none) {
  IncomingSettled t = amazon(SettledKind::charge, {of_part(PartKind::goods, 1, "x", "A")});
  t.order.clear();
  BOOST_TEST(!facet_of(t, 1));
  t = amazon(SettledKind::chargeback, {of_part(PartKind::goods, -1, "x", "A")});
  BOOST_TEST(!facet_of(t, 1));
}

BOOST_AUTO_TEST_CASE(reimbursed_goods_are_written_off_where_sku_and_quantity_are_told) {
  auto t = amazon(SettledKind::adjustment,
                  {of_part(PartKind::reimbursement, 1525, "WAREHOUSE_DAMAGE", "A", 2),
                   of_part(PartKind::reimbursement, -700, "COMPENSATED_CLAWBACK", "B", 1),
                   of_part(PartKind::reimbursement, 300, "Refund Reimbursal", "", 0),
                   of_part(PartKind::reimbursement, 100, "Goodwill", "C", 0)});
  t.order.clear();
  const auto gone = intake::write_off_of(t, 7);
  BOOST_REQUIRE(gone.has_value());
  BOOST_REQUIRE_EQUAL(gone->lines.size(), 2U);
  BOOST_TEST(gone->lines[0].sku == "A");
  BOOST_TEST((gone->lines[0].kind == intake::LineKind::write_off));
  BOOST_TEST(gone->lines[0].quantity.milli == -2000);
  BOOST_TEST(gone->lines[1].quantity.milli == 1000);
  BOOST_TEST(gone->location == "AMAZON_NA");
  BOOST_TEST(gone->key == "Amazon s1:1");
  t.parts.resize(1);
  t.parts.front().quantity = {};
  BOOST_TEST(!intake::write_off_of(t, 7).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
