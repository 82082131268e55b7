#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/tglbtn.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/transfer_acts.h"
#include "gui/presenters/transfer_card.h"
#include "gui/presenters/transfers_presenter.h"
#include "gui/views/close_transfer_dialog.h"
#include "gui/views/list_page.h"
#include "gui/views/paper_dialog.h"
#include "gui/views/place_filter.h"
#include "gui/views/transfer_dialog.h"

namespace kontor::gui {

/// One transfer below the list: lines, history, papers.
class TransferCardPanel : public DetailPanel {
 public:
  TransferCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~TransferCardPanel() override { DestroyChildren(); }  // they read m_card

  TransferCard& card() { return m_card; }
  /// A paper is wanted.
  std::function<void(TransferPaper paper)> on_paper;

 private:
  Detail& detail() override { return m_card; }

  TransferCard m_card;
};

/// The transfers between the shop's own places: a board of their states, their list, what can be
/// done with each.
class TransfersPage : public ListPage {
 public:
  TransfersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const TransfersPageState& state, bool dense);
  ~TransfersPage() override { DestroyChildren(); }  // they read m_presenter

  TransfersPresenter& presenter() { return m_presenter; }
  TransferActs& acts() { return m_acts; }
  TransferCardPanel* card() {
    need_detail();
    return m_card;
  }
  /// The sheet that is open; null: none.
  TransferDialog* sheet() const { return m_sheet; }
  CloseTransferDialog* closing() const { return m_closing; }
  PaperDialog* paper() const { return m_paper; }
  wxButton* main_button() const { return m_main; }
  const std::vector<wxToggleButton*>& board() const { return m_board; }
  void new_transfer() { open_sheet(SheetTask::write, {}); }
  void open_sheet(SheetTask task, const std::string& number);
  void show_paper(TransferPaper paper);
  void ask_close();
  void show_transfer(DocumentId document, const std::string& number);

  PageState state() override;
  void show(const PageState& wanted) override;
  bool unsaved() const override { return m_sheet && m_sheet->sheet().changed(); }
  std::vector<KeyHelp> keys() const override;

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
  wxWindow* make_board(const Language& t);
  std::optional<stock::StockDocument> chosen();
  TransferRights rights(const stock::StockDocument& transfer) const;
  bool may_begin() const;
  /// What is done next with a transfer as it stands.
  std::optional<RowAct> next_act(const stock::StockDocument& transfer);
  void ask_cancel();
  void show_act();

  std::shared_ptr<OpenBook> m_open;
  TransfersPresenter m_presenter;
  TransferActs m_acts;
  PlaceFilter m_place;
  wxButton* m_new = nullptr;
  wxButton* m_main = nullptr;
  std::vector<wxToggleButton*> m_board;  ///< all, then each state
  TransferCardPanel* m_card = nullptr;
  TransferDialog* m_sheet = nullptr;
  CloseTransferDialog* m_closing = nullptr;
  PaperDialog* m_paper = nullptr;
};

}  // namespace kontor::gui
