// What the main window opens over its pages: the palette, preferences, keys, about; and the notices
// above them.

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/views/about_dialog.h"
#include "gui/views/keys_dialog.h"
#include "gui/views/main_frame.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int header_icon = 16;
constexpr int header_field_width = 320;

}  // namespace

wxWindow* MainFrame::make_header(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* header = new wxPanel(parent);
  set_access(header, "header", wx_text(t.text("Search or command")));
  const std::string label = t.text("Search or command (Ctrl+K)");
  auto* search = new wxButton(header, wxID_ANY, wx_text(label));
  search->SetBitmap(
      symbolic_icon("edit-find-symbolic", header_icon, colour_of(Tone::normal), t.rtl()));
  search->SetBitmapMargins(space(this, Space::hair), 0);
  set_access(search, "header-search", wx_text(t.text("Search or command")));
  search->SetMinSize(wxSize(dip(this, header_field_width), -1));
  search->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_commands.run("window.palette"); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  row->Add(search, 0, wxALIGN_CENTRE_VERTICAL | wxTOP | wxBOTTOM, space(this, Space::hair));
  row->AddStretchSpacer();
  header->SetSizer(row);
  return header;
}

void MainFrame::open_palette() {
  if (m_palette) {
    m_palette->field()->SetFocus();
    return;
  }
  PaletteSources sources;
  if (m_book) sources = palette_sources(m_book, m_around.language);
  m_palette = new PaletteDialog(this, m_inside ? *m_inside : m_around, m_book, std::move(sources),
                                [this] { return palette_commands(m_commands, m_around.language); });
  m_palette->on_done = [this](const PaletteRow* row) {
    m_palette = nullptr;
    if (row) {
      take(*row);
    } else if (front()) {
      front()->take_focus();
    }
  };
  m_palette->Show();
}

void MainFrame::take(const PaletteRow& row) {
  if (row.command.empty()) {
    go(row.leads);
  } else {
    m_commands.run(row.command);
  }
  update_menu();
}

void MainFrame::open_preferences(const std::string& at) {
  if (!m_preferences) {
    Preferences now = m_state.preferences;
    now.dense = m_state.dense;
    m_preferences = new PreferencesDialog(this, m_around.language, std::move(now));
    m_preferences->on_choice = [this](const Preferences& wanted, const std::string& id) {
      m_state.preferences_at = id;
      prefer(wanted);
    };
    m_preferences->on_close = [this] {
      m_preferences = nullptr;
      m_state.preferences_at.clear();
    };
    m_preferences->Show();
  }
  m_state.preferences_at = at;
  m_preferences->focus(at);
}

void MainFrame::prefer(const Preferences& wanted) {
  const bool other_rows = wanted.dense != m_state.dense;
  m_state.preferences = wanted;
  m_state.dense = wanted.dense;
  // The pages behind it take it when they come to the front.
  if (other_rows && m_front) m_front->set_dense(wanted.dense);
  if (importing() && !other_rows) {
    m_notices.say({Tone::information,
                   m_around.language.text("An import is running: this is taken when it has ended."),
                   {},
                   {}});
  }
  if (on_preferences) on_preferences(wanted);
}

void MainFrame::choose_language(const std::string& code) {
  Preferences wanted = m_state.preferences;
  wanted.dense = m_state.dense;
  wanted.language = code;
  if (code != m_around.language.code()) prefer(wanted);
}

void MainFrame::toggle_dense() {
  Preferences wanted = m_state.preferences;
  wanted.dense = !m_state.dense;
  prefer(wanted);
}

void MainFrame::show_keys() {
  const Language& t = m_around.language;
  const bool book = front() != nullptr;
  const std::string page = book        ? look_of(m_state.area, t).title
                           : m_sign_in ? t.text("Sign in")
                                       : t.text("First page");
  const auto of_page = book        ? front()->keys()
                       : m_sign_in ? m_sign_in->entrance()->keys()
                                   : start().keys();
  auto* dialog = new KeysDialog(this, t, keys_here(t, m_commands, page, of_page, book));
  dialog->Show();
}

void MainFrame::show_about() { (new AboutDialog(this, m_around))->Show(); }

void MainFrame::launch_path(const std::string& path) {
  if (launch(path)) return;
  m_notices.close();
  m_notices.say(
      {Tone::warning,
       m_around.language.text("This desktop has no program that opens {file}", {{"file", path}}),
       {},
       {}});
}

void MainFrame::show_notices() {
  // Pages may tell while the window is being taken down.
  if (!m_notice_row) return;
  m_notice_row->show();
  m_root->Layout();
}

}  // namespace kontor::gui
