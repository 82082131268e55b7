#pragma once

#include <span>
#include <string_view>

namespace kontor::channels {

/// One file of `channels/mappings`, as it was when the program was built.
struct MappingFile {
  const char* name;       ///< file name without folder, such as `bikestores.json`
  std::string_view text;  ///< its bytes, unchanged
};

/// Every shipped mapping in the order of the file names.
std::span<const MappingFile> mapping_files();

}  // namespace kontor::channels
