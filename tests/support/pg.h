#pragma once

#include <string>

namespace kontor::test {

/// $KONTOR_TEST_PG, the address of a server where tests may create databases, such as
/// `postgresql:///postgres?host=/run/socket&user=postgres`. Throws when it is not set: an
/// engine that was not tried is a failed test, not a skipped one.
std::string postgres_base();

/// The address of database `name` on the server of `base`.
std::string postgres_address(const std::string& base, const std::string& name);

/// Runs one statement on the database at `address` and throws with the server's message.
void postgres_execute(const std::string& address, const std::string& sql);

/// An empty UTF-8 database with byte-order collation, dropped at the end even when sessions are
/// still open on it.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& address() const { return m_address; }
  const std::string& name() const { return m_name; }

 private:
  std::string m_base;
  std::string m_name;
  std::string m_address;
};

}  // namespace kontor::test
