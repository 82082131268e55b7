#pragma once

#include <string>

#include "domain/base/date.h"

namespace kontor::app::demo {

/// README.txt of the demo: what lies in the folder and what to look at.
std::string readme_text(BusinessDate today);

}  // namespace kontor::app::demo
