#include "gui/views/team_page.h"

#include <wx/filedlg.h>

#include <array>

namespace kontor::gui {

namespace {

/// Where a document that was put right is looked at; a correction of stock is its entry.
Destination document_of(const staff::ErrorRow& row) {
  switch (row.type) {
    case books::DocumentKind::transfer:
      return {Area::transfers, TransfersPageState{{}, row.document, row.number}};
    case books::DocumentKind::purchase: {
      StockPageState stock;
      stock.view = StockView::purchases;
      stock.purchases.search = row.number;
      return {Area::stock, stock};
    }
    case books::DocumentKind::adjustment: {
      BooksPageState books;
      books.view = BooksView::entries;
      books.entries.search = row.number;
      return {Area::books, books};
    }
    default:
      return {Area::orders, OrdersPageState{{}, row.document}};
  }
}

}  // namespace

EmployeeCardPanel::EmployeeCardPanel(wxWindow* parent, Surroundings around,
                                     std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"employee", around.language.text("Employee"), around.language.text("Close employee")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.days(), "employee-days", t.text("Days"),
          t.text("Nothing was sold in these days."));
  add_tab(m_card.compared(), "employee-compared", t.text("Compared"),
          t.text("Nobody else sold in the same shop and hours in the three months before this "
                 "one."));
  add_tab(m_card.coaching(), "employee-coaching", t.text("Coaching"),
          t.text("No coaching was noted."));
  add_tab(m_card.commission(), "employee-commission", t.text("Commission"),
          t.text("No statement of commission was issued."));
  add_tab(m_card.errors(), "employee-errors", t.text("Put right"),
          t.text("Nothing of their work was put right in the last 90 days."),
          [this](std::size_t row) {
            const auto* error = m_card.error_at(row);
            if (error && on_document) on_document(*error);
          });
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

void TeamPage::add_filters(const Language& t) {
  // Offered to who may not, too: somebody else may let it be done.
  stretch_filters();
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  auto* hours = button("team-hours", t.text("Enter hours..."));
  // After this event: an assistive tool that caused it waits for its end.
  hours->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_hours(); }); });
  add_filter(hours);
  auto* coaching = button("team-coaching", t.text("Coaching..."));
  coaching->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_coaching(); }); });
  add_filter(coaching, Space::inside);
  auto* file = button("team-file", t.text("From a file..."));
  file->Bind(wxEVT_BUTTON,
             [this, file](wxCommandEvent&) { CallAfter([this, file] { show_file_menu(file); }); });
  add_filter(file, Space::inside);
}

void TeamPage::add_acts(std::vector<RowAct>& acts) {
  const auto row = list()->chosen_row();
  acts.push_back({m_around.language.text("Enter hours..."), [this] { ask_hours(); },
                  row && m_presenter.employee(*row)});
  acts.push_back({m_around.language.text("Coaching..."), [this] { ask_coaching(); },
                  row && m_presenter.employee(*row)});
}

void TeamPage::ask_hours() {
  const auto row = list()->chosen_row();
  const EmployeeId employee = row ? m_presenter.employee(*row) : EmployeeId();
  if (!employee) {
    say(Tone::information, m_around.language.text("Choose first who worked."));
    return;
  }
  if (m_hours) m_hours->Close();
  m_hours = new HoursDialog(this, m_around, m_busy, m_open, employee);
  m_hours->on_close = [this, closed = m_hours](const std::string& done) {
    if (m_hours == closed) m_hours = nullptr;
    told(done);
  };
  m_hours->Show();
}

void TeamPage::ask_coaching() {
  const auto row = list()->chosen_row();
  const EmployeeId employee = row ? m_presenter.employee(*row) : EmployeeId();
  if (!employee) {
    say(Tone::information, m_around.language.text("Choose first whom you talked with."));
    return;
  }
  if (m_coaching) m_coaching->Close();
  m_coaching = new CoachingDialog(this, m_around, m_busy, m_open, employee);
  m_coaching->on_close = [this, closed = m_coaching](const std::string& done) {
    if (m_coaching == closed) m_coaching = nullptr;
    told(done);
  };
  m_coaching->Show();
}

void TeamPage::show_file_menu(wxButton* at) {
  const Language& t = m_around.language;
  wxMenu menu;
  const std::array kinds = {std::pair(StaffFile::employees, t.text("Employees from a file")),
                            std::pair(StaffFile::hours, t.text("Worked hours from a file"))};
  for (const auto& [kind, label] : kinds) {
    auto* item = menu.Append(wxID_ANY, wx_text(label));
    menu.Bind(
        wxEVT_MENU,
        [this, kind = kind](wxCommandEvent&) { CallAfter([this, kind] { ask_list(kind); }); },
        item->GetId());
  }
  at->PopupMenu(&menu, 0, at->GetSize().y);
}

void TeamPage::ask_list(StaffFile kind) {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("From a file...")), {}, {}, "*.csv;*.tsv;*.txt",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) look_at_list(kind, dialog.GetPath().utf8_string());
}

void TeamPage::look_at_list(StaffFile kind, const std::string& file) {
  if (m_staff_list) return;
  m_staff_list = new StaffListDialog(this, m_around, m_busy, m_open, kind, file);
  m_staff_list->on_close = [this](const std::string& done) {
    m_staff_list = nullptr;
    told(done);
  };
  m_staff_list->Show();
}

void TeamPage::told(const std::string& done) {
  if (done.empty()) return;
  say(Tone::positive, done);
  refresh();
}

DetailPanel* TeamPage::make_detail(wxWindow* parent) {
  m_card = new EmployeeCardPanel(parent, m_around, m_open);
  m_card->on_document = [this](const staff::ErrorRow& row) {
    if (on_go) on_go(document_of(row));
  };
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
