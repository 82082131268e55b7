#pragma once

#include <map>
#include <vector>

#include "domain/goods/document_work.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/lot_work.h"

namespace kontor::goods {

/// How many of each line an act is about.
using Shares = std::map<std::int32_t, Quantity>;
/// Of which lots they are, as far as somebody said.
using LineLots = std::map<std::int32_t, std::vector<LotWish>>;

/// The shares that wishes mean, each line's at most `most(line)`; without wishes all of it. Rows
/// are refused as plan_lines does, with not_in_document and with `too_many`.
struct ChosenShares {
  Shares shares;
  LineLots lots;
  std::vector<RefusedRow> refusals;
};
template <class Most>
ChosenShares choose_shares(DocumentWork& work, const std::vector<LineWish>& wishes,
                           RefusalCode too_many, Most most) {
  ChosenShares chosen;
  const auto plan = plan_lines(work.unit(), work.stores(), wishes, Lots::wanted);
  chosen.refusals = plan.refusals;
  for (const PlannedLine& p : plan.lines) {
    const stock::DocumentLine* line = work.document().line_of(p.product.id);
    const auto refuse = [&](RefusalCode code, Quantity left) {
      chosen.refusals.push_back({p.row,
                                 {},
                                 {code,
                                  {{"row", std::to_string(p.row)},
                                   {"product", label_of(p.product)},
                                   {"number", work.document().number},
                                   {"left", left.to_decimal()},
                                   {"wanted", p.quantity.to_decimal()}}}});
    };
    if (line == nullptr) {
      refuse(RefusalCode::not_in_document, {});
    } else if (most(*line) < p.quantity) {
      refuse(too_many, most(*line));
    } else {
      chosen.shares[line->no] = p.quantity;
      if (!p.lots.empty()) chosen.lots[line->no] = p.lots;
    }
  }
  return chosen;
}

inline const std::vector<LotWish>& lots_of(const LineLots& lots, std::int32_t line) {
  static const std::vector<LotWish> none;
  const auto found = lots.find(line);
  return found == lots.end() ? none : found->second;
}

template <class Most>
Shares all_shares(const stock::StockDocument& document, Most most) {
  Shares shares;
  for (const stock::DocumentLine& line : document.lines)
    if (most(line).milli > 0) shares[line.no] = most(line);
  return shares;
}

}  // namespace kontor::goods
