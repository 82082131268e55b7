#pragma once

#include "gui/presenters/places.h"

namespace kontor::gui {

/// Who works here, but for those whom files named and nobody has identified.
class EmployeesPresenter : public ThingsPresenter {
 public:
  EmployeesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language);
  std::string footer() const override;

 private:
  void add_rows() override;
};

/// One employee: company, places, days of work, and roles.
class EmployeeForm : public ThingForm {
 public:
  EmployeeForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : ThingForm(std::move(book), executor, std::move(language)) {}

 private:
  std::vector<FormField> common(const staff::Employee& employee) const;
  bool fill_thing(const std::string& code) override;
  void fill_new() override;
  void check() override;
  std::string field_of(const Refusal& refusal) const override;
  Saver saver() const override;
};

/// The roles: ready-made ones, and those of the shop's own.
class RolesPresenter : public ThingsPresenter {
 public:
  RolesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language);
  std::string footer() const override;

 private:
  void add_rows() override;
};

/// One role: its rights, and who may do what each of them allows, by whatever role.
class RoleForm : public ThingForm {
 public:
  RoleForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : ThingForm(std::move(book), executor, std::move(language)) {}

 private:
  std::vector<FormField> rights(const staff::Role& role, bool fixed) const;
  bool fill_thing(const std::string& code) override;
  void fill_new() override;
  std::string field_of(const Refusal& refusal) const override;
  Saver saver() const override;
};

/// "SELLER@NORD, ACCOUNTANT": the roles of an employee with where each holds, by codes.
std::string roles_text(const PlacesFacts& facts, EmployeeId employee);
/// The roles of such a text. Refuses role_unknown, location_unknown.
Result<std::vector<staff::RoleGift>> roles_in(const PlacesFacts& facts, const std::string& text);

}  // namespace kontor::gui
