#pragma once

#include <wx/button.h>
#include <wx/choice.h>

#include <memory>
#include <optional>
#include <vector>

#include "gui/presenters/count_acts.h"
#include "gui/presenters/count_card.h"
#include "gui/presenters/counts_presenter.h"
#include "gui/views/count_dialogs.h"
#include "gui/views/list_page.h"
#include "gui/views/paper_dialog.h"
#include "gui/views/place_filter.h"

namespace kontor::gui {

/// One count below the list: its lines.
class CountCardPanel : public DetailPanel {
 public:
  CountCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~CountCardPanel() override { DestroyChildren(); }  // they read m_card

  CountCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  CountCard m_card;
};

/// The counts of the places: a tab of the stock.
class CountsPage : public ListPage {
 public:
  CountsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             const CountsChoice& choice, std::int64_t count, bool dense);
  ~CountsPage() override { DestroyChildren(); }  // they read m_presenter

  CountsPresenter& presenter() { return m_presenter; }
  CountActs& acts() { return m_acts; }
  CountCardPanel* card() {
    need_detail();
    return m_card;
  }
  NewCountDialog* new_dialog() const { return m_new_dialog; }
  CountEntryDialog* entry_dialog() const { return m_entry; }
  PaperDialog* paper() const { return m_paper; }
  wxButton* main_button() const { return m_main; }
  /// The number of the count that is open below; 0: none.
  std::int64_t shown() { return detail().shown(); }
  void new_count();
  void enter_count(std::int64_t number);
  void show_sheet(std::int64_t number);
  void show_count(std::int64_t number);
  /// Posts, once it is said what becomes of lines that nobody counted.
  void ask_post();
  void show_counts(const CountsChoice& choice, std::int64_t count);

  PageState state() override { return {}; }  // the area keeps it
  void show(const PageState&) override {}
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
  std::optional<stock::CountSheetRow> chosen();
  bool may_begin() const;
  bool free() const { return !m_acts.busy() && !m_entry && !m_new_dialog; }
  std::optional<RowAct> next_act(const stock::CountSheetRow& row);
  /// What becomes of lines that nobody counted; nothing: the count goes on.
  std::optional<goods::Uncounted> ask_uncounted(const stock::CountSheetRow& row,
                                                const std::string& go_on);
  void ask_approve();
  void ask_cancel();
  void show_act();

  std::shared_ptr<OpenBook> m_open;
  CountsPresenter m_presenter;
  CountActs m_acts;
  PlaceFilter m_place;
  wxChoice* m_state = nullptr;
  wxButton* m_new = nullptr;
  wxButton* m_main = nullptr;
  CountCardPanel* m_card = nullptr;
  NewCountDialog* m_new_dialog = nullptr;
  CountEntryDialog* m_entry = nullptr;
  PaperDialog* m_paper = nullptr;
};

}  // namespace kontor::gui
