#pragma once

#include <filesystem>

#include "channels/list_file.h"
#include "domain/base/result.h"
#include "domain/staff/targets.h"
#include "domain/staff/team.h"

namespace kontor::channels {

/// Reads a delimited list of employees: `name` or `code`, and where they are there `entity`,
/// `shops` (codes parted by commas), `hired`, `left`, `aliases` ("CHANNEL=name; ..."). A column
/// that is missing says nothing, an empty cell says that there is none. Rows that `state` calls
/// provisional are passed over: `employee list` writes them, too. Refuses files that are wrong as a
/// whole.
Result<ListFile<staff::EmployeeRow>> read_employees(const std::filesystem::path& path);

/// Reads a delimited list of worked hours: `employee`, `date`, `hours` ("7.5" or "7:30"), and
/// `location` where it is there.
Result<ListFile<staff::HoursRow>> read_hours(const std::filesystem::path& path);

/// Reads a delimited list of targets: `employee`, `month` (any day of it), `net_sales`, and
/// `currency` where it is there.
Result<ListFile<staff::TargetRow>> read_targets(const std::filesystem::path& path);

}  // namespace kontor::channels
