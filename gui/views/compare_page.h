#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>

#include "gui/presenters/compare_card.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// Our documents behind a compared figure.
class CompareCardPanel : public DetailPanel {
 public:
  CompareCardPanel(wxWindow* parent, Surroundings around, const ComparePresenter& list,
                   std::shared_ptr<OpenBook> book);
  ~CompareCardPanel() override { DestroyChildren(); }  // they read m_card
  CompareCard& card() { return m_card; }

  std::function<void(DocumentId)> on_order;

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;

  CompareCard m_card;
};

/// The old system's figures beside ours, day by day.
class ComparePage : public ListPage {
 public:
  ComparePage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
              bool dense);
  ~ComparePage() override { DestroyChildren(); }  // they read m_presenter

  ComparePresenter& presenter() { return m_presenter; }
  wxCheckBox* only_differences() const { return m_only; }
  wxTextCtrl* tolerance() const { return m_tolerance; }
  /// Compares other files.
  void look_at(std::vector<std::string> files);
  void show_state() override;
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override;
  CompareCardPanel* card() {
    need_detail();
    return m_card;
  }

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
  void ask_files();
  void take_tolerance();

  std::shared_ptr<OpenBook> m_open;
  ComparePresenter m_presenter;
  wxButton* m_choose = nullptr;
  wxStaticText* m_files = nullptr;
  wxTextCtrl* m_tolerance = nullptr;
  wxStaticText* m_tolerance_problem = nullptr;
  wxStaticText* m_entity_label = nullptr;
  wxChoice* m_entity = nullptr;
  wxCheckBox* m_only = nullptr;
  CompareCardPanel* m_card = nullptr;
  std::string m_told;  ///< above the list
};

}  // namespace kontor::gui
