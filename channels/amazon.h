#pragma once

#include <optional>
#include <string_view>

#include "channels/values.h"
#include "domain/base/money.h"

namespace kontor::channels {

// What Amazon's reports have in common. They are tab-separated, and a quote in them is a character
// like any other.

inline constexpr std::string_view amazon_channel_name = "amazon";
/// The one gateway of a marketplace that settles itself.
inline constexpr std::string_view amazon_gateway = "Amazon";
/// Amazon's warehouses, as one place: its reports of stock and returns name no other that is ours.
inline constexpr std::string_view amazon_location = "Amazon FBA";

/// Whether an id is an order's (`114-4892924-3377867`, `S01-0036312-1371678`). Fee rows have ids of
/// shipments in the same column.
bool is_amazon_order(std::string_view id);

/// "Non-Amazon", "Non-Amazon CA": goods that Amazon's warehouse sent for a sale made elsewhere.
bool is_sold_elsewhere(std::string_view marketplace);

/// What is known of a marketplace by its name, such as "Amazon.ca".
struct AmazonMarketplace {
  std::string_view name;      ///< in lower case
  std::string_view currency;  ///< that it sells in
  bool tax_inside = false;    ///< its reports of orders have prices with tax (Europe)
};
const AmazonMarketplace* amazon_marketplace(std::string_view name);

/// How a report writes amounts and dates. European ones have `1.234,56` and `09.06.2025`. That is
/// decided over all of a file's cells: a single one ("1,234") may be read both ways.
class AmazonStyle {
 public:
  /// Takes part in the decision; blank cells don't.
  void note_amount(std::string_view text, Currency currency);
  void note_time(std::string_view text);

  formats::DecimalStyle decimals() const;
  /// How the file's dates are written, as a pattern.
  std::string_view date_pattern() const {
    return m_dotted && m_any_time ? "dd.MM.yyyy" : "yyyy-MM-dd";
  }
  /// Reads a date in the file's way. Blank: nothing. Refuses value_not_date.
  std::optional<intake::FileTime> time(Values& values, Cell cell) const;

 private:
  bool m_point = true, m_comma = true, m_grouped_point = true, m_grouped_comma = true;
  bool m_dotted = true, m_any_time = false;
};

}  // namespace kontor::channels
