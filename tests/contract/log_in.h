#pragma once

#include <unistd.h>

#include <algorithm>
#include <string>

#include "domain/base/failure.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

/// A log-in of its own, removed at the end.
class LogIn {
 public:
  LogIn(const std::string& what, const std::string& member_of)
      : m_name("kontor_" + what + "_" + std::to_string(::getpid())) {
    postgres_execute(postgres_base(), "create role " + m_name + " login" + member_of);
  }
  ~LogIn() {
    try {
      postgres_execute(postgres_base(), "drop role if exists " + m_name);
    } catch (const std::exception&) {
      // The server of a test run is thrown away as a whole.
    }
  }
  LogIn(const LogIn&) = delete;
  LogIn& operator=(const LogIn&) = delete;

  const std::string& name() const { return m_name; }
  persistence::BookAddress to(const std::string& address) const {
    const std::size_t user = address.find("user=");
    BOOST_REQUIRE(user != std::string::npos);
    const std::size_t end = std::min(address.find('&', user), address.size());
    return address_of(address.substr(0, user + 5) + m_name + address.substr(end));
  }

 private:
  std::string m_name;
};

/// True when a statement is refused for want of rights; fails on any other failure.
inline bool without_right(persistence::SqlBook& book, const std::string& statement) {
  try {
    book.write([&](Unit& u) { persistence::sql(u).session() << statement; });
    return false;
  } catch (const Failure& f) {
    BOOST_TEST((f.code() == FailureCode::database_rights_missing), statement);
    return true;
  }
}

}  // namespace kontor::test
