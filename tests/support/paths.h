#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kontor::test {

/// The root of the repository: $KONTOR_SOURCE_DIR, else where the tests were built from.
std::filesystem::path source_dir();

/// The `kontor` program: $KONTOR_BIN, else the one beside the tests.
std::filesystem::path kontor_bin();

/// The `kontor-desktop` program: beside `kontor`.
std::filesystem::path desktop_bin();

/// The compiled catalogues: $KONTOR_LOCALE_DIR, else `locale` beside the tests.
std::filesystem::path locale_dir();

/// The real data sets: $KONTOR_DATA, else `../shared/data` beside the repository. Empty when the
/// folder does not exist.
std::optional<std::filesystem::path> data_dir();

/// True when the long forms of the seeded and fault tests are wanted (`tests/run --long`).
bool long_run();

/// An environment variable, empty when it is not set.
std::string environment(const char* name);

/// A folder of its own that is removed with everything in it.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

 private:
  std::filesystem::path m_path;
};

}  // namespace kontor::test
