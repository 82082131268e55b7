#include "gui/views/low_level_dialog.h"

#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

LowLevelDialog::LowLevelDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, std::vector<stock::PoolRow> products,
                               std::vector<company::Location> places, LocationId place)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("Low-stock level"))),
      m_form(std::move(book), around.executor, around.language, std::move(products),
             std::move(places), place) {
  const std::string title = around.language.text("Low-stock level");
  set_access(this, "low-level-dialog", wx_text(title));
  give_edge(this);
  m_panel = new FormPanel(this, around, busy, m_form, "low-level", title, FormPanel::Labels::above);
  m_form.on_saved = [this] { EndModal(wxID_OK); };
  m_form.on_dropped = [this] { EndModal(wxID_CANCEL); };
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(m_panel, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  constexpr int width = 440;
  constexpr int height = 340;
  SetClientSize(dip(this, width), dip(this, height));
  m_panel->focus_first();
}

}  // namespace kontor::gui
