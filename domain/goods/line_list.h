#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/list_report.h"
#include "domain/base/money.h"
#include "domain/base/result.h"

namespace kontor::goods {

/// A lot as people name it: "L12", or with the last day on which it is good "L12/2026-12-31".
struct LotName {
  std::string number;
  std::optional<BusinessDate> expires = {};
  bool operator==(const LotName&) const = default;
};
/// Nothing where the number is empty, too long or no text; what follows the last '/' and is no day
/// belongs to the number.
std::optional<LotName> lot_name_of(std::string_view text);
inline constexpr std::size_t most_lot_bytes = 100;

/// How many of a product, as people say it.
struct LineWish {
  std::int64_t row = 0;              ///< line of the list, from 1
  std::string product;               ///< SKU, code or barcode
  Quantity quantity;                 ///< > 0
  std::optional<Decimal> cost = {};  ///< of one unit, where the list names prices
  std::optional<LotName> lot = {};   ///< "MILK=3#L12"
};

/// Whether a price may stand behind a quantity: "LAMP-7=3@2.50".
enum class Prices { none, wanted };

/// What a list says, and its lines that say nothing.
struct LineList {
  std::vector<LineWish> lines;
  std::vector<RefusedRow> refusals;
};

/// Reads a list as it is pasted or typed: a product a line, its quantity behind it, parted by a
/// tab, ';', ',', '=' or blanks; a product alone is one piece. Empty lines and a first line that
/// names columns are passed over. A lot stands behind '#', or in a third column parted by tabs or
/// ';', the last day on which it is good in a fourth. Lines are refused: line_unreadable,
/// value_too_precise, quantity_not_positive, value_too_large. Refuses list_too_long for more than
/// most_list_lines.
Result<LineList> read_lines(std::string_view text, Prices prices = Prices::none);
inline constexpr std::size_t most_list_lines = 100'000;
/// No shop moves more of a product at once; sums of it stay far from the end of the numbers.
inline constexpr std::int64_t most_quantity_milli = 1'000'000'000'000;
/// A list is not read at all beyond this many bytes.
inline constexpr std::size_t most_list_bytes = 16'000'000;

/// One "SKU=quantity" of a command line; `row` counts the arguments.
Result<LineWish> read_line(std::string_view text, std::int64_t row, Prices prices = Prices::none);

}  // namespace kontor::goods
