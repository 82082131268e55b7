#include "tests/support/pg.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>

#include "tests/support/paths.h"

namespace kontor::test {

std::string postgres_base() {
  const std::string base = environment("KONTOR_TEST_PG");
  if (base.empty()) {
    throw std::runtime_error(
        "KONTOR_TEST_PG is not set: start the tests by tests/run, or give it the address of a "
        "server where databases may be created");
  }
  return base;
}

std::string postgres_address(const std::string& base, const std::string& name) {
  const std::string scheme = "postgresql://";
  if (base.rfind(scheme, 0) != 0) {
    throw std::runtime_error("KONTOR_TEST_PG does not begin with " + scheme);
  }
  const std::size_t query = std::min(base.find('?'), base.size());
  const std::size_t slash = std::min(base.find('/', scheme.size()), query);
  return base.substr(0, slash) + "/" + name + base.substr(query);
}

void postgres_execute(const std::string& address, const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(address.c_str()),
                                                                &PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()),
                                                             &PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
}

namespace {

std::string unused_name() {
  static std::atomic<int> count{0};
  return "kontor_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

TestDatabase::TestDatabase()
    : m_base(postgres_base()), m_name(unused_name()), m_address(postgres_address(m_base, m_name)) {
  postgres_execute(m_base, "create database " + m_name +
                               " template template0 encoding 'UTF8' lc_collate 'C'"
                               " lc_ctype 'C.UTF-8'");
}

TestDatabase::~TestDatabase() {
  try {
    postgres_execute(m_base, "drop database if exists " + m_name + " with (force)");
  } catch (const std::exception&) {
    // The server of a test run is thrown away as a whole; a database left behind harms nothing.
  }
}

}  // namespace kontor::test
