#include "gui/views/team_page.h"

namespace kontor::gui {

EmployeeCardPanel::EmployeeCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"employee", around.language.text("Employee"), around.language.text("Close employee")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.days(), "employee-days", t.text("Days"),
          t.text("Nothing was sold in these days."));
  add_tab(m_card.hours(), "employee-hours", t.text("Worked hours"),
          t.text("No hours were entered for these days."));
  add_tab(m_card.rights(), "employee-rights", t.text("Rights"),
          t.text("This employee has no role, and may do nothing."));
  add_tab(m_card.aliases(), "employee-aliases", t.text("Names in files"),
          t.text("No file names this employee."));
}

TeamPage::TeamPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                   BusyBar& busy, const TeamPageState& state, bool dense)
    : ListPage(parent, around, busy,
               {"team", around.language.text("Team"), around.language.text("Reading the team..."),
                around.language.text("Search by code or name")}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, state.search) {
  build(m_presenter, dense);
  start();
  if (state.employee) show_employee(state.employee);
}

DetailPanel* TeamPage::make_detail(wxWindow* parent) {
  m_card = new EmployeeCardPanel(parent, m_around, m_open);
  return m_card;
}

void TeamPage::show_row(std::size_t row) {
  const EmployeeId employee = m_presenter.employee(row);
  if (employee) {
    show_employee(employee);
  } else {
    close_detail();
  }
}

std::optional<std::size_t> TeamPage::shown_row() {
  return m_presenter.row_of(EmployeeId(detail().shown()));
}

void TeamPage::show_employee(EmployeeId employee) {
  card()->card().show(employee);
  open_detail();
}

PageState TeamPage::state() {
  return TeamPageState{m_presenter.searched(), EmployeeId(detail().shown())};
}

void TeamPage::show(const PageState& wanted) {
  const auto* state = std::get_if<TeamPageState>(&wanted);
  if (!state) return;
  m_presenter.search(state->search);
  show_searched();
  if (state->employee) {
    show_employee(state->employee);
  } else {
    close_detail();
  }
}

StatePanel::Content TeamPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"avatar-default-symbolic", t.text("Nobody sells here yet"),
              t.text("Take in the files of a till: whoever they name appears here, provisional "
                     "until you say who it is."),
              t.text("Import files..."), [this] {
                if (on_import) on_import();
              }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No employee matches the search."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The team could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the team..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
