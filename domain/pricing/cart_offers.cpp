#include "domain/pricing/cart_offers.h"

#include <algorithm>
#include <numeric>

namespace kontor::pricing {

namespace cart_offers_detail {

constexpr std::int64_t milli_per_unit = 1000;
constexpr std::int64_t one_ppm = 1'000'000;
constexpr int days_of_week = 7;
/// 1970-01-01 was a Thursday.
constexpr int epoch_weekday = 3;

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool in_hours(const Promotion& p, const LocalTime& local) {
  if (p.weekdays != 0) {
    const int weekday =
        ((local.date.days + epoch_weekday) % days_of_week + days_of_week) % days_of_week;
    if ((p.weekdays >> weekday & 1) == 0) return false;
  }
  if (p.from_second == p.until_second) return true;
  const bool after = local.second_of_day >= p.from_second;
  const bool before = local.second_of_day < p.until_second;
  // "22:00 to 02:00" goes over midnight.
  return p.from_second < p.until_second ? after && before : after || before;
}

bool chosen_line(const ProductChoice& choice, const CartLine& line) {
  return chosen(choice, line.product, line.style, line.vendor);
}

std::int64_t units_of(const CartLine& line) { return line.quantity.milli / milli_per_unit; }

/// What some units of a line cost.
std::int64_t value_of(const CartLine& line, std::int64_t gross, std::int64_t units) {
  return mul_div_half_up(gross, units * milli_per_unit, line.quantity.milli);
}

/// The lines of a choice that are free and hold whole units, the dearest first.
std::vector<std::size_t> lines_of(const ProductChoice& choice, const Cart& cart,
                                  const std::vector<bool>& is_free) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < cart.lines.size(); ++i)
    if (is_free[i] && units_of(cart.lines[i]) > 0 && chosen_line(choice, cart.lines[i]))
      found.push_back(i);
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    return cart.lines[a].price.micro > cart.lines[b].price.micro;
  });
  return found;
}

std::int64_t units_in(const Cart& cart, const std::vector<std::size_t>& lines) {
  std::int64_t units = 0;
  for (const std::size_t i : lines) units += units_of(cart.lines[i]);
  return units;
}

/// Reduces the cheapest units of these lines.
void reduce_cheapest(TogetherSaving& saving, const Cart& cart,
                     const std::vector<std::int64_t>& gross, const std::vector<std::size_t>& lines,
                     std::int64_t units) {
  for (auto it = lines.rbegin(); it != lines.rend() && units > 0; ++it) {
    const std::int64_t here = std::min(units, units_of(cart.lines[*it]));
    const std::int64_t value = value_of(cart.lines[*it], gross[*it], here);
    saving.minor[*it] += mul_div_half_up(value, saving.promotion->percent_ppm, one_ppm);
    units -= here;
  }
}

void touch(TogetherSaving& saving, const std::vector<std::size_t>& lines) {
  for (const std::size_t i : lines) saving.touched[i] = true;
}

void buy_and_get(TogetherSaving& saving, const Cart& cart, const std::vector<std::int64_t>& gross,
                 const std::vector<bool>& is_free) {
  const Promotion& p = *saving.promotion;
  auto bought = lines_of(p.choice, cart, is_free);
  if (p.gets.all()) {
    const std::int64_t sets = units_in(cart, bought) / (p.buy_units + p.get_units);
    if (sets == 0) return;
    reduce_cheapest(saving, cart, gross, bought, sets * p.get_units);
    touch(saving, bought);
    return;
  }
  const auto got = lines_of(p.gets, cart, is_free);
  // What can be had is not what is bought for it.
  bought.erase(
      std::remove_if(bought.begin(), bought.end(), [&](std::size_t i) { return holds(got, i); }),
      bought.end());
  const std::int64_t sets = std::min(units_in(cart, bought) / p.buy_units,
                                     (units_in(cart, got) + p.get_units - 1) / p.get_units);
  if (sets == 0) return;
  reduce_cheapest(saving, cart, gross, got, std::min(sets * p.get_units, units_in(cart, got)));
  touch(saving, bought);
  touch(saving, got);
}

void bundle_together(TogetherSaving& saving, const Cart& cart,
                     const std::vector<std::int64_t>& gross, const std::vector<bool>& is_free) {
  const Promotion& p = *saving.promotion;
  std::int64_t sets = INT64_MAX;
  for (const auto& [product, needed] : p.parts) {
    std::int64_t units = 0;
    for (std::size_t i = 0; i < cart.lines.size(); ++i)
      if (is_free[i] && cart.lines[i].product == product) units += units_of(cart.lines[i]);
    sets = std::min(sets, units / needed);
  }
  if (sets == 0 || sets == INT64_MAX) return;
  std::vector<std::int64_t> values(cart.lines.size(), 0);
  for (const auto& [product, needed] : p.parts) {
    std::int64_t left = sets * needed;
    for (std::size_t i = 0; i < cart.lines.size() && left > 0; ++i) {
      if (!is_free[i] || cart.lines[i].product != product) continue;
      const std::int64_t here = std::min(left, units_of(cart.lines[i]));
      if (here == 0) continue;
      values[i] = value_of(cart.lines[i], gross[i], here);
      saving.touched[i] = true;
      left -= here;
    }
  }
  const std::int64_t all = std::accumulate(values.begin(), values.end(), std::int64_t{0});
  const std::int64_t less = all - sets * p.amount_minor;
  if (less <= 0) {
    saving.touched.assign(cart.lines.size(), false);
    return;
  }
  saving.minor = allocate(less, values);
}

}  // namespace cart_offers_detail

bool concerns(const Promotion& p, const Cart& cart) {
  using namespace cart_offers_detail;
  if (p.currency != cart.currency) return false;
  if (p.from && cart.at < *p.from) return false;
  if (p.until && cart.at >= *p.until) return false;
  if (!p.channels.empty() && !holds(p.channels, cart.channel)) return false;
  if (!p.places.empty() && !holds(p.places, cart.place)) return false;
  if (p.needs_code && !holds(cart.by_code, p.id)) return false;
  if (p.budget_minor && p.spent_minor >= *p.budget_minor) return false;
  const auto theirs = [&](const std::string& group) { return holds(cart.groups, group); };
  if (!p.groups.empty() && std::none_of(p.groups.begin(), p.groups.end(), theirs)) return false;
  return in_hours(p, cart.local);
}

std::vector<Option> options_among(const std::vector<const Promotion*>& promotions) {
  std::vector<Option> options;
  std::map<std::string, std::vector<const Promotion*>> stacks;
  for (const Promotion* p : promotions) {
    if (p->stack.empty())
      options.push_back({{}, {p}});
    else
      stacks[p->stack].push_back(p);
  }
  const auto sooner = [](const Promotion* a, const Promotion* b) {
    // A price that is set first, then percents of it, then amounts.
    const auto order = [](const Promotion& p) {
      return p.reward == RewardKind::fixed_price ? 0 : p.reward == RewardKind::percent ? 1 : 2;
    };
    return std::pair(order(*a), std::string_view(a->code)) <
           std::pair(order(*b), std::string_view(b->code));
  };
  for (auto& [word, members] : stacks) {
    std::sort(members.begin(), members.end(), sooner);
    options.push_back({word, std::move(members)});
  }
  return options;
}

std::int64_t line_saving(const Promotion& p, const CartLine& line, std::int64_t left) {
  using namespace cart_offers_detail;
  const auto of_units = [&] {
    return mul_div_half_up(p.amount_minor, line.quantity.milli, milli_per_unit);
  };
  std::int64_t minor = 0;
  if (p.reward == RewardKind::percent) minor = mul_div_half_up(left, p.percent_ppm, one_ppm);
  if (p.reward == RewardKind::amount) minor = of_units();
  if (p.reward == RewardKind::fixed_price) minor = left - of_units();
  return std::clamp<std::int64_t>(minor, 0, left);
}

TogetherSaving together_saving(const Promotion& promotion, const Cart& cart,
                               const std::vector<std::int64_t>& gross,
                               const std::vector<bool>& is_free) {
  TogetherSaving saving;
  saving.promotion = &promotion;
  saving.minor.assign(cart.lines.size(), 0);
  saving.touched.assign(cart.lines.size(), false);
  if (promotion.reward == RewardKind::buy_get)
    cart_offers_detail::buy_and_get(saving, cart, gross, is_free);
  else
    cart_offers_detail::bundle_together(saving, cart, gross, is_free);
  return saving;
}

}  // namespace kontor::pricing
