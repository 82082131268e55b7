// How an order's money divides over the gateways that its file names without amounts.

#include "domain/orders/tender_shares.h"

#include <boost/test/unit_test.hpp>

#include "domain/orders/interpret.h"

namespace kontor::test {
namespace {

orders::Order order_paid_by(std::vector<std::string> gateways,
                            std::vector<std::pair<std::string, std::int64_t>> told) {
  orders::Order o;
  o.gateways = std::move(gateways);
  o.paid_minor = 100;
  for (const auto& [gateway, amount] : told)
    o.tendered.push_back({"t" + std::to_string(o.tendered.size()), gateway, amount});
  return o;
}

std::string shares_text(const orders::Order& o) {
  std::string text;
  for (const auto& share : orders::shares_of(o, o.paid_minor))
    text += (text.empty() ? "" : ", ") + (share.gateway.empty() ? "?" : share.gateway) + " " +
            std::to_string(share.amount_minor);
  return text;
}

void give_back(orders::Order& o, const std::string& gateway, std::int64_t amount) {
  orders::Refund refund;
  refund.gateway = gateway;
  refund.total_minor = amount;
  o.refunds.push_back(refund);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tender_shares)

BOOST_AUTO_TEST_CASE(what_no_payment_tells_is_the_other_gateways_or_waits) {
  BOOST_TEST(shares_text(order_paid_by({"A"}, {})) == "A 100");
  BOOST_TEST(shares_text(order_paid_by({}, {})) == "UNKNOWN 100");
  BOOST_TEST(shares_text(order_paid_by({"A", "B"}, {})) == "? 100");
  BOOST_TEST(shares_text(order_paid_by({"A", "B"}, {{"A", 60}})) == "A 60, B 40");
  BOOST_TEST(shares_text(order_paid_by({"A", "B", "C"}, {{"A", 60}})) == "A 60, ? 40");
  BOOST_TEST(shares_text(order_paid_by({"A", "B"}, {{"A", 60}, {"B", 30}, {"B", 10}})) ==
             "A 60, B 40");
  BOOST_TEST(shares_text(order_paid_by({"A", "B"}, {{"A", 60}, {"B", 30}})) == "A 60, B 30, ? 10");
  BOOST_TEST(shares_text(order_paid_by({"A", "B"}, {{"A", 130}})) == "A 100");
  // Another way than the order names.
  BOOST_TEST(shares_text(order_paid_by({"A"}, {{"B", 8}})) == "B 8, A 92");
  BOOST_TEST(shares_text(order_paid_by({}, {{"B", 100}})) == "B 100");
}

BOOST_AUTO_TEST_CASE(a_refund_went_the_only_way_that_has_money_left) {
  BOOST_TEST(orders::gateway_of_refund(order_paid_by({"A"}, {})) == "A");
  BOOST_TEST(orders::gateway_of_refund(order_paid_by({}, {})) == "UNKNOWN");
  BOOST_TEST(orders::gateway_of_refund(order_paid_by({"A", "B"}, {})) == "");
  auto split = order_paid_by({"A", "B"}, {{"A", 60}});
  BOOST_TEST(orders::gateway_of_refund(split) == "");
  give_back(split, "A", 60);
  BOOST_TEST(orders::gateway_of_refund(split) == "B");
  give_back(split, "B", 40);
  BOOST_TEST(orders::gateway_of_refund(split) == "");
}

BOOST_AUTO_TEST_CASE(a_payment_is_asked_only_where_the_order_does_not_tell) {
  BOOST_TEST(!orders::wants_tender(order_paid_by({"A"}, {}), "A"));
  BOOST_TEST(orders::wants_tender(order_paid_by({"A"}, {}), "B"));
  BOOST_TEST(orders::wants_tender(order_paid_by({"A", "B"}, {}), "A"));
  auto amounts = order_paid_by({"A", "B"}, {});
  amounts.tenders = {{"A", 60}, {"B", 40}};
  BOOST_TEST(!orders::wants_tender(amounts, "A"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
