#include "tests/support/kontor.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "tests/support/pg.h"

namespace kontor::test {

namespace {

/// The child's part: only what may be done after a fork.
[[noreturn]] void become_kontor(const std::filesystem::path& out, const std::filesystem::path& err,
                                const std::string& program, std::vector<char*>& arguments,
                                const Variables& variables, const std::filesystem::path& in) {
  for (const char* name : {"KONTOR_BOOK", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    ::unsetenv(name);
  }
  for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
  const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int to_err = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int from = ::open(in.c_str(), O_RDONLY);
  ::dup2(from, STDIN_FILENO);
  ::dup2(to_out, STDOUT_FILENO);
  ::dup2(to_err, STDERR_FILENO);
  ::execv(program.c_str(), arguments.data());
  ::_exit(127);
}

}  // namespace

ProgramRun run_kontor(const Arguments& arguments, const Variables& variables,
                      const std::string& input) {
  const TempDir dir;
  const std::string program = kontor_bin().string();
  std::vector<std::string> texts = arguments;
  texts.insert(texts.begin(), program);
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  const auto out = dir / "out";
  const auto err = dir / "err";
  const std::filesystem::path in = input.empty() ? "/dev/null" : dir / "in";
  if (!input.empty()) write_file(in, input);
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) become_kontor(out, err, program, pointers, variables, in);
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  ProgramRun run;
  constexpr int by_signal = 128;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
  run.out = read_file(out);
  run.err = read_file(err);
  return run;
}

ProgramRun Shop::run(Arguments arguments) const {
  arguments.insert(arguments.begin(), {"--book", m_address});
  return run_kontor(arguments);
}

ProgramRun Shop::run_as(const std::string& employee, const std::string& password,
                        Arguments arguments, const std::string& more) const {
  arguments.insert(arguments.begin(), {"--book", m_address, "--as", employee});
  return run_kontor(arguments, {}, password + "\n" + more);
}

ProgramRun Shop::expect(int status, const Arguments& arguments) const {
  std::string shown = "kontor";
  for (const std::string& argument : arguments) shown += " " + argument;
  auto result = run(arguments);
  BOOST_REQUIRE_MESSAGE(result.status == status,
                        shown + " ended with " + std::to_string(result.status) + "\n" +
                            result.out.substr(0, 2000) + result.err.substr(0, 2000));
  return result;
}

nlohmann::json Shop::json(Arguments arguments, int status) const {
  arguments.insert(arguments.end(), {"--output", "json"});
  const auto result = expect(status, arguments);
  const auto parsed = nlohmann::json::parse(result.out, nullptr, false);
  BOOST_REQUIRE_MESSAGE(!parsed.is_discarded(), "no JSON: " + result.out.substr(0, 500));
  return parsed;
}

std::string Shop::line(const Arguments& arguments) const {
  std::string text = expect(0, arguments).out;
  BOOST_REQUIRE(text.size() > 1 && text.find('\n') == text.size() - 1);
  text.pop_back();
  return text;
}

void on_each_engine(const std::function<void(const std::string& address)>& test) {
  BOOST_TEST_CONTEXT("on SQLite") {
    const TempDir dir;
    test("sqlite://" + (dir / "a shop's bøok.kontor").string());
  }
  BOOST_TEST_CONTEXT("on PostgreSQL") {
    const TestDatabase database;
    test(database.address());
  }
}

long long hundredths(const std::string& decimal) {
  const auto point = decimal.find('.');
  BOOST_REQUIRE_MESSAGE(point != std::string::npos && decimal.size() == point + 3,
                        "no two decimals: " + decimal);
  std::string digits = decimal;
  digits.erase(point, 1);
  return std::stoll(digits);
}

long long sum_of(const nlohmann::json& rows, const std::string& column) {
  long long sum = 0;
  for (const auto& row : rows) sum += hundredths(row.at(column).get<std::string>());
  return sum;
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  BOOST_REQUIRE(file.good());
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace kontor::test
