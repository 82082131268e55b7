// The demo from its files to the book, as its reader meets it.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "app/context.h"
#include "app/demo/demo.h"
#include "domain/base/failure.h"
#include "persistence/admin/digest.h"
#include "persistence/check/check.h"
#include "tests/support/book_fixture.h"
#include "tests/support/memory_records.h"

namespace {

using kontor::test::NoProgress;
using kontor::test::TempDir;

kontor::app::DemoOptions demo_in(const TempDir& dir) {
  return {dir / "demo", *kontor::BusinessDate::parse_iso("2026-11-21"), 1};
}

kontor::stock::PoolRow pool_of(kontor::app::OpenBook& book, const std::string& sku) {
  kontor::stock::PoolFilter filter;
  filter.search = sku;
  const auto page =
      book.book().read([&](kontor::Unit& unit) { return book.stores().stock.pool(unit, filter); });
  BOOST_REQUIRE_EQUAL(page.rows.size(), 1U);
  return page.rows.front();
}

/// What the README promises.
void check_demo_book(const std::string& address, const kontor::Clock& clock) {
  auto opened = kontor::app::OpenBook::open(address, clock);
  BOOST_REQUIRE(bool(opened));
  auto& book = **opened;
  const auto bike = pool_of(book, "TB-CS-52");
  BOOST_TEST(bike.on_hand.to_decimal() == "700");
  BOOST_TEST(bike.committed.to_decimal() == "36");
  BOOST_TEST(bike.available().to_decimal() == "664");
  BOOST_TEST(bike.levels.size() == 3U);
  BOOST_TEST(!bike.oversold);
  const auto light = pool_of(book, "NL-LT-60");
  BOOST_TEST(light.oversold);
  const auto below_zero =
      std::count_if(light.levels.begin(), light.levels.end(),
                    [](const auto& level) { return level.available().milli == -2000; });
  BOOST_TEST(below_zero == 1);
  NoProgress nobody;
  const auto findings = kontor::persistence::check_book(book.book(), nobody);
  for (const auto& finding : findings) BOOST_TEST_MESSAGE(finding.check + ": " + finding.what);
  BOOST_TEST(findings.empty());
}

void check_counts(const kontor::app::DemoReport& report) {
  BOOST_TEST(!report.already_there);
  BOOST_TEST(report.files > 30);
  BOOST_TEST(report.counts.refuse == 0);
  BOOST_TEST(report.counts.update == 0);
  BOOST_TEST(report.counts.unchanged == 7);  // what Amazon's own file records
  BOOST_TEST(report.counts.create > 1000);
}

std::string figures_of(const std::string& address, const kontor::Clock& clock) {
  auto opened = kontor::app::OpenBook::open(address, clock);
  BOOST_REQUIRE(bool(opened));
  return (*opened)->book().read(
      [](kontor::Unit& unit) { return kontor::persistence::figures_digest(unit); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_book)

BOOST_AUTO_TEST_CASE(both_engines_tell_the_same_story) {
  const kontor::FixedClock clock(kontor::test::test_now());
  NoProgress nobody;
  TempDir dir;
  const auto options = demo_in(dir);
  const auto made = kontor::app::make_demo(options, clock, nobody);
  BOOST_REQUIRE(bool(made));
  check_counts(*made);
  check_demo_book(made->address, clock);

  TempDir other;
  const auto files = kontor::app::write_demo_files(demo_in(other));
  const kontor::test::TestDatabase database;
  const auto on_server =
      kontor::app::make_demo_book(database.address(), files, options.today, clock, nobody);
  BOOST_REQUIRE(bool(on_server));
  check_counts(*on_server);
  check_demo_book(database.address(), clock);
  BOOST_TEST(figures_of(made->address, clock) == figures_of(database.address(), clock));

  const std::string before = figures_of(made->address, clock);
  const auto again = kontor::app::make_demo(options, clock, nobody);
  BOOST_REQUIRE(bool(again));
  BOOST_TEST(again->already_there);
  BOOST_TEST(again->address == made->address);
  BOOST_TEST(again->files == 0);
  BOOST_TEST(figures_of(made->address, clock) == before);
}

BOOST_AUTO_TEST_CASE(folder_with_something_else_stays_as_it_is) {
  const kontor::FixedClock clock(kontor::test::test_now());
  NoProgress nobody;
  TempDir dir;
  const auto options = demo_in(dir);
  std::filesystem::create_directory(options.dir);
  std::ofstream(options.dir / "taxes.txt") << "mine";
  const auto refused = kontor::app::make_demo(options, clock, nobody);
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.refusal().code == kontor::RefusalCode::demo_dir_not_empty));
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(options.dir), {}) == 1);
}

/// Stops in the middle, as Ctrl-C does.
class Impatient : public kontor::intake::Progress {
 public:
  void at(std::string_view, std::int64_t, std::int64_t) override { ++m_seen; }
  bool cancelled() override { return m_seen > 20; }

 private:
  int m_seen = 0;
};

BOOST_AUTO_TEST_CASE(broken_off_demo_is_made_anew) {
  const kontor::FixedClock clock(kontor::test::test_now());
  TempDir dir;
  const auto options = demo_in(dir);
  Impatient impatient;
  BOOST_CHECK_THROW((void)kontor::app::make_demo(options, clock, impatient), kontor::Failure);
  NoProgress nobody;
  const auto made = kontor::app::make_demo(options, clock, nobody);
  BOOST_REQUIRE(bool(made));
  check_counts(*made);
}

BOOST_AUTO_TEST_SUITE_END()
