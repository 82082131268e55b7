#pragma once

#include <functional>
#include <string>

#include "app/context.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

/// Runs a test on a new, usable book (owner, one entity, one location) of each engine, made the way
/// a user makes it.
using NewBookTest = std::function<void(app::OpenBook&, FixedClock&)>;

inline void on_new_book(const std::string& address, const app::NewBook& draft,
                        const NewBookTest& test) {
  FixedClock clock(test_now());
  auto book = app::create_book(address, draft, clock);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(book), "cannot make " + address);
  test(**book, clock);
}

inline void on_new_sqlite_book(const app::NewBook& draft, const NewBookTest& test) {
  BOOST_TEST_CONTEXT("on SQLite") {
    TempDir dir;
    on_new_book("sqlite://" + (dir / "new.kontor").string(), draft, test);
  }
}

inline void on_new_postgresql_book(const app::NewBook& draft, const NewBookTest& test) {
  BOOST_TEST_CONTEXT("on PostgreSQL") {
    TestDatabase database;
    on_new_book(database.address(), draft, test);
  }
}

}  // namespace kontor::test
