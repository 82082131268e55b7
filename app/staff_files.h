#pragma once

#include <filesystem>

#include "app/context.h"
#include "domain/staff/team.h"

namespace kontor::app {

/// Takes in a list of employees, or what it would bring. Rows that can't be read are refused too.
Result<staff::TeamReport> import_employees(OpenBook& book, const std::filesystem::path& file,
                                           bool dry_run);
/// The same of worked hours.
Result<staff::TeamReport> import_hours(OpenBook& book, const std::filesystem::path& file,
                                       bool dry_run);

}  // namespace kontor::app
