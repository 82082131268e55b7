// What is low and what is to be ordered, orders with suppliers and what channels may sell, with
// what opens over them; nothing is kept.

#include "gui/main/photographer.h"

namespace kontor::gui {

bool Photographer::supply() {
  auto* window = m_app.window();
  window->go_to(Area::stock);
  auto* area = window->stock_area();
  StockPageState state;
  state.view = StockView::alerts;
  area->show(state);
  auto* alerts = area->alerts();
  const auto settled = [&] { return run_until([&] { return !alerts->presenter().busy(); }); };
  bool good = settled() && take("alerts");
  if (good && alerts->presenter().at(0)) {
    alerts->list()->choose_row(0);
    alerts->open_chosen();
    good = run_until([&] { return !alerts->card()->card().loading(); }) && take("alerts-levels");
    alerts->ask_clear();
    good = good && take_dialog(alerts->clear_dialog(), "alerts-clear");
  }
  area->tabs()->SetSelection(2);
  auto* replenish = area->replenish();
  const auto worked_out = [&] { return run_until([&] { return !replenish->presenter().busy(); }); };
  good = good && worked_out();
  for (const bool by_transfer : {false, true}) {
    if (!good) break;
    replenish->presenter().choose_transfer(by_transfer);
    good = worked_out() && take(by_transfer ? "replenish-transfer" : "replenish");
    if (!good || !replenish->presenter().at(0) || by_transfer) continue;
    replenish->list()->choose_row(0);
    replenish->open_chosen();
    good = take("replenish-why");
    replenish->close_detail();
  }
  replenish->ask_settings(replenish->presenter().place_code());
  auto* settings = replenish->settings_dialog();
  good = good && settings && run_until([&] { return !settings->form().fields().empty(); }) &&
         take_dialog(settings, "replenish-settings");
  good = good && purchases() && suppliers();
  area->tabs()->SetSelection(0);
  return good;
}

bool Photographer::purchases() {
  m_app.window()->open_purchases();
  auto* page = m_app.window()->stock_area()->purchases();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  if (!settled() || !take("purchases")) return false;
  std::size_t row = 0;
  for (std::size_t i = 0; i < page->presenter().rows(); ++i) {
    const auto* order = page->presenter().at(i);
    if (order && order->row.document.state == stock::DocumentState::partly_received) row = i;
  }
  std::string number;
  if (const auto* order = page->presenter().at(row)) {
    number = order->row.document.number;
    page->list()->choose_row(row);
    page->open_chosen();
    if (!settled() || !take("purchases-lines")) return false;
    page->card()->tabs()->SetSelection(1);
    if (!settled() || !take("purchases-deliveries")) return false;
    page->show_paper();
    if (!run_until([&] { return page->paper()->presenter().pages() != nullptr; }) ||
        !take_dialog(page->paper(), "purchases-paper"))
      return false;
  }
  const auto sheet = [&](SheetTask task, const std::string& of, const std::string& screen) {
    page->open_sheet(task, of);
    if (!page->sheet() || !run_until([&] { return !page->sheet()->sheet().loading(); }))
      return false;
    auto& shown = page->sheet()->sheet();
    if (of.empty()) shown.paste(some_goods() + "NO-SUCH-SKU\t2\n");
    if (task == SheetTask::charge) shown.type_freight("24.50");
    if (task == SheetTask::give_back && shown.lines().rows() > 0)
      shown.scan(shown.lines().raw(0, 0), "1");
    if (task == SheetTask::invoice && shown.lines().rows() > 0)
      shown.scan(shown.lines().raw(0, 0), shown.lines().raw(0, 2) + "@9.99");
    if (shown.foresees())
      run_until([&] { return shown.foreseen().rows() > 0 || !shown.foreseen_refusal().empty(); });
    const bool taken = run_until([&] { return !page->sheet()->sheet().busy(); }) && take(screen);
    page->sheet()->Close();
    return run_until([&] { return !page->sheet(); }) && taken;
  };
  if (!sheet(SheetTask::write, {}, "purchases-sheet")) return false;
  return number.empty() || (sheet(SheetTask::receive, number, "purchases-receive") &&
                            sheet(SheetTask::invoice, number, "purchases-invoice") &&
                            sheet(SheetTask::charge, number, "purchases-charge") &&
                            sheet(SheetTask::give_back, number, "purchases-return"));
}

bool Photographer::suppliers() {
  m_app.window()->open_suppliers();
  auto* page = m_app.window()->stock_area()->suppliers();
  if (!run_until([&] { return !page->presenter().busy(); })) return false;
  if (page->presenter().rows() > 0) {
    page->list()->choose_row(0);
    page->open_chosen();
    if (!run_until([&] { return !page->card()->card().loading(); })) return false;
  }
  if (!take("suppliers")) return false;
  page->new_supplier();
  bool good = take_dialog(page->supplier_dialog(), "suppliers-new");
  if (const auto* offer = page->card()->card().offer(0)) {
    page->ask_terms(*offer);
    good = good && take_dialog(page->terms_dialog(), "suppliers-terms");
  }
  return good;
}

bool Photographer::offers() {
  m_app.window()->go_to(Area::channels);
  auto* channels = m_app.window()->channels_page();
  channels->tabs()->SetSelection(5);
  auto* page = channels->offers();
  const auto settled = [&] { return run_until([&] { return !page->presenter().busy(); }); };
  bool good = settled() && take("offers");
  if (good && page->presenter().channel()) {
    page->ask_sources();
    good = take_dialog(page->sources_dialog(), "offers-places");
    page->ask_buffer();
    good = good && take_dialog(page->buffer_dialog(), "offers-buffer");
  }
  channels->tabs()->SetSelection(0);
  return good;
}

}  // namespace kontor::gui
