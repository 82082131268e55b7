#include "domain/goods/line_list.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace kontor::goods {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

struct Parts {
  std::string_view product, quantity;
};

/// The quantity stands behind the last sign that parts; a tab parts before all others, blanks only
/// where nothing else does.
Parts parts_of(std::string_view text) {
  for (const std::string_view signs : {"\t", ";", "=", ",", " "}) {
    const std::size_t at = text.find_last_of(signs);
    if (at != std::string_view::npos)
      return {trimmed(text.substr(0, at)), trimmed(text.substr(at + 1))};
  }
  return {text, {}};
}

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    return text.substr(1, text.size() - 2);
  return text;
}

Refusal refusal_of(RefusalCode code, std::string_view product, std::string_view value,
                   std::int64_t row) {
  return {code,
          {{"row", std::to_string(row)},
           {"product", std::string(product)},
           {"column", "quantity"},
           {"value", std::string(value)}}};
}

/// Valid UTF-8 without control characters, as texts of the book are.
bool is_text(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < ' ') return false;
  }
  return true;
}

bool is_number(std::string_view text) { return Decimal::parse(text).has_value(); }

/// A line that names a lot: what stands before it, and the lot.
struct WithLot {
  std::string before;
  LotName lot;
};

std::vector<std::string_view> cells_of(std::string_view text, char sign) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t at = text.find(sign);
    cells.push_back(unquoted(trimmed(text.substr(0, at))));
    if (at == std::string_view::npos) return cells;
    text.remove_prefix(at + 1);
  }
}

/// "MILK;3;L12;2026-12-31", parted by tabs or ';'.
std::optional<WithLot> lot_in_columns(std::string_view text) {
  for (const char sign : {'\t', ';'}) {
    const auto cells = cells_of(text, sign);
    if (cells.size() < 3 || cells.size() > 4 || !is_number(cells[1])) continue;
    const auto name = lot_name_of(cells[2]);
    if (!name) continue;
    WithLot found{std::string(cells[0]) + sign + std::string(cells[1]), *name};
    if (cells.size() == 4 && !cells[3].empty()) {
      found.lot.expires = BusinessDate::parse_iso(cells[3]);
      if (!found.lot.expires) continue;
    }
    return found;
  }
  return std::nullopt;
}

/// "MILK=3#L12", also with a price before the lot. A '#' within a SKU has no quantity before it.
std::optional<WithLot> lot_behind_sign(std::string_view text) {
  const std::size_t at = text.find_last_of('#');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view before = trimmed(text.substr(0, at));
  const std::string_view priced =
      before.substr(0, std::min(before.find_last_of('@'), before.size()));
  if (!is_number(unquoted(parts_of(before).quantity)) &&
      !is_number(unquoted(parts_of(trimmed(priced)).quantity)))
    return std::nullopt;
  const auto name = lot_name_of(trimmed(text.substr(at + 1)));
  if (!name) return std::nullopt;
  return WithLot{std::string(before), *name};
}

/// "sku,quantity" and the like: the first line, whose second part is a word.
bool names_columns(std::string_view line) {
  const Parts parts = parts_of(line);
  return !parts.quantity.empty() && !is_number(unquoted(parts.quantity)) &&
         parts.quantity.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<LotName> lot_name_of(std::string_view text) {
  if (text.empty() || text.size() > most_lot_bytes || !is_text(text)) return std::nullopt;
  const std::size_t at = text.find_last_of('/');
  if (at == std::string_view::npos || at == 0) return LotName{std::string(text), {}};
  const auto expires = BusinessDate::parse_iso(text.substr(at + 1));
  if (!expires) return LotName{std::string(text), {}};
  return LotName{std::string(text.substr(0, at)), expires};
}

Result<LineWish> read_line(std::string_view text, std::int64_t row, Prices prices) {
  std::string_view whole = trimmed(text);
  auto with_lot = lot_in_columns(whole);
  if (!with_lot) with_lot = lot_behind_sign(whole);
  if (with_lot) {
    auto wish = read_line(with_lot->before, row, prices);
    if (wish) wish->lot = with_lot->lot;
    return wish;
  }
  if (prices == Prices::wanted) {
    const std::size_t at = whole.find_last_of('@');
    const auto cost = at == std::string_view::npos ? std::optional<Decimal>()
                                                   : Decimal::parse(trimmed(whole.substr(at + 1)));
    if (cost && cost->mantissa < 0)
      return refusal_of(RefusalCode::line_unreadable, {}, is_text(whole) ? whole : "?", row);
    if (cost) {
      auto wish = read_line(whole.substr(0, at), row);
      if (wish) wish->cost = cost;
      return wish;
    }
  }
  Parts parts = parts_of(whole);
  parts.product = unquoted(parts.product);
  parts.quantity = unquoted(parts.quantity);
  // A product whose name has blanks, and no quantity.
  const bool blanks_only = whole.find_first_of("\t;=,") == std::string_view::npos;
  if (blanks_only && !is_number(parts.quantity)) parts = {whole, {}};
  if (!is_text(parts.product) || !is_text(parts.quantity))
    return refusal_of(RefusalCode::line_unreadable, {}, "?", row);
  if (parts.product.empty()) return refusal_of(RefusalCode::line_unreadable, {}, whole, row);
  LineWish wish{row, std::string(parts.product), Quantity::of_units(1)};
  if (parts.quantity.empty() && blanks_only) return wish;
  const auto decimal = Decimal::parse(parts.quantity);
  if (!decimal) return refusal_of(RefusalCode::line_unreadable, parts.product, whole, row);
  const auto quantity = Quantity::from_decimal(*decimal);
  if (!quantity)
    return refusal_of(RefusalCode::value_too_precise, parts.product, parts.quantity, row);
  if (quantity->milli <= 0)
    return refusal_of(RefusalCode::quantity_not_positive, parts.product, parts.quantity, row);
  if (quantity->milli > most_quantity_milli)
    return refusal_of(RefusalCode::value_too_large, parts.product, parts.quantity, row);
  wish.quantity = *quantity;
  return wish;
}

Result<LineList> read_lines(std::string_view text, Prices prices) {
  LineList list;
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  std::int64_t row = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++row;
    if (line.empty() || (row == 1 && names_columns(line))) continue;
    if (list.lines.size() + list.refusals.size() >= most_list_lines)
      return Refusal{RefusalCode::list_too_long, {{"count", std::to_string(most_list_lines)}}};
    auto wish = read_line(line, row, prices);
    if (wish) {
      list.lines.push_back(std::move(*wish));
    } else {
      list.refusals.push_back({row, {}, wish.refusal()});
    }
  }
  return list;
}

}  // namespace kontor::goods
