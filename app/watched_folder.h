#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "domain/base/result.h"

namespace kontor::app {

/// A folder into which files come, also one on another machine: it is looked at again and again.
class WatchedFolder {
 public:
  explicit WatchedFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  /// Looks once. Gives the files that are new or changed and complete: the same size and time as at
  /// the look before. The oldest first. Refuses file_unreadable.
  Result<std::vector<std::filesystem::path>> look();
  /// The file is not given again until it changes.
  void settle(const std::filesystem::path& file);
  /// Complete files, settled or not, by name.
  std::vector<std::filesystem::path> complete() const;

  /// Whether a name is one of a file still being written, or of no concern: hidden, `~$…`,
  /// `….partial`, `….part`, `….crdownload`, `….tmp`.
  static bool passed_over(const std::string& name);

 private:
  struct State {
    std::uintmax_t bytes = 0;
    std::int64_t modified = 0;
    bool complete = false;
    bool settled = false;
  };
  std::filesystem::path m_folder;
  std::map<std::filesystem::path, State> m_files;
};

}  // namespace kontor::app
