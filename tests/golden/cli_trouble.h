#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/kontor.h"

namespace kontor::test {

/// Files that no profile can read, by what is wrong with them.
std::vector<std::pair<std::string, std::filesystem::path>> bad_files(
    const std::filesystem::path& dir);

/// 200 MB without a line break.
void write_long_line(const std::filesystem::path& file);

/// Thousands of good orders.
void write_many_orders(const std::filesystem::path& file);

/// Makes the SQLite book at `address` one of a newer version.
void make_newer(const std::string& address);

/// Runs the program as on a disk where no file may grow beyond so many bytes.
ProgramRun run_kontor_with_room(long long bytes, const Arguments& arguments);

/// A role of the test server that may not log in, as one with a wrong password.
class LockedRole {
 public:
  LockedRole();
  ~LockedRole();
  LockedRole(const LockedRole&) = delete;
  LockedRole& operator=(const LockedRole&) = delete;
  std::string address() const;

 private:
  std::string m_name;
};

}  // namespace kontor::test
