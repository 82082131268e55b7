#include "domain/insight/today.h"

#include <algorithm>
#include <map>

namespace kontor::insight {

namespace today_detail {

constexpr int same_weekday_last_year = 52 * 7;

/// The same date of the year before; 29 February becomes the 28th.
BusinessDate year_before(BusinessDate day) {
  const int year = day.year() - 1;
  const int last = BusinessDate::valid(year, day.month(), day.day()) ? day.day() : day.day() - 1;
  return BusinessDate::of(year, day.month(), last);
}

Days moved(Days days, int by) { return {days.from + by, days.to + by}; }

std::optional<std::int64_t> permille(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return mul_div_half_up(part, 1000, whole);
}

using Key = std::pair<std::string, ChannelId>;  ///< by currency, then channel
Key key_of(const books::SalesKey& key) { return {std::string(key.currency.code()), key.channel}; }

}  // namespace today_detail

ComparedDays compared_days(SalesSpan span, BusinessDate today) {
  using namespace today_detail;
  const BusinessDate yesterday = today + -1;
  switch (span) {
    case SalesSpan::yesterday: {
      const Days days{yesterday, yesterday};
      return {days, moved(days, -same_weekday_last_year)};
    }
    case SalesSpan::week: {
      const Days days{today + -7, yesterday};
      return {days, moved(days, -same_weekday_last_year)};
    }
    case SalesSpan::month: {
      const Days days{yesterday.month_start(), yesterday};
      return {days, {year_before(days.from), year_before(days.to)}};
    }
  }
  return {};
}

std::int64_t net_sales(const books::SalesSums& sums) {
  return sums.gross_minor - sums.discount_minor - sums.returns_minor;
}

std::optional<std::int64_t> average_order(const books::SalesSums& sums) {
  if (sums.orders == 0) return std::nullopt;
  return mul_div_half_up(sums.gross_minor - sums.discount_minor, 1, sums.orders);
}

std::optional<std::int64_t> margin_permille(const books::SalesSums& sums) {
  return today_detail::permille(net_sales(sums) - sums.cost_minor, net_sales(sums));
}

std::optional<std::int64_t> change_permille(std::int64_t before, std::int64_t now) {
  if (before <= 0) return std::nullopt;
  return today_detail::permille(now - before, before);
}

namespace today_detail {

/// Reads the sales of days.
using EachSale = std::function<void(BusinessDate from, BusinessDate to, const OfSale&)>;

/// All but the places.
TodaySales sales_read_by(const EachSale& each_sale, SalesSpan span, BusinessDate today) {
  TodaySales sales;
  sales.compared = compared_days(span, today);
  sales.chart = {today + -line_days, today + -1};
  const Days& now = sales.compared.days;
  const Days& last = sales.compared.last_year;
  std::map<Key, ChannelSales> channels;
  std::map<Key, std::vector<std::int64_t>> lines;
  const auto channel_of = [&](const books::SalesKey& key) -> ChannelSales& {
    ChannelSales& channel = channels[key_of(key)];
    channel.channel = key.channel;
    channel.currency = key.currency;
    return channel;
  };
  each_sale(std::min(now.from, sales.chart.from), now.to,
            [&](const books::SalesKey& key, const books::SalesSums& sums) {
              if (now.holds(key.date)) channel_of(key).now += sums;
              if (!sales.chart.holds(key.date)) return;
              auto& line = lines[key_of(key)];
              line.resize(line_days);
              line[static_cast<std::size_t>(key.date.days - sales.chart.from.days)] +=
                  net_sales(sums);
            });
  each_sale(last.from, last.to, [&](const books::SalesKey& key, const books::SalesSums& sums) {
    channel_of(key).last_year += sums;
  });
  for (auto& [key, channel] : channels) sales.channels.push_back(std::move(channel));
  for (auto& [key, line] : lines)
    sales.lines.push_back({key.second, Currency::of(key.first), std::move(line)});
  return sales;
}

}  // namespace today_detail

TodaySales sales_of_today(Unit& unit, books::LedgerStore& ledger, TodayStore& store, SalesSpan span,
                          BusinessDate today) {
  auto sales = today_detail::sales_read_by(
      [&](BusinessDate from, BusinessDate to, const OfSale& told) {
        ledger.each_sales_day(unit, {}, from, to, told);
      },
      span, today);
  const Days& now = sales.compared.days;
  sales.places = store.sales_by_place(unit, now.from, now.to);
  return sales;
}

TodaySales sales_of_part(Unit& unit, TodayStore& store, SalesSpan span, BusinessDate today,
                         const std::function<bool(const books::SalesKey&)>& shown) {
  const Days now = compared_days(span, today).days;
  std::map<std::pair<std::string, LocationId>, PlaceSales> places;
  auto sales = today_detail::sales_read_by(
      [&](BusinessDate from, BusinessDate to, const OfSale& told) {
        store.each_sale(unit, from, to, [&](const books::SalesKey& key, const auto& sums) {
          if (!shown(key)) return;
          told(key, sums);
          if (!now.holds(key.date)) return;
          auto& place = places[{std::string(key.currency.code()), key.location}];
          place.location = key.location;
          place.currency = key.currency;
          place.net_minor += net_sales(sums);
        });
      },
      span, today);
  for (const auto& [key, place] : places) sales.places.push_back(place);
  std::stable_sort(sales.places.begin(), sales.places.end(), [](const auto& a, const auto& b) {
    if (a.currency != b.currency) return a.currency.code() < b.currency.code();
    return b.net_minor < a.net_minor;
  });
  return sales;
}

}  // namespace kontor::insight
