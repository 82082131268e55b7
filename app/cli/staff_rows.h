#pragma once

#include <vector>

#include "app/cli/session.h"
#include "domain/staff/measure.h"
#include "domain/staff/team.h"

namespace kontor::cli {

/// All employees, by code, whoever asks: for names beside what they did.
std::vector<staff::Employee> all_staff(Session& session);
/// Those whom the actor may see.
std::vector<staff::Employee> staff_of(Session& session);
/// A whole number of the last of some decimals: 1250 with two is "12.50".
std::string with_decimals(std::int64_t number, int decimals);

/// Numbers of a column in thousandths, all with as many decimals as one of them needs.
class ThousandthsColumn {
 public:
  void add(std::int64_t milli);
  std::string text(std::int64_t milli) const;

 private:
  int m_decimals = 0;
};

/// A ratio of the trainer's comparison or a change of it, as other programs take it: items, money
/// and rates in percent with the decimals that all of them have.
std::string plain_measure(staff::Measure measure, Currency currency, std::int64_t ratio);

/// Who has no name is called by code.
std::string employee_label(const staff::Employee& employee);
std::string employee_code(const std::vector<staff::Employee>& all, EmployeeId id);

/// The list of employees, also for the one that a command made or changed.
void show_employees(Session& session, const std::vector<staff::Employee>& rows);

/// What a list of employees or hours brought; the refused rows are said.
Status show_list_report(Session& session, const ListReport& report);

}  // namespace kontor::cli
