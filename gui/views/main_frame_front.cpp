#include "gui/views/main_frame.h"

// What commands do with the page in front.
namespace kontor::gui {

bool MainFrame::can_copy() const { return front() || dynamic_cast<wxTextEntry*>(FindFocus()); }

void MainFrame::copy() {
  // The key belongs to the field that has the focus, if one has.
  auto* search = front() ? front()->search_field() : nullptr;
  if (auto* field = dynamic_cast<wxTextEntry*>(FindFocus())) {
    field->Copy();
  } else if (search && search->IsDescendant(FindFocus())) {
    search->Copy();
  } else if (front()) {
    front()->copy();
  }
}

bool MainFrame::can_find() const { return front() && front()->search_field(); }

void MainFrame::find() {
  auto* search = front()->search_field();
  search->SetFocus();
  search->SelectAll();
}

void MainFrame::refresh() { front()->refresh(); }
void MainFrame::clear_filters() { front()->clear_filters(); }
bool MainFrame::filtered() const { return front() && front()->filtered(); }
bool MainFrame::stock_in_front() const {
  return m_stock && m_front == m_stock && m_stock->view() == StockView::levels;
}

bool MainFrame::oversold_only() const {
  return stock_in_front() && m_stock->levels()->presenter().choice().oversold_only;
}

void MainFrame::toggle_oversold_only() {
  if (stock_in_front()) m_stock->levels()->show_oversold_only(!oversold_only());
}

bool MainFrame::low_only() const {
  return stock_in_front() && m_stock->levels()->presenter().choice().low_only;
}

void MainFrame::toggle_low_only() {
  if (stock_in_front()) m_stock->levels()->show_low_only(!low_only());
}

void MainFrame::open_row() { front()->open_chosen(); }
bool MainFrame::row_selected() const { return front() && front()->can_open(); }

}  // namespace kontor::gui
