#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace kontor::test {

/// What the barcodes on the pages of a PDF say, as a program reads them that is not ours.
std::set<std::string> barcodes_on(const std::filesystem::path& pdf);
/// The words on the pages, likewise.
std::string words_on(const std::filesystem::path& pdf);

}  // namespace kontor::test
