#include "domain/intake/cost_words.h"

#include <algorithm>
#include <array>

#include "domain/base/fold.h"

namespace kontor::intake {

namespace {

/// Folded; a part of the column's name is enough.
constexpr auto cost_words =
    std::to_array<std::string_view>({"cost", "cogs", "purchase", "landed", "einkauf", "einstand",
                                     "achizit", "cout", "coste", "成本", "进价", "تكلفة", "شراء"});

}  // namespace

bool tells_cost(std::string_view column) {
  const std::string folded = fold(column);
  return std::ranges::any_of(cost_words, [&](std::string_view word) {
    return folded.find(fold(word)) != std::string::npos;
  });
}

RowRefusal shown_to(const company::Actor& actor, RowRefusal row, bool mapped) {
  if (actor.may(company::Permission::read_cost)) return row;
  const auto column = find_arg(row.refusal.args, "column");
  if (column.empty() || (!mapped && !tells_cost(column))) return row;
  for (auto& [name, value] : row.refusal.args)
    if (name == "value") value = "…";
  return row;
}

}  // namespace kontor::intake
