#pragma once

#include <wx/choice.h>

#include <memory>

#include "gui/presenters/order_card.h"
#include "gui/presenters/orders_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One order below the list: lines, timeline, payments, entries.
class OrderCardPanel : public DetailPanel {
 public:
  OrderCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~OrderCardPanel() override { DestroyChildren(); }  // they read m_card

  OrderCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  OrderCard m_card;
};

/// The orders of all channels.
class OrdersPage : public ListPage {
 public:
  OrdersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             const OrdersPageState& state, bool dense);
  ~OrdersPage() override { DestroyChildren(); }  // they read m_presenter

  OrdersPresenter& presenter() { return m_presenter; }
  OrderCardPanel* card() {
    need_detail();
    return m_card;
  }
  PageState state() override;
  void show(const PageState& wanted) override;
  void show_order(DocumentId document);

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
  void choose_time(int item);
  void ask_days();

  std::shared_ptr<OpenBook> m_open;
  OrdersPresenter m_presenter;
  wxChoice* m_channel = nullptr;
  wxChoice* m_state = nullptr;
  wxChoice* m_time = nullptr;
  std::vector<ChannelId> m_listed;  ///< channels as the filter shows them
  OrderCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
