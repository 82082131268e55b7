#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// Asks what an employee worked on a day, and writes it over what the book has of that day and
/// place.
class HoursForm : public FormPresenter {
 public:
  HoursForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
            EmployeeId employee);

  /// Reads who it is, and the places.
  void load();
  bool reading() const { return m_reading.busy(); }
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words.
  const std::string& done() const { return m_done; }

 private:
  struct Facts {
    std::optional<staff::Employee> employee;
    std::vector<company::Location> places;
    BusinessDate today;
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
