#include "gui/views/product_card_panel.h"

#include <wx/app.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int close_icon = 16;

}  // namespace

ProductCardPanel::ProductCardPanel(wxWindow* parent, Surroundings around,
                                   std::shared_ptr<OpenBook> book)
    : wxPanel(parent),
      m_around(around),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  set_access(this, "product-card", wx_text(t.text("Product")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  SetSizer(column);
  column->Add(make_header(t), 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  m_info = new InfoRow(this, "product-card-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "product-tabs", wx_text(t.text("Product")));
  m_levels = new VirtualList(m_tabs, m_card.levels(), {"product-levels", t.text("Levels")},
                             m_around.settings);
  m_tabs->AddPage(m_levels, wx_text(t.text("Levels")));
  m_tabs->AddPage(make_movements(t), wx_text(t.text("Movements")));
  column->Add(m_tabs, 1, wxEXPAND);
}

wxWindow* ProductCardPanel::make_header(const Language& t) {
  auto* header = new wxPanel(this);
  m_title = section_title(header, {}, "product-title");
  m_subtitle = body_text(header, {}, "product-subtitle", Tone::dimmed);
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  auto* close = new wxBitmapButton(
      header, wxID_ANY,
      symbolic_icon("window-close-symbolic", close_icon, colour_of(Tone::normal), rtl),
      wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  set_access(close, "product-close", wx_text(t.text("Close product")));
  close->SetToolTip(wx_text(t.text("Close product")));
  close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_close) on_close();
  });
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_title, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  row->Add(m_subtitle, 1, wxALIGN_CENTRE_VERTICAL);
  row->Add(close, 0, wxALIGN_CENTRE_VERTICAL);
  header->SetSizer(row);
  return header;
}

wxWindow* ProductCardPanel::make_movements(const Language& t) {
  auto* page = new wxPanel(m_tabs);
  m_movements = new VirtualList(page, m_card.movements(),
                                {"product-movements", t.text("Movements")}, m_around.settings);
  m_older = new wxButton(page, wxID_ANY, wx_text(t.text("Show older movements")));
  set_access(m_older, "product-older", wx_text(t.text("Show older movements")));
  m_older->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_card.show_older(); });
  m_older->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_movements, 1, wxEXPAND);
  column->Add(m_older, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  return page;
}

void ProductCardPanel::show_card() {
  if (!m_card.open()) return;
  set_label(m_title, m_card.title());
  set_label(m_subtitle, m_card.subtitle());
  if (m_card.error().empty()) {
    m_info->clear();
  } else {
    m_info->say(Tone::problem, m_card.error());
  }
  if (m_card.loading()) return;
  if (m_shown == m_card.product()) {
    m_levels->show_rows();
    m_movements->show_rows();
  } else {
    m_levels->show_new_rows();
    m_movements->show_new_rows();
  }
  m_shown = m_card.product();
  m_older->Show(m_card.more_movements());
  m_older->GetParent()->Layout();
  m_title->GetParent()->Layout();
  Layout();
}

VirtualList* ProductCardPanel::shown_list() const {
  return m_tabs->GetSelection() == 0 ? m_levels : m_movements;
}

void ProductCardPanel::set_dense(bool dense) {
  m_levels->set_dense(dense);
  m_movements->set_dense(dense);
}

void ProductCardPanel::remember_widths() {
  m_levels->remember_widths();
  m_movements->remember_widths();
}

}  // namespace kontor::gui
