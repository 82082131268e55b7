#include "gui/views/product_card_panel.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

ProductCardPanel::ProductCardPanel(wxWindow* parent, Surroundings around,
                                   std::shared_ptr<OpenBook> book, const std::string& id)
    : DetailPanel(parent, around,
                  {id, around.language.text("Product"), around.language.text("Close product")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.levels(), id + "-levels", t.text("Levels"));
  add_movements(t, id);
  add_tab(m_card.shares(), id + "-shares", t.text("Channels"));
  add_tab(m_card.days(), id + "-days", t.text("On hand by day"));
}

void ProductCardPanel::add_movements(const Language& t, const std::string& id) {
  auto* page = new wxPanel(tabs());
  auto* movements = new VirtualList(page, m_card.movements(),
                                    {id + "-movements", t.text("Movements")}, m_around.settings);
  m_older = new wxButton(page, wxID_ANY, wx_text(t.text("Show older movements")));
  set_access(m_older, id + "-older", wx_text(t.text("Show older movements")));
  m_older->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_card.show_older(); });
  m_older->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(movements, 1, wxEXPAND);
  column->Add(m_older, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  add_tab(page, movements, t.text("Movements"));
}

void ProductCardPanel::filled() {
  m_older->Show(m_card.more_movements());
  m_older->GetParent()->Layout();
}

}  // namespace kontor::gui
