#include "domain/orders/incoming.h"

#include <algorithm>
#include <array>

namespace kontor::orders {

namespace {

constexpr std::array<std::string_view, 11> line_kind_names = {
    "goods",  "free_issue", "write_off", "carriage", "fee",       "discount",
    "manual", "sample",     "voucher",   "tip",      "unitemised"};

constexpr std::array<std::string_view, 7> facet_names = {"whole",  "head",       "lines", "settled",
                                                         "refund", "goods_back", "tender"};

}  // namespace

std::string_view name_of(Facet facet) { return facet_names.at(static_cast<std::size_t>(facet)); }

std::optional<Facet> facet_named(std::string_view name) {
  const auto found = std::ranges::find(facet_names, name);
  if (found == facet_names.end()) return std::nullopt;
  return static_cast<Facet>(found - facet_names.begin());
}

std::string_view name_of(LineKind kind) {
  return line_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<LineKind> line_kind_named(std::string_view name) {
  const auto found = std::ranges::find(line_kind_names, name);
  if (found == line_kind_names.end()) return std::nullopt;
  return static_cast<LineKind>(found - line_kind_names.begin());
}

}  // namespace kontor::orders
