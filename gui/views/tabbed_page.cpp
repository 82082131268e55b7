#include "gui/views/tabbed_page.h"

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int first_tab_width = 800;
constexpr int first_tab_height = 480;

}  // namespace

TabbedPage::TabbedPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, bool dense)
    : AreaPage(parent), m_around(around), m_book(std::move(book)), m_busy(busy), m_dense(dense) {}

void TabbedPage::build(const std::string& id, const std::string& title,
                       const std::vector<Tab>& tabs) {
  set_access(this, id + "-page", wx_text(title));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, id + "-tabs", wx_text(title));
  for (const Tab& tab : tabs) {
    m_kinds.push_back(tab.kind);
    auto* place = new wxPanel(m_tabs);
    place->SetSizer(new wxBoxSizer(wxVERTICAL));
    // GTK complains of lists in a tab that was not laid out yet.
    place->SetSize(dip(this, first_tab_width), dip(this, first_tab_height));
    m_tabs->AddPage(place, wx_text(tab.title));
  }
  m_pages.assign(tabs.size(), nullptr);
  m_stale.assign(tabs.size(), false);
  m_waits.assign(tabs.size(), false);
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    catch_up();
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, title, id + "-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_tabs, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
}

void TabbedPage::begin(std::size_t tab) {
  m_tabs->ChangeSelection(tab);
  catch_up();
}

std::size_t TabbedPage::tab_in_front() const {
  return static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0));
}

AreaPage* TabbedPage::need(std::size_t tab) {
  if (m_pages.at(tab)) return m_pages[tab];
  wxWindow* place = m_tabs->GetPage(tab);
  AreaPage* page = m_pages[tab] = make_page(m_kinds.at(tab), place);
  page->on_import = [this] {
    if (on_import) on_import();
  };
  page->on_go = [this](const Destination& where) {
    if (on_go) on_go(where);
  };
  page->on_notice = [this](Notice notice) {
    if (on_notice) on_notice(std::move(notice));
  };
  place->GetSizer()->Add(page, 1, wxEXPAND);
  page->Show();
  place->Layout();
  return page;
}

void TabbedPage::catch_up() {
  const std::size_t tab = tab_in_front();
  AreaPage* page = need(tab);
  if (!m_stale[tab]) return;
  m_stale[tab] = false;
  page->book_changed();
}

void TabbedPage::book_changed() {
  for (std::size_t tab = 0; tab < m_pages.size(); ++tab)
    m_stale[tab] = tab != tab_in_front() && (m_pages[tab] || m_waits[tab]);
  front()->book_changed();
}

void TabbedPage::set_dense(bool dense) {
  m_dense = dense;
  for (auto* page : m_pages) {
    if (page) page->set_dense(dense);
  }
}

bool TabbedPage::unsaved() const {
  return std::ranges::any_of(m_pages, [](const auto* page) { return page && page->unsaved(); });
}

void TabbedPage::remember() {
  for (auto* page : m_pages) {
    if (page) page->remember();
  }
}

}  // namespace kontor::gui
