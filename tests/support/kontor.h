#pragma once

#include <boost/test/unit_test.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/paths.h"

namespace kontor::test {

/// How a run of the `kontor` program ended.
struct ProgramRun {
  int status = -1;
  std::string out;
  std::string err;
};

using Arguments = std::vector<std::string>;
using Variables = std::vector<std::pair<std::string, std::string>>;

/// Runs `kontor` with these arguments; the environment is that of the tests without KONTOR_BOOK and
/// language, with these variables. `input` is what it reads from its standard input.
ProgramRun run_kontor(const Arguments& arguments, const Variables& variables = {},
                      const std::string& input = {});

/// A shop's book as its people use it: by the commands of the program.
class Shop {
 public:
  explicit Shop(std::string address) : m_address(std::move(address)) {}

  const std::string& address() const { return m_address; }
  /// Any command on the book.
  ProgramRun run(Arguments arguments) const;
  /// The same as somebody, who types their password and then this.
  ProgramRun run_as(const std::string& employee, const std::string& password, Arguments arguments,
                    const std::string& more = {}) const;
  /// One that must end with this status.
  ProgramRun expect(int status, const Arguments& arguments) const;
  /// The JSON of a command that must succeed.
  nlohmann::json json(Arguments arguments, int status = 0) const;
  /// The one line that a command prints.
  std::string line(const Arguments& arguments) const;
  std::string figures() const { return line({"book", "digest", "--figures"}); }

 private:
  std::string m_address;
};

/// Runs a test with the address of a place for a new book, on each engine.
void on_each_engine(const std::function<void(const std::string& address)>& test);

/// Sum of a column of decimals with two decimals, in hundredths.
long long sum_of(const nlohmann::json& rows, const std::string& column);
/// "1234.50" as 123450; fails the test when it is none.
long long hundredths(const std::string& decimal);

void write_file(const std::filesystem::path& path, const std::string& bytes);
std::string read_file(const std::filesystem::path& path);

}  // namespace kontor::test
