#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "channels/profile.h"

namespace kontor::channels {

/// Files that are one import: of one profile, or of one mapping.
struct FileGroup {
  const Profile* profile = nullptr;
  std::string mapping;  ///< `mapped` only
  std::vector<std::filesystem::path> files;
  std::vector<Recognition> why;  ///< of each file
};

/// Divides files into imports by their columns, in the order in which they should be taken in:
/// products, counts, customers, orders, payments, payouts, bank lines. Files that `mapping` (a name
/// or a path, empty: none) knows are read by it; others by what recognises them. Refuses what
/// recognise_file refuses, for the first such file, and what load_mapping refuses.
Result<std::vector<FileGroup>> group_files(const std::vector<std::filesystem::path>& files,
                                           const std::string& mapping = {},
                                           const Reading& reading = {});

/// The place of a profile's or mapping's records in the order of intake: 0 products … 6 bank lines.
int intake_rank(const Profile& profile, const std::string& mapping);

}  // namespace kontor::channels
