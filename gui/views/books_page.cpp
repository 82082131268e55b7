#include "gui/views/books_page.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

BooksPage::BooksPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const BooksPageState& state, bool dense)
    : AreaPage(parent) {
  const Language& t = around.language;
  set_access(this, "books-page", wx_text(t.text_in("area", "Books")));
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "books-tabs", wx_text(t.text_in("area", "Books")));
  m_trial = new TrialBalancePage(m_tabs, around, book, busy, state.trial, dense);
  m_entries = new EntriesPage(m_tabs, around, book, busy, state.entries, state.entry, dense);
  m_accounts = new AccountsPage(m_tabs, around, book, busy, dense);
  m_export = new ExportPanel(m_tabs, around, book, busy);
  const auto add = [&](AreaPage* page, const std::string& title) {
    page->on_import = [this] {
      if (on_import) on_import();
    };
    page->on_go = [this](const Destination& where) {
      if (on_go) on_go(where);
    };
    page->on_notice = [this](Notice notice) {
      if (on_notice) on_notice(std::move(notice));
    };
    m_pages.push_back(page);
    m_tabs->AddPage(page, wx_text(title));
  };
  add(m_trial, t.text("Trial balance"));
  add(m_entries, t.text("Entries"));
  add(m_accounts, t.text("Accounts"));
  add(m_export, t.text("Export"));
  m_stale.assign(m_pages.size(), false);
  // An export is read to its end: not before someone looks at it.
  m_stale.back() = true;
  m_trial->on_entries = [this](const EntriesChoice& choice) { go_to_entries(choice); };
  m_accounts->on_entries = m_trial->on_entries;
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

void BooksPage::catch_up() {
  const auto tab = static_cast<std::size_t>(std::max(m_tabs->GetSelection(), 0));
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
  now.trial = m_trial->presenter().choice();
  now.entries = m_entries->presenter().choice();
  now.entry = EntryId(m_entries->card()->card().shown());
  return now;
}

void BooksPage::show(const PageState& wanted) {
  const auto* state = std::get_if<BooksPageState>(&wanted);
  if (!state) return;
  m_tabs->SetSelection(static_cast<std::size_t>(state->view));
  m_trial->presenter().choose(state->trial);
  m_entries->show_entries(state->entries, state->entry);
}

void BooksPage::go_to_entries(const EntriesChoice& choice) {
  auto next = std::get<BooksPageState>(state());
  next.view = BooksView::entries;
  next.entries = choice;
  next.entry = EntryId();
  if (on_go) on_go({Area::books, next});
}

void BooksPage::book_changed() {
  for (std::size_t i = 0; i < m_pages.size(); ++i) m_stale[i] = m_pages[i] != front();
  front()->book_changed();
}

void BooksPage::set_dense(bool dense) {
  for (auto* page : m_pages) page->set_dense(dense);
}

void BooksPage::remember() {
  for (auto* page : m_pages) page->remember();
}

}  // namespace kontor::gui
