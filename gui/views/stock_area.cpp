#include "gui/views/stock_area.h"

namespace kontor::gui {

StockArea::StockArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const StockPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense), m_first(state) {
  const Language& t = m_around.language;
  build("stock-area", t.text("Stock"),
        {{static_cast<std::size_t>(StockView::levels), t.text("Levels")},
         {static_cast<std::size_t>(StockView::counts), t.text("Counts")}});
  begin_at(state.view);
}

AreaPage* StockArea::make_page(std::size_t kind, wxWindow* place) {
  if (static_cast<StockView>(kind) == StockView::counts)
    return new CountsPage(place, m_around, m_book, m_busy, m_first.counts, m_first.count, m_dense);
  return new StockPage(place, m_around, m_book, m_busy, m_first, m_dense);
}

PageState StockArea::state() {
  StockPageState now = m_first;
  if (auto* levels = made<StockPage>(StockView::levels))
    now = std::get<StockPageState>(levels->state());
  now.view = view();
  now.counts = m_first.counts;
  now.count = m_first.count;
  if (auto* counts = made<CountsPage>(StockView::counts)) {
    now.counts = counts->presenter().choice();
    now.count = counts->shown();
  }
  return now;
}

void StockArea::show(const PageState& wanted) {
  const auto* state = std::get_if<StockPageState>(&wanted);
  if (!state) return;
  m_first = *state;
  bring_to_front(state->view);
  if (auto* levels = made<StockPage>(StockView::levels)) levels->show(wanted);
  if (auto* counts = made<CountsPage>(StockView::counts))
    counts->show_counts(state->counts, state->count);
}

}  // namespace kontor::gui
