#include "gui/views/about_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

AboutDialog::AboutDialog(wxWindow* parent, const Surroundings& around)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("About Kontor"))) {
  const Language& t = around.language;
  set_access(this, "about", wx_text(t.text("About Kontor")));
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, "Kontor", "about-title"));
  column->AddSpacer(space(this, Space::hair));
  column->Add(
      body_text(this, t.text("The back office of a shop with many channels."), "about-sentence"));
  column->Add(body_text(this,
                        t.text("One book holds its stock, its orders and its accounts. The book is "
                               "yours: a file, or a database of your own."),
                        "about-book", Tone::dimmed));
  column->AddSpacer(space(this, Space::group));
  auto* grid = new wxFlexGridSizer(2, space(this, Space::hair), space(this, Space::section));
  for (std::size_t i = 0; i < around.versions.size(); ++i) {
    const std::string id = "about-version-" + std::to_string(i);
    grid->Add(body_text(this, around.versions[i].name, id + "-name", Tone::dimmed));
    grid->Add(body_text(this, around.versions[i].version, id));
  }
  column->Add(grid);
  auto* close = way_out(this, this, t.text("Close"), "about-close");
  close->SetDefault();
  close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(column, 0, wxALL, space(this, Space::section));
  whole->Add(close, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(whole);
  centre_over_window(this);
  close->SetFocus();
}

}  // namespace kontor::gui
