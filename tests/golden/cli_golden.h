#pragma once

#include <string>

#include "tests/support/kontor.h"

namespace kontor::test {

/// Compares a text with tests/golden/files/NAME. With KONTOR_UPDATE_GOLDEN=1 the file is written
/// instead, for people to read the difference before they commit it.
inline void check_golden(const std::string& name, const std::string& text) {
  const auto file = source_dir() / "tests" / "golden" / "files" / name;
  if (environment("KONTOR_UPDATE_GOLDEN") == "1") {
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text);
    return;
  }
  const std::string expected = read_file(file);
  std::size_t line = 1;
  std::size_t at = 0;
  while (at < text.size() && at < expected.size() && text[at] == expected[at]) {
    line += text[at] == '\n' ? 1U : 0U;
    ++at;
  }
  BOOST_CHECK_MESSAGE(text == expected, name << " differs in line " << line << ": \""
                                             << text.substr(at, 80) << "\" for \""
                                             << expected.substr(at, 80) << '"');
}

}  // namespace kontor::test
