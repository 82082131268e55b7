#pragma once

#include <string>
#include <string_view>

#include "channels/values.h"
#include "channels/zone_words.h"
#include "formats/numbers.h"

namespace kontor::channels {

inline constexpr std::string_view square_channel_name = "square";
inline constexpr std::string_view square_gateway = "Square";

/// "$8.00", "-$1.82", "($33.62)", "$1,149.00 ".
inline constexpr formats::DecimalStyle square_money_style{formats::DecimalStyle::Mark::point, true,
                                                          true};

/// Columns that both of Square's files have: when, and of which document a row tells.
struct SquareColumns {
  Column date, time, zone, transaction, payment, event;

  SquareColumns() = default;
  explicit SquareColumns(const Table& table);
};

/// What the row of a Square file says of its document.
class SquareRow {
 public:
  /// Refuses value_missing, value_unknown (event), value_not_date.
  void read(const Table& table, const SquareColumns& columns, Values& values);

  bool refund = false;
  std::string key;  ///< Transaction ID; a refund: Transaction ID:Payment ID

  /// Date and time with the offset that the zone had then. Refuses value_unknown for a zone.
  intake::FileTime at(const Table& table, const SquareColumns& columns, Values& values) const;

 private:
  ZoneWords m_zones;
};

}  // namespace kontor::channels
