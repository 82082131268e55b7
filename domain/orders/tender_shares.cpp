#include "domain/orders/tender_shares.h"

#include <algorithm>
#include <map>
#include <set>

namespace kontor::orders {

namespace tender_shares_detail {

std::set<std::string> named_gateways(const Order& order) {
  if (order.gateways.empty()) return {"UNKNOWN"};
  return {order.gateways.begin(), order.gateways.end()};
}

/// The only one; empty where there are none or several.
std::string only(const std::set<std::string>& gateways) {
  return gateways.size() == 1 ? *gateways.begin() : std::string();
}

}  // namespace tender_shares_detail

using tender_shares_detail::named_gateways;
using tender_shares_detail::only;

std::vector<TenderShare> shares_of(const Order& order, std::int64_t paid_minor) {
  std::map<std::string, std::int64_t> told;
  for (const Tendered& t : order.tendered) told[t.gateway] += t.amount_minor;
  std::vector<TenderShare> shares;
  std::int64_t rest = paid_minor;
  for (const auto& [gateway, amount] : told) {
    const std::int64_t share = std::clamp<std::int64_t>(amount, 0, rest);
    rest -= share;
    shares.push_back({gateway, share});
  }
  std::set<std::string> untold = named_gateways(order);
  for (const auto& [gateway, amount] : told) untold.erase(gateway);
  if (rest != 0) shares.push_back({only(untold), rest});
  return shares;
}

std::string gateway_of_refund(const Order& order) {
  if (order.tendered.empty()) return only(named_gateways(order));
  std::set<std::string> left;
  for (const TenderShare& share : shares_of(order, order.paid_minor)) {
    std::int64_t rest = share.amount_minor;
    for (const Refund& refund : order.refunds)
      if (refund.gateway == share.gateway) rest -= refund.total_minor;
    if (rest > 0) left.insert(share.gateway);
  }
  return only(left);
}

}  // namespace kontor::orders
