// Transfers and counts as the book has them: nothing is kept of what the pictures show beside that.

#include "gui/main/photographer.h"

namespace kontor::gui {

namespace {

/// A transfer of which something is still to come, else the first.
std::size_t row_on_the_way(TransfersPresenter& transfers) {
  for (std::size_t row = 0; row < transfers.rows(); ++row) {
    const auto* shown = transfers.at(row);
    if (shown && shown->document.state == stock::DocumentState::partly_received) return row;
  }
  return 0;
}

}  // namespace

bool Photographer::take_dialog(wxDialog* dialog, const std::string& screen) {
  const bool taken = dialog && take(screen);
  if (dialog) dialog->Close();
  run_until([] { return false; }, std::chrono::milliseconds(50));
  return taken;
}

std::string Photographer::some_goods() {
  std::string list;
  for (std::size_t row = 0; row < std::min<std::size_t>(stock()->presenter().rows(), 40); ++row) {
    const auto* product = stock()->presenter().product(row);
    if (product && !product->sku.empty() && row % 5 == 0) list += product->sku + "\t4\n";
  }
  return list;
}

bool Photographer::transfers() {
  stock()->clear_filters();
  if (!wait()) return false;
  const std::string list = some_goods() + "NO-SUCH-SKU\t2\n";
  auto* window = m_app.window();
  window->go_to(Area::transfers);
  auto* page = window->transfers_page();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  const auto sheet = [&](SheetTask task, const std::string& number, const std::string& lines) {
    page->open_sheet(task, number);
    if (!page->sheet() || !run_until([&] { return !page->sheet()->sheet().loading(); }))
      return false;
    if (!lines.empty()) page->sheet()->sheet().paste(lines);
    return run_until([&] { return !page->sheet()->sheet().busy(); });
  };
  const auto leave = [&] {
    page->sheet()->Close();
    return run_until([&] { return !page->sheet(); });
  };
  if (!settled() || !take("transfers") || !sheet(SheetTask::write, {}, list) ||
      !take("transfers-sheet") || !leave())
    return false;
  const std::size_t row = row_on_the_way(page->presenter());
  const auto* shown = page->presenter().at(row);
  if (!shown) return true;
  const std::string number = shown->document.number;
  page->list()->choose_row(row);
  page->open_chosen();
  if (!settled() || !take("transfers-lines")) return false;
  page->card()->tabs()->SetSelection(1);
  if (!take("transfers-timeline")) return false;
  const std::string sku = page->card()->card().lines().raw(0, 0);
  if (!sheet(SheetTask::receive, number, sku + "\t1\n") || !take("transfers-receive") || !leave())
    return false;
  page->ask_close();
  run_until([&] { return !page->closing()->form().fields().empty(); });
  if (!take_dialog(page->closing(), "transfers-close")) return false;
  page->show_paper(TransferPaper::delivery_note);
  return run_until([&] { return page->paper()->presenter().pages() != nullptr; }) &&
         take_dialog(page->paper(), "transfers-paper");
}

bool Photographer::counts() {
  auto* window = m_app.window();
  window->open_counts();
  auto* page = window->stock_area()->counts();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  if (!settled() || !take("counts")) return false;
  page->new_count();
  run_until([&] { return !page->new_dialog()->form().fields().empty(); });
  bool good = take_dialog(page->new_dialog(), "counts-new");
  if (const auto* first = good ? page->presenter().at(0) : nullptr) {
    const std::int64_t number = first->sheet.number;
    page->list()->choose_row(0);
    page->open_chosen();
    good = settled() && take("counts-lines");
    page->enter_count(number);
    good = good && take_dialog(page->entry_dialog(), "counts-enter");
    page->show_sheet(number);
    good = good && run_until([&] { return page->paper()->presenter().pages() != nullptr; }) &&
           take_dialog(page->paper(), "counts-sheet");
  }
  window->stock_area()->tabs()->SetSelection(0);
  return good;
}

bool Photographer::statements() {
  auto* area = m_app.window()->stock_area();
  m_app.window()->go_to(Area::stock);
  area->tabs()->SetSelection(static_cast<std::size_t>(StockView::reconcile));
  auto* page = area->statements();
  const auto settled = [&] {
    return run_until([&] { return !page->presenter().busy() && !page->card()->card().loading(); });
  };
  if (!settled() || !take("reconcile")) return false;
  bool good = true;
  if (const auto* first = page->presenter().at(0)) {
    const std::int64_t number = first->statement.number;
    page->list()->choose_row(0);
    page->open_chosen();
    good = settled() && take("reconcile-lines");
    page->card()->tabs()->SetSelection(2);
    good = good && take("reconcile-documents");
    page->settle(number, {});
    run_until([&] { return !page->settle_dialog()->form().fields().empty(); });
    good = good && take_dialog(page->settle_dialog(), "reconcile-settle");
  }
  page->read_file("stock.csv");
  run_until([&] { return !page->read_dialog()->form().fields().empty(); });
  good = good && take_dialog(page->read_dialog(), "reconcile-read");
  area->tabs()->SetSelection(0);
  return good;
}

}  // namespace kontor::gui
