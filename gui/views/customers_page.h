#pragma once

#include <memory>

#include "gui/presenters/customer_card.h"
#include "gui/presenters/customers_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One customer below the list: profile, orders, identities, versions.
class CustomerCardPanel : public DetailPanel {
 public:
  CustomerCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~CustomerCardPanel() override { DestroyChildren(); }  // they read m_card

  CustomerCard& card() { return m_card; }

  std::function<void(DocumentId)> on_order;

 private:
  Detail& detail() override { return m_card; }

  CustomerCard m_card;
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

 private:
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;

  std::shared_ptr<OpenBook> m_open;
  CustomersPresenter m_presenter;
  CustomerCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
