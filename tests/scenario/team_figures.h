#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tests/scenario/real_shop.h"

namespace kontor::test {

/// What the employees of a set ordered and sold, added up from its files by a program that shares
/// no code with Kontor (tests/support/employee_sums.py).
nlohmann::json raw_employee_sums(const std::string& set);

/// To the cent: orders placed and net sales of every employee as imported, and what
/// `kontor employee performance` shows of them from the summaries.
void check_team_figures(const Shop& shop, const std::string& set);

/// Takes the set's quotas in: each employee is known, by the number that the list has for them,
/// too. Then what `employee performance` and `employee target list` say of them is in the files.
void check_targets(const Shop& shop, const std::string& set);

}  // namespace kontor::test
