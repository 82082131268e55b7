#include "gui/views/detail_panel.h"

#include <wx/app.h>

#include <algorithm>
#include <utility>

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
  Hide();  // GTK takes twice as long to fill what can be seen; the page shows it
  set_access(this, names.id + "-card", wx_text(names.name));
  auto* column = new wxBoxSizer(wxVERTICAL);
  SetSizer(column);
  column->Add(make_header(names), 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  m_info = new InfoRow(this, names.id + "-card-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, names.id + "-tabs", wx_text(names.name));
  column->Add(m_tabs, 1, wxEXPAND);
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    if (detail().open()) list(shown_tab());
  });
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
                          const std::string& nothing, std::function<void(std::size_t row)> opened) {
  add_tab(title, [this, &table, id, title, nothing, opened](wxWindow* page) {
    auto* list = new VirtualList(page, table, {id, title, nothing}, m_around.settings);
    if (opened) {
      list->on_open = [list, opened] {
        if (const auto row = list->chosen_row()) opened(*row);
      };
    }
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(list, 1, wxEXPAND);
    page->SetSizer(whole);
    return list;
  });
}

void DetailPanel::add_tab(const std::string& title, MakeTab make) {
  m_made.push_back({std::move(make)});
  m_tabs->AddPage(new wxPanel(m_tabs), wx_text(title));
}

VirtualList* DetailPanel::list(std::size_t tab) {
  Tab& made = m_made.at(tab);
  if (made.list) return made.list;
  wxWindow* page = m_tabs->GetPage(tab);
  // Before it is laid out GTK complains of a list that has no height.
  if (page->GetSize().y < dip(this, hidden_tab_height))
    page->SetSize(dip(this, hidden_tab_width), dip(this, hidden_tab_height));
  made.list = made.make(page);
  made.list->set_dense(m_dense);
  page->Layout();
  fill(tab);
  return made.list;
}

void DetailPanel::fill(std::size_t tab) {
  Tab& made = m_made.at(tab);
  const Detail& now = detail();
  if (!made.list || !now.open() || now.loading()) return;
  if (made.shown == now.shown()) {
    made.list->show_rows();
  } else {
    made.list->show_new_rows();
  }
  made.shown = now.shown();
  filled(tab);
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
  list(shown_tab());
  for (std::size_t tab = 0; tab < m_made.size(); ++tab) fill(tab);
  m_title->GetParent()->Layout();
  Layout();
}

std::size_t DetailPanel::shown_tab() const {
  return static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0));
}

void DetailPanel::set_dense(bool dense) {
  m_dense = dense;
  for (const Tab& tab : m_made) {
    if (tab.list) tab.list->set_dense(dense);
  }
}

void DetailPanel::remember_widths() {
  for (const Tab& tab : m_made) {
    if (tab.list) tab.list->remember_widths();
  }
}

}  // namespace kontor::gui
