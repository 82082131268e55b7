#pragma once

#include <memory>

#include "gui/presenters/employee_card.h"
#include "gui/presenters/team_presenter.h"
#include "gui/views/list_page.h"
#include "gui/views/staff_dialogs.h"

namespace kontor::gui {

/// One employee below the list: their days, and the names that channels have for them.
class EmployeeCardPanel : public DetailPanel {
 public:
  EmployeeCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~EmployeeCardPanel() override { DestroyChildren(); }  // they read m_card

  EmployeeCard& card() { return m_card; }

  /// A document that was put right is opened.
  std::function<void(const staff::ErrorRow&)> on_document;

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
  /// Asks what the chosen employee worked on a day.
  void ask_hours();
  /// Asks what was agreed with the chosen employee.
  void ask_coaching();
  /// Asks for a file of employees or hours, and shows what it would bring.
  void ask_list(StaffFile kind);
  void look_at_list(StaffFile kind, const std::string& file);
  HoursDialog* hours_dialog() const { return m_hours; }
  CoachingDialog* coaching_dialog() const { return m_coaching; }
  StaffListDialog* list_dialog() const { return m_staff_list; }

 private:
  void add_filters(const Language& t) override;
  void add_acts(std::vector<RowAct>& acts) override;
  void show_file_menu(wxButton* at);
  void told(const std::string& done);
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
  HoursDialog* m_hours = nullptr;
  CoachingDialog* m_coaching = nullptr;
  StaffListDialog* m_staff_list = nullptr;
};

}  // namespace kontor::gui
