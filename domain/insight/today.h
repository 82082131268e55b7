#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/books/summaries.h"

namespace kontor::insight {

/// How many things wait, looked at no further than most_waiting, and since when.
struct Waiting {
  std::int64_t count = 0;
  std::optional<Instant> oldest;
};
inline constexpr std::int64_t most_waiting = 100'000;

/// What of a book somebody should look at now.
struct Needs {
  Waiting open_orders;  ///< nothing of them has left yet
  Waiting partly_fulfilled;
  std::int64_t refused_rows = 0;   ///< of the imports since a day
  std::int64_t refused_batch = 0;  ///< number of the newest import that has some; 0: none
  std::int64_t stopped_imports = 0;
  std::int64_t stopped_batch = 0;         ///< number of the newest one; 0: none
  std::int64_t payouts_in_transit = 0;    ///< sent by a gateway, not yet met by a bank line
  std::int64_t late_entries = 0;          ///< accounted since a day, for days that were locked
  std::int64_t provisional_products = 0;  ///< named by a file, bound to no product
};

/// Sales of a location in one currency.
struct PlaceSales {
  LocationId location;
  Currency currency;
  std::int64_t net_minor = 0;  ///< net sales (glossary)
};

/// Told what was sold.
using OfSale = std::function<void(const books::SalesKey&, const books::SalesSums&)>;

/// What the first page of the day reads beside the days of LedgerStore::each_sales_day. Its cost
/// grows with what waits and with the days asked for, not with the book.
class TodayStore {
 public:
  virtual ~TodayStore() = default;
  /// Imports are looked at since an instant, late entries since a day.
  virtual Needs needs(Unit&, Instant imports_since, BusinessDate late_since) = 0;
  /// Fills in what waits of the imports of some channels only.
  virtual void imports_of(Unit&, const std::vector<ChannelId>& channels, Instant since, Needs&) = 0;
  /// Net sales by location, both days included; the largest of each currency first.
  virtual std::vector<PlaceSales> sales_by_place(Unit&, BusinessDate from, BusinessDate to) = 0;
  /// Streams what was sold on days, by company, day, channel, place, employee and currency, for who
  /// sees a part of it only; both days included. The cost grows with the days.
  virtual void each_sale(Unit&, BusinessDate from, BusinessDate to, const OfSale&) = 0;
};

/// A span of days, both included.
struct Days {
  BusinessDate from, to;
  int count() const { return to.days - from.days + 1; }
  bool holds(BusinessDate day) const { return from <= day && day <= to; }
  auto operator<=>(const Days&) const = default;
};

/// What sales are shown for.
enum class SalesSpan { yesterday, week, month };

/// The days of a span, and those of the year before that it is compared with.
struct ComparedDays {
  Days days, last_year;
  auto operator<=>(const ComparedDays&) const = default;
};

/// Whole days only: yesterday; the seven days until yesterday; the month of yesterday until then.
/// Yesterday and the week are compared with the same weekdays 52 weeks before, because a Saturday
/// sells as Saturdays do; the month with the same dates.
ComparedDays compared_days(SalesSpan span, BusinessDate today);

/// Sales of a channel in one currency, and the same a year before.
struct ChannelSales {
  ChannelId channel;
  Currency currency;
  books::SalesSums now, last_year;
};

/// Net sales of a channel in one currency on each of the last days, oldest first.
struct ChannelDays {
  ChannelId channel;
  Currency currency;
  std::vector<std::int64_t> net_minor;
};

/// Net sales: gross − discounts − returns (glossary).
std::int64_t net_sales(const books::SalesSums& sums);
/// Mean value of an order: (gross − discounts) ÷ orders, before returns (glossary), in minor units,
/// half away from zero; none without orders.
std::optional<std::int64_t> average_order(const books::SalesSums& sums);
/// Gross margin ÷ net sales, in tenths of a percent; none without net sales. Only where sales and
/// costs are in one currency.
std::optional<std::int64_t> margin_permille(const books::SalesSums& sums);
/// The change from `before` to `now`, in tenths of a percent of `before`; none from nothing.
std::optional<std::int64_t> change_permille(std::int64_t before, std::int64_t now);

/// The sales of the day's first page.
struct TodaySales {
  ComparedDays compared;
  std::vector<ChannelSales> channels;  ///< by currency, then channel
  Days chart;                          ///< the last days, for the lines
  std::vector<ChannelDays> lines;      ///< by currency, then channel; those with sales
  std::vector<PlaceSales> places;
};

/// How many days the lines show.
inline constexpr int line_days = 14;

TodaySales sales_of_today(Unit& unit, books::LedgerStore& ledger, TodayStore& store, SalesSpan span,
                          BusinessDate today);

/// The same of what `shown` lets through, from each sale of the days.
TodaySales sales_of_part(Unit& unit, TodayStore& store, SalesSpan span, BusinessDate today,
                         const std::function<bool(const books::SalesKey&)>& shown);

}  // namespace kontor::insight
