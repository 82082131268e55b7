#pragma once

#include <string>

#include "app/cli/tree.h"

namespace kontor::cli {

/// The help of one word of the tree, for a terminal.
std::string help_text(const Console& console, const CLI::App& app);

/// What is wrong with a command line, and where help is.
std::string usage_sentence(const Console& console, Tree& tree, const CLI::ParseError& error);

/// All of the tree as a man page (roff).
std::string man_page(const Console& console, const CLI::App& root);

/// A completion script; shell is bash, zsh or fish.
std::string completion_script(const CLI::App& root, const std::string& shell);

}  // namespace kontor::cli
