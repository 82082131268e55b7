#pragma once

#include "app/cli/tree.h"

namespace kontor::cli {

/// `book check`, `backup`, `restore`, `copy` and `info`.
void add_book_work(Tree& tree, CLI::App& group);

}  // namespace kontor::cli
