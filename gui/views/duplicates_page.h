#pragma once

#include <wx/button.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/duplicates_presenter.h"
#include "gui/presenters/pair_card.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// Two customers below the queue, side by side, with the reasons.
class PairCardPanel : public DetailPanel {
 public:
  PairCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~PairCardPanel() override { DestroyChildren(); }  // they read m_card

  PairCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  PairCard m_card;
};

/// Asks what the one person of two customers keeps.
class MergeDialog : public FormDialog {
 public:
  MergeDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
              std::shared_ptr<OpenBook> book, const PairKey& pair);
  ~MergeDialog() override { DestroyChildren(); }  // they read m_form

  MergeForm& form() { return m_form; }
  /// It ends; what was done in words, empty: nothing; who was merged with the other.
  std::function<void(const std::string& done, CustomerId alias)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  MergeForm m_form;
};

using MergeCertainDialog = AskDialog<MergeCertainForm>;

/// Customers who may be one person: a tab of the customers.
class DuplicatesPage : public ListPage {
 public:
  DuplicatesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                 BusyBar& busy, bool dense);
  ~DuplicatesPage() override { DestroyChildren(); }  // they read m_presenter

  DuplicatesPresenter& presenter() { return m_presenter; }
  PairCardPanel* card() {
    need_detail();
    return m_card;
  }
  DuplicateActs& acts() { return m_acts; }
  MergeDialog* merge_dialog() const { return m_merge_dialog; }
  MergeCertainDialog* certain_dialog() const { return m_certain_dialog; }
  void find();
  void ask_merge();
  void ask_merge_certain();
  void set_apart();

  PageState state() override { return {}; }  // the area keeps it
  void show(const PageState&) override {}

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
  wxButton* add_act(const std::string& id, const std::string& label, std::function<void()> act,
                    Space before);
  /// The chosen pairs; none where some are not read yet.
  std::vector<PairKey> chosen();
  bool free() const { return !m_merge_dialog && !m_certain_dialog && !m_acts.busy(); }
  void show_act();
  void follow();
  void merged(const std::string& done, CustomerId alias);

  std::shared_ptr<OpenBook> m_open;
  DuplicatesPresenter m_presenter;
  DuplicateActs m_acts;
  wxTimer m_clock;
  wxButton* m_find = nullptr;
  wxButton* m_certain = nullptr;
  wxButton* m_apart = nullptr;
  wxButton* m_merge = nullptr;
  PairCardPanel* m_card = nullptr;
  MergeDialog* m_merge_dialog = nullptr;
  MergeCertainDialog* m_certain_dialog = nullptr;
};

}  // namespace kontor::gui
