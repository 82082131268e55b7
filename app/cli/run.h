#pragma once

#include <string>
#include <vector>

namespace kontor::cli {

/// Runs `kontor` with its arguments (without the program's name) and gives the exit status.
int run(const std::vector<std::string>& arguments);

}  // namespace kontor::cli
