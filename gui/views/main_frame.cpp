#include "gui/views/main_frame.h"

#include <wx/app.h>
#include <wx/dnd.h>
#include <wx/menu.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/utils.h>

#include <utility>

#include "gui/presenters/closed_area.h"
#include "gui/views/closed_page.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int first_width = 1280;
constexpr int first_height = 800;
constexpr int least_width_of_frame = 800;
constexpr int least_height_of_frame = 520;
constexpr int navigation_width = 176;
constexpr int navigation_row = 36;
constexpr int navigation_badge = 44;
constexpr int navigation_icon = 16;
constexpr int status_height = 32;

/// Files that are dropped anywhere on the window.
class DroppedFiles : public wxFileDropTarget {
 public:
  explicit DroppedFiles(std::function<void(std::vector<std::string>)> take)
      : m_take(std::move(take)) {}
  bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& paths) override {
    std::vector<std::string> files;
    for (const auto& path : paths) files.push_back(path.utf8_string());
    m_take(std::move(files));
    return true;
  }

 private:
  std::function<void(std::vector<std::string>)> m_take;
};

bool right_to_left() { return wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft; }

}  // namespace

MainFrame::MainFrame(Surroundings around, NewBook defaults, WindowState state)
    : wxFrame(nullptr, wxID_ANY, "Kontor"),
      m_around(around),
      m_defaults(std::move(defaults)),
      m_state(std::move(state)),
      m_commands(desktop_commands(m_around.language, *this)),
      m_notices([this] { show_notices(); }),
      m_clock(this) {
  const Language& t = m_around.language;
  set_access(this, "main-window", "Kontor");
  if (m_state.place.IsEmpty()) {
    SetClientSize(FromDIP(wxSize(first_width, first_height)));
  } else {
    SetSize(m_state.place);
  }
  SetMinSize(FromDIP(wxSize(least_width_of_frame, least_height_of_frame)));
  make_menu();
  m_root = new wxPanel(this);
  auto* header = make_header(m_root);
  m_notice = new InfoRow(m_root, "window-notice");
  m_notice_row = new NoticeRow(m_root, "window-news", m_notices, t);
  launch = [](const std::string& path) { return wxLaunchDefaultApplication(wx_text(path)); };
  m_notice_row->on_launch = [this](const std::string& path) { launch_path(path); };
  auto* navigation = make_navigation(m_root);
  m_line = new wxStaticLine(m_root, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLI_VERTICAL);
  m_pages = new wxSimplebook(m_root);
  set_access(m_pages, "pages", wx_text(t.text("Page")));
  auto* middle = new wxBoxSizer(wxHORIZONTAL);
  middle->Add(navigation, 0, wxEXPAND);
  middle->Add(m_line, 0, wxEXPAND);
  middle->Add(m_pages, 1, wxEXPAND);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(header, 0, wxEXPAND);
  column->Add(new wxStaticLine(m_root), 0, wxEXPAND);
  column->Add(m_notice, 0, wxEXPAND | wxALL, space(this, Space::inside));
  column->Add(m_notice_row, 0, wxEXPAND | wxALL, space(this, Space::inside));
  column->Add(middle, 1, wxEXPAND);
  column->Add(new wxStaticLine(m_root), 0, wxEXPAND);
  column->Add(make_status(m_root), 0, wxEXPAND);
  m_root->SetSizer(column);
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(m_root, 1, wxEXPAND);
  SetSizer(whole);
  m_first = new wxPanel(m_pages);
  m_first->SetSizer(new wxBoxSizer(wxVERTICAL));
  m_pages->AddPage(m_first, {});
  m_root->SetDropTarget(new DroppedFiles([this](std::vector<std::string> files) {
    // After the drag has ended: the other program waits for it.
    CallAfter([this, files] { look_at_files(files); });
  }));
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
    if (m_shell) m_shell->tick();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    // Whatever has the focus had its turn before.
    if (event.GetKeyCode() == WXK_ESCAPE && m_notices.front()) {
      m_notices.close();
    } else {
      event.Skip();
    }
  });
  Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
    event.Skip();
    keep_focus();
  });
  // GTK erases by itself; wx would make a drawing context for each panel and each frame.
  Bind(wxEVT_CREATE, [](wxWindowCreateEvent& event) {
    event.Skip();
    auto* made = event.GetWindow();
    if (made->GetBackgroundStyle() == wxBG_STYLE_ERASE) made->SetBackgroundStyle(wxBG_STYLE_SYSTEM);
  });
}

void MainFrame::begin() {
  if (!m_state.preferences_at.empty()) {
    // Its own choice built this window again: it is still open, where it was.
    CallAfter([this, at = std::exchange(m_state.preferences_at, {})] { open_preferences(at); });
  }
  if (m_state.book) {
    const bool locked = std::exchange(m_state.locked, false);
    const std::string expected = m_state.expected;
    show_book(m_state.book);
    if (locked && m_book) lock_for(expected);
  } else {
    show_start_page();
    if (!m_state.open_at_start.empty()) start().presenter().open(m_state.open_at_start);
  }
}

MainFrame::~MainFrame() {
  m_clock.Stop();
  m_folder_clock.reset();
  m_notice_row = nullptr;
  DestroyChildren();  // pages use the presenters and the busy bar
}

void MainFrame::make_menu() {
  auto* bar = new wxMenuBar;
  for (const auto& menu : desktop_menus(m_around.language)) {
    auto* shown = new wxMenu;
    for (const auto& id : menu.ids) append_command(*shown, id);
    bar->Append(shown, wx_text(menu.title));
  }
  SetMenuBar(bar);
  Bind(wxEVT_MENU_OPEN, [this](wxMenuEvent& event) {
    event.Skip();
    update_menu();
  });
  update_menu();
}

void MainFrame::append_command(wxMenu& menu, const std::string& id) {
  if (id.empty()) {
    menu.AppendSeparator();
    return;
  }
  const Command& command = m_commands.at(id);
  std::string label = command.label;
  if (!command.shortcut.empty() && command.everywhere) label += "\t" + command.shortcut;
  const auto kind = command.is_on ? wxITEM_CHECK : wxITEM_NORMAL;
  auto* item = menu.Append(wxID_ANY, wx_text(label), wx_text(command.help), kind);
  m_menu_ids[id] = item->GetId();
  Bind(
      wxEVT_MENU,
      [this, id](wxCommandEvent&) {
        m_commands.run(id);
        update_menu();
      },
      item->GetId());
}

void MainFrame::update_menu() {
  auto* bar = GetMenuBar();
  for (const auto& [id, item] : m_menu_ids) {
    const Command& command = m_commands.at(id);
    // Copy stays on: a disabled item would also take its key from the text fields.
    bar->Enable(item, command.can_run() || id == "list.copy");
    if (command.is_on) bar->Check(item, command.is_on());
  }
}

wxWindow* MainFrame::make_navigation(wxWindow* parent) {
  const Language& t = m_around.language;
  m_navigation = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition,
                                        wxSize(dip(this, navigation_width), -1),
                                        wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE);
  set_access(m_navigation, "navigation", wx_text(t.text("Areas")));
  m_navigation->AppendIconTextColumn(wx_text(t.text("Areas")), wxDATAVIEW_CELL_INERT,
                                     dip(this, navigation_width - navigation_badge));
  m_navigation->AppendTextColumn(wx_text(t.text("Waiting")), wxDATAVIEW_CELL_INERT,
                                 dip(this, navigation_badge), wxALIGN_RIGHT);
  for (const Area area : all_areas) {
    wxVector<wxVariant> row;
    row.push_back(wxVariant(wxDataViewIconText(wx_text(look_of(area, t).title))));
    row.push_back(wxVariant(wxString()));
    m_navigation->AppendItem(row);
  }
  fix_rows(m_navigation, dip(this, navigation_row), 0);
  pad_cells(m_navigation, space(this, Space::hair));
  update_navigation();
  m_navigation->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    const int row = m_navigation->GetSelectedRow();
    if (row == wxNOT_FOUND || !m_book) return;
    const Area chosen = all_areas.at(static_cast<std::size_t>(row));
    // After this event: the page takes the focus.
    if (chosen != m_state.area) CallAfter([this, chosen] { go_to(chosen); });
  });
  return m_navigation;
}

void MainFrame::update_navigation() {
  // The ground of the chosen row asks for another colour of its icon.
  unsigned row = 0;
  for (const Area area : all_areas) {
    const bool chosen = area == m_state.area;
    const AreaLook look = look_of(area, m_around.language);
    const wxColour colour =
        wxSystemSettings::GetColour(chosen ? wxSYS_COLOUR_HIGHLIGHTTEXT : wxSYS_COLOUR_WINDOWTEXT);
    m_navigation->SetValue(
        wxVariant(wxDataViewIconText(wx_text(look.title), symbolic_icon(look.icon, navigation_icon,
                                                                        colour, right_to_left()))),
        row, 0);
    m_navigation->SetTextValue(wx_text(badge(area)), row, 1);
    if (chosen && m_navigation->GetSelectedRow() != static_cast<int>(row))
      m_navigation->SelectRow(row);
    ++row;
  }
}

wxWindow* MainFrame::make_status(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* line = new wxPanel(parent);
  set_access(line, "status-line", wx_text(t.text("Status")));
  m_status = body_text(line, {}, "status", Tone::dimmed);
  m_person = new wxButton(line, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                          wxBU_EXACTFIT | wxBORDER_NONE);
  m_person->SetBitmap(
      symbolic_icon("avatar-default-symbolic", navigation_icon, colour_of(Tone::normal), t.rtl()));
  set_access(m_person, "status-person", wx_text(t.text("Who is at the book")));
  m_person->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    // After this event: an assistive tool that caused it waits for its end.
    CallAfter([this] { show_person_menu(); });
  });
  m_person->Hide();
  m_busy = new BusyBar(line, "work", t.text("Cancel"));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddSpacer(space(this, Space::group));
  row->Add(m_status, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_person, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddStretchSpacer();
  row->Add(m_busy, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  row->SetMinSize(-1, dip(this, status_height));
  line->SetSizer(row);
  return line;
}

void MainFrame::show_book(std::shared_ptr<OpenBook> book) {
  close_book();
  if (book->seat() == Seat::empty) {
    show_sign_in(std::move(book), m_state.expected);
    return;
  }
  m_book = std::move(book);
  take_settings();
  m_shell = std::make_unique<ShellPresenter>(*this, m_book, m_around.executor, m_around.language);
  m_navigation->Show();
  m_line->Show();
  m_alerts = std::make_unique<AlertBadge>(m_book, m_around.executor, [this] { show_alerts(); });
  m_shell->load();
  m_shell->tick();  // before any page reads: what is committed after that is news
  watch_folder();
  start_clocks();
  go_to(m_state.area);
  m_alerts->load();
  m_root->Layout();
  show_status();
}

AreaPage* MainFrame::make_page(Area area) {
  if (const auto refusal = closed(area, m_book->actor()))
    return new ClosedPage(m_pages, m_around, *refusal);
  const PageStates& last = m_state.pages;
  const Surroundings& around = *m_inside;
  switch (area) {
    case Area::today:
      return m_today = new TodayPage(m_pages, around, m_book, *m_busy,
                                     state_of<TodayPageState>(last, area), m_state.dense);
    case Area::orders:
      return m_orders = new OrdersPage(m_pages, around, m_book, *m_busy,
                                       state_of<OrdersPageState>(last, area), m_state.dense);
    case Area::stock:
      m_stock = new StockArea(m_pages, around, m_book, *m_busy,
                              state_of<StockPageState>(last, area), m_state.dense);
      m_stock->show_alert_count(m_alerts->counts().all());
      return m_stock;
    case Area::transfers:
      return m_transfers =
                 new TransfersPage(m_pages, around, m_book, *m_busy,
                                   state_of<TransfersPageState>(last, area), m_state.dense);
    case Area::customers:
      return m_customers =
                 new CustomersArea(m_pages, around, m_book, *m_busy,
                                   state_of<CustomersPageState>(last, area), m_state.dense);
    case Area::team:
      return m_team = new TeamPage(m_pages, around, m_book, *m_busy,
                                   state_of<TeamPageState>(last, area), m_state.dense);
    case Area::books:
      return m_books = new BooksPage(m_pages, around, m_book, *m_busy,
                                     state_of<BooksPageState>(last, area), m_state.dense);
    case Area::channels:
      return m_channels =
                 new ChannelsPage(m_pages, around, m_book, *m_busy, *m_folder, m_state.dense);
    case Area::reports:
      return m_reports = new ReportsPage(m_pages, around, m_book, *m_busy,
                                         state_of<ReportsPageState>(last, area), m_state.dense);
    case Area::setup:
      return m_setup = new SetupPage(m_pages, around, m_book, *m_busy,
                                     state_of<SetupPageState>(last, area), m_state.dense);
  }
  return nullptr;
}

AreaPage* MainFrame::page_of(Area area) {
  const auto found = m_made.find(area);
  if (found != m_made.end()) return found->second;
  AreaPage* page = make_page(area);
  page->on_import = [this] { import_files(); };
  page->on_go = [this](const Destination& where) { go(where); };
  page->on_notice = [this, area](Notice notice) {
    // Who looks at the page sees it there; a file is nowhere but here.
    if (m_state.area != area || !notice.file.empty()) m_notices.say(std::move(notice));
  };
  m_made[area] = page;
  m_pages->AddPage(page, {});
  return page;
}

Destination MainFrame::here() { return {m_state.area, m_front ? m_front->state() : PageState{}}; }

void MainFrame::bring_to_front(const Destination& where) {
  const bool made_before = m_made.contains(where.area);
  m_state.area = where.area;
  m_front = page_of(where.area);
  m_front->set_dense(m_state.dense);
  if (m_stale.erase(where.area) > 0) m_front->book_changed();
  m_front->show(where.shown);
  update_navigation();
  update_menu();
  if (made_before) {
    show_front();
  } else {
    // Making a page and showing it first take a frame each; what it reads is on its way.
    CallAfter([this, page = m_front] {
      if (page == m_front) show_front();
    });
  }
}

void MainFrame::show_front() {
  m_pages->SetSelection(static_cast<std::size_t>(m_pages->FindPage(m_front)));
  m_front->take_focus();
}

void MainFrame::go(const Destination& where) {
  if (!book_is_open()) return;
  const bool moves = m_front && (where.area != m_state.area ||
                                 !std::holds_alternative<std::monostate>(where.shown));
  if (moves) m_history.left(here());
  bring_to_front(where);
}

void MainFrame::go_back() {
  if (const auto where = m_history.back(here())) bring_to_front(*where);
}

void MainFrame::go_forward() {
  if (const auto where = m_history.forward(here())) bring_to_front(*where);
}

void MainFrame::open_report(const std::string& id) {
  go({Area::reports, ReportsPageState{ReportsView::result, id, {}}});
}

void MainFrame::open_setup(SetupView view) { go({Area::setup, SetupPageState{view}}); }

void MainFrame::import_files() {
  go_to(Area::channels);
  if (m_channels) m_channels->choose_files();
}

void MainFrame::look_at_files(std::vector<std::string> files) {
  if (!book_is_open()) return;
  go_to(Area::channels);
  if (m_channels) m_channels->look_at(std::move(files));
}

void MainFrame::keep_focus() {
  if (!focus_lost(this)) return;
  if (m_sign_in) {
    m_sign_in->entrance()->take_focus();
  } else if (front()) {
    front()->take_focus();
  } else {
    start().take_focus();
  }
}

void MainFrame::show_status() {
  if (!m_shell) return;
  set_label(m_status, m_shell->status());
  m_person->SetLabel(wx_text(m_shell->person()));
  set_access(m_person, "status-person", wx_text(m_shell->person()));
  m_person->Show();
  m_person->GetParent()->Layout();
  update_menu();
  if (locked()) return;
  SetTitle(wx_text(m_shell->title()) + wxString::FromUTF8(" \u2013 Kontor"));
}

void MainFrame::book_changed() {
  if (!front()) return;
  m_alerts->load();
  // Pages behind it read again when they come to the front.
  for (const auto& [area, page] : m_made) {
    if (area != m_state.area) m_stale.insert(area);
  }
  m_front->book_changed();
}

void MainFrame::show_notice() {
  if (!m_shell || m_shell->notice().empty()) {
    m_notice->clear();
  } else {
    m_notice->say(Tone::problem, m_shell->notice());
  }
  m_root->Layout();
}

std::string MainFrame::status_text() const {
  return (m_status->GetLabelText() + " " + m_person->GetLabelText()).utf8_string();
}

WindowState MainFrame::state() {
  WindowState now = m_state;
  now.book = m_book ? m_book : m_door;
  now.locked = m_book && m_sign_in;
  if (m_sign_in) now.expected = m_sign_in->entrance()->code_field()->GetValue().utf8_string();
  now.open_at_start.clear();
  now.place = GetRect();
  for (const auto& [area, page] : m_made) {
    page->remember();
    now.pages[area] = page->state();
  }
  return now;
}

}  // namespace kontor::gui
