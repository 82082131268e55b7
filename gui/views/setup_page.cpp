#include "gui/views/setup_page.h"

namespace kontor::gui {

SetupPage::SetupPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const SetupPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense) {
  const Language& t = m_around.language;
  // In the order of SetupView.
  build("setup", t.text("Set-up"),
        {t.text("Company"), t.text("Places"), t.text("Sales channels"), t.text("Employees"),
         t.text("Roles"), t.text("Opening balances"), t.text("Parallel month")});
  begin_at(static_cast<std::size_t>(state.view));
}

AreaPage* SetupPage::make_page(std::size_t tab, wxWindow* place) {
  const Language& t = m_around.language;
  switch (static_cast<SetupView>(tab)) {
    case SetupView::company:
      return new CompanyPage(place, m_around, m_book, m_busy);
    case SetupView::places:
      return new PlacesPage(
          place, m_around, m_book, m_busy,
          {"places", t.text("Places"), t.text("Reading the places..."), t.text("New place"),
           "mark-location-symbolic", t.text("Where stock lies and sales are made.")},
          m_dense);
    case SetupView::channels:
      return new SalesChannelsPage(
          place, m_around, m_book, m_busy,
          {"sales-channels", t.text("Sales channels"), t.text("Reading the channels..."),
           t.text("New channel"), "network-transmit-receive-symbolic",
           t.text("A till, a web shop, a marketplace: each has its own side of the ledger. Files "
                  "that are taken in make theirs by themselves.")},
          m_dense);
    case SetupView::people:
      return new EmployeesPage(
          place, m_around, m_book, m_busy,
          {"employees", t.text("Employees"), t.text("Reading the employees..."),
           t.text("New employee"), "system-users-symbolic",
           t.text("Who works here, and what each may do.")},
          m_dense);
    case SetupView::roles:
      return new RolesPage(
          place, m_around, m_book, m_busy,
          {"roles", t.text("Roles"), t.text("Reading the roles..."), t.text("New role"),
           "dialog-password-symbolic", t.text("Sets of rights that employees have.")},
          m_dense);
    case SetupView::opening: {
      auto* opening = new OpeningPanel(place, m_around, m_book, m_busy);
      opening->set_dense(m_dense);
      return opening;
    }
    case SetupView::comparison:
      return new ComparePage(place, m_around, m_book, m_busy, m_dense);
  }
  return nullptr;
}

bool SetupPage::taking_in() const {
  auto* opening = made<OpeningPanel>(SetupView::opening);
  return opening && opening->presenter().busy();
}

PageState SetupPage::state() { return SetupPageState{static_cast<SetupView>(tab_in_front())}; }

void SetupPage::show(const PageState& wanted) {
  if (const auto* state = std::get_if<SetupPageState>(&wanted))
    m_tabs->SetSelection(static_cast<std::size_t>(state->view));
}

}  // namespace kontor::gui
