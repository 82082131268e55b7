#pragma once

#include <memory>

#include "gui/views/compare_page.h"
#include "gui/views/machines_page.h"
#include "gui/views/opening_panel.h"
#include "gui/views/tabbed_page.h"
#include "gui/views/things_page.h"
#include "gui/views/tokens_page.h"

namespace kontor::gui {

/// What a shop is, and its first days: the company, its places and channels, what is open, the
/// month in which the old system still runs.
class SetupPage : public TabbedPage {
 public:
  SetupPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const SetupPageState& state, bool dense);

  // Each is made when it is first asked for; null where it is not there for this person.
  CompanyPage* company() { return page<CompanyPage>(SetupView::company); }
  PlacesPage* places() { return page<PlacesPage>(SetupView::places); }
  SalesChannelsPage* sales_channels() { return page<SalesChannelsPage>(SetupView::channels); }
  EmployeesPage* people() { return page<EmployeesPage>(SetupView::people); }
  RolesPage* roles() { return page<RolesPage>(SetupView::roles); }
  MachinesPage* machines() { return page<MachinesPage>(SetupView::machines); }
  TokensPage* tokens() { return page<TokensPage>(SetupView::tokens); }
  OpeningPanel* opening() { return page<OpeningPanel>(SetupView::opening); }
  ComparePage* comparison() { return page<ComparePage>(SetupView::comparison); }
  /// Files of the first day are looked at or taken in just now.
  bool taking_in() const;

  PageState state() override;
  void show(const PageState& wanted) override;

 private:
  AreaPage* make_page(std::size_t kind, wxWindow* place) override;
};

}  // namespace kontor::gui
