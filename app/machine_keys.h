#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "domain/base/result.h"
#include "domain/desk/sign_in.h"

namespace kontor::app {

/// What this machine keeps of books: its key and the pepper of each, in a file of mode 0600 in the
/// person's data folder. Holds nothing itself; any thread may call it.
class MachineKeys {
 public:
  explicit MachineKeys(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  /// `$XDG_DATA_HOME/kontor/keys`, else below `~/.local/share`.
  static std::filesystem::path own_folder();

  /// What is kept of a book; none: nothing. Its `key` is empty where the pepper was imported and
  /// the machine not enrolled. Refuses file_not_private where others can read it, key_file_wrong.
  Result<std::optional<desk::MachineKey>> load(const std::string& book) const;
  /// Throws Failure file_unwritable.
  void save(const std::string& book, const desk::MachineKey& key) const;
  void forget(const std::string& book) const;

 private:
  std::filesystem::path file_of(const std::string& book) const;

  std::filesystem::path m_folder;
};

/// A pepper in a file of its own, to carry it to another machine. Written with mode 0600.
struct KeyFile {
  std::string book;
  desk::MachineKey key;
};
/// Refuses file_not_found, file_not_private, key_file_wrong.
Result<KeyFile> read_key_file(const std::filesystem::path& file);
/// False where there is a file already. Throws Failure file_unwritable.
bool write_key_file(const std::filesystem::path& file, const KeyFile& key);

}  // namespace kontor::app
