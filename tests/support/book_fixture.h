#pragma once

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <functional>
#include <memory>
#include <string>

#include "domain/base/clock.h"
#include "persistence/admin/create.h"
#include "persistence/engine/open.h"
#include "tests/support/paths.h"
#include "tests/support/pg.h"

namespace kontor::test {

/// A fresh book with the schema and nothing else, gone with the test.
struct TestBook {
  persistence::SqlBook& book;
  FixedClock& clock;
  persistence::BookAddress address;
  persistence::Engine engine;
};

inline Instant test_now() { return Instant{1'790'000'000'000}; }

inline persistence::BookAddress address_of(const std::string& text) {
  auto address = persistence::parse_address(text);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(address), "address " + text);
  return *address;
}

/// A migrated database, dropped at the end: by migration, or by copying `original`.
class MigratedDatabase {
 public:
  explicit MigratedDatabase(const std::string& name, const std::string& original = {})
      : m_name(name), m_address(postgres_address(postgres_base(), name)) {
    const std::string form = original.empty()
                                 ? " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype "
                                   "'C.UTF-8'"
                                 : " template " + original;
    postgres_execute(postgres_base(), "create database " + name + form);
    if (!original.empty()) return;
    const FixedClock clock(test_now());
    const auto created = persistence::create_book(address_of(m_address), clock);
    BOOST_REQUIRE(static_cast<bool>(created));
  }
  ~MigratedDatabase() {
    try {
      postgres_execute(postgres_base(), "drop database if exists " + m_name + " with (force)");
    } catch (const std::exception&) {
      // The server of a test run is thrown away as a whole.
    }
  }
  MigratedDatabase(const MigratedDatabase&) = delete;
  MigratedDatabase& operator=(const MigratedDatabase&) = delete;
  const std::string& name() const { return m_name; }
  const std::string& address() const { return m_address; }

 private:
  std::string m_name;
  std::string m_address;
};

/// Fresh books in the cheapest way: each engine is migrated once a process, then copied.
class FreshBooks {
 public:
  persistence::BookAddress sqlite(const std::filesystem::path& file) {
    if (!m_sqlite) {
      m_sqlite = std::make_unique<TempDir>();
      const FixedClock clock(test_now());
      const auto made = address_of((*m_sqlite / "template.kontor").string());
      BOOST_REQUIRE(static_cast<bool>(persistence::create_book(made, clock)));
    }
    std::filesystem::copy_file(*m_sqlite / "template.kontor", file);
    return address_of("sqlite://" + file.string());
  }
  std::unique_ptr<MigratedDatabase> postgresql() {
    const std::string stem = "kontor_book_" + std::to_string(::getpid()) + "_";
    if (!m_postgresql) m_postgresql = std::make_unique<MigratedDatabase>(stem + "template");
    return std::make_unique<MigratedDatabase>(stem + std::to_string(++m_count),
                                              m_postgresql->name());
  }

 private:
  std::unique_ptr<TempDir> m_sqlite;
  std::unique_ptr<MigratedDatabase> m_postgresql;
  int m_count = 0;
};

inline FreshBooks& fresh_books() {
  static FreshBooks books;
  return books;
}

inline std::unique_ptr<persistence::SqlBook> opened(const persistence::BookAddress& address,
                                                    const persistence::OpenOptions& options = {}) {
  auto book = persistence::open_book(address, options);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(book), "cannot open " + address.text);
  return std::move(*book);
}

using BookTest = std::function<void(TestBook&)>;

inline void on_sqlite(const BookTest& test) {
  BOOST_TEST_CONTEXT("on SQLite") {
    TempDir dir;
    FixedClock clock(test_now());
    const auto address = fresh_books().sqlite(dir / "test.kontor");
    const auto book = opened(address);
    TestBook tb{*book, clock, address, persistence::Engine::sqlite};
    test(tb);
  }
}

inline void on_postgresql(const BookTest& test) {
  BOOST_TEST_CONTEXT("on PostgreSQL") {
    const auto database = fresh_books().postgresql();
    FixedClock clock(test_now());
    const auto address = address_of(database->address());
    const auto book = opened(address);
    TestBook tb{*book, clock, address, persistence::Engine::postgresql};
    test(tb);
  }
}

/// Runs a test on a fresh book of each engine.
inline void for_each_engine(const BookTest& test) {
  on_sqlite(test);
  on_postgresql(test);
}

}  // namespace kontor::test
