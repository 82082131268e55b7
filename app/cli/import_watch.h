#pragma once

#include <filesystem>

#include "app/cli/session.h"

namespace kontor::cli {

/// Takes in files as they come into a folder, each content once, until an interrupt; with `once`
/// what is there now. The job gives channel, mapping and so on. What was refused is told and left
/// alone until it changes. Ends with a list of the imports.
Status watch_folder(Session& session, const app::ImportJob& job,
                    const std::filesystem::path& folder, bool once);

}  // namespace kontor::cli
