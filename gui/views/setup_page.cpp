#include "gui/views/setup_page.h"

#include <array>

#include "gui/presenters/closed_area.h"

namespace kontor::gui {

SetupPage::SetupPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const SetupPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense) {
  const Language& t = m_around.language;
  // In the order of SetupView.
  const std::array titles{t.text("Company"),        t.text("Places"),
                          t.text("Sales channels"), t.text("Employees"),
                          t.text("Roles"),          t.text("Machines"),
                          t.text("Tokens"),         t.text("Opening balances"),
                          t.text("Parallel month")};
  const auto actor = m_book->actor();
  std::vector<Tab> tabs;
  for (const SetupView view : all_setup_views) {
    const auto kind = static_cast<std::size_t>(view);
    if (!closed(view, actor)) tabs.push_back({kind, titles.at(kind)});
  }
  build("setup", t.text("Set-up"), tabs);
  begin_at(state.view);
}

AreaPage* SetupPage::make_page(std::size_t kind, wxWindow* place) {
  const Language& t = m_around.language;
  switch (static_cast<SetupView>(kind)) {
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
    case SetupView::people: {
      auto* people =
          new EmployeesPage(place, m_around, m_book, m_busy,
                            {"employees", t.text("Employees"), t.text("Reading the employees..."),
                             t.text("New employee"), "system-users-symbolic",
                             t.text("Who works here, and what each may do.")},
                            m_dense);
      const auto ask = [this, people](SecretKind secret) {
        return [this, people, secret](const std::string& code) {
          if (m_around.ask_secret) m_around.ask_secret({code, people->form().title()}, secret);
        };
      };
      people->things()->add_tool("pin", t.text("PIN..."), ask(SecretKind::pin));
      people->things()->add_tool("password", t.text("Password..."), ask(SecretKind::password));
      return people;
    }
    case SetupView::roles:
      return new RolesPage(
          place, m_around, m_book, m_busy,
          {"roles", t.text("Roles"), t.text("Reading the roles..."), t.text("New role"),
           "dialog-password-symbolic", t.text("Sets of rights that employees have.")},
          m_dense);
    case SetupView::machines:
      return new MachinesPage(place, m_around, m_book, m_busy, m_dense);
    case SetupView::tokens:
      return new TokensPage(place, m_around, m_book, m_busy, m_dense);
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

PageState SetupPage::state() { return SetupPageState{kind_in_front<SetupView>()}; }

void SetupPage::show(const PageState& wanted) {
  if (const auto* state = std::get_if<SetupPageState>(&wanted)) bring_to_front(state->view);
}

}  // namespace kontor::gui
