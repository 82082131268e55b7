#pragma once

#include <cstdint>

#include "app/context.h"

namespace kontor::app {

/// The number of the last committed change of the book, of any process: what a window asks again
/// and again. Throws Failure.
std::int64_t last_change(OpenBook& book);

}  // namespace kontor::app
