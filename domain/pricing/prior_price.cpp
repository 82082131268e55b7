#include "domain/pricing/prior_price.h"

#include <algorithm>
#include <array>
#include <set>

#include "domain/pricing/cart.h"

namespace kontor::pricing {

namespace prior_price_detail {

constexpr auto verdict_words =
    std::to_array<std::string_view>({"known", "not_reduced", "too_short", "not_offered"});
__extension__ using Wide = __int128;
constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t all_milli = 100'000;
constexpr std::int64_t micro_per_one = 1'000'000;

/// Equal neighbours made one, by instant.
std::vector<OfferedPrice> merged(const std::vector<OfferedPrice>& history, Instant until) {
  std::vector<OfferedPrice> all;
  for (const OfferedPrice& one : history)
    if (one.from <= until && (all.empty() || all.back().price != one.price)) all.push_back(one);
  return all;
}

/// The place of the segment with which the reduction began that the last one is part of; 0: there
/// is none, since the first one fell from nothing.
std::size_t reduction_start(const std::vector<OfferedPrice>& all, bool progressive) {
  const auto fell = [&](std::size_t i) {
    return i > 0 && all[i].price && all[i - 1].price && *all[i].price < *all[i - 1].price;
  };
  std::size_t start = all.size() - 1;
  if (!fell(start)) return 0;
  while (progressive && fell(start - 1)) --start;
  return start;
}

/// Whether a promotion lowers the price of a single unit for everybody.
bool for_everybody(const Promotion& p) {
  const bool of_a_unit = p.reward == RewardKind::percent || p.reward == RewardKind::amount ||
                         p.reward == RewardKind::fixed_price;
  return p.applies_to == PromotionClass::product && of_a_unit && !p.needs_code &&
         p.groups.empty() && p.places.empty() && p.least_minor == 0 && p.least_units <= 1;
}

/// The promotions that count, as if each held all day.
std::vector<Promotion> counted(const std::vector<Promotion>& promotions, std::string_view style,
                               std::string_view vendor, ProductId product) {
  std::vector<Promotion> all;
  for (const Promotion& p : promotions) {
    if (!for_everybody(p) || !chosen(p.choice, product, style, vendor)) continue;
    all.push_back(p);
    all.back().weekdays = 0;
    all.back().from_second = all.back().until_second = 0;
    all.back().budget_minor.reset();
  }
  return all;
}

std::set<Instant> moments(const std::vector<PriceList>& versions, const ProductPrices& product,
                          const std::vector<Promotion>& promotions, Instant until) {
  std::set<Instant> all;
  const auto add = [&](const std::optional<Instant>& at) {
    if (at && *at <= until) all.insert(*at);
  };
  for (const PriceFact& fact : product.facts) add(fact.valid_from);
  for (const CatalogueState& state : product.catalogue) add(state.since);
  for (const PriceList& list : versions) {
    add(list.since);
    add(list.from);
    add(list.until);
  }
  for (const Promotion& p : promotions) {
    add(p.from);
    add(p.until);
  }
  return all;
}

/// The price of one unit with the promotions of everybody, with tax.
std::optional<UnitPrice> price_then(const PriceAnswer& answer, const PriceQuestion& question,
                                    const std::vector<Promotion>& promotions, ProductId product,
                                    std::string_view style, std::string_view vendor) {
  if (!answer.price) return std::nullopt;
  const UnitPrice full = with_tax(*answer.price, answer.tax_included, answer.tax_ppm);
  if (promotions.empty()) return full;
  Cart cart;
  cart.currency = question.currency;
  cart.channel = question.channel;
  cart.at = question.at;
  cart.lines.push_back(
      {product, std::string(style), std::string(vendor), Quantity::of_units(1), full, 0, {}});
  const PricedCart priced = price_cart(cart, promotions);
  if (priced.discount_minor() == 0) return full;
  return UnitPrice{
      priced.lines.front().net_minor() * (micro_per_one / question.currency.minor_per_major()),
      question.currency};
}

}  // namespace prior_price_detail

std::string_view name_of(PriorPriceVerdict verdict) {
  return prior_price_detail::verdict_words[static_cast<std::size_t>(verdict)];
}

PriorPrice prior_price(const std::vector<OfferedPrice>& history, Instant at,
                       const PriorPriceRules& rules) {
  using namespace prior_price_detail;
  PriorPrice found;
  const auto all = merged(history, at);
  if (all.empty() || !all.back().price) return found;
  found.now = all.back().price;
  found.verdict = PriorPriceVerdict::not_reduced;
  const std::size_t start = reduction_start(all, rules.progressive);
  if (start == 0) return found;
  found.reduced_since = all[start].from;
  const Instant window{all[start].from.ms - rules.days * ms_per_day};
  bool on_sale_before = false;
  std::optional<UnitPrice> lowest;
  for (std::size_t i = 0; i < start; ++i) {
    if (!all[i].price) continue;
    if (all[i].from <= window) on_sale_before = true;
    if (all[i + 1].from <= window) continue;  // over before the days began
    if (!lowest || *all[i].price < *lowest) lowest = all[i].price;
  }
  if (!on_sale_before && !rules.shorter_history) {
    found.verdict = PriorPriceVerdict::too_short;
    return found;
  }
  found.verdict = lowest ? PriorPriceVerdict::known : PriorPriceVerdict::not_offered;
  found.prior = lowest;
  if (lowest && *found.now < *lowest && lowest->micro > 0) {
    const std::int64_t less = lowest->micro - found.now->micro;
    const std::int64_t near = mul_div_half_up(less, all_milli, lowest->micro);
    // Cut off: never more than it is.
    const bool over = Wide(lowest->micro) * near > Wide(less) * all_milli;
    found.percent_milli = over ? near - 1 : near;
  }
  return found;
}

std::vector<OfferedPrice> offered_history(const std::vector<PriceList>& versions,
                                          const ProductPrices& product, ChannelId channel,
                                          Currency currency,
                                          const std::vector<Promotion>& promotions,
                                          std::string_view style, std::string_view vendor,
                                          Instant until) {
  using namespace prior_price_detail;
  const auto live = counted(promotions, style, vendor, product.product);
  std::vector<OfferedPrice> history;
  for (const Instant at : moments(versions, product, live, until)) {
    const auto lists = lists_at(versions, at);
    PriceQuestion question{channel, currency, at};
    question.offered_to_all = true;
    const PriceAnswer answer = ListOrder(lists, question).price_of(product);
    const auto price = price_then(answer, question, live, product.product, style, vendor);
    if (history.empty() || history.back().price != price) history.push_back({at, price});
  }
  return history;
}

}  // namespace kontor::pricing
