#pragma once

#include <filesystem>
#include <string>

#include "domain/goods/line_list.h"

namespace kontor::app {

/// Reads a list of products and quantities from a file; "-" is the standard input. Refuses
/// file_not_found, file_unreadable, file_binary, list_too_long.
Result<goods::LineList> read_line_file(const std::filesystem::path& file,
                                       goods::Prices prices = goods::Prices::none);

}  // namespace kontor::app
