#include "domain/intake/cost_words.h"

#include <algorithm>
#include <array>
#include <utility>

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

Refusal shown_to(const company::Actor& actor, Refusal refusal, bool mapped) {
  if (actor.may(company::Permission::read_cost)) return refusal;
  const auto column = find_arg(refusal.args, "column");
  if (column.empty() || (!mapped && !tells_cost(column))) return refusal;
  for (auto& [name, value] : refusal.args)
    if (name == "value") value = "…";
  return refusal;
}

RowRefusal shown_to(const company::Actor& actor, RowRefusal row, bool mapped) {
  row.refusal = shown_to(actor, std::move(row.refusal), mapped);
  return row;
}

}  // namespace kontor::intake
