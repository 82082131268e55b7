#include "domain/goods/transfer_work.h"

#include "domain/goods/line_plan.h"

namespace kontor::goods {

using stock::StockDocument;

std::set<stock::Cell> cells_at(const StockDocument& d, std::initializer_list<LocationId> places) {
  std::set<stock::Cell> cells;
  for (const auto& line : d.lines)
    for (const LocationId place : places) cells.insert({line.product, place});
  return cells;
}

/// Lines that ask for more than is available at the source.
std::vector<RefusedRow> short_rows(DocumentWork& work) {
  const StockDocument& d = work.document();
  std::vector<ProductId> products;
  for (const auto& line : d.lines)
    if (work.journal().level({line.product, d.from}).available() < line.asked)
      products.push_back(line.product);
  if (products.empty()) return {};
  const auto labels = labels_of(work.unit(), work.stores(), products);
  std::vector<RefusedRow> rows;
  for (const ProductId product : products) {
    const auto* line = d.line_of(product);
    rows.push_back({line->no,
                    {},
                    stock_short(labels.at(product), work.journal().location(d.from),
                                work.journal().level({product, d.from}).available(), line->asked)});
  }
  return rows;
}

}  // namespace kontor::goods
