#include "gui/views/form_dialog.h"

#include <wx/display.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

namespace {

constexpr int room_around_form = 160;  ///< the buttons, the title bar, a panel of the desktop

}  // namespace

FormDialog::FormDialog(wxWindow* parent, Surroundings around, Look look)
    : wxDialog(parent, wxID_ANY, wx_text(look.title)),
      m_around(std::move(around)),
      m_look(std::move(look)) {
  set_access(this, m_look.id + "-dialog", GetTitle());
  give_edge(this);
}

void FormDialog::build(BusyBar& busy, FormPresenter& form, wxButton* beside) {
  m_panel = new FormPanel(this, m_around, busy, form, m_look.id, m_look.title,
                          FormPanel::Labels::above, this);
  if (beside) beside->MoveAfterInTabOrder(m_panel);
  auto* cancel = way_out(this, this, m_around.language.text("Cancel"), m_look.id + "-cancel");
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dropped(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { dropped(); });
  // The keys go through them as they stand.
  cancel->MoveAfterInTabOrder(m_panel->revert_button());
  m_panel->save_button()->MoveAfterInTabOrder(cancel);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  if (beside) row->Add(beside, 0);
  row->AddStretchSpacer();
  row->Add(m_panel->revert_button(), 0);
  row->Add(cancel, 0, wxLEFT, space(this, Space::inside));
  row->Add(m_panel->save_button(), 0, wxLEFT, space(this, Space::inside));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizer(column);
  make_room();
  m_panel->on_shown = [this] { make_room(); };
  centre_over_window(this);
}

/// As high as the form needs, as far as the screen goes. Once its fields are seen it never becomes
/// lower: a word that comes and goes must not make the buttons jump.
void FormDialog::make_room() {
  const int needed = m_panel->height_needed();
  int height = needed > 0 ? needed : dip(this, m_look.height);
  if (IsShown() && m_fitted) height = std::max(height, m_panel->GetMinSize().y);
  m_fitted = needed > 0;
  const int screen = wxDisplay(this).GetClientArea().height;
  height = std::min(height, screen - dip(this, room_around_form));
  if (height == m_panel->GetMinSize().y) return;
  m_panel->SetMinSize(wxSize(dip(this, m_look.width), height));
  GetSizer()->SetSizeHints(this);
}

bool FormDialog::leave() {
  if (m_left) return false;
  m_left = true;
  Hide();
  Destroy();
  return true;
}

}  // namespace kontor::gui
