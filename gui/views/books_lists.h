#pragma once

#include <wx/button.h>

#include <memory>

#include "gui/presenters/accounts_presenter.h"
#include "gui/presenters/entries_presenter.h"
#include "gui/presenters/entry_card.h"
#include "gui/presenters/trial_balance_presenter.h"
#include "gui/views/ledger_filters.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// The trial balance: Enter on a figure shows its entries.
class TrialBalancePage : public ListPage {
 public:
  TrialBalancePage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                   BusyBar& busy, const TrialChoice& choice, bool dense);
  ~TrialBalancePage() override { DestroyChildren(); }  // they read m_presenter

  TrialBalancePresenter& presenter() { return m_presenter; }
  LedgerFilters& filters() { return *m_filter; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void open_chosen() override;
  /// What stands behind a figure.
  void open_figure(std::size_t row, std::size_t column);

  std::function<void(const EntriesChoice&)> on_entries;

 private:
  void add_filters(const Language& t) override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;

  std::shared_ptr<OpenBook> m_open;
  TrialBalancePresenter m_presenter;
  std::unique_ptr<LedgerFilters> m_filter;
};

/// One entry below the list: its postings, and what is known of it.
class EntryCardPanel : public DetailPanel {
 public:
  EntryCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~EntryCardPanel() override { DestroyChildren(); }  // they read m_card

  EntryCard& card() { return m_card; }
  wxButton* order_button() const { return m_order; }

  std::function<void(DocumentId)> on_order;
  std::function<void(EntryId)> on_entry;

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;
  VirtualList* make_facts(wxWindow* page);

  EntryCard m_card;
  wxButton* m_order = nullptr;
};

/// The entries of the ledger.
class EntriesPage : public ListPage {
 public:
  EntriesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
              const EntriesChoice& choice, EntryId entry, bool dense);
  ~EntriesPage() override { DestroyChildren(); }  // they read m_presenter

  EntriesPresenter& presenter() { return m_presenter; }
  EntryCardPanel* card() {
    need_detail();
    return m_card;
  }
  LedgerFilters& filters() { return *m_filter; }
  wxChoice* account() const { return m_account; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void show_entries(const EntriesChoice& choice, EntryId entry);
  void show_entry(EntryId entry);
  /// The entry below the list; none: no detail is open.
  EntryId shown() { return EntryId(detail().shown()); }

 private:
  void add_filters(const Language& t) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;

  std::shared_ptr<OpenBook> m_open;
  EntriesPresenter m_presenter;
  std::unique_ptr<LedgerFilters> m_filter;
  wxChoice* m_account = nullptr;
  std::vector<AccountId> m_accounts;  ///< as the filter shows them
  EntryCardPanel* m_card = nullptr;
};

/// The chart of accounts: Enter on one shows its entries.
class AccountsPage : public ListPage {
 public:
  AccountsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
               bool dense);
  ~AccountsPage() override { DestroyChildren(); }  // they read m_presenter

  AccountsPresenter& presenter() { return m_presenter; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void open_chosen() override;

  std::function<void(const EntriesChoice&)> on_entries;

 private:
  StatePanel::Content empty_content() override;

  AccountsPresenter m_presenter;
};

}  // namespace kontor::gui
