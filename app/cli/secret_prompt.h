#pragma once

#include <optional>
#include <string>

#include "app/cli/console.h"

namespace kontor::cli {

/// A secret that somebody types: after `prompt` and without echo where the standard input is a
/// terminal, else its next line. None at the end of the input. Throws Failure cancelled.
std::optional<std::string> read_secret(Console& console, const std::string& prompt);

/// A new secret, which a person types twice; wrong usage where they differ.
std::string read_new_secret(Console& console, const std::string& prompt);

}  // namespace kontor::cli
