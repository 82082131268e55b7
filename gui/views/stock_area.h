#pragma once

#include <memory>

#include "gui/views/counts_page.h"
#include "gui/views/stock_page.h"
#include "gui/views/tabbed_page.h"

namespace kontor::gui {

/// The stock: its levels, its counts.
class StockArea : public TabbedPage {
 public:
  StockArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const StockPageState& state, bool dense);

  // Each is made when it is first asked for.
  StockPage* levels() { return page<StockPage>(StockView::levels); }
  CountsPage* counts() { return page<CountsPage>(StockView::counts); }
  StockView view() const { return kind_in_front<StockView>(); }

  PageState state() override;
  void show(const PageState& wanted) override;

 private:
  AreaPage* make_page(std::size_t kind, wxWindow* place) override;

  StockPageState m_first;  ///< for tabs that were not made yet
};

}  // namespace kontor::gui
