#pragma once

#include <string>

#include "app/demo/demo.h"

namespace kontor::app::demo {

/// README.txt of the demo: what lies in the folder and what to look at.
std::string readme_text(BusinessDate today, const DemoTruth& truth);

}  // namespace kontor::app::demo
