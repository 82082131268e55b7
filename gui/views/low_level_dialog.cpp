#include "gui/views/low_level_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int form_width = 440;
constexpr int form_height = 370;

}  // namespace

LowLevelDialog::LowLevelDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, std::vector<stock::PoolRow> products,
                               std::vector<company::Location> places, LocationId place)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("Low-stock level"))),
      m_form(std::move(book), around.executor, around.language, std::move(products),
             std::move(places), place) {
  const Language& t = around.language;
  set_access(this, "low-level-dialog", GetTitle());
  give_edge(this);
  m_panel = new FormPanel(this, around, busy, m_form, "low-level", GetTitle().utf8_string(),
                          FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, form_width), dip(this, form_height)));
  m_form.on_saved = [this] { end(true); };
  m_form.on_dropped = [this] { end(false); };
  auto* cancel = new wxButton(this, wxID_CANCEL, wx_text(t.text("Cancel")));
  set_access(cancel, "low-level-cancel", wx_text(t.text("Cancel")));
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { end(false); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(false); });
  SetEscapeId(wxID_CANCEL);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  row->Add(cancel, 0);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  centre_over_window(this);
  m_panel->focus_first();
}

void LowLevelDialog::end(bool set) {
  if (m_ended) return;
  m_ended = true;
  Hide();
  if (on_close) on_close(set);
  Destroy();
}

}  // namespace kontor::gui
