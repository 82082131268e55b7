#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

/// Indicators of stock (glossary.md). Rows come from the book, the functions here are pure.
namespace kontor::insight {

/// What programs and people call a thing.
struct Naming {
  std::string code, name;
  auto operator<=>(const Naming&) const = default;
};

/// How a product is named in lists.
struct ProductNaming {
  ProductId id;
  std::string code, sku, name;  ///< sku: empty where it has none
};

/// A product at a place over a period.
struct StockFlow {
  ProductNaming product;
  LocationId location;
  Quantity opening;    ///< on hand when the period began, and counted when the book began
  Quantity received;   ///< purchases and transfers in, less returns to suppliers and transfers out
  Quantity sold;       ///< to customers, less what they brought back
  Quantity closing;    ///< on hand at the end of the period
  Quantity available;  ///< now
  std::int64_t days_listed = 0;  ///< of the period since the product first lay there
  std::int64_t days_empty = 0;   ///< of these, that ended with nothing on hand
  Quantity supply() const { return opening + received; }
};

/// Days of `from` to `to`, both included, that ended with nothing on hand, and all of them. The
/// place knows the product from `first` on. `opening`: on hand before `from`; `changes`: by day.
struct EmptyDays {
  std::int64_t listed = 0, empty = 0;
};
EmptyDays empty_days(Quantity opening,
                     const std::vector<std::pair<BusinessDate, Quantity>>& changes,
                     BusinessDate first, BusinessDate from, BusinessDate to);

/// Available ÷ mean daily units of the window, in thousandths of a day, rounded half-up to a tenth;
/// nothing where nothing was sold.
std::optional<std::int64_t> days_of_cover_milli(Quantity available, Quantity sold,
                                                std::int64_t days);

/// A product that lies at a place, and when its goods came.
struct StockAge {
  ProductNaming product;
  LocationId location;
  EntityId entity;
  Quantity on_hand;
  std::vector<std::pair<BusinessDate, Quantity>> came;  ///< by day, the newest first
  std::optional<BusinessDate> last_sold;
  Quantity entity_quantity;  ///< of the company, for the average cost
  std::int64_t entity_value_minor = 0;
};

/// How much of what lies there is how old: to 30, 90, 180 and 365 days, and older. First in, first
/// out: what is left came last. What no arrival explains is as old as can be.
inline constexpr std::array<std::int64_t, 4> age_limits = {30, 90, 180, 365};
using AgedQuantities = std::array<Quantity, age_limits.size() + 1>;
AgedQuantities aged(const StockAge& stock, BusinessDate today);

/// Goods of which nothing was sold there for so long, and which came longer ago than that.
inline constexpr std::int64_t dead_after_days = 180;
Quantity dead(const StockAge& stock, BusinessDate today);

/// Quantity × the company's average cost, half-up.
std::int64_t at_average(const StockAge& stock, Quantity quantity);

/// A product in a company over twelve whole months.
struct StockTurn {
  static constexpr std::size_t month_ends = 13;
  ProductNaming product;
  EntityId entity;
  std::array<std::int64_t, month_ends> value_minor = {};  ///< of the stock at the ends of months
  std::int64_t cost_minor = 0;                            ///< of what was sold
  std::int64_t net_minor = 0;                             ///< net sales in the company's currency
  bool other_currencies = false;  ///< there are sales in another one: no margin can be told

  /// Average stock at cost over the 13 month-ends, half-up.
  std::int64_t average_minor() const;
  /// Cost of goods sold ÷ average stock, in thousandths; nothing without stock.
  std::optional<std::int64_t> turnover_milli() const;
  /// 365 ÷ turnover, in thousandths of a day, half-up to a tenth; nothing without either.
  std::optional<std::int64_t> days_milli() const;
  /// Gross margin ÷ average stock, in thousandths.
  std::optional<std::int64_t> gmroi_milli() const;
};

/// The ends of the last twelve whole months until `to`, and of the month before them.
std::array<BusinessDate, StockTurn::month_ends> month_ends_until(BusinessDate to);

/// A product's net sales in a company and currency.
struct RankedSales {
  ProductNaming product;
  Naming entity;
  Currency currency;
  Quantity units;
  std::int64_t net_minor = 0;
  std::int64_t total_minor = 0;  ///< of all products with sales above zero
};

/// A to 80 % of net sales, B to 95 %, C the rest. `before_minor`: the sum of those that sell
/// better; who crosses a border still belongs above it. C where nothing was earned.
char abc_class(std::int64_t before_minor, std::int64_t net_minor, std::int64_t total_minor);

/// Units of a product that orders of a period asked a place for, and how many of them it sent from
/// what it promised when the order came. Orders that were cancelled are left out.
struct FillRow {
  ProductNaming product;
  LocationId location;
  std::int64_t lines = 0;
  Quantity ordered, filled;
};

/// A movement of goods, as a list of them shows it.
struct MovementRow {
  BusinessDate date;
  Instant event_at;
  std::string kind;  ///< of the entry
  std::string document;
  DocumentId document_id;
  std::string document_kind;  ///< name of a books::DocumentKind; empty: there is none
  ProductNaming product;
  LocationId from, to;
  std::string from_state, to_state;
  Quantity quantity;
  EntityId entity;
  std::int64_t value_minor = 0;
};

}  // namespace kontor::insight
