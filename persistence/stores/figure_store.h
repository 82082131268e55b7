#pragma once

#include "domain/insight/figure_store.h"

namespace kontor::persistence {

/// Figures from the summaries. Holds nothing; all state is in the unit.
class SqlFigureStore : public insight::FigureStore {
 public:
  std::vector<insight::MonthSales> sales_by_month(Unit& unit,
                                                  const insight::FigureFilter& filter) override;
  insight::Page<insight::ProductSales> sales_by_product(
      Unit& unit, const insight::FigureFilter& filter) override;
  insight::Page<insight::OpenOrder> open_orders(Unit& unit,
                                                const insight::FigureFilter& filter) override;
  std::vector<stock::Cost> costs(Unit& unit, const std::vector<ProductId>& products) override;
};

}  // namespace kontor::persistence
