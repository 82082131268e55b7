#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/session.h"

namespace kontor::cli {

/// Days as an option says them; nothing where it was not given. Ends the command where they are no
/// number within bounds.
std::optional<std::int64_t> days_wanted(Session& session, const char* option,
                                        const std::string& text);
/// A service level in percent, in thousandths of it; refuses value_not_number.
std::optional<std::int64_t> service_wanted(const char* option, const std::string& text);

}  // namespace kontor::cli
