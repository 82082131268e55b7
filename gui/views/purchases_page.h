#pragma once

#include <wx/button.h>
#include <wx/choice.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/purchase_card.h"
#include "gui/presenters/purchases_presenter.h"
#include "gui/presenters/transfer_acts.h"
#include "gui/views/list_page.h"
#include "gui/views/paper_dialog.h"
#include "gui/views/place_filter.h"
#include "gui/views/transfer_dialog.h"

namespace kontor::gui {

/// One order below the list: lines, deliveries, history.
class PurchaseCardPanel : public DetailPanel {
 public:
  PurchaseCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~PurchaseCardPanel() override { DestroyChildren(); }  // they read m_card

  PurchaseCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  PurchaseCard m_card;
};

/// The orders with suppliers and what can be done with each: a tab of the stock.
class PurchasesPage : public ListPage {
 public:
  PurchasesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const PurchasesChoice& choice, bool dense);
  ~PurchasesPage() override { DestroyChildren(); }  // they read m_presenter

  PurchasesPresenter& presenter() { return m_presenter; }
  TransferActs& acts() { return m_acts; }
  PurchaseCardPanel* card() {
    need_detail();
    return m_card;
  }
  /// The sheet that is open; null: none.
  TransferDialog* sheet() const { return m_sheet; }
  PaperDialog* paper() const { return m_paper; }
  wxButton* main_button() const { return m_main; }
  wxButton* invoice_button() const { return m_bill; }
  void new_order() { open_sheet(SheetTask::write, {}); }
  void open_sheet(SheetTask task, const std::string& number);
  void show_paper();
  void show_order(DocumentId document, const std::string& number);
  void show_orders(const PurchasesChoice& choice) { m_presenter.choose(choice); }

  PageState state() override { return {}; }  // the area keeps it
  void show(const PageState&) override {}
  bool unsaved() const override { return m_sheet && m_sheet->sheet().changed(); }

 private:
  void add_filters(const Language& t) override;
  void add_acts(std::vector<RowAct>& acts) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;
  std::optional<stock::StockDocument> chosen();
  bool may_begin() const;
  bool free() const { return !m_acts.busy() && !m_sheet; }
  /// What is done next with an order as it stands.
  std::optional<RowAct> next_act(const stock::StockDocument& order);
  void show_act();

  std::shared_ptr<OpenBook> m_open;
  PurchasesPresenter m_presenter;
  TransferActs m_acts;
  PlaceFilter m_place;
  wxChoice* m_state = nullptr;
  wxButton* m_new = nullptr;
  wxButton* m_main = nullptr;
  wxButton* m_bill = nullptr;
  PurchaseCardPanel* m_card = nullptr;
  TransferDialog* m_sheet = nullptr;
  PaperDialog* m_paper = nullptr;
};

}  // namespace kontor::gui
