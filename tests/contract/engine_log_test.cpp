#include <atomic>
#include <chrono>
#include <thread>

#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"

namespace kontor::persistence {

using test::on_sqlite;
using test::TestBook;

namespace {

using namespace std::chrono_literals;

constexpr std::uintmax_t megabyte = 1'000'000;

/// Replaces one value of the book, so that the log grows and the book does not.
void write_a_megabyte(Unit& unit, char letter) {
  const std::string value(megabyte, letter);
  sql(unit).session() << "insert into book_meta (key, value) values ('log', :v) on conflict (key) "
                         "do update set value = excluded.value",
      soci::use(value, "v");
}

/// Reads one after the other, each beginning while the one before still reads.
class NeverAMomentWithoutReader {
 public:
  explicit NeverAMomentWithoutReader(SqlBook& book) : m_book(book) {}
  ~NeverAMomentWithoutReader() { m_over = true; }
  std::int64_t reads() const { return m_reads; }

 private:
  void read(std::chrono::milliseconds later) {
    std::this_thread::sleep_for(later);
    while (!m_over) {
      m_book.read([&](Unit& unit) {
        select_number(sql(unit).session(), "select count(*) from book_meta");
        std::this_thread::sleep_for(10ms);
      });
      ++m_reads;
    }
  }

  SqlBook& m_book;
  std::atomic<bool> m_over = false;
  std::atomic<std::int64_t> m_reads = 0;
  std::jthread m_first{[this] { read(0ms); }}, m_second{[this] { read(5ms); }},
      m_third{[this] { read(8ms); }};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_log)

// Whoever reads needs the log as it was when the read began, so that SQLite by itself never begins
// it anew where there is always somebody who reads: two minutes of eight programs that post made
// 5.7 GB of it.
BOOST_AUTO_TEST_CASE(the_log_stays_small_while_somebody_always_reads) {
  on_sqlite([](TestBook& tb) {
    const NeverAMomentWithoutReader readers(tb.book);
    std::uintmax_t most = 0;
    for (int turn = 0; turn < 150; ++turn) {
      tb.book.write(
          [&](Unit& unit) { write_a_megabyte(unit, static_cast<char>('a' + turn % 26)); });
      most = std::max(most, std::filesystem::file_size(tb.address.path.string() + "-wal"));
    }
    BOOST_TEST(most < 100 * megabyte);
    BOOST_TEST(readers.reads() > 0);
  });
}

// A long read is let finish: what waits for it is the log, nobody who writes.
BOOST_AUTO_TEST_CASE(a_long_read_holds_nobody_up) {
  on_sqlite([](TestBook& tb) {
    std::atomic<bool> reading = false, over = false;
    std::jthread reader([&] {
      tb.book.read([&](Unit& unit) {
        select_number(sql(unit).session(), "select count(*) from book_meta");
        reading = true;
        while (!over) std::this_thread::sleep_for(1ms);
      });
    });
    while (!reading) std::this_thread::sleep_for(1ms);
    auto longest = 0ms;
    for (int turn = 0; turn < 100; ++turn) {
      const auto begin = std::chrono::steady_clock::now();
      tb.book.write([](Unit& unit) { write_a_megabyte(unit, 'x'); });
      longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(
                                      std::chrono::steady_clock::now() - begin));
    }
    over = true;
    BOOST_TEST(longest.count() < 5000);  // a lock is waited for 30 s
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
