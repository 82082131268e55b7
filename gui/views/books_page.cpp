#include "gui/views/books_page.h"

#include <array>

#include "gui/presenters/closed_area.h"

namespace kontor::gui {

BooksPage::BooksPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const BooksPageState& state, bool dense)
    : TabbedPage(parent, around, std::move(book), busy, dense), m_first(state) {
  const Language& t = m_around.language;
  // In the order of BooksView.
  const std::array titles{t.text("Trial balance"), t.text("Entries"), t.text("Accounts"),
                          t.text("Export"), t.text("Audit")};
  const auto actor = m_book->actor();
  std::vector<Tab> tabs;
  for (const BooksView view : all_books_views) {
    const auto kind = static_cast<std::size_t>(view);
    if (!closed(view, actor)) tabs.push_back({kind, titles.at(kind)});
  }
  build("books", t.text_in("area", "Books"), tabs);
  wait_to_be_seen(BooksView::ledger_export);
  begin_at(state.view);
}

AreaPage* BooksPage::make_page(std::size_t kind, wxWindow* place) {
  const auto on_entries = [this](const EntriesChoice& choice) { go_to_entries(choice); };
  switch (static_cast<BooksView>(kind)) {
    case BooksView::trial_balance: {
      auto* trial = new TrialBalancePage(place, m_around, m_book, m_busy, m_first.trial, m_dense);
      trial->on_entries = on_entries;
      return trial;
    }
    case BooksView::entries:
      return new EntriesPage(place, m_around, m_book, m_busy, m_first.entries, m_first.entry,
                             m_dense);
    case BooksView::accounts: {
      auto* accounts = new AccountsPage(place, m_around, m_book, m_busy, m_dense);
      accounts->on_entries = on_entries;
      return accounts;
    }
    case BooksView::ledger_export:
      return new ExportPanel(place, m_around, m_book, m_busy);
    case BooksView::audit:
      return new AuditPage(place, m_around, m_book, m_busy, m_first.audit, m_first.audit_row,
                           m_dense);
  }
  return nullptr;
}

PageState BooksPage::state() {
  auto* trial = made<TrialBalancePage>(BooksView::trial_balance);
  auto* entries = made<EntriesPage>(BooksView::entries);
  BooksPageState now = m_first;
  now.view = kind_in_front<BooksView>();
  auto* audit = made<AuditPage>(BooksView::audit);
  if (trial) now.trial = trial->presenter().choice();
  if (entries) {
    now.entries = entries->presenter().choice();
    now.entry = entries->shown();
  }
  if (audit) {
    now.audit = audit->presenter().choice();
    now.audit_row = audit->shown();
  }
  return now;
}

void BooksPage::show(const PageState& wanted) {
  const auto* state = std::get_if<BooksPageState>(&wanted);
  if (!state) return;
  m_first = *state;
  bring_to_front(state->view);
  if (auto* trial = made<TrialBalancePage>(BooksView::trial_balance))
    trial->presenter().choose(state->trial);
  if (auto* entries = made<EntriesPage>(BooksView::entries))
    entries->show_entries(state->entries, state->entry);
  if (auto* audit = made<AuditPage>(BooksView::audit))
    audit->show_acts(state->audit, state->audit_row);
}

void BooksPage::go_to_entries(const EntriesChoice& choice) {
  auto next = std::get<BooksPageState>(state());
  next.view = BooksView::entries;
  next.entries = choice;
  next.entry = EntryId();
  if (on_go) on_go({Area::books, next});
}

}  // namespace kontor::gui
