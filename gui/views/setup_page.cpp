#include "gui/views/setup_page.h"

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int setup_tab_width = 800;
constexpr int setup_tab_height = 480;

}  // namespace

SetupPage::SetupPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const SetupPageState& state, bool dense)
    : AreaPage(parent), m_around(around), m_book(std::move(book)), m_busy(busy), m_dense(dense) {
  const Language& t = m_around.language;
  set_access(this, "setup-page", wx_text(t.text("Set-up")));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "setup-tabs", wx_text(t.text("Set-up")));
  // In the order of SetupView. A page takes longer to make than a frame may: one at a time.
  for (const auto& title : {t.text("Company"), t.text("Places"), t.text("Sales channels"),
                            t.text("Opening balances"), t.text("Parallel month")}) {
    auto* place = new wxPanel(m_tabs);
    place->SetSizer(new wxBoxSizer(wxVERTICAL));
    // GTK complains of lists in a tab that was not laid out yet.
    place->SetSize(dip(this, setup_tab_width), dip(this, setup_tab_height));
    m_tabs->AddPage(place, wx_text(title));
  }
  m_pages.assign(m_tabs->GetPageCount(), nullptr);
  m_stale.assign(m_pages.size(), false);
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    catch_up();
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, t.text("Set-up"), "setup-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_tabs, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  m_tabs->ChangeSelection(static_cast<std::size_t>(state.view));
  catch_up();
}

wxWindow* SetupPage::place_of(SetupView view) const {
  return m_tabs->GetPage(static_cast<std::size_t>(view));
}

void SetupPage::add(SetupView view, AreaPage* page) {
  page->on_go = [this](const Destination& where) {
    if (on_go) on_go(where);
  };
  page->on_notice = [this](Notice notice) {
    if (on_notice) on_notice(std::move(notice));
  };
  m_pages.at(static_cast<std::size_t>(view)) = page;
  place_of(view)->GetSizer()->Add(page, 1, wxEXPAND);
  place_of(view)->Layout();
}

CompanyPage* SetupPage::company() {
  if (m_company) return m_company;
  m_company = new CompanyPage(place_of(SetupView::company), m_around, m_book, m_busy);
  add(SetupView::company, m_company);
  return m_company;
}

PlacesPage* SetupPage::places() {
  if (m_places) return m_places;
  const Language& t = m_around.language;
  m_places = new PlacesPage(
      place_of(SetupView::places), m_around, m_book, m_busy,
      {"places", t.text("Places"), t.text("Reading the places..."), t.text("New place"),
       "mark-location-symbolic", t.text("Where stock lies and sales are made.")},
      m_dense);
  add(SetupView::places, m_places);
  return m_places;
}

SalesChannelsPage* SetupPage::sales_channels() {
  if (m_channels) return m_channels;
  const Language& t = m_around.language;
  m_channels = new SalesChannelsPage(
      place_of(SetupView::channels), m_around, m_book, m_busy,
      {"sales-channels", t.text("Sales channels"), t.text("Reading the channels..."),
       t.text("New channel"), "network-transmit-receive-symbolic",
       t.text("A till, a web shop, a marketplace: each has its own side of the ledger. Files that "
              "are taken in make theirs by themselves.")},
      m_dense);
  add(SetupView::channels, m_channels);
  return m_channels;
}

OpeningPanel* SetupPage::opening() {
  if (m_opening) return m_opening;
  m_opening = new OpeningPanel(place_of(SetupView::opening), m_around, m_book, m_busy);
  m_opening->set_dense(m_dense);
  add(SetupView::opening, m_opening);
  return m_opening;
}

ComparePage* SetupPage::comparison() {
  if (m_comparison) return m_comparison;
  m_comparison =
      new ComparePage(place_of(SetupView::comparison), m_around, m_book, m_busy, m_dense);
  add(SetupView::comparison, m_comparison);
  return m_comparison;
}

AreaPage* SetupPage::need(SetupView view) {
  switch (view) {
    case SetupView::company:
      return company();
    case SetupView::places:
      return places();
    case SetupView::channels:
      return sales_channels();
    case SetupView::opening:
      return opening();
    case SetupView::comparison:
      return comparison();
  }
  return nullptr;
}

void SetupPage::catch_up() {
  const auto tab = static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0));
  need(static_cast<SetupView>(tab));
  if (!m_stale.at(tab)) return;
  m_stale[tab] = false;
  m_pages[tab]->book_changed();
}

AreaPage* SetupPage::front() const {
  return m_pages.at(static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0)));
}

PageState SetupPage::state() {
  return SetupPageState{static_cast<SetupView>(std::max(m_tabs->GetSelection(), 0))};
}

void SetupPage::show(const PageState& wanted) {
  if (const auto* state = std::get_if<SetupPageState>(&wanted))
    m_tabs->SetSelection(static_cast<std::size_t>(state->view));
}

void SetupPage::book_changed() {
  for (std::size_t i = 0; i < m_pages.size(); ++i) m_stale[i] = m_pages[i] && m_pages[i] != front();
  front()->book_changed();
}

void SetupPage::set_dense(bool dense) {
  m_dense = dense;
  for (auto* page : m_pages) {
    if (page) page->set_dense(dense);
  }
}

void SetupPage::remember() {
  for (auto* page : m_pages) {
    if (page) page->remember();
  }
}

}  // namespace kontor::gui
