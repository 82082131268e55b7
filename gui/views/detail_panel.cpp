#include "gui/views/detail_panel.h"

#include <wx/app.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int close_icon = 16;
constexpr int hidden_tab_width = 640;
constexpr int hidden_tab_height = 200;

}  // namespace

DetailPanel::DetailPanel(wxWindow* parent, Surroundings around, Names names)
    : wxPanel(parent), m_around(around) {
  set_access(this, names.id + "-card", wx_text(names.name));
  auto* column = new wxBoxSizer(wxVERTICAL);
  SetSizer(column);
  column->Add(make_header(names), 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  m_info = new InfoRow(this, names.id + "-card-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, names.id + "-tabs", wx_text(names.name));
  column->Add(m_tabs, 1, wxEXPAND);
}

wxWindow* DetailPanel::make_header(const Names& names) {
  auto* header = new wxPanel(this);
  m_title = section_title(header, {}, names.id + "-title");
  m_subtitle = body_text(header, {}, names.id + "-subtitle", Tone::dimmed);
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  auto* close = new wxBitmapButton(
      header, wxID_ANY,
      symbolic_icon("window-close-symbolic", close_icon, colour_of(Tone::normal), rtl),
      wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  set_access(close, names.id + "-close", wx_text(names.close));
  close->SetToolTip(wx_text(names.close));
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

void DetailPanel::add_tab(Table& table, const std::string& id, const std::string& title,
                          const std::string& nothing) {
  add_tab(nullptr, new VirtualList(m_tabs, table, {id, title, nothing}, m_around.settings), title);
}

void DetailPanel::add_tab(wxWindow* page, VirtualList* list, const std::string& title) {
  m_lists.push_back(list);
  if (page) {
    // A tab behind another is laid out only when it is shown, and GTK complains of a list that
    // has no height.
    page->SetSize(dip(this, hidden_tab_width), dip(this, hidden_tab_height));
    page->Layout();
  }
  m_tabs->AddPage(page ? page : list, wx_text(title));
}

void DetailPanel::show_detail() {
  Detail& now = detail();
  if (!now.open()) return;
  set_label(m_title, now.title());
  set_label(m_subtitle, now.subtitle());
  if (now.error().empty()) {
    m_info->clear();
  } else {
    m_info->say(Tone::problem, now.error());
  }
  if (now.loading()) return;
  for (auto* list : m_lists) {
    if (m_shown == now.shown()) {
      list->show_rows();
    } else {
      list->show_new_rows();
    }
  }
  m_shown = now.shown();
  filled();
  m_title->GetParent()->Layout();
  Layout();
}

VirtualList* DetailPanel::shown_list() const {
  return m_lists.at(static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0)));
}

void DetailPanel::set_dense(bool dense) {
  for (auto* list : m_lists) list->set_dense(dense);
}

void DetailPanel::remember_widths() {
  for (auto* list : m_lists) list->remember_widths();
}

}  // namespace kontor::gui
