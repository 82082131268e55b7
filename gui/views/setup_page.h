#pragma once

#include <wx/notebook.h>

#include <memory>
#include <vector>

#include "gui/views/compare_page.h"
#include "gui/views/opening_panel.h"
#include "gui/views/things_page.h"

namespace kontor::gui {

/// What a shop is, and its first days: the company, its places and channels, what is open, the
/// month in which the old system still runs.
class SetupPage : public AreaPage {
 public:
  SetupPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const SetupPageState& state, bool dense);

  // Each is made when it is first asked for.
  CompanyPage* company();
  PlacesPage* places();
  SalesChannelsPage* sales_channels();
  OpeningPanel* opening();
  ComparePage* comparison();
  wxNotebook* tabs() const { return m_tabs; }
  /// Files of the first day are looked at or taken in just now.
  bool taking_in() const { return m_opening && m_opening->presenter().busy(); }

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
  std::vector<KeyHelp> keys() const override { return front()->keys(); }

 private:
  AreaPage* front() const;
  /// Puts a page behind its tab.
  void add(SetupView view, AreaPage* page);
  wxWindow* place_of(SetupView view) const;
  AreaPage* need(SetupView view);
  /// The tab in front reads what it missed.
  void catch_up();

  Surroundings m_around;
  std::shared_ptr<OpenBook> m_book;
  BusyBar& m_busy;
  bool m_dense;
  wxNotebook* m_tabs = nullptr;
  CompanyPage* m_company = nullptr;
  PlacesPage* m_places = nullptr;
  SalesChannelsPage* m_channels = nullptr;
  OpeningPanel* m_opening = nullptr;
  ComparePage* m_comparison = nullptr;
  std::vector<AreaPage*> m_pages;  ///< in the order of the tabs; null: not made yet
  std::vector<bool> m_stale;       ///< tabs behind the one in front that the book outran
};

}  // namespace kontor::gui
