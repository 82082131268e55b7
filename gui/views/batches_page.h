#pragma once

#include <wx/button.h>
#include <wx/timer.h>

#include <memory>

#include "gui/presenters/batch_acts.h"
#include "gui/presenters/batch_card.h"
#include "gui/presenters/batches_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One import below the list: refused rows and files.
class BatchCardPanel : public DetailPanel {
 public:
  BatchCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~BatchCardPanel() override { DestroyChildren(); }  // they read m_card

  BatchCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;

  BatchCard m_card;
  std::int64_t m_filled = 0;
};

/// The imports of the book: what came in, what was refused, and the way back.
class BatchesPage : public ListPage {
 public:
  BatchesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
              bool dense);
  ~BatchesPage() override { DestroyChildren(); }  // they read m_presenter

  BatchesPresenter& presenter() { return m_presenter; }
  BatchActs& acts() { return m_acts; }
  BatchCardPanel* card() {
    need_detail();
    return m_card;
  }
  void show_batch(std::int64_t number);
  /// An act began or ended, whoever asked for it.
  std::function<void()> on_act;
  PageState state() override;
  void show(const PageState& wanted) override;

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
  std::optional<std::int64_t> chosen();
  void ask_undo();
  void show_act();
  void follow();

  std::shared_ptr<OpenBook> m_open;
  BatchesPresenter m_presenter;
  BatchActs m_acts;
  wxButton* m_resume = nullptr;
  wxButton* m_undo = nullptr;
  BatchCardPanel* m_card = nullptr;
  wxTimer m_clock;
};

}  // namespace kontor::gui
