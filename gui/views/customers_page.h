#pragma once

#include <wx/button.h>

#include <functional>
#include <memory>

#include "gui/presenters/customer_card.h"
#include "gui/presenters/customers_presenter.h"
#include "gui/presenters/duplicates_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One customer below the list: profile, orders, identities, versions.
class CustomerCardPanel : public DetailPanel {
 public:
  CustomerCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~CustomerCardPanel() override { DestroyChildren(); }  // they read m_card

  CustomerCard& card() { return m_card; }

  std::function<void(DocumentId)> on_order;
  /// A merge is to end.
  std::function<void(CustomerId alias)> on_unmerge;
  /// Ends the merge of whom is chosen among the merged; of the only one where none is chosen.
  void unmerge_chosen();
  wxButton* unmerge_button() const { return m_unmerge; }

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;
  VirtualList* make_merged(wxWindow* page);

  CustomerCard m_card;
  bool m_may_merge;
  VirtualList* m_merged = nullptr;
  wxButton* m_unmerge = nullptr;
};

/// The people and firms that buy.
class CustomersPage : public ListPage {
 public:
  CustomersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const CustomersPageState& state, bool dense);
  ~CustomersPage() override { DestroyChildren(); }  // they read m_presenter

  CustomersPresenter& presenter() { return m_presenter; }
  CustomerCardPanel* card() {
    need_detail();
    return m_card;
  }
  PageState state() override;
  void show(const PageState& wanted) override;
  void show_customer(CustomerId customer);
  DuplicateActs& acts() { return m_acts; }

 private:
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;

  std::shared_ptr<OpenBook> m_open;
  void show_act();

  CustomersPresenter m_presenter;
  DuplicateActs m_acts;
  CustomerCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
