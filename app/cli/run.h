#pragma once

#include <string>
#include <vector>

namespace kontor::cli {

/// Runs `kontor` with its arguments (without the program's name) and gives the exit status.
/// `employee`: the code of the one who acts, with their rights; empty: the owner of the book.
int run(const std::vector<std::string>& arguments, const std::string& employee = {});

}  // namespace kontor::cli
