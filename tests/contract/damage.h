#pragma once

#include <set>
#include <string>
#include <vector>

#include "persistence/check/check.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

/// Runs SQL that no store offers: what damage or raw access does.
inline void damage(Book& book, const std::string& sql) {
  book.write([&](Unit& unit) { persistence::sql(unit).session() << sql; });
}

/// Lets posted rows be changed, as only damage or raw access does.
inline void drop_guards(Book& book, persistence::Engine engine, const std::string& table) {
  if (engine == persistence::Engine::postgresql) {
    damage(book, "alter table " + table + " disable trigger user");
    return;
  }
  for (const std::string verb : {"update", "delete"}) {
    damage(book, "drop trigger " + table + "_no_" + verb);
  }
}

inline void drop_guards(TestBook& tb, const std::string& table) {
  drop_guards(tb.book, tb.engine, table);
}

/// The checks that found something.
inline std::set<std::string> names_of(const std::vector<persistence::Finding>& found) {
  std::set<std::string> names;
  for (const auto& f : found) names.insert(f.check);
  return names;
}

}  // namespace kontor::test
