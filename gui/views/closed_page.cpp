#include "gui/views/closed_page.h"

#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

ClosedPage::ClosedPage(wxWindow* parent, const Surroundings& around, const Refusal& refusal)
    : AreaPage(parent), m_panel(new StatePanel(this, "closed")) {
  const Language& t = around.language;
  set_access(this, "closed-page", wx_text(t.text("No right to see this")));
  m_panel->show(
      {"changes-prevent-symbolic", t.text("No right to see this"), t.sentence(refusal), {}, {}});
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_panel, 1, wxEXPAND);
  SetSizer(column);
}

}  // namespace kontor::gui
