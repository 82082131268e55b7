#include "gui/views/customers_area.h"

namespace kontor::gui {

CustomersArea::CustomersArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const CustomersPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense), m_first(state) {
  const Language& t = m_around.language;
  std::vector<Tab> tabs{{static_cast<std::size_t>(CustomersView::people), t.text("People")}};
  // Pairs are of the whole book: who may not merge everywhere has nothing to do with them.
  const auto actor = m_book->actor();
  if (actor.may(company::Permission::read_customers) &&
      actor.may(company::Permission::edit_customers))
    tabs.push_back({static_cast<std::size_t>(CustomersView::duplicates), t.text("Duplicates")});
  build("customers-area", t.text("Customers"), tabs);
  begin_at(state.view);
}

AreaPage* CustomersArea::make_page(std::size_t kind, wxWindow* place) {
  if (static_cast<CustomersView>(kind) == CustomersView::duplicates)
    return new DuplicatesPage(place, m_around, m_book, m_busy, m_dense);
  return new CustomersPage(place, m_around, m_book, m_busy, m_first, m_dense);
}

PageState CustomersArea::state() {
  CustomersPageState now = m_first;
  if (auto* people = made<CustomersPage>(CustomersView::people))
    now = std::get<CustomersPageState>(people->state());
  now.view = view();
  return now;
}

void CustomersArea::show(const PageState& wanted) {
  const auto* state = std::get_if<CustomersPageState>(&wanted);
  if (!state) return;
  m_first = *state;
  bring_to_front(state->view);
  if (auto* people = made<CustomersPage>(CustomersView::people)) people->show(wanted);
}

}  // namespace kontor::gui
