#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// Notes a talk with an employee: what it is to change, what was agreed, when to look again.
class CoachingForm : public FormPresenter {
 public:
  CoachingForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
               EmployeeId employee);

  /// Reads who it is, and what stands out of their last three months: that is offered first.
  void load();
  bool reading() const { return m_reading.busy(); }
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words.
  const std::string& done() const { return m_done; }

 private:
  struct Facts {
    std::optional<staff::Employee> employee;
    BusinessDate today;
    std::string measure;  ///< that they are weak in
  };
  void take(const Facts& facts);
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  EmployeeId m_employee;
  std::string m_code, m_done;
  Slot m_reading;
};

}  // namespace kontor::gui
