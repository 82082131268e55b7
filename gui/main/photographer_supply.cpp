// What is low and what is to be ordered, with what opens over them; nothing is kept.

#include "gui/main/photographer.h"

namespace kontor::gui {

bool Photographer::alerts() {
  auto* window = m_app.window();
  StockPageState wanted;
  wanted.view = StockView::alerts;
  window->go({Area::stock, wanted});
  auto* page = window->stock_area()->alerts();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  if (!settled() || !take("alerts")) return false;
  if (page->presenter().rows() == 0) return true;
  page->list()->choose_row(0);
  page->open_chosen();
  if (!settled() || !take("alerts-places")) return false;
  page->ask_clear();
  const bool good = page->clear_dialog() && take("alerts-clear");
  if (auto* dialog = page->clear_dialog()) dialog->Close();
  page->close_detail();
  return good;
}

bool Photographer::replenish() {
  auto* window = m_app.window();
  StockPageState wanted;
  wanted.view = StockView::replenish;
  window->go({Area::stock, wanted});
  auto* page = window->stock_area()->replenish();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  if (!settled() || !take("replenish")) return false;
  page->ask_settings({});
  const bool asked = page->settings_dialog() &&
                     run_until([&] { return !page->settings_dialog()->form().fields().empty(); });
  if (!asked || !take_dialog(page->settings_dialog(), "replenish-settings")) return false;
  if (page->presenter().rows() > 0) {
    page->list()->choose_row(0);
    page->open_chosen();
    if (!settled() || !take("replenish-why")) return false;
    page->close_detail();
  }
  page->presenter().choose_transfer(true);
  const bool good = settled() && take("replenish-transfer");
  page->presenter().choose_transfer(false);
  window->stock_area()->tabs()->SetSelection(0);
  return good;
}

}  // namespace kontor::gui
