#pragma once

#include <filesystem>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// Writes a first mapping for the files to the output and says what a person has to decide in it.
/// Needs no book.
Status suggest_mapping(Session& session, const std::vector<std::filesystem::path>& files);

}  // namespace kontor::cli
