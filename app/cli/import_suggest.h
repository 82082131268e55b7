#pragma once

#include <filesystem>
#include <vector>

#include "app/cli/session.h"
#include "channels/reading.h"

namespace kontor::cli {

/// Writes a first mapping for the files to the output and says what a person has to decide in it.
/// Needs no book.
Status suggest_mapping(Session& session, const std::vector<std::filesystem::path>& files,
                       const channels::Reading& reading);

}  // namespace kontor::cli
