#pragma once

namespace kontor::gui {

/// Lists of people that files bring.
enum class StaffFile { employees, hours };

}  // namespace kontor::gui
