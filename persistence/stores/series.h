#pragma once

#include <cstdint>
#include <string_view>

#include "domain/base/book.h"

namespace kontor::persistence {

/// Takes the next number of a series, from 1 on; nobody else does until the unit ends.
std::int64_t next_of_series(Unit& unit, std::string_view series);

}  // namespace kontor::persistence
