#include "domain/orders/difference.h"

#include <array>
#include <map>

namespace kontor::orders {

namespace {

using books::SaleFact;

/// Accounts whose postings follow from goods or from sides, not from the order's amounts.
bool follows(const std::string& key) {
  constexpr std::array keys = {"stock",           "cost_of_goods",           "free_issues",
                               "stock_write_off", "opening_balance",         "count_difference",
                               "cost_variance",   "negative_stock_variance", "channel_current",
                               "consignor"};
  for (const std::string_view k : keys)
    if (key == k) return true;
  return false;
}

using AccountKey = std::tuple<std::string, std::string, ChannelId, LocationId>;

void add_postings(EventDifference& out, const Order& order, const EventEffect* effect,
                  const books::PostedDocument::Event* posted,
                  const std::map<AccountId, books::Account>& accounts) {
  std::map<AccountKey, std::int64_t> sums;
  if (effect)
    for (const PlannedPosting& p : effect->postings) {
      const bool itemised = books::chart_account(p.account).itemised;
      sums[{p.account, p.detail, p.common ? ChannelId() : order.channel,
            itemised ? LocationId() : order.location}] += p.amount_minor;
    }
  if (posted)
    for (const books::Posting& p : posted->postings) {
      const books::Account& account = accounts.at(p.account);
      if (follows(account.key)) continue;
      sums[{account.key, account.detail, p.channel, p.location}] -= p.amount.minor;
    }
  for (const auto& [key, amount] : sums) {
    if (amount == 0) continue;
    const auto& [account, detail, channel, location] = key;
    out.postings.push_back({account, detail, channel, location, {amount, order.currency}});
  }
}

void add_moves(EventDifference& out, const EventEffect* effect,
               const books::PostedDocument::Event* posted, const Places& places) {
  std::map<std::tuple<std::int32_t, ProductId, LocationId, LocationId>, MoveDifference> sums;
  const auto at = [&](std::int32_t line, ProductId p, LocationId from,
                      LocationId to) -> MoveDifference& {
    MoveDifference& d = sums[{line, p, from, to}];
    d.line = line;
    d.product = p;
    d.from = from;
    d.to = to;
    return d;
  };
  const auto outside = [&](LocationId id) { return id == places.customer || id == places.loss; };
  if (effect)
    for (const PlannedMove& m : effect->moves) {
      const bool lost = m.kind == LineKind::write_off;
      MoveDifference& d =
          at(m.line, m.product, m.at ? m.at : places.from, lost ? places.loss : places.customer);
      d.quantity = d.quantity + m.quantity;
    }
  if (posted)
    for (const stock::Movement& m : posted->movements) {
      // What a count's anchor set against a movement follows that movement.
      if (!outside(m.from) && !outside(m.to)) continue;
      const bool back = outside(m.from);
      MoveDifference& d = at(m.line, m.product, back ? m.to : m.from, back ? m.from : m.to);
      const Quantity q = back ? -m.quantity : m.quantity;
      const std::int64_t value = back ? -m.value_minor : m.value_minor;
      d.quantity = d.quantity - q;
      d.posted_quantity = d.posted_quantity + q;
      d.posted_value += value;
    }
  for (const auto& [key, d] : sums)
    if (d.quantity.milli != 0) out.moves.push_back(d);
}

void add_sales(EventDifference& out, const EventEffect* effect,
               const books::PostedDocument::Event* posted) {
  std::map<SaleFact, SaleFact> sums;
  const auto add = [&](const SaleFact& f, std::int64_t sign) {
    const SaleFact key = f.dimensions();
    SaleFact& sum = sums.emplace(key, key).first->second;
    sum.add(f, sign);
    sum.cost_minor = 0;  // follows the goods
  };
  if (effect)
    for (const SaleFact& f : effect->sales) add(f, 1);
  if (posted)
    for (const SaleFact& f : posted->sales) add(f, -1);
  for (const auto& [key, sum] : sums)
    if (sum != key) out.sales.push_back(sum);
}

}  // namespace

EventDifference difference(const Order& order, const EventEffect* effect,
                           const books::PostedDocument::Event* posted, const Places& places,
                           const std::map<AccountId, books::Account>& accounts) {
  EventDifference out;
  add_postings(out, order, effect, posted, accounts);
  add_moves(out, effect, posted, places);
  add_sales(out, effect, posted);
  return out;
}

}  // namespace kontor::orders
