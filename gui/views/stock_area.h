#pragma once

#include <memory>

#include "gui/views/alerts_page.h"
#include "gui/views/counts_page.h"
#include "gui/views/purchases_page.h"
#include "gui/views/replenish_page.h"
#include "gui/views/statements_page.h"
#include "gui/views/stock_page.h"
#include "gui/views/suppliers_page.h"
#include "gui/views/tabbed_page.h"

namespace kontor::gui {

/// The stock: its levels, its alerts, what is to be ordered, orders with suppliers, these, its
/// counts, what outside warehouses say that they have.
class StockArea : public TabbedPage {
 public:
  StockArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const StockPageState& state, bool dense);

  // Each is made when it is first asked for.
  StockPage* levels() { return page<StockPage>(StockView::levels); }
  AlertsPage* alerts() { return page<AlertsPage>(StockView::alerts); }
  ReplenishPage* replenish() { return page<ReplenishPage>(StockView::replenish); }
  PurchasesPage* purchases() { return page<PurchasesPage>(StockView::purchases); }
  SuppliersPage* suppliers() { return page<SuppliersPage>(StockView::suppliers); }
  CountsPage* counts() { return page<CountsPage>(StockView::counts); }
  StatementsPage* statements() { return page<StatementsPage>(StockView::reconcile); }
  StockView view() const { return kind_in_front<StockView>(); }
  /// So many alerts wait; the tab says it.
  void show_alert_count(std::int64_t alerts);

  PageState state() override;
  void show(const PageState& wanted) override;

 private:
  AreaPage* make_page(std::size_t kind, wxWindow* place) override;
  /// Goes to all that is known of a product; the way back is kept.
  void go_to_product(ProductId product);
  void go_to_document(const stock::Cause& cause);

  StockPageState m_first;  ///< for tabs that were not made yet
};

}  // namespace kontor::gui
