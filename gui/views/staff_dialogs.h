#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/coaching_form.h"
#include "gui/presenters/hours_form.h"
#include "gui/presenters/staff_list.h"
#include "gui/views/form_dialog.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// Asks what an employee worked on a day.
class HoursDialog : public FormDialog {
 public:
  HoursDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
              std::shared_ptr<OpenBook> book, EmployeeId employee);
  ~HoursDialog() override { DestroyChildren(); }  // they read m_form

  HoursForm& form() { return m_form; }
  /// It ends; what was done in words, empty: nothing.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  HoursForm m_form;
};

/// Notes a talk with an employee.
class CoachingDialog : public FormDialog {
 public:
  CoachingDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book, EmployeeId employee);
  ~CoachingDialog() override { DestroyChildren(); }  // they read m_form

  CoachingForm& form() { return m_form; }
  /// It ends; what was done in words, empty: nothing.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  CoachingForm m_form;
};

/// What a file of employees or hours would bring, before it is taken in.
class StaffListDialog : public wxDialog, public StaffListView {
 public:
  StaffListDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                  std::shared_ptr<OpenBook> book, StaffFile kind, const std::string& file);
  ~StaffListDialog() override { DestroyChildren(); }  // they read m_list

  void show_list_file() override;
  void list_taken(const std::string& done) override { end(done); }

  StaffListPresenter& list() { return m_list; }
  wxButton* take_button() const { return m_take; }
  VirtualList* problems() const { return m_problems; }
  /// It ends; what was done in words, empty: nothing.
  std::function<void(const std::string& done)> on_close;

 private:
  wxSizer* make_buttons();
  void end(const std::string& done);

  Surroundings m_around;
  BusyBar& m_busy;
  StaffListPresenter m_list;
  InfoRow* m_info = nullptr;
  wxStaticText* m_summary = nullptr;
  VirtualList* m_problems = nullptr;
  wxButton* m_take = nullptr;
  bool m_ended = false;
};

}  // namespace kontor::gui
