#pragma once

#include <memory>

#include "gui/views/customers_page.h"
#include "gui/views/duplicates_page.h"
#include "gui/views/tabbed_page.h"

namespace kontor::gui {

/// The customers: who buys, and who of them may be one person.
class CustomersArea : public TabbedPage {
 public:
  CustomersArea(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const CustomersPageState& state, bool dense);

  // Each is made when it is first asked for.
  CustomersPage* people() { return page<CustomersPage>(CustomersView::people); }
  /// Null for who may not say who is one person.
  DuplicatesPage* duplicates() { return page<DuplicatesPage>(CustomersView::duplicates); }
  CustomersView view() const { return kind_in_front<CustomersView>(); }

  PageState state() override;
  void show(const PageState& wanted) override;

 private:
  AreaPage* make_page(std::size_t kind, wxWindow* place) override;

  CustomersPageState m_first;  ///< for tabs that were not made yet
};

}  // namespace kontor::gui
