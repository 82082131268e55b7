#include "domain/pricing/cart.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "domain/base/fields.h"
#include "domain/pricing/cart_offers.h"

namespace kontor::pricing {

namespace cart_detail {

constexpr auto step_names =
    std::to_array<std::string_view>({"price", "product", "order", "shipping", "tax"});
constexpr std::int64_t one_ppm = 1'000'000;
constexpr std::int64_t shipping_line = -1;

bool together(const Promotion& p) {
  return p.reward == RewardKind::buy_get || p.reward == RewardKind::bundle_price;
}

std::int64_t tax_of(std::int64_t net, std::int64_t ppm, bool included) {
  return included ? mul_div_half_up(net, ppm, one_ppm + ppm) : mul_div_half_up(net, ppm, one_ppm);
}

/// One way of pricing a cart: with these promotions, which are sorted by code.
class Pricing {
 public:
  Pricing(const Cart& cart, const std::vector<const Promotion*>& promotions)
      : m_cart(cart), m_marks(cart.lines.size()) {
    m_priced.tax_included = cart.tax_included;
    for (const Promotion* p : promotions)
      if (p->applies_to == PromotionClass::product)
        (together(*p) ? m_together : m_single).push_back(p);
      else
        (p->applies_to == PromotionClass::order ? m_order : m_shipping).push_back(p);
  }

  PricedCart run() {
    add_prices();
    reduce_products();
    reduce_order();
    reduce_shipping();
    add_taxes();
    return std::move(m_priced);
  }

 private:
  void step(StepKind kind, std::int64_t line, const std::string& rule, std::int64_t before,
            std::int64_t change) {
    m_priced.trace.push_back({kind, line, rule, before, change});
  }

  void reduce(StepKind kind, std::size_t line, const Promotion& by, std::int64_t minor) {
    PricedLine& priced = m_priced.lines[line];
    if (minor <= 0) return;
    step(kind, static_cast<std::int64_t>(line), by.code, priced.net_minor(), -minor);
    priced.discount_minor += minor;
    m_marks[line].insert(by.stack);
  }

  void add_prices() {
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i) {
      const CartLine& line = m_cart.lines[i];
      const std::int64_t gross = line_amount(line.price, line.quantity).minor;
      m_priced.lines.push_back({gross, 0, 0});
      m_gross.push_back(gross);
      step(StepKind::price, static_cast<std::int64_t>(i), line.source, 0, gross);
    }
    m_priced.shipping.gross_minor = m_cart.shipping_minor;
    if (m_cart.shipping_minor != 0)
      step(StepKind::price, shipping_line, {}, 0, m_cart.shipping_minor);
  }

  /// Whether enough of the chosen goods is in the cart.
  bool enough(const Promotion& p) const {
    if (p.least_minor == 0 && p.least_units == 0) return true;
    std::int64_t minor = 0, milli = 0;
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i) {
      const CartLine& line = m_cart.lines[i];
      if (!chosen(p.choice, line.product, line.style, line.vendor)) continue;
      minor += m_priced.lines[i].net_minor();
      milli += line.quantity.milli;
    }
    return minor >= p.least_minor && milli >= Quantity::of_units(p.least_units).milli;
  }

  std::vector<const Promotion*> met(const std::vector<const Promotion*>& promotions) const {
    std::vector<const Promotion*> found;
    for (const Promotion* p : promotions)
      if (enough(*p)) found.push_back(p);
    return found;
  }

  /// What an option takes off a line.
  Saving saving_of(const Option& option, std::size_t i) const {
    const CartLine& line = m_cart.lines[i];
    Saving saving;
    for (const Promotion* p : option.members) {
      if (!chosen(p->choice, line.product, line.style, line.vendor)) continue;
      const std::int64_t minor = line_saving(*p, line, m_gross[i] - saving.minor);
      if (minor <= 0) continue;
      saving.parts.push_back({p, minor});
      saving.minor += minor;
    }
    return saving;
  }

  void reduce_products() {
    const auto options = options_among(met(m_single));
    std::vector<Saving> best(m_cart.lines.size());
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i)
      for (const Option& option : options)
        if (Saving saving = saving_of(option, i); saving.minor > best[i].minor)
          best[i] = std::move(saving);
    std::vector<bool> is_free(m_cart.lines.size(), true);
    auto left = met(m_together);
    while (take_together(left, best, is_free)) {
    }
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i)
      if (is_free[i])
        for (const auto& part : best[i].parts)
          reduce(StepKind::product, i, *part.promotion, part.minor);
  }

  /// Settles the lines that are best taken together; false when there are none.
  bool take_together(std::vector<const Promotion*>& left, const std::vector<Saving>& best,
                     std::vector<bool>& is_free) {
    TogetherSaving found;
    std::int64_t found_gain = 0;
    for (const Promotion* p : left) {
      auto saving = together_saving(*p, m_cart, m_gross, is_free);
      std::int64_t gain = 0;
      for (std::size_t i = 0; i < m_cart.lines.size(); ++i)
        if (saving.touched[i]) gain += saving.minor[i] - best[i].minor;
      if (gain > found_gain) {
        found_gain = gain;
        found = std::move(saving);
      }
    }
    if (found.promotion == nullptr) return false;
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i) {
      if (!found.touched[i]) continue;
      is_free[i] = false;
      m_marks[i].insert(found.promotion->stack);
      reduce(StepKind::product, i, *found.promotion, std::min(found.minor[i], m_gross[i]));
    }
    left.erase(std::find(left.begin(), left.end(), found.promotion));
    return true;
  }

  /// Whether an order promotion of this stack may touch the line as well.
  bool open_to(std::size_t line, const std::string& stack) const {
    const auto& marks = m_marks[line];
    return marks.empty() || (!stack.empty() && marks.size() == 1 && *marks.begin() == stack);
  }

  /// What the members of an option take off each line, a list of lines a member.
  std::vector<std::vector<std::int64_t>> order_savings(const Option& option,
                                                       std::int64_t& sum) const {
    std::vector<std::int64_t> left(m_cart.lines.size(), 0);
    for (std::size_t i = 0; i < left.size(); ++i)
      if (open_to(i, option.stack)) left[i] = m_priced.lines[i].net_minor();
    std::vector<std::vector<std::int64_t>> all;
    sum = 0;
    for (const Promotion* p : option.members) {
      std::vector<std::int64_t> values = left;
      for (std::size_t i = 0; i < left.size(); ++i)
        if (!chosen(p->choice, m_cart.lines[i].product, m_cart.lines[i].style,
                    m_cart.lines[i].vendor))
          values[i] = 0;
      const std::int64_t basis = std::accumulate(values.begin(), values.end(), std::int64_t{0});
      const std::int64_t less = basis < p->least_minor ? 0
                                : p->reward == RewardKind::percent
                                    ? mul_div_half_up(basis, p->percent_ppm, one_ppm)
                                    : std::min(basis, p->amount_minor);
      all.push_back(less > 0 ? allocate(less, values)
                             : std::vector<std::int64_t>(values.size(), 0));
      for (std::size_t i = 0; i < left.size(); ++i) left[i] -= all.back()[i];
      sum += less;
    }
    return all;
  }

  void reduce_order() {
    const Option* found = nullptr;
    std::vector<std::vector<std::int64_t>> savings;
    std::int64_t most = 0;
    const auto options = options_among(met(m_order));
    for (const Option& option : options) {
      std::int64_t sum = 0;
      auto all = order_savings(option, sum);
      if (sum <= most) continue;
      most = sum;
      found = &option;
      savings = std::move(all);
    }
    if (found == nullptr) return;
    for (std::size_t m = 0; m < found->members.size(); ++m)
      for (std::size_t i = 0; i < m_cart.lines.size(); ++i)
        reduce(StepKind::order, i, *found->members[m], savings[m][i]);
  }

  void reduce_shipping() {
    Saving best;
    for (const Option& option : options_among(met(m_shipping))) {
      Saving saving;
      for (const Promotion* p : option.members) {
        const std::int64_t left = m_cart.shipping_minor - saving.minor;
        const std::int64_t minor = p->reward == RewardKind::free_shipping ? left
                                   : p->reward == RewardKind::percent
                                       ? mul_div_half_up(left, p->percent_ppm, one_ppm)
                                       : std::min(left, p->amount_minor);
        if (minor <= 0) continue;
        saving.parts.push_back({p, minor});
        saving.minor += minor;
      }
      if (saving.minor > best.minor) best = std::move(saving);
    }
    PricedLine& shipping = m_priced.shipping;
    for (const auto& part : best.parts) {
      step(StepKind::shipping, shipping_line, part.promotion->code, shipping.net_minor(),
           -part.minor);
      shipping.discount_minor += part.minor;
    }
  }

  void add_tax(PricedLine& line, std::int64_t number, std::int64_t ppm) {
    line.tax_minor = tax_of(line.net_minor(), ppm, m_cart.tax_included);
    if (line.tax_minor != 0) step(StepKind::tax, number, {}, line.net_minor(), line.tax_minor);
  }

  void add_taxes() {
    for (std::size_t i = 0; i < m_cart.lines.size(); ++i)
      add_tax(m_priced.lines[i], static_cast<std::int64_t>(i), m_cart.lines[i].tax_ppm);
    add_tax(m_priced.shipping, shipping_line, m_cart.shipping_tax_ppm);
  }

  const Cart& m_cart;
  std::vector<const Promotion*> m_single, m_together, m_order, m_shipping;
  std::vector<std::int64_t> m_gross;
  /// The stacks of the promotions that a line bears; an empty word: one that stands alone.
  std::vector<std::set<std::string>> m_marks;
  PricedCart m_priced;
};

/// The best of the ways: together, or one exclusive promotion alone.
PricedCart best_way(const Cart& cart, const std::vector<const Promotion*>& promotions) {
  std::vector<const Promotion*> together_ones;
  for (const Promotion* p : promotions)
    if (!p->exclusive) together_ones.push_back(p);
  PricedCart best = Pricing(cart, together_ones).run();
  for (const Promotion* p : promotions) {
    if (!p->exclusive) continue;
    PricedCart alone = Pricing(cart, {p}).run();
    if (alone.discount_minor() > best.discount_minor()) best = std::move(alone);
  }
  return best;
}

/// The promotions that this order would drive over their budgets.
std::set<std::string> beyond_budget(const PricedCart& priced,
                                    const std::vector<const Promotion*>& promotions) {
  std::map<std::string, std::int64_t> spent;
  for (const PriceStep& step : priced.trace)
    if (step.kind != StepKind::price && step.kind != StepKind::tax)
      spent[step.rule] -= step.change_minor;
  std::set<std::string> beyond;
  for (const Promotion* p : promotions)
    if (p->budget_minor && spent.contains(p->code) &&
        p->spent_minor + spent[p->code] > *p->budget_minor)
      beyond.insert(p->code);
  return beyond;
}

}  // namespace cart_detail

std::string_view name_of(StepKind kind) {
  return cart_detail::step_names[static_cast<std::size_t>(kind)];
}

std::int64_t PricedCart::discount_minor() const {
  std::int64_t sum = shipping.discount_minor;
  for (const PricedLine& line : lines) sum += line.discount_minor;
  return sum;
}

std::int64_t PricedCart::payable_minor() const {
  std::int64_t sum = shipping.net_minor() + (tax_included ? 0 : shipping.tax_minor);
  for (const PricedLine& line : lines)
    sum += line.net_minor() + (tax_included ? 0 : line.tax_minor);
  return sum;
}

PricedCart price_cart(const Cart& cart, const std::vector<Promotion>& promotions) {
  using namespace cart_detail;
  std::vector<const Promotion*> live;
  for (const Promotion& p : promotions)
    if (concerns(p, cart)) live.push_back(&p);
  std::sort(live.begin(), live.end(),
            [](const Promotion* a, const Promotion* b) { return a->code < b->code; });
  for (;;) {
    PricedCart priced = best_way(cart, live);
    const auto beyond = beyond_budget(priced, live);
    if (beyond.empty()) return priced;
    live.erase(std::remove_if(live.begin(), live.end(),
                              [&](const Promotion* p) { return beyond.contains(p->code); }),
               live.end());
  }
}

std::optional<PricedCart> replay(const std::vector<PriceStep>& trace, bool tax_included) {
  using namespace cart_detail;
  PricedCart cart;
  cart.tax_included = tax_included;
  for (const PriceStep& step : trace) {
    if (step.line < shipping_line) return std::nullopt;
    if (step.kind == StepKind::price && step.line == std::ssize(cart.lines))
      cart.lines.emplace_back();
    if (step.line >= std::ssize(cart.lines)) return std::nullopt;
    PricedLine& line = step.line == shipping_line ? cart.shipping
                                                  : cart.lines[static_cast<std::size_t>(step.line)];
    if (step.before_minor != line.net_minor()) return std::nullopt;
    if (step.kind == StepKind::price) {
      line.gross_minor += step.change_minor;
    } else if (step.kind == StepKind::tax) {
      line.tax_minor += step.change_minor;
    } else {
      line.discount_minor -= step.change_minor;
    }
  }
  cart.trace = trace;
  return cart;
}

std::string text_of(const std::vector<PriceStep>& trace) {
  FieldWriter w;
  for (const PriceStep& s : trace) {
    w.add(name_of(s.kind)).add(s.line).add(std::string_view(s.rule));
    w.add(s.before_minor).add(s.change_minor);
    w.end_record();
  }
  return w.text();
}

std::vector<PriceStep> trace_in(std::string_view text) {
  using cart_detail::step_names;
  std::vector<PriceStep> trace;
  FieldReader r(text);
  while (r.next_record()) {
    PriceStep step;
    const auto kind = std::find(step_names.begin(), step_names.end(), r.text());
    if (kind == step_names.end()) fail_damaged_text();
    step.kind = static_cast<StepKind>(kind - step_names.begin());
    step.line = r.number();
    step.rule = r.text();
    step.before_minor = r.number();
    step.change_minor = r.number();
    trace.push_back(std::move(step));
  }
  return trace;
}

}  // namespace kontor::pricing
