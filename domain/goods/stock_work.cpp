#include "domain/goods/stock_work.h"

#include "domain/goods/line_plan.h"

namespace kontor::goods {

/// The one product of an act; whole pieces where it is counted in them.
Result<catalog::Product> product_of(DocumentWork& work, const std::string& name,
                                    Quantity quantity) {
  const auto plan = plan_lines(work.unit(), work.stores(), {{1, name, Quantity::of_units(1)}});
  if (!plan.refusals.empty()) return plan.refusals.front().refusal;
  const auto& product = plan.lines.front().product;
  if (counted_whole(product) && quantity.milli % Quantity::of_units(1).milli != 0)
    return Refusal{RefusalCode::quantity_not_whole,
                   {{"product", name}, {"value", quantity.to_decimal()}}};
  return product;
}

/// A document of one line at one place, which happens at once.
stock::StockDocument at_place(stock::DocumentType type, const company::Location& place,
                              ProductId product, Quantity quantity, const std::string& number) {
  stock::StockDocument d;
  d.type = type;
  d.entity = place.entity;
  d.number = number;
  d.from = d.to = place.id;
  stock::DocumentLine line;
  line.no = 1;
  line.product = product;
  line.asked = quantity;
  d.lines.push_back(line);
  return d;
}

/// What the reference stands for already: the same act again changes nothing.
std::optional<Result<DocumentResult>> known_reference(DocumentWork& work,
                                                      const stock::StockDocument& draft,
                                                      bool same_quantity) {
  if (draft.reference.empty()) return std::nullopt;
  auto& documents = work.stores().stock_documents;
  // Two programs with one reference wait for each other here.
  documents.take_numbers(work.unit(), draft.type, 0);
  const auto known = documents.by_reference(work.unit(), draft.type, draft.reference);
  if (!known) return std::nullopt;
  const auto& line = known->lines.front();
  const bool same = known->from == draft.from && known->bucket == draft.bucket &&
                    line.product == draft.lines.front().product &&
                    (!same_quantity || line.asked == draft.lines.front().asked);
  if (same) return DocumentResult{*known, true, {}};
  return Result<DocumentResult>(Refusal{
      RefusalCode::reference_used, {{"reference", draft.reference}, {"number", known->number}}});
}

stock::Movement movement_of(const stock::StockDocument& d, Quantity quantity) {
  stock::Movement m;
  m.line = 1;
  m.product = d.lines.front().product;
  m.from = d.from;
  m.to = d.to;
  m.quantity = quantity;
  return m;
}

}  // namespace kontor::goods
