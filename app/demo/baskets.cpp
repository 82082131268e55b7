#include "app/demo/baskets.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace kontor::app::demo {

namespace {

constexpr std::array<std::string_view, 6> winter_types{"Handschuhe", "手袋",  "Licht",
                                                       "ライト",     "Jacke", "Schutzblech"};
constexpr std::array<std::string_view, 9> summer_types{
    "Fahrrad", "自転車", "Helm", "ヘルメット", "Flasche", "Korb", "かご", "Tasche", "Sattel"};

/// Who buys the first often takes the second.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> companions{
    {{"frontlicht-lumiere-60", "ruecklicht-gluehwuermchen"},
     {"light-hoshi", "ruecklicht-gluehwuermchen"},
     {"reifen-asphalt-28", "schlauch-28"},
     {"flickzeug-set", "schlauch-28"},
     {"kette-8-fach", "kettenoel-100"},
     {"stadtrad-alster", "buegelschloss-granit"},
     {"tourenrad-fjord", "gepaecktasche-wanderer"},
     {"kinderrad-fuechslein", "khudhat-darraja"},
     {"helm-polaris", "faltschloss-kompakt"},
     {"sacoche-velo-foret", "shuihu-750"},
     {"kyoto-city-jitensha", "wire-lock"},
     {"jitensha-helmet", "cycle-glove"},
     {"tube-27", "kuuki-ire"},
     {"take-kago", "gion-bell"}}};

bool is_one_of(std::string_view type, std::span<const std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// In tenths.
std::int64_t season_of(const Style& style, int month) {
  const bool winter = month >= 10 || month <= 2;
  const bool between = month == 3 || month == 9;
  constexpr std::int64_t high = 17;
  constexpr std::int64_t usual = 10;
  constexpr std::int64_t low = 4;
  if (is_one_of(style.type, winter_types)) return winter ? high : between ? usual : low;
  if (is_one_of(style.type, summer_types)) return winter ? low : between ? usual : high;
  return usual;
}

std::int64_t demand_for(const Style& style, BusinessDate day, BusinessDate today) {
  constexpr int rising_days = 300;
  const bool rising = style.handle == rising_style && today.days - day.days < rising_days;
  return style.popularity * season_of(style, day.month()) * (rising ? 3 : 1);
}

}  // namespace

Baskets::Baskets(const Shop& shop, BusinessDate today, const Sold& sold) : m_today(today) {
  for (const Style& style : shop.styles) {
    if (style.popularity == 0) continue;
    std::vector<const Variant*> variants;
    for (const Variant& variant : style.variants)
      if (sold(style, variant)) variants.push_back(&variant);
    if (variants.empty()) continue;
    m_styles.push_back(&style);
    m_variants.emplace(&style, std::move(variants));
  }
}

Item Baskets::any(BusinessDate day, Random& random) const {
  std::vector<std::int64_t> weights;
  for (const Style* style : m_styles) weights.push_back(demand_for(*style, day, m_today));
  const Style* style = m_styles[random.weighted(weights)];
  return {style, random.one_of(m_variants.at(style))};
}

std::optional<Item> Baskets::companion(const std::vector<Item>& basket, Random& random) const {
  for (const auto& [first, second] : companions) {
    if (basket.back().style->handle != first) continue;
    for (const Style* style : m_styles)
      if (style->handle == second) return Item{style, random.one_of(m_variants.at(style))};
  }
  return std::nullopt;
}

std::vector<Item> Baskets::pick(BusinessDate day, std::size_t count, Random& random) const {
  std::vector<Item> basket{any(day, random)};
  constexpr int tries = 4;
  for (std::size_t i = 0; basket.size() < count && i < tries * count; ++i) {
    std::optional<Item> next;
    if (random.chance(55)) next = companion(basket, random);
    if (!next) next = any(day, random);
    const auto clashes = [&](const Item& had) {
      return had.variant == next->variant || (had.style->bulky && next->style->bulky) ||
             had.style->gift_card || next->style->gift_card;
    };
    if (std::none_of(basket.begin(), basket.end(), clashes)) basket.push_back(*next);
  }
  return basket;
}

}  // namespace kontor::app::demo
