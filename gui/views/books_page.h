#pragma once

#include <memory>

#include "gui/views/audit_page.h"
#include "gui/views/books_lists.h"
#include "gui/views/export_panel.h"
#include "gui/views/tabbed_page.h"

namespace kontor::gui {

/// The ledger: trial balance, entries, accounts, export; and the audit, for those who may see it.
class BooksPage : public TabbedPage {
 public:
  BooksPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const BooksPageState& state, bool dense);

  // Each is made when it is first asked for; null where it is not there for this person.
  TrialBalancePage* trial_balance() { return page<TrialBalancePage>(BooksView::trial_balance); }
  EntriesPage* entries() { return page<EntriesPage>(BooksView::entries); }
  AccountsPage* accounts() { return page<AccountsPage>(BooksView::accounts); }
  ExportPanel* ledger_export() { return page<ExportPanel>(BooksView::ledger_export); }
  AuditPage* audit() { return page<AuditPage>(BooksView::audit); }

  PageState state() override;
  void show(const PageState& wanted) override;

 private:
  AreaPage* make_page(std::size_t kind, wxWindow* place) override;
  /// To the entries behind a figure; the way back leads to the figure.
  void go_to_entries(const EntriesChoice& choice);

  BooksPageState m_first;  ///< for tabs that were not made yet
};

}  // namespace kontor::gui
