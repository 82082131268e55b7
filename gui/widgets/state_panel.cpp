#include "gui/widgets/state_panel.h"

#include <wx/app.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int state_icon = 48;
constexpr int sentence_width = 420;

}  // namespace

StatePanel::StatePanel(wxWindow* parent, const std::string& id) : wxPanel(parent), m_id(id) {
  set_access(this, id, {});
  m_icon = new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle());
  set_access(m_icon, id + "-icon", {});
  m_title = section_title(this, {}, id + "-title");
  m_sentence = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                                wxALIGN_CENTRE_HORIZONTAL);
  m_sentence->SetForegroundColour(colour_of(Tone::dimmed));
  set_access(m_sentence, id + "-sentence", {});
  m_button = new wxButton(this, wxID_ANY, {});
  set_access(m_button, id + "-action", {});
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddStretchSpacer(2);
  column->Add(m_icon, 0, wxALIGN_CENTRE_HORIZONTAL);
  column->AddSpacer(space(this, Space::group));
  column->Add(m_title, 0, wxALIGN_CENTRE_HORIZONTAL);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_sentence, 0, wxALIGN_CENTRE_HORIZONTAL);
  column->AddSpacer(space(this, Space::group));
  column->Add(m_button, 0, wxALIGN_CENTRE_HORIZONTAL);
  column->AddStretchSpacer(3);
  SetSizer(column);
  m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (m_content.act) m_content.act();
  });
}

void StatePanel::show(Content content) {
  m_content = std::move(content);
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  m_icon->SetBitmap(symbolic_icon(m_content.icon, state_icon, colour_of(Tone::dimmed), rtl));
  set_label(m_title, m_content.title);
  wrap_text(m_sentence, m_content.sentence, dip(this, sentence_width));
  set_access(m_sentence, m_id + "-sentence", wx_text(m_content.sentence));
  m_button->SetLabel(wx_text(m_content.action));
  set_access(m_button, m_id + "-action", wx_text(m_content.action));
  m_button->Show(!m_content.action.empty());
  Layout();
}

}  // namespace kontor::gui
