#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "app/list_files.h"
#include "persistence/admin/digest.h"
#include "persistence/check/check.h"
#include "persistence/stores/team_reader.h"
#include "tests/contract/import_support.h"
#include "tests/support/kontor.h"

namespace kontor::test {

/// A shop with two places and a channel whose files name people.
struct TeamShop {
  TeamShop(app::OpenBook& opened, FixedClock& the_clock) : book(opened), clock(the_clock) {
    BOOST_REQUIRE(bool(book.setup().add_location({"NORD", "Nord", "SHOP", "store", {}, 0})));
  }

  staff::Employee add(const std::string& name) {
    staff::EmployeeWish wish;
    wish.name = name;
    auto made = book.team().add(wish);
    BOOST_REQUIRE(static_cast<bool>(made));
    return *made;
  }
  std::vector<staff::Employee> all() {
    return book.book().read([&](Unit& unit) { return book.stores().employees.list(unit); });
  }
  staff::Employee one(const std::string& code) {
    for (const auto& e : all())
      if (e.code == code) return e;
    BOOST_FAIL("no employee " + code);
    return {};
  }
  static intake::Item sold(const std::string& number, const std::string& by) {
    auto order = sent_order(number, "2026-09-0" + number.substr(number.size() - 1));
    order.employee = by;
    return {order, 2};
  }
  /// "code orders units net" of everyone who sold.
  std::vector<std::string> sales() {
    app::settle_down(book);
    std::vector<std::string> lines;
    persistence::SqlTeamReader reader;
    for (const auto& s : book.book().read([&](Unit& unit) {
           return reader.sales(unit, BusinessDate::of(2026, 1, 1), BusinessDate::of(2026, 12, 31));
         })) {
      std::string code = "nobody";
      for (const auto& e : all())
        if (e.id == s.employee) code = e.code;
      lines.push_back(code + " " + std::to_string(s.orders) + " " + s.units.to_decimal() + " " +
                      s.net.to_decimal());
    }
    std::ranges::sort(lines);
    return lines;
  }
  std::string figures() {
    app::settle_down(book);
    return book.book().read([](Unit& unit) { return persistence::figures_digest(unit); });
  }
  void check() {
    NoProgress nobody;
    for (const auto& f : persistence::check_book(book.book(), nobody))
      BOOST_ERROR(f.check << ": " << f.what);
  }
  Result<intake::BindReport> bind(const std::string& from, const std::string& to) {
    NoProgress nobody;
    return app::bind_employee(book, from, to, nobody);
  }

  app::OpenBook& book;
  FixedClock& clock;
};

inline void on_team_shops(const std::function<void(TeamShop&)>& test) {
  const auto run = [&](app::OpenBook& book, FixedClock& clock) {
    TeamShop shop(book, clock);
    test(shop);
  };
  on_new_sqlite_book(plain_book(), run);
  on_new_postgresql_book(plain_book(), run);
}

}  // namespace kontor::test
