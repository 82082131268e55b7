// Goods: transfers, counts, orders with suppliers, and what waits of them.

#include "gui/views/main_frame.h"

namespace kontor::gui {

void MainFrame::new_transfer() {
  go_to(Area::transfers);
  if (m_transfers) m_transfers->new_transfer();
}

void MainFrame::open_stock(StockView view) {
  StockPageState wanted;
  if (m_stock) wanted = std::get<StockPageState>(m_stock->state());
  wanted.view = view;
  go({Area::stock, wanted});
}

void MainFrame::open_counts() { open_stock(StockView::counts); }

void MainFrame::open_purchases() { open_stock(StockView::purchases); }

void MainFrame::new_purchase() {
  open_purchases();
  if (m_stock && m_stock->purchases()) m_stock->purchases()->new_order();
}

void MainFrame::open_suppliers() { open_stock(StockView::suppliers); }

void MainFrame::new_count() {
  open_counts();
  if (m_stock && m_stock->counts()) m_stock->counts()->new_count();
}

std::string MainFrame::badge(Area area) const {
  if (area != Area::stock || !m_alerts || m_alerts->counts().all() == 0) return {};
  return m_around.language.count(m_alerts->counts().all());
}

void MainFrame::show_alerts() {
  update_navigation();
  if (m_stock && m_alerts) m_stock->show_alert_count(m_alerts->counts().all());
}

}  // namespace kontor::gui
