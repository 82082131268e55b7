// The demo from its files to the book, as its reader meets it.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <set>

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

/// A whole list, page by page; `next` reads the page behind a mark.
template <class Next, class Visit>
void each_row(Next next, Visit visit) {
  std::string after;
  do {
    auto page = next(after);
    for (const auto& row : page.rows) visit(row);
    after = page.next;
  } while (!after.empty());
}

/// The three promises about single products.
void check_story(kontor::app::OpenBook& book) {
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
                    [](const auto& level) { return level.on_hand.milli == -2000; });
  BOOST_TEST(below_zero == 1);
}

/// Each list of the stock keeper shows what it is for.
void check_documents(kontor::app::OpenBook& book) {
  using kontor::stock::DocumentState;
  using kontor::stock::DocumentType;
  std::multiset<DocumentState> transfers, orders;
  const auto states_of = [&](DocumentType type, std::multiset<DocumentState>& states) {
    kontor::stock::DocumentFilter filter;
    filter.type = type;
    book.book().read([&](kontor::Unit& unit) {
      for (const auto& row : book.stores().stock_documents.list(unit, filter).rows)
        states.insert(row.document.state);
      return 0;
    });
  };
  states_of(DocumentType::transfer, transfers);
  states_of(DocumentType::purchase, orders);
  BOOST_TEST((transfers ==
              std::multiset<DocumentState>{DocumentState::draft, DocumentState::ready,
                                           DocumentState::in_transit, DocumentState::in_transit,
                                           DocumentState::partly_received, DocumentState::received,
                                           DocumentState::closed, DocumentState::cancelled}));
  BOOST_TEST(orders.size() == 4U);
}

/// All sales, returns and counts of two years end where the files' writer knows that they must.
void check_stock(kontor::app::OpenBook& book, const kontor::app::DemoTruth& truth) {
  std::map<std::pair<std::string, std::string>, std::int64_t> on_hand;
  std::set<std::string> oversold;
  book.book().read([&](kontor::Unit& unit) {
    std::map<kontor::LocationId, std::string> places;
    for (const auto& l : book.stores().company.locations(unit)) places[l.id] = l.name;
    kontor::stock::PoolFilter filter;
    each_row(
        [&](const std::string& after) {
          filter.after = after;
          return book.stores().stock.pool(unit, filter);
        },
        [&](const kontor::stock::PoolRow& row) {
          if (row.oversold) oversold.insert(row.sku);
          for (const auto& level : row.levels)
            on_hand[{row.sku, places[level.cell.location]}] = level.on_hand.milli;
        });
  });
  for (const auto& [cell, left] : truth.on_hand)
    BOOST_TEST(on_hand[cell] == left * 1000, cell.first + " at " + cell.second);
  BOOST_TEST((oversold == std::set<std::string>{"NL-LT-60"}));
}

void check_people(kontor::app::OpenBook& book, const kontor::app::DemoTruth& truth) {
  book.book().read([&](kontor::Unit& unit) {
    const auto stores = book.stores();
    std::int64_t provisional = 0;
    for (const auto& e : stores.employees.list(unit)) provisional += e.provisional;
    BOOST_TEST(provisional == truth.employees);
    std::int64_t profiles = 0, orders = 0;
    kontor::customers::CustomerFilter people;
    each_row(
        [&](const std::string& after) {
          people.after = after;
          return stores.customers.list(unit, people);
        },
        [&](const auto&) { ++profiles; });
    BOOST_TEST(profiles == truth.profiles);
    kontor::orders::OrderFilter filter;
    each_row(
        [&](const std::string& after) {
          filter.after = after;
          return stores.orders.list(unit, filter);
        },
        [&](const auto&) { ++orders; });
    BOOST_TEST(orders == truth.orders);
  });
}

/// Every payout has its bank line but for those that the README names; the gateway keeps only what
/// it has announced.
void check_money(kontor::app::OpenBook& book, const kontor::app::DemoTruth& truth) {
  std::set<std::string> open, announced;
  std::int64_t sent = 0;
  std::map<std::string, std::int64_t> still_owed, of_currency, clearing;
  book.book().read([&](kontor::Unit& unit) {
    kontor::intake::PayoutFilter filter;
    each_row(
        [&](const std::string& after) {
          filter.after = after;
          return book.stores().money.payouts(unit, filter);
        },
        [&](const kontor::intake::PayoutRow& row) {
          using State = kontor::intake::PayoutState;
          if (row.state == State::announced) {
            announced.insert(row.number);
            still_owed[std::string(row.total.currency.code())] += row.total.minor;
          }
          if (row.state == State::sent) open.insert(row.number);
          if (row.state == State::sent || row.state == State::arrived) ++sent;
        });
    for (const auto& r : book.stores().ledger.trial_balance(unit, {})) {
      const std::string currency(r.currency.code());
      of_currency[currency] += r.debit_minor - r.credit_minor;
      if (r.account == "1400-SHOPIFY-PAYMENTS")
        clearing[currency] += r.debit_minor - r.credit_minor;
    }
  });
  BOOST_TEST((open == std::set<std::string>(truth.open_payouts.begin(), truth.open_payouts.end())));
  BOOST_TEST((announced == std::set<std::string>(truth.announced.begin(), truth.announced.end())));
  BOOST_TEST(sent == truth.payouts);
  for (const auto& [currency, sum] : of_currency) BOOST_TEST(sum == 0, currency);
  BOOST_TEST((clearing == still_owed));
}

/// What the README promises.
void check_demo_book(const std::string& address, const kontor::app::DemoTruth& truth,
                     const kontor::Clock& clock) {
  auto opened = kontor::app::OpenBook::open(address, clock);
  BOOST_REQUIRE(bool(opened));
  auto& book = **opened;
  check_story(book);
  check_documents(book);
  check_stock(book, truth);
  check_people(book, truth);
  check_money(book, truth);
  NoProgress nobody;
  const auto findings = kontor::persistence::check_book(book.book(), nobody);
  for (const auto& finding : findings) BOOST_TEST_MESSAGE(finding.check + ": " + finding.what);
  BOOST_TEST(findings.empty());
}

void check_counts(const kontor::app::DemoReport& report) {
  BOOST_TEST(!report.already_there);
  BOOST_TEST(report.files > 150);
  BOOST_TEST(report.counts.refuse == 0);
  // Orders that Amazon's own file records, and deposits over the turn of a year: the tills' files
  // of both years name them.
  BOOST_TEST(report.counts.unchanged == 7 + 4);
  BOOST_TEST(report.counts.create > 18'000);
}

/// Says how long a demo took, in seconds by the clock and of the processor.
class Stopwatch {
 public:
  ~Stopwatch() {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_begin;
    const auto worked = static_cast<double>(std::clock() - m_clock) / CLOCKS_PER_SEC;
    BOOST_TEST_MESSAGE("the demo took " << elapsed.count() << " s, " << worked
                                        << " s of the processor");
  }

 private:
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
  std::clock_t m_clock = std::clock();
};

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
  const auto made = [&] {
    const Stopwatch watch;
    return kontor::app::make_demo(options, clock, nobody);
  }();
  BOOST_REQUIRE(bool(made));
  check_counts(*made);

  TempDir other;
  const auto [files, truth] = kontor::app::write_demo_files(demo_in(other));
  check_demo_book(made->address, truth, clock);
  const kontor::test::TestDatabase database;
  const auto on_server =
      kontor::app::make_demo_book(database.address(), files, options.today, clock, nobody);
  BOOST_REQUIRE(bool(on_server));
  check_counts(*on_server);
  check_demo_book(database.address(), truth, clock);
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
