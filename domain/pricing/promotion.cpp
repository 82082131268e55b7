#include "domain/pricing/promotion.h"

#include <algorithm>
#include <array>

#include "domain/base/fields.h"

namespace kontor::pricing {

namespace promotion_detail {

constexpr auto class_names = std::to_array<std::string_view>({"product", "order", "shipping"});
constexpr auto reward_names = std::to_array<std::string_view>(
    {"percent", "amount", "fixed_price", "buy_get", "bundle_price", "free_shipping"});
constexpr std::int64_t all_ppm = 1'000'000;
/// No promotion is about more units or a larger amount; products of both stay within 64 bits.
constexpr std::int64_t most_units = 1'000'000;
constexpr std::int64_t most_minor = 1'000'000'000'000;
constexpr std::int32_t day_seconds = 86'400;
constexpr int all_weekdays = 127;

template <class Code, std::size_t n>
std::optional<Code> named(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Code>(found - names.begin());
}

void write_texts(FieldWriter& w, const std::vector<std::string>& texts) {
  w.add(static_cast<std::int64_t>(texts.size()));
  for (const std::string& text : texts) w.add(std::string_view(text));
}

std::vector<std::string> texts_in(FieldReader& r) {
  std::vector<std::string> texts;
  for (std::int64_t left = r.number(); left > 0; --left) texts.push_back(r.text());
  return texts;
}

template <class I>
void write_ids(FieldWriter& w, const std::vector<I>& ids) {
  w.add(static_cast<std::int64_t>(ids.size()));
  for (const I id : ids) w.add(id.value);
}

template <class I>
std::vector<I> ids_in(FieldReader& r) {
  std::vector<I> ids;
  for (std::int64_t left = r.number(); left > 0; --left) ids.emplace_back(r.number());
  return ids;
}

void write_choice(FieldWriter& w, const ProductChoice& choice) {
  write_ids(w, choice.products);
  write_texts(w, choice.styles);
  write_texts(w, choice.vendors);
}

ProductChoice choice_in(FieldReader& r) {
  ProductChoice choice;
  choice.products = ids_in<ProductId>(r);
  choice.styles = texts_in(r);
  choice.vendors = texts_in(r);
  return choice;
}

void write_optional(FieldWriter& w, const std::optional<std::int64_t>& number) {
  w.flag(number.has_value()).add(number.value_or(0));
}

std::optional<std::int64_t> optional_in(FieldReader& r) {
  const bool there = r.flag();
  const std::int64_t number = r.number();
  if (!there) return std::nullopt;
  return number;
}

std::optional<std::int64_t> ms_of(const std::optional<Instant>& at) {
  if (!at) return std::nullopt;
  return at->ms;
}

std::optional<Instant> instant_of(const std::optional<std::int64_t>& ms) {
  if (!ms) return std::nullopt;
  return Instant{*ms};
}

bool reward_fits(const Promotion& p) {
  using enum RewardKind;
  switch (p.applies_to) {
    case PromotionClass::product:
      return p.reward != free_shipping;
    case PromotionClass::order:
      return p.reward == percent || p.reward == amount;
    case PromotionClass::shipping:
      return p.reward == percent || p.reward == amount || p.reward == free_shipping;
  }
  return false;
}

bool listed(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace promotion_detail

std::string_view name_of(PromotionClass kind) {
  return promotion_detail::class_names[static_cast<std::size_t>(kind)];
}

std::optional<PromotionClass> promotion_class_named(std::string_view name) {
  return promotion_detail::named<PromotionClass>(promotion_detail::class_names, name);
}

std::string_view name_of(RewardKind kind) {
  return promotion_detail::reward_names[static_cast<std::size_t>(kind)];
}

std::optional<RewardKind> reward_named(std::string_view name) {
  return promotion_detail::named<RewardKind>(promotion_detail::reward_names, name);
}

std::string content_of(const Promotion& p) {
  using namespace promotion_detail;
  FieldWriter w;
  w.add(std::string_view(p.name)).add(name_of(p.applies_to)).add(name_of(p.reward));
  w.add(p.currency.code()).add(p.percent_ppm).add(p.amount_minor);
  write_choice(w, p.choice);
  write_choice(w, p.gets);
  w.add(p.buy_units).add(p.get_units).add(static_cast<std::int64_t>(p.parts.size()));
  for (const auto& [product, units] : p.parts) w.add(product.value).add(units);
  w.add(p.least_minor).add(p.least_units);
  write_ids(w, p.channels);
  write_ids(w, p.places);
  write_texts(w, p.groups);
  write_optional(w, ms_of(p.from));
  write_optional(w, ms_of(p.until));
  w.add(std::int64_t{p.weekdays}).add(std::int64_t{p.from_second});
  w.add(std::int64_t{p.until_second}).flag(p.needs_code);
  w.add(std::string_view(p.stack)).flag(p.exclusive);
  write_optional(w, p.budget_minor);
  w.end_record();
  return w.text();
}

void read_content(std::string_view content, Promotion& p) {
  using namespace promotion_detail;
  FieldReader r(content);
  if (!r.next_record()) fail_damaged_text();
  p.name = r.text();
  const auto kind = promotion_class_named(r.text());
  const auto reward = reward_named(r.text());
  const auto currency = Currency::parse(r.text());
  if (!kind || !reward || !currency) fail_damaged_text();
  p.applies_to = *kind;
  p.reward = *reward;
  p.currency = *currency;
  p.percent_ppm = r.number();
  p.amount_minor = r.number();
  p.choice = choice_in(r);
  p.gets = choice_in(r);
  p.buy_units = r.number();
  p.get_units = r.number();
  p.parts.clear();
  for (std::int64_t left = r.number(); left > 0; --left) {
    const ProductId product(r.number());
    p.parts.emplace_back(product, r.number());
  }
  p.least_minor = r.number();
  p.least_units = r.number();
  p.channels = ids_in<ChannelId>(r);
  p.places = ids_in<LocationId>(r);
  p.groups = texts_in(r);
  p.from = instant_of(optional_in(r));
  p.until = instant_of(optional_in(r));
  p.weekdays = static_cast<int>(r.number());
  p.from_second = static_cast<std::int32_t>(r.number());
  p.until_second = static_cast<std::int32_t>(r.number());
  p.needs_code = r.flag();
  p.stack = r.text();
  p.exclusive = r.flag();
  p.budget_minor = optional_in(r);
}

bool chosen(const ProductChoice& choice, ProductId product, std::string_view style,
            std::string_view vendor) {
  using promotion_detail::listed;
  if (choice.all()) return true;
  return std::binary_search(choice.products.begin(), choice.products.end(), product) ||
         (!style.empty() && listed(choice.styles, style)) ||
         (!vendor.empty() && listed(choice.vendors, vendor));
}

std::string_view mistake_in(const Promotion& p) {
  using namespace promotion_detail;
  using enum RewardKind;
  if (!reward_fits(p)) return "reward";
  const bool has_percent = p.reward == percent || p.reward == buy_get;
  if (has_percent && (p.percent_ppm <= 0 || p.percent_ppm > all_ppm)) return "percent";
  if (p.amount_minor < 0 || p.amount_minor > most_minor) return "amount";
  if (p.reward == amount && p.amount_minor == 0) return "amount";
  if (p.least_minor < 0 || p.least_minor > most_minor) return "least";
  if (p.least_units < 0 || p.least_units > most_units) return "least";
  if (p.reward == buy_get &&
      (p.buy_units < 1 || p.get_units < 1 || p.buy_units > most_units || p.get_units > most_units))
    return "units";
  if (p.reward == bundle_price && p.parts.size() < 2) return "parts";
  for (const auto& [product, units] : p.parts)
    if (units < 1 || units > most_units) return "parts";
  if (p.from && p.until && *p.until <= *p.from) return "until";
  if (p.weekdays < 0 || p.weekdays > all_weekdays) return "weekdays";
  if (p.from_second < 0 || p.until_second < 0 || p.from_second > day_seconds ||
      p.until_second > day_seconds)
    return "hours";
  if (p.exclusive && !p.stack.empty()) return "stack";
  if (p.budget_minor && (*p.budget_minor < 0 || *p.budget_minor > most_minor)) return "budget";
  return {};
}

}  // namespace kontor::pricing
