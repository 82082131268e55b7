#include "gui/views/form_dialog.h"

#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

FormDialog::FormDialog(wxWindow* parent, Surroundings around, Look look)
    : wxDialog(parent, wxID_ANY, wx_text(look.title)),
      m_around(std::move(around)),
      m_look(std::move(look)) {
  set_access(this, m_look.id + "-dialog", GetTitle());
  give_edge(this);
}

void FormDialog::build(BusyBar& busy, FormPresenter& form, wxButton* beside) {
  m_panel =
      new FormPanel(this, m_around, busy, form, m_look.id, m_look.title, FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, m_look.width), dip(this, m_look.height)));
  if (beside) beside->MoveAfterInTabOrder(m_panel);
  auto* cancel = way_out(this, this, m_around.language.text("Cancel"), m_look.id + "-cancel");
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dropped(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { dropped(); });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  if (beside) row->Add(beside, 0);
  row->AddStretchSpacer();
  row->Add(cancel, 0);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  centre_over_window(this);
}

bool FormDialog::leave() {
  if (m_left) return false;
  m_left = true;
  Hide();
  Destroy();
  return true;
}

}  // namespace kontor::gui
