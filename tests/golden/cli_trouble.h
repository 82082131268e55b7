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

/// A role that logs in with a password, on the server that tests/support/postgres started.
class PasswordRole {
 public:
  explicit PasswordRole(const std::string& password);
  ~PasswordRole();
  PasswordRole(const PasswordRole&) = delete;
  PasswordRole& operator=(const PasswordRole&) = delete;
  /// Of a database that is there and is no book.
  std::string address() const;
  /// The folder of the server's socket.
  std::string socket() const;

 private:
  std::string m_name = "kontor_guest";
};

/// A password as a script gives it: in a file that libpq reads.
class PasswordFile {
 public:
  explicit PasswordFile(const std::string& password);
  Variables variables() const;

 private:
  TempDir m_dir;
};

}  // namespace kontor::test
