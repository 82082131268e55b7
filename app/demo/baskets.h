#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"
#include "domain/base/date.h"

namespace kontor::app::demo {

/// What people put together: by season, by what goes with what, and by what everybody wants now.
class Baskets {
 public:
  using Sold = std::function<bool(const Style&, const Variant&)>;

  /// Of the shop's goods that are sold here. Keeps a reference to the shop.
  Baskets(const Shop& shop, BusinessDate today, const Sold& sold);

  /// Up to `count` different articles; at most one is bulky.
  std::vector<Item> pick(BusinessDate day, std::size_t count, Random& random) const;

 private:
  Item any(BusinessDate day, Random& random) const;
  std::optional<Item> companion(const std::vector<Item>& basket, Random& random) const;

  BusinessDate m_today;
  std::vector<const Style*> m_styles;
  std::map<const Style*, std::vector<const Variant*>> m_variants;
};

/// The style that sells three times as well as a year ago.
inline constexpr const char* rising_style = "sacoche-velo-foret";

}  // namespace kontor::app::demo
