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
  insight::Page<insight::StockFlow> stock_flows(Unit& unit,
                                                const insight::FigureFilter& filter) override;
  insight::Page<insight::StockAge> stock_ages(Unit& unit,
                                              const insight::FigureFilter& filter) override;
  insight::Page<insight::StockTurn> stock_turns(
      Unit& unit, const insight::FigureFilter& filter,
      const std::array<BusinessDate, insight::StockTurn::month_ends>& ends) override;
  void each_ranked(Unit& unit, const insight::FigureFilter& filter,
                   const std::function<void(const insight::RankedSales&)>& visit) override;
  void each_fill(Unit& unit, const insight::FigureFilter& filter,
                 const std::function<void(const insight::FillRow&)>& visit) override;
  void each_movement(Unit& unit, const insight::FigureFilter& filter,
                     const std::function<void(const insight::MovementRow&)>& visit) override;
};

}  // namespace kontor::persistence
