#include "gui/widgets/info_row.h"

#include <wx/app.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int row_icon = 16;

const char* icon_name(Tone tone) {
  switch (tone) {
    case Tone::problem:
      return "dialog-error-symbolic";
    case Tone::warning:
      return "dialog-warning-symbolic";
    case Tone::positive:
      return "object-select-symbolic";
    default:
      return "dialog-information-symbolic";
  }
}

}  // namespace

InfoRow::InfoRow(wxWindow* parent, const std::string& id) : wxPanel(parent), m_id(id) {
  m_icon = new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle());
  // wx mirrors the alignment and GTK mirrors it back.
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  m_text = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                            rtl ? wxALIGN_RIGHT : wxALIGN_LEFT);
  m_button = new wxButton(this, wxID_ANY, {});
  set_access(this, id, {});
  set_access(m_icon, id + "-icon", {});
  set_access(m_text, id + "-text", {});
  set_access(m_button, id + "-action", {});
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_icon, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_text, 1, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_button, 0, wxALIGN_CENTRE_VERTICAL);
  SetSizer(row);
  m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    // A copy: what it does may put another sentence here.
    const auto act = m_act;
    if (act) act();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    const int height = GetBestSize().y;
    wrap();
    InvalidateBestSize();
    // More or fewer lines than the place that the last layout gave.
    if (IsShown() && GetBestSize().y != height) CallAfter([this] { GetParent()->Layout(); });
  });
  Hide();
}

void InfoRow::say(Tone tone, const std::string& sentence) { say(tone, sentence, {}, {}); }

void InfoRow::say(Tone tone, const std::string& sentence, const std::string& action,
                  std::function<void()> act) {
  m_sentence = sentence;
  m_act = std::move(act);
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  m_icon->SetBitmap(symbolic_icon(icon_name(tone), row_icon, colour_of(tone), rtl));
  m_text->SetForegroundColour(colour_of(tone));
  set_access(m_text, m_id + "-text", wx_text(sentence));
  m_button->SetLabel(wx_text(action));
  set_access(m_button, m_id + "-action", wx_text(action));
  m_button->Show(!action.empty());
  Show();
  wrap();
  GetParent()->Layout();
}

void InfoRow::clear() {
  if (!IsShown()) return;
  m_sentence.clear();
  Hide();
  GetParent()->Layout();
}

void InfoRow::wrap() {
  const int taken = m_icon->GetSize().x + 2 * space(this, Space::inside) +
                    (m_button->IsShown() ? m_button->GetBestSize().x : 0);
  const int width = GetClientSize().x - taken;
  wrap_text(m_text, m_sentence, width > dip(this, 120) ? width : -1);
}

}  // namespace kontor::gui
