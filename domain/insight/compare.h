#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stores.h"

namespace kontor::insight {

/// A figure that the old system and we can both tell of a day or month.
enum class ComparedFigure {
  gross_sales,
  discounts,
  returns,
  net_sales,  ///< gross less discounts less returns
  shipping,
  tax,
  total_sales,  ///< net, shipping and tax
  orders,
  units,
  payments,  ///< by gateway: what came in less what went back
  on_hand    ///< by SKU and location, at the end of the day
};
inline constexpr std::size_t compared_figures = 11;
std::string_view name_of(ComparedFigure figure);
/// Whether it is money; else a count, in thousandths.
bool is_money(ComparedFigure figure);

/// A day, or all days of a month.
struct ComparedPeriod {
  BusinessDate from, to;
  bool month = false;
  std::string to_iso() const;  ///< "2026-11-30" or "2026-11"
  auto operator<=>(const ComparedPeriod&) const = default;
};

/// Which figure of what.
struct ComparedKey {
  ComparedPeriod period;
  std::string channel;  ///< code; empty: all channels
  ComparedFigure figure = ComparedFigure::net_sales;
  std::string name;      ///< gateway or SKU
  std::string location;  ///< code; of on_hand; empty: all locations
  auto operator<=>(const ComparedKey&) const = default;
};

/// What the old system says; minor units or thousandths.
struct OldFigure {
  ComparedKey key;
  std::int64_t value = 0;
  std::int64_t row = 0;  ///< line of its file
};

/// Both figures. One side may be missing: a day of which only one system tells.
struct ComparedRow {
  ComparedKey key;
  std::optional<std::int64_t> old_value;
  std::int64_t our_value = 0;
  bool agrees = true;
  std::vector<std::string> documents;  ///< of ours that make the figure, where it differs
  std::int64_t difference() const { return our_value - old_value.value_or(0); }
};

struct CompareRequest {
  std::vector<OldFigure> old_figures;  ///< channels and locations by code or name
  Currency currency;                   ///< of amounts; ours in other currencies do not count
  EntityId entity;                     ///< whose figures; none: all
  std::int64_t tolerance_minor = 0;    ///< of amounts
};

struct CompareReport {
  std::vector<ComparedRow> rows;  ///< by period, channel, figure, name, location
  std::int64_t differing = 0;
};

/// How many documents of ours a differing row names.
inline constexpr int compared_documents = 20;

/// Compares the old system's figures with ours, for a month in which both run. A figure that the
/// old system has for some day of a channel is looked for on every day between its first and last.
/// Refuses channel_unknown, location_unknown, permission_missing.
Result<CompareReport> compare_figures(Book& book, const Stores& stores, const company::Actor& actor,
                                      const CompareRequest& request);

}  // namespace kontor::insight
