#include "gui/views/books_page.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int books_tab_width = 800;
constexpr int books_tab_height = 480;

}  // namespace

BooksPage::BooksPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const BooksPageState& state, bool dense)
    : AreaPage(parent),
      m_around(around),
      m_book(std::move(book)),
      m_busy(busy),
      m_first(state),
      m_dense(dense) {
  const Language& t = m_around.language;
  set_access(this, "books-page", wx_text(t.text_in("area", "Books")));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "books-tabs", wx_text(t.text_in("area", "Books")));
  // In the order of BooksView. A page takes longer to make than a frame may: one at a time.
  for (const auto& title :
       {t.text("Trial balance"), t.text("Entries"), t.text("Accounts"), t.text("Export")}) {
    auto* place = new wxPanel(m_tabs);
    place->SetSizer(new wxBoxSizer(wxVERTICAL));
    // GTK complains of lists in a tab that was not laid out yet.
    place->SetSize(dip(this, books_tab_width), dip(this, books_tab_height));
    m_tabs->AddPage(place, wx_text(title));
  }
  m_pages.assign(m_tabs->GetPageCount(), nullptr);
  m_stale.assign(m_pages.size(), false);
  // An export is read to its end: not before someone looks at it.
  m_stale.back() = true;
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    catch_up();
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, t.text_in("area", "Books"), "books-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_tabs, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  m_tabs->ChangeSelection(static_cast<std::size_t>(state.view));
  catch_up();
}

wxWindow* BooksPage::place_of(BooksView view) const {
  return m_tabs->GetPage(static_cast<std::size_t>(view));
}

void BooksPage::add(BooksView view, AreaPage* page) {
  page->on_import = [this] {
    if (on_import) on_import();
  };
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

TrialBalancePage* BooksPage::trial_balance() {
  if (m_trial) return m_trial;
  m_trial = new TrialBalancePage(place_of(BooksView::trial_balance), m_around, m_book, m_busy,
                                 m_first.trial, m_dense);
  m_trial->on_entries = [this](const EntriesChoice& choice) { go_to_entries(choice); };
  add(BooksView::trial_balance, m_trial);
  return m_trial;
}

EntriesPage* BooksPage::entries() {
  if (m_entries) return m_entries;
  m_entries = new EntriesPage(place_of(BooksView::entries), m_around, m_book, m_busy,
                              m_first.entries, m_first.entry, m_dense);
  add(BooksView::entries, m_entries);
  return m_entries;
}

AccountsPage* BooksPage::accounts() {
  if (m_accounts) return m_accounts;
  m_accounts = new AccountsPage(place_of(BooksView::accounts), m_around, m_book, m_busy, m_dense);
  m_accounts->on_entries = [this](const EntriesChoice& choice) { go_to_entries(choice); };
  add(BooksView::accounts, m_accounts);
  return m_accounts;
}

ExportPanel* BooksPage::ledger_export() {
  if (m_export) return m_export;
  m_export = new ExportPanel(place_of(BooksView::ledger_export), m_around, m_book, m_busy);
  add(BooksView::ledger_export, m_export);
  return m_export;
}

AreaPage* BooksPage::need(BooksView view) {
  switch (view) {
    case BooksView::trial_balance:
      return trial_balance();
    case BooksView::entries:
      return entries();
    case BooksView::accounts:
      return accounts();
    case BooksView::ledger_export:
      return ledger_export();
  }
  return nullptr;
}

void BooksPage::catch_up() {
  const auto tab = static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0));
  need(static_cast<BooksView>(tab));
  if (!m_stale.at(tab)) return;
  m_stale[tab] = false;
  m_pages[tab]->book_changed();
}

AreaPage* BooksPage::front() const {
  return m_pages.at(static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0)));
}

PageState BooksPage::state() {
  BooksPageState now;
  now.view = static_cast<BooksView>(std::max(m_tabs->GetSelection(), 0));
  now.trial = m_trial ? m_trial->presenter().choice() : m_first.trial;
  now.entries = m_entries ? m_entries->presenter().choice() : m_first.entries;
  now.entry = m_entries ? m_entries->shown() : m_first.entry;
  return now;
}

void BooksPage::show(const PageState& wanted) {
  const auto* state = std::get_if<BooksPageState>(&wanted);
  if (!state) return;
  m_first = *state;
  m_tabs->SetSelection(static_cast<std::size_t>(state->view));
  if (m_trial) m_trial->presenter().choose(state->trial);
  if (m_entries) m_entries->show_entries(state->entries, state->entry);
}

void BooksPage::go_to_entries(const EntriesChoice& choice) {
  auto next = std::get<BooksPageState>(state());
  next.view = BooksView::entries;
  next.entries = choice;
  next.entry = EntryId();
  if (on_go) on_go({Area::books, next});
}

void BooksPage::book_changed() {
  // What is not made yet reads all when it is; but for the export, which waits to be looked at.
  for (std::size_t i = 0; i + 1 < m_pages.size(); ++i)
    m_stale[i] = m_pages[i] && m_pages[i] != front();
  m_stale.back() = m_pages.back() != front();
  front()->book_changed();
}

void BooksPage::set_dense(bool dense) {
  m_dense = dense;
  for (auto* page : m_pages) {
    if (page) page->set_dense(dense);
  }
}

void BooksPage::remember() {
  for (auto* page : m_pages) {
    if (page) page->remember();
  }
}

}  // namespace kontor::gui
