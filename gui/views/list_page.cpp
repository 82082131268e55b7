#include "gui/views/list_page.h"

#include <algorithm>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

namespace {

constexpr int typing_pause_ms = 250;
constexpr int search_width = 280;
constexpr int least_search_width = 160;
constexpr int search_first = 1000;  // of the room that is left, before what only parts groups
constexpr int detail_height = 260;
constexpr int least_pane = 140;
constexpr int low_window = 600;
constexpr int room_wait_ms = 40;
constexpr int first_tab_width = 800;
constexpr int first_tab_height = 600;
enum ListBook : std::size_t { book_list, book_state };

}  // namespace

ListPage::ListPage(wxWindow* parent, Surroundings around, BusyBar& busy, Names names)
    : AreaPage(parent),
      m_around(around),
      m_busy(busy),
      m_names(std::move(names)),
      m_views(around.settings, m_names.id),
      m_export(around.executor, around.language, [this] { show_export(); }),
      m_copy([this](const std::string& text) { into_clipboard(text); },
             [this](const Failure& failure) {
               m_busy.end(&m_copy);
               say(Tone::problem, m_around.language.sentence(failure));
             }),
      m_typing(this) {}

void ListPage::build(ListPresenter& source, bool dense) {
  m_source = &source;
  m_dense = dense;
  set_access(this, m_names.id + "-page", wx_text(m_names.title));
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_filters = new wxBoxSizer(wxHORIZONTAL);
  m_below = new wxBoxSizer(wxHORIZONTAL);
  m_days = new wxBoxSizer(wxHORIZONTAL);
  column->Add(make_head(), 0, wxEXPAND);
  if (m_names.in_tab) {
    column->AddSpacer(space(this, Space::inside));
  } else {
    column->AddSpacer(space(this, Space::group));
    column->Add(m_filters, 0, wxEXPAND);
    column->AddSpacer(space(this, Space::inside));
  }
  if (!m_names.search.empty()) make_search(m_names.search);
  add_filters(m_around.language);
  column->Add(m_below, 0, wxEXPAND);
  if (!m_below->IsEmpty()) column->AddSpacer(space(this, Space::inside));
  column->Add(m_days, 0, wxEXPAND);
  m_chips =
      new ChipRow(this, m_names.id + "-chips", m_around.language.text("Remove filter: {filter}"));
  m_chips->on_remove = [this](const std::string& id) { m_source->remove_chip(id); };
  column->Add(m_chips, 0, wxEXPAND);
  m_info = new InfoRow(this, m_names.id + "-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  set_access(m_splitter, m_names.id + "-splitter", wx_text(m_names.title));
  m_splitter->SetMinimumPaneSize(dip(this, least_pane));
  m_splitter->SetSashGravity(1.0);
  auto* upper = make_list(m_splitter);
  m_splitter->Initialize(upper);
  column->Add(m_splitter, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  if (m_names.in_tab) {
    // A tab gives its page a size only when it is drawn, and GTK, which lays out what is in it
    // first, complains of a list that has no height.
    SetSize(dip(this, first_tab_width), dip(this, first_tab_height));
    Layout();
  }
  if (dense) set_dense(true);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { search_now(); });
  m_room.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
    if (detail().open()) open_detail();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
}

void ListPage::need_detail() {
  if (m_detail_made) return;
  m_detail_made = true;
  wxWindow* focused = FindFocus();
  m_panel = make_detail(m_splitter);
  if (!m_panel) return;
  if (focused) focused->SetFocus();  // which its tabs have taken, though nobody sees them yet
  m_panel->on_close = [this] { close_detail(); };
  if (m_dense) m_panel->set_dense(true);
}

void ListPage::start() { m_source->load(); }

void ListPage::make_search(const std::string& hint) {
  m_search = new wxSearchCtrl(this, wxID_ANY, wx_text(m_source->searched()), wxDefaultPosition,
                              wxSize(dip(this, least_search_width), -1));
  m_search->SetMaxSize(wxSize(dip(this, search_width), -1));
  m_search->SetDescriptiveText(wx_text(hint));
  m_search->ShowCancelButton(true);
  set_access(m_search, m_names.id + "-search", wx_text(hint));
  m_filters->Add(m_search, search_first, wxALIGN_CENTRE_VERTICAL);
  m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_typing.StartOnce(typing_pause_ms); });
  m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
    m_search->ChangeValue({});
    search_now();
  });
}

void ListPage::add_filter(wxWindow* control, Space before) {
  if (!m_filters->IsEmpty()) m_filters->AddSpacer(space(this, before));
  m_filters->Add(control, 0, wxALIGN_CENTRE_VERTICAL);
}

void ListPage::add_day(wxWindow* control) {
  m_days->Add(control, 0, wxRIGHT | wxBOTTOM, space(this, Space::inside));
}

wxWindow* ListPage::make_list(wxWindow* parent) {
  auto* upper = new wxPanel(parent);
  set_access(upper, m_names.id + "-upper", wx_text(m_names.title));
  m_book = new wxSimplebook(upper);
  m_list =
      new VirtualList(m_book, *m_source, {m_names.id + "-list", m_names.title}, m_around.settings);
  m_list->on_choice = [this] { row_chosen(); };
  m_list->on_open = [this] { open_chosen(); };
  m_list->on_menu = [this] { pop_acts(true); };
  m_list->on_header_menu = [this] { pop_columns(); };
  m_empty = new StatePanel(m_book, m_names.id + "-state");
  m_book->AddPage(m_list, {});
  m_book->AddPage(m_empty, {});
  m_footer = body_text(upper, {}, m_names.id + "-footer", Tone::dimmed);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_book, 1, wxEXPAND);
  column->Add(m_footer, 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  upper->SetSizer(column);
  return upper;
}

void ListPage::on_key(wxKeyEvent& event) {
  const bool in_list = m_list->HasFocus() || m_list->IsDescendant(FindFocus());
  if (in_list && list_key(event.GetKeyCode(), event.ControlDown(), event.ShiftDown())) return;
  const bool in_search = m_search && m_search->IsDescendant(FindFocus());
  if (event.GetKeyCode() == WXK_ESCAPE) {
    if (in_search && !m_search->GetValue().empty()) {
      m_search->ChangeValue({});
      search_now();
    } else if (m_splitter->IsSplit()) {
      close_detail();
    } else if (in_search) {
      m_list->SetFocus();
    } else if (filtered()) {
      clear_filters();
    } else {
      event.Skip();  // the window may have something to close
    }
    return;
  }
  const bool into_list = event.GetKeyCode() == WXK_DOWN || event.GetKeyCode() == WXK_RETURN ||
                         event.GetKeyCode() == WXK_NUMPAD_ENTER;
  if (in_search && into_list && m_source->rows() > 0) {
    search_now();
    m_list->SetFocus();
    if (!m_list->chosen_row()) m_list->choose_row(0);
    row_chosen();
    return;
  }
  event.Skip();
}

void ListPage::show_searched() {
  m_typing.Stop();
  if (m_search) m_search->ChangeValue(wx_text(m_source->searched()));
}

void ListPage::search_now() {
  m_typing.Stop();
  m_source->search(m_search->GetValue().utf8_string());
}

void ListPage::show_columns() {
  fill_filters();
  m_list->show_columns();
  Layout();
}

void ListPage::show_rows(bool another_list) {
  if (another_list) {
    m_list->show_new_rows();
  } else {
    m_list->show_rows();
  }
  // What is open stays chosen wherever the new order put it.
  if (!detail().open()) return;
  if (const auto row = shown_row()) {
    if (m_list->chosen_row() != row) m_list->choose_row(*row);
  }
}

void ListPage::take_focus() {
  if (m_book->GetSelection() == book_list) {
    m_list->SetFocus();
  } else if (m_empty->button()->IsShown()) {
    m_empty->button()->SetFocus();
  } else if (m_search) {
    m_search->SetFocus();
  }
}

void ListPage::show_state() {
  using State = ListPresenter::State;
  if (m_source->busy()) {
    m_busy.begin(this, m_names.reading, [this] { m_source->cancel(); });
  } else {
    m_busy.end(this);
  }
  const bool ready = m_source->state() == State::ready;
  // While the first rows are on their way the empty list itself is the calmest sight.
  const bool list = ready || m_source->state() == State::loading;
  if (!list) m_empty->show(empty_content());
  // Whoever is at the list, or at nothing, goes on where there is something.
  auto* focused = FindFocus();
  const bool left = !focused || m_book->IsDescendant(focused);
  const bool other = m_book->GetSelection() != static_cast<int>(list ? book_list : book_state);
  m_book->SetSelection(list ? book_list : book_state);
  if (other && left && IsShownOnScreen()) take_focus();
  if (ready && !m_source->error().empty()) {
    m_info->say(Tone::problem, m_source->error(), m_around.language.text("Try again"),
                [this] { refresh(); });
  } else if (ready && !m_source->notice().empty()) {
    m_info->say(Tone::information, m_source->notice());
  } else if (!m_said.empty()) {
    m_info->say(m_said_tone, m_said, m_said_action, m_said_act);
  } else {
    m_info->clear();
  }
  set_label(m_footer, ready ? m_source->footer() : std::string());
  fill_filters();
  if (m_chips->show(m_source->chips())) Layout();
}

void ListPage::refresh() {
  m_source->refresh(m_list->top_row());
  detail().refresh();
  show_state();
}

void ListPage::clear_filters() {
  if (m_search) m_search->ChangeValue({});
  m_source->clear_filters();
}

void ListPage::row_chosen() {
  if (const auto row = m_list->chosen_row()) show_row(*row);
}

void ListPage::open_chosen() {
  row_chosen();
  if (m_splitter->IsSplit()) m_panel->shown_list()->SetFocus();
}

void ListPage::open_detail() {
  if (m_splitter->IsSplit()) return;
  need_detail();
  // A page that was just made has no height to share yet; a low window shares what it has.
  const int height = m_splitter->GetClientSize().y;
  const bool low = wxGetTopLevelParent(this)->GetClientSize().y < dip(this, low_window);
  const int needed = low ? 2 * least_pane : detail_height + least_pane;
  if (!IsShownOnScreen() || height < dip(this, needed)) {
    m_room.StartOnce(room_wait_ms);
    return;
  }
  m_splitter->SplitHorizontally(m_splitter->GetWindow1(), m_panel,
                                std::max(dip(this, least_pane), height - dip(this, detail_height)));
}

void ListPage::close_detail() {
  detail().close();
  m_room.Stop();
  if (m_splitter->IsSplit()) m_splitter->Unsplit(m_panel);
  m_list->SetFocus();
}

bool ListPage::tell_act(const BookActs& acts) {
  if (acts.busy()) {
    m_busy.begin(&acts, acts.activity(), [] {});
    return false;
  }
  m_busy.end(&acts);
  const Tone tone = acts.went_wrong() ? Tone::problem : Tone::positive;
  const std::string label = approval_label(m_around, acts.refused());
  std::function<void()> ask;
  if (!label.empty()) ask = [approve = m_around.approve, act = *acts.refused()] { approve(act); };
  say(tone, acts.result(), label, std::move(ask));
  if (on_notice) on_notice({tone, acts.result(), {}, {}, {}});
  return true;
}

void ListPage::say(Tone tone, const std::string& sentence) { say(tone, sentence, {}, {}); }

void ListPage::say(Tone tone, const std::string& sentence, const std::string& action,
                   std::function<void()> act) {
  m_said_tone = tone;
  m_said = sentence;
  m_said_action = action;
  m_said_act = std::move(act);
  show_state();
}

void ListPage::set_dense(bool dense) {
  m_dense = dense;
  m_list->set_dense(dense);
  if (m_panel) m_panel->set_dense(dense);
}

void ListPage::remember() {
  m_list->remember_widths();
  if (m_panel) m_panel->remember_widths();
}

}  // namespace kontor::gui
