#include "domain/pricing/parity.h"

#include <algorithm>
#include <map>

namespace kontor::pricing {

namespace parity_detail {

constexpr std::int64_t whole_milli = 100'000;

Currency currency_of(const company::Channel& channel,
                     const std::vector<company::Entity>& entities) {
  for (const auto& entity : entities)
    if (entity.id == channel.entity) return entity.currency;
  return {};
}

std::optional<Instant> since_of(const PriceAnswer& answer, const std::vector<PriceList>& lists) {
  if (answer.fact) return answer.fact->valid_from;
  if (answer.source != PriceSource::formula) return std::nullopt;
  for (const PriceList& list : lists)
    if (list.id == answer.list) return list.from ? std::max(*list.from, list.since) : list.since;
  return std::nullopt;
}

/// The price that most have, of several the lowest; and since when the first of them has it.
struct Usual {
  UnitPrice price;
  std::optional<Instant> since;
};

std::map<Currency, Usual> usual_prices(const std::vector<ChannelPrice>& prices) {
  std::map<UnitPrice, int> votes;
  for (const ChannelPrice& p : prices)
    if (p.with_tax) ++votes[*p.with_tax];
  std::map<Currency, Usual> usual;
  // By price, so that the lowest of equals is met first.
  for (const auto& [price, count] : votes) {
    const auto known = usual.find(price.currency);
    if (known == usual.end() || count > votes.at(known->second.price))
      usual[price.currency] = {price, std::nullopt};
  }
  for (const ChannelPrice& p : prices) {
    if (!p.with_tax) continue;
    Usual& mine = usual.at(p.with_tax->currency);
    if (*p.with_tax == mine.price && p.since && (!mine.since || *p.since < *mine.since))
      mine.since = p.since;
  }
  return usual;
}

std::optional<ApprovedDifference> approval_of(const std::vector<ApprovedDifference>& all,
                                              ProductId product, ChannelId channel, Instant at) {
  std::optional<ApprovedDifference> own, any;
  for (const ApprovedDifference& one : all) {
    if (one.channel != channel || one.since > at) continue;
    if (one.product == product) own = one;
    if (!one.product) any = one;
  }
  auto& found = own ? own : any;
  if (found && found->until && *found->until <= at) return std::nullopt;
  return found;
}

}  // namespace parity_detail

ChannelPrices::ChannelPrices(std::vector<PriceList> lists,
                             const std::vector<company::Channel>& channels,
                             const std::vector<company::Entity>& entities, Instant at)
    : m_lists(std::move(lists)) {
  for (const auto& channel : channels) {
    PriceQuestion question{channel.id, parity_detail::currency_of(channel, entities), at};
    question.offered_to_all = true;
    m_orders.emplace_back(m_lists, question);
  }
}

std::vector<ChannelPrice> ChannelPrices::of(const ProductPrices& product) const {
  std::vector<ChannelPrice> prices;
  prices.reserve(m_orders.size());
  for (const ListOrder& order : m_orders) {
    ChannelPrice one;
    one.channel = order.question().channel;
    one.answer = order.price_of(product);
    if (one.answer.price)
      one.with_tax = with_tax(*one.answer.price, one.answer.tax_included, one.answer.tax_ppm);
    one.since = parity_detail::since_of(one.answer, m_lists);
    prices.push_back(std::move(one));
  }
  return prices;
}

std::vector<Divergence> divergences(const std::vector<ChannelPrice>& prices, ProductId product,
                                    const std::vector<ApprovedDifference>& approved, Instant at) {
  using namespace parity_detail;
  const auto usual = usual_prices(prices);
  std::vector<Divergence> found;
  for (const ChannelPrice& p : prices) {
    if (!p.with_tax) continue;
    const Usual& theirs = usual.at(p.with_tax->currency);
    if (*p.with_tax == theirs.price) continue;
    Divergence d;
    d.channel = p.channel;
    d.price = *p.with_tax;
    d.usual = theirs.price;
    if (d.usual.micro != 0)
      d.percent_milli = mul_div_half_up(d.price.micro - d.usual.micro, whole_milli, d.usual.micro);
    d.since = p.since;
    if (theirs.since && (!d.since || *theirs.since > *d.since)) d.since = theirs.since;
    d.list = p.answer.list_code;
    if (p.answer.fact) d.by = p.answer.fact->by;
    d.approved = approval_of(approved, product, p.channel, at);
    found.push_back(std::move(d));
  }
  return found;
}

}  // namespace kontor::pricing
