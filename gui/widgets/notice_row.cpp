#include "gui/widgets/notice_row.h"

#include <wx/app.h>

#include <filesystem>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int notice_close_icon = 16;

}  // namespace

NoticeRow::NoticeRow(wxWindow* parent, const std::string& id, Notices& notices, const Language& t)
    : wxPanel(parent), m_notices(notices), m_language(t) {
  set_access(this, id, wx_text(t.text("Notices")));
  m_row = new InfoRow(this, id + "-row");
  m_folder = new wxButton(this, wxID_ANY, wx_text(t.text("Show in folder")));
  set_access(m_folder, id + "-folder", wx_text(t.text("Show in folder")));
  m_folder->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    const Notice* due = m_notices.front();
    if (due) launch(std::filesystem::path(due->file).parent_path().string());
  });
  m_behind = body_text(this, {}, id + "-behind", Tone::dimmed);
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  m_close = new wxBitmapButton(
      this, wxID_ANY,
      symbolic_icon("window-close-symbolic", notice_close_icon, colour_of(Tone::normal), rtl),
      wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  set_access(m_close, id + "-close", wx_text(t.text("Close notice")));
  m_close->SetToolTip(wx_text(t.text("Close notice")));
  m_close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_notices.close(); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_row, 1, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_folder, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_behind, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_close, 0, wxALIGN_CENTRE_VERTICAL);
  SetSizer(row);
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE) {
      m_notices.close();
    } else {
      event.Skip();
    }
  });
  Hide();
}

void NoticeRow::launch(const std::string& path) {
  if (on_launch) on_launch(path);
}

void NoticeRow::show() {
  const Notice* due = m_notices.front();
  Show(due != nullptr);
  if (due) {
    const bool of_file = !due->file.empty();
    if (of_file) {
      // It stays: who opened the file may want to see its folder, too.
      m_row->say(due->tone, due->sentence, m_language.text("Open"),
                 [this, file = due->file] { launch(file); });
    } else {
      m_row->say(due->tone, due->sentence, due->action, [this] { m_notices.act(); });
    }
    m_folder->Show(of_file);
    const auto behind = static_cast<std::int64_t>(m_notices.behind());
    set_label(m_behind, behind > 0
                            ? m_language.plural("{n} more notice", "{n} more notices", behind)
                            : std::string());
    m_behind->Show(behind > 0);
    Layout();
  }
  GetParent()->Layout();
}

}  // namespace kontor::gui
