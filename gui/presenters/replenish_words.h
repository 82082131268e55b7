#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/base/money.h"

namespace kontor::gui {

/// A quantity as people type it: "12", "2.5", "2,5"; nothing where it is none.
std::optional<Quantity> quantity_typed(std::string text);

/// Whole days as a field has them; nothing where they are none.
std::optional<std::int64_t> days_typed(const std::string& text);

}  // namespace kontor::gui
