// What every list page can do beside showing its list: views under names, columns, export, the menu
// of a row, copies.

#include <wx/clipbrd.h>
#include <wx/datetime.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/rearrangectrl.h>
#include <wx/textdlg.h>

#include <algorithm>

#include "gui/views/list_page.h"

namespace kontor::gui {

namespace {

/// Adds an item that runs `act` after the menu has closed.
wxMenuItem* add_item(wxMenu& menu, const std::string& label, std::function<void()> act,
                     wxItemKind kind = wxITEM_NORMAL) {
  auto* item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(wx_text(label)), wxString(), kind);
  menu.Bind(
      wxEVT_MENU,
      [act = std::move(act), &menu](wxCommandEvent&) { menu.GetWindow()->CallAfter(act); },
      item->GetId());
  return item;
}

}  // namespace

wxSizer* ListPage::make_head() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  // The tab says what it is.
  if (m_names.in_tab) {
    row->Add(m_filters, 1, wxALIGN_CENTRE_VERTICAL);
  } else {
    row->Add(page_title(this, m_names.title, m_names.id + "-title"), 1, wxALIGN_CENTRE_VERTICAL);
  }
  if (!m_source->saved_choice().empty()) {
    add_tool(row, "views", t.text("Views"), [this](wxMenu& menu) { fill_views(menu); });
  }
  add_tool(row, "columns", t.text("Columns"), [this](wxMenu& menu) { fill_columns(menu); });
  add_tool(row, "export", t.text("Export"), [this](wxMenu& menu) { fill_exports(menu); });
  return row;
}

wxButton* ListPage::add_tool(wxSizer* row, const std::string& id, const std::string& label,
                             std::function<void(wxMenu&)> fill) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label + " \u25BE"));
  set_access(button, m_names.id + "-" + id, wx_text(label));
  const auto open = [button, fill = std::move(fill)] {
    wxMenu menu;
    fill(menu);
    button->PopupMenu(&menu, 0, button->GetSize().y);
  };
  // After this event: an assistive tool that pressed the button waits for its end, and would wait
  // for the menu's.
  button->Bind(wxEVT_BUTTON, [button, open](wxCommandEvent&) { button->CallAfter(open); });
  row->AddSpacer(space(this, Space::inside));
  row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
  return button;
}

// --- views

void ListPage::fill_views(wxMenu& menu) {
  const Language& t = m_around.language;
  const auto views = m_views.all();
  for (const auto& view : views) {
    add_item(menu, view.name, [this, name = view.name] { show_view(name); });
  }
  if (!views.empty()) menu.AppendSeparator();
  add_item(menu, t.text("Keep this view..."), [this] { ask_view_name(); });
  if (views.empty()) return;
  auto* rename = new wxMenu;
  auto* remove = new wxMenu;
  for (const auto& view : views) {
    add_item(*rename, view.name, [this, name = view.name] { ask_new_name(name); });
    add_item(*remove, view.name, [this, name = view.name] { delete_view(name); });
  }
  menu.AppendSubMenu(rename, wx_text(t.text("Rename")));
  menu.AppendSubMenu(remove, wx_text(t.text("Delete")));
}

void ListPage::save_view(const std::string& name) {
  const Language& t = m_around.language;
  const auto before = m_views.find(name);
  const auto saved = m_views.save({name, m_source->saved_choice(), m_list->layout().text()});
  if (saved != SavedViews::Answer::done) return;
  if (!before) {
    say(Tone::positive, t.text("The view {name} is kept", {{"name", name}}));
    return;
  }
  say(Tone::positive, t.text("The view {name} was replaced", {{"name", name}}), t.text("Undo"),
      [this, old = *before] {
        m_views.save(old);
        say(Tone::normal, {});
      });
}

void ListPage::show_view(const std::string& name) {
  const auto view = m_views.find(name);
  if (!view) return;
  m_list->use_layout(ColumnLayout::parse(view->columns));
  m_source->restore_choice(view->choice);
  show_searched();
  show_state();
}

void ListPage::delete_view(const std::string& name) {
  const Language& t = m_around.language;
  const auto view = m_views.find(name);
  if (!view) return;
  m_views.remove(name);
  say(Tone::information, t.text("The view {name} was deleted", {{"name", name}}), t.text("Undo"),
      [this, old = *view] {
        m_views.save(old);
        say(Tone::normal, {});
      });
}

void ListPage::ask_view_name() {
  const Language& t = m_around.language;
  wxTextEntryDialog dialog(this, wx_text(t.text("Name of the view")),
                           wx_text(t.text("Keep this view")));
  if (dialog.ShowModal() == wxID_OK) save_view(dialog.GetValue().utf8_string());
}

void ListPage::ask_new_name(const std::string& name) {
  const Language& t = m_around.language;
  wxTextEntryDialog dialog(this, wx_text(t.text("Name of the view")), wx_text(t.text("Rename")),
                           wx_text(name));
  if (dialog.ShowModal() != wxID_OK) return;
  const std::string wanted = dialog.GetValue().utf8_string();
  if (m_views.rename(name, wanted) == SavedViews::Answer::name_taken) {
    say(Tone::problem, t.text("There is a view {name} already", {{"name", wanted}}));
  }
}

// --- columns

void ListPage::fill_columns(wxMenu& menu) {
  const auto shown = m_list->shown_columns();
  const auto& columns = m_source->columns();
  for (const std::size_t i : m_list->layout().order(columns)) {
    if (columns[i].hidden) continue;
    const bool visible = std::find(shown.begin(), shown.end(), i) != shown.end();
    auto* item = add_item(
        menu, columns[i].title,
        [this, column = columns[i], visible] {
          ColumnLayout layout = m_list->layout();
          layout.show(column, !visible);
          m_list->use_layout(std::move(layout));
        },
        wxITEM_CHECK);
    item->Check(visible);
    // The last one stays.
    item->Enable(!visible || shown.size() > 1);
  }
  const Language& t = m_around.language;
  menu.AppendSeparator();
  add_item(menu, t.text("Arrange columns..."), [this] { arrange_columns(); });
  add_item(menu, t.text("Columns as at first"), [this] { m_list->use_layout({}); });
}

void ListPage::pop_columns() {
  wxMenu menu;
  fill_columns(menu);
  PopupMenu(&menu);
}

void ListPage::arrange_columns() {
  const Language& t = m_around.language;
  const auto& columns = m_source->columns();
  const auto shown = m_list->shown_columns();
  std::vector<std::size_t> listed;
  wxArrayString titles;
  wxArrayInt order;
  for (const std::size_t i : m_list->layout().order(columns)) {
    if (columns[i].hidden) continue;
    const int at = static_cast<int>(listed.size());
    const bool visible = std::find(shown.begin(), shown.end(), i) != shown.end();
    order.push_back(visible ? at : ~at);
    titles.push_back(wx_text(columns[i].title));
    listed.push_back(i);
  }
  wxRearrangeDialog dialog(this, wx_text(t.text("Which columns are shown, and in which order.")),
                           wx_text(t.text("Columns")), order, titles);
  if (dialog.ShowModal() != wxID_OK) return;
  ColumnLayout layout = m_list->layout();
  std::vector<std::string> ids;
  for (const int at : dialog.GetOrder()) {
    const auto& column = columns[listed.at(static_cast<std::size_t>(at < 0 ? ~at : at))];
    layout.show(column, at >= 0);
    ids.push_back(column.id);
  }
  layout.arrange(ids);
  m_list->use_layout(std::move(layout));
}

// --- export

void ListPage::fill_exports(wxMenu& menu) {
  const Language& t = m_around.language;
  const auto add = [&](reports::ListFormat format, const std::string& label) {
    auto* item = add_item(menu, label, [this, format] { ask_file(format); });
    item->Enable(!m_export.busy() && m_source->state() == ListPresenter::State::ready);
  };
  add(reports::ListFormat::csv, t.text("As CSV..."));
  add(reports::ListFormat::xlsx, t.text("As XLSX..."));
}

void ListPage::ask_file(reports::ListFormat format) {
  const Language& t = m_around.language;
  const std::string ending = format == reports::ListFormat::csv ? "csv" : "xlsx";
  wxFileDialog dialog(this, wx_text(t.text("Export")), {}, wx_text(m_names.title + "." + ending),
                      wx_text("*." + ending), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) export_to(dialog.GetPath().utf8_string(), format);
}

void ListPage::export_to(const std::string& path, reports::ListFormat format) {
  const auto today = wxDateTime::Today();
  m_export.start(*m_source,
                 {path, format, m_names.title, m_list->shown_columns(),
                  BusinessDate::of(today.GetYear(), today.GetMonth() + 1, today.GetDay())});
}

void ListPage::show_export() {
  if (m_export.busy()) {
    m_busy.begin(&m_export, m_export.activity(), [this] { m_export.stop(); });
    m_busy.at(&m_export, m_export.percent());
    return;
  }
  m_busy.end(&m_export);
  if (!m_export.written().empty() && on_notice) {
    // Told once, by the window, wherever its person is by now.
    say(Tone::normal, {});
    on_notice({Tone::positive, m_export.result(), {}, {}, m_export.written()});
    return;
  }
  say(m_export.went_wrong() ? Tone::problem : Tone::positive, m_export.result());
}

// --- rows

std::vector<RowAct> ListPage::row_acts() {
  const Language& t = m_around.language;
  std::vector<RowAct> acts;
  acts.push_back({t.text("Open"), [this] { open_chosen(); }, can_open()});
  acts.push_back({t.text("Copy"), [this] { copy(); }, !m_list->chosen_rows().empty()});
  add_acts(acts);
  return acts;
}

void ListPage::pop_acts(bool at_mouse) {
  wxMenu menu;
  for (auto& act : row_acts()) add_item(menu, act.label, act.run)->Enable(act.can);
  m_list->PopupMenu(&menu, at_mouse ? wxDefaultPosition : m_list->menu_place());
}

bool ListPage::list_key(int key, bool control, bool shift) {
  if (key == WXK_WINDOWS_MENU || (key == WXK_F10 && shift)) {
    pop_acts(false);
    return true;
  }
  if (key == 'A' && control) {
    if (!m_list->choose_all()) {
      const Language& t = m_around.language;
      say(Tone::information,
          t.text("More than {n} rows can't be chosen at once: search, filter or export them",
                 {{"n", t.count(VirtualList::most_chosen)}}));
    }
    return true;
  }
  return false;
}

bool ListPage::copy() {
  if (m_panel && m_panel->IsShown() && m_panel->IsDescendant(FindFocus())) {
    return m_panel->shown_list()->copy_chosen();
  }
  const auto rows = m_list->chosen_rows();
  const bool here =
      std::all_of(rows.begin(), rows.end(), [&](std::size_t row) { return m_source->here(row); });
  if (here) return m_list->copy_chosen();
  m_busy.begin(&m_copy, m_around.language.text("Copying rows"), [this] {
    m_copy.stop();
    m_busy.end(&m_copy);
  });
  m_copy.start(*m_source, rows, m_list->shown_columns());
  return true;
}

void ListPage::into_clipboard(const std::string& text) {
  m_busy.end(&m_copy);
  if (!wxTheClipboard->Open()) return;
  wxTheClipboard->SetData(new wxTextDataObject(wx_text(text)));
  wxTheClipboard->Close();
}

}  // namespace kontor::gui
