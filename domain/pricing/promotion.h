#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::pricing {

/// What a promotion reduces: prices of products, the order, or its carriage.
enum class PromotionClass { product, order, shipping };
std::string_view name_of(PromotionClass kind);
std::optional<PromotionClass> promotion_class_named(std::string_view name);

/// percent and amount: off each unit (product), the order or the carriage. fixed_price: of one
/// unit. buy_get: of `buy + get` units the cheapest `get` are reduced by the percent. bundle_price:
/// the parts together cost the amount. free_shipping: the carriage.
enum class RewardKind { percent, amount, fixed_price, buy_get, bundle_price, free_shipping };
std::string_view name_of(RewardKind kind);
std::optional<RewardKind> reward_named(std::string_view name);

/// Products by themselves, their style or their vendor; all where nothing is named.
struct ProductChoice {
  std::vector<ProductId> products;  ///< sorted
  std::vector<std::string> styles, vendors;
  bool all() const { return products.empty() && styles.empty() && vendors.empty(); }
  bool operator==(const ProductChoice&) const = default;
};

/// A dated rule: condition → reward. Money is in the promotion's currency.
struct Promotion {
  std::int64_t id = 0;
  std::string code;  ///< ASCII, unique in the book; breaks ties
  std::string name;
  PromotionClass applies_to = PromotionClass::product;
  RewardKind reward = RewardKind::percent;
  Currency currency;
  std::int64_t percent_ppm = 0;   ///< percent, buy_get (1'000'000: free)
  std::int64_t amount_minor = 0;  ///< amount, fixed_price, bundle_price
  ProductChoice choice = {};      ///< what counts and is reduced; buy_get: what is bought
  ProductChoice gets = {};        ///< buy_get: what is reduced; all: of what is bought
  std::int64_t buy_units = 0, get_units = 0;
  std::vector<std::pair<ProductId, std::int64_t>> parts = {};  ///< bundle_price: whole units
  std::int64_t least_minor = 0;  ///< of the chosen goods, before order promotions
  std::int64_t least_units = 0;
  std::vector<ChannelId> channels = {};            ///< by id; empty: all
  std::vector<LocationId> places = {};             ///< empty: all
  std::vector<std::string> groups = {};            ///< of customers; empty: everybody
  std::optional<Instant> from = {}, until = {};    ///< until: the first instant without it
  int weekdays = 0;                                ///< bit 0: Monday; 0: every day
  std::int32_t from_second = 0, until_second = 0;  ///< of the local day; equal: all day
  bool needs_code = false;                         ///< only where a code for it was given
  std::string stack;       ///< combines with promotions of the same word only; empty: with none
  bool exclusive = false;  ///< alone in the whole order
  std::optional<std::int64_t> budget_minor = {};
  std::int64_t spent_minor = 0;
  bool operator==(const Promotion&) const = default;
};

/// The rule as the book stores it; id, code and what was spent are not part of it.
std::string content_of(const Promotion& promotion);
void read_content(std::string_view content, Promotion& promotion);

/// Whether the choice names it.
bool chosen(const ProductChoice& choice, ProductId product, std::string_view style,
            std::string_view vendor);

/// Whether a rule says something that can be: a class has its rewards, percents are within 0..100,
/// amounts are not below 0. An empty text: yes; else the name of what is wrong.
std::string_view mistake_in(const Promotion& promotion);

}  // namespace kontor::pricing
