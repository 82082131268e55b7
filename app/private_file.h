#pragma once

#include <filesystem>
#include <string>

#include "domain/base/result.h"

namespace kontor::app {

/// Files that hold a secret: of mode 0600, the person's own.
/// Refuses file_not_found; file_not_private where anybody else could read or change it.
Result<std::string> read_private(const std::filesystem::path& file);

enum class Existing { replace, keep };
/// Writes it whole or not at all, with mode 0600, never through a link. False where there is one
/// and it is to be kept. Throws Failure file_unwritable.
bool write_private(const std::filesystem::path& file, const std::string& text, Existing existing);

}  // namespace kontor::app
