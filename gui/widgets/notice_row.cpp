#include "gui/widgets/notice_row.h"

#include <wx/app.h>

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

void NoticeRow::show() {
  const Notice* due = m_notices.front();
  Show(due != nullptr);
  if (due) {
    m_row->say(due->tone, due->sentence, due->action, [this] { m_notices.act(); });
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
