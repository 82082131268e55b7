#include "tests/support/paths.h"

#include <stdlib.h>

#include <cstdlib>
#include <stdexcept>

namespace kontor::test {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

namespace {

fs::path environment_or(const char* name, const fs::path& otherwise) {
  const std::string value = environment(name);
  return value.empty() ? otherwise : fs::path(value);
}

}  // namespace

fs::path source_dir() { return environment_or("KONTOR_SOURCE_DIR", KONTOR_SOURCE_DIR_DEFAULT); }

fs::path kontor_bin() {
  return environment_or("KONTOR_BIN", fs::path(KONTOR_BUILD_DIR_DEFAULT) / "kontor");
}

fs::path desktop_bin() { return kontor_bin().parent_path() / "kontor-desktop"; }

fs::path locale_dir() {
  return environment_or("KONTOR_LOCALE_DIR", fs::path(KONTOR_BUILD_DIR_DEFAULT) / "locale");
}

std::optional<fs::path> data_dir() {
  const fs::path dir = environment_or("KONTOR_DATA", source_dir() / ".." / "shared" / "data");
  if (!fs::is_directory(dir)) return std::nullopt;
  return fs::weakly_canonical(dir);
}

bool long_run() { return environment("KONTOR_LONG") == "1"; }

TempDir::TempDir() {
  std::string pattern = (fs::temp_directory_path() / "kontor-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("cannot make a temporary folder like " + pattern);
  }
  m_path = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

}  // namespace kontor::test
