#pragma once

#include <memory>

#include "gui/presenters/team_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One employee below the list: their days, and the names that channels have for them.
class EmployeeCardPanel : public DetailPanel {
 public:
  EmployeeCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~EmployeeCardPanel() override { DestroyChildren(); }  // they read m_card

  EmployeeCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  EmployeeCard m_card;
};

/// Those who sell.
class TeamPage : public ListPage {
 public:
  TeamPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
           const TeamPageState& state, bool dense);
  ~TeamPage() override { DestroyChildren(); }  // they read m_presenter

  TeamPresenter& presenter() { return m_presenter; }
  EmployeeCardPanel* card() {
    need_detail();
    return m_card;
  }
  PageState state() override;
  void show(const PageState& wanted) override;
  void show_employee(EmployeeId employee);

 private:
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;

  std::shared_ptr<OpenBook> m_open;
  TeamPresenter m_presenter;
  EmployeeCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
