#pragma once

#include <wx/notebook.h>

#include <memory>

#include "gui/views/books_lists.h"
#include "gui/views/export_panel.h"

namespace kontor::gui {

/// The ledger: trial balance, entries, accounts, export.
class BooksPage : public AreaPage {
 public:
  BooksPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const BooksPageState& state, bool dense);

  // Each is made when it is first asked for.
  TrialBalancePage* trial_balance();
  EntriesPage* entries();
  AccountsPage* accounts();
  ExportPanel* ledger_export();
  wxNotebook* tabs() const { return m_tabs; }

  PageState state() override;
  void show(const PageState& wanted) override;
  void take_focus() override { front()->take_focus(); }
  void refresh() override { front()->refresh(); }
  void book_changed() override;
  wxSearchCtrl* search_field() const override { return front()->search_field(); }
  bool filtered() const override { return front()->filtered(); }
  void clear_filters() override { front()->clear_filters(); }
  bool can_open() const override { return front()->can_open(); }
  void open_chosen() override { front()->open_chosen(); }
  bool copy() override { return front()->copy(); }
  void set_dense(bool dense) override;
  void remember() override;

 private:
  AreaPage* front() const;
  /// Puts a page behind its tab.
  void add(BooksView view, AreaPage* page);
  wxWindow* place_of(BooksView view) const;
  /// Makes the page of a tab that was not shown yet.
  AreaPage* need(BooksView view);
  /// The tab in front reads what it missed.
  void catch_up();
  /// To the entries behind a figure; the way back leads to the figure.
  void go_to_entries(const EntriesChoice& choice);

  Surroundings m_around;
  std::shared_ptr<OpenBook> m_book;
  BusyBar& m_busy;
  BooksPageState m_first;  ///< for tabs that were not made yet
  bool m_dense;
  wxNotebook* m_tabs = nullptr;
  TrialBalancePage* m_trial = nullptr;
  EntriesPage* m_entries = nullptr;
  AccountsPage* m_accounts = nullptr;
  ExportPanel* m_export = nullptr;
  std::vector<AreaPage*> m_pages;  ///< in the order of the tabs; null: not made yet
  std::vector<bool> m_stale;       ///< tabs behind the one in front that the book outran
};

}  // namespace kontor::gui
