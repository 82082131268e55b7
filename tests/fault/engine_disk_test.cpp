#include <sys/resource.h>

#include <csignal>

#include "domain/base/failure.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"
#include "tests/support/child.h"

namespace kontor::persistence {

using test::Child;
using test::environment;
using test::opened;
using test::TempDir;
using test::TestBook;

namespace {

void put_text(SqlBook& book, const std::string& key, std::size_t size) {
  book.write([&](Unit& u) {
    const std::string value(size, 'x');
    sql(u).session() << "insert into book_meta (key, value) values (:k, :v)", soci::use(key, "k"),
        soci::use(value, "v");
  });
}

std::int64_t count_of(SqlBook& book, const std::string& query) {
  return book.read([&](Unit& u) { return select_number(sql(u).session(), query); });
}

bool is_full(const Failure& failure) { return failure.code() == FailureCode::disk_full; }

/// Writes until the disk is full; gives the number of rows that were acknowledged.
int fill_disk(SqlBook& book, const std::string& stem) {
  for (int i = 0; i < 1000; ++i) {
    try {
      put_text(book, stem + std::to_string(i), 100000);
    } catch (const Failure& failure) {
      BOOST_TEST(is_full(failure), failure.what());
      return i;
    }
  }
  BOOST_ERROR("the disk never got full");
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_disk)

BOOST_AUTO_TEST_CASE(a_full_file_takes_back_only_the_failing_write) {
  test::on_sqlite([](TestBook& tb) {
    put_text(tb.book, "before", 10);
    tb.book.write([](Unit& u) {
      run_script(sql(u).session(), Engine::sqlite, "pragma max_page_count = 400");
    });
    const int kept = fill_disk(tb.book, "row");
    BOOST_TEST(count_of(tb.book, "select count(*) from book_meta where key like 'row%'") == kept);
    tb.book.write([](Unit& u) {
      run_script(sql(u).session(), Engine::sqlite, "pragma max_page_count = 100000");
    });
    put_text(tb.book, "after", 200000);
    BOOST_TEST(count_of(tb.book,
                        "select count(*) from book_meta where key in "
                        "('before', 'after')") == 2);
  });
}

/// Files of this process may not grow beyond a limit, as on a full disk.
BOOST_AUTO_TEST_CASE(child_fills, *boost::unit_test::disabled() *
                                      boost::unit_test::precondition(test::InChild())) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{2'000'000, 2'000'000};
  BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  const auto book = opened(test::address_of(environment("KONTOR_CHILD_BOOK")));
  const int kept = fill_disk(*book, "row");
  BOOST_TEST(kept > 0);
  BOOST_TEST(count_of(*book, "select count(*) from book_meta where key like 'row%'") == kept);
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_a_whole_book) {
  test::on_sqlite([](TestBook& tb) {
    Child child("engine_disk/child_fills", {{"KONTOR_CHILD_BOOK", tb.address.text}});
    BOOST_TEST(child.passed());
    BOOST_TEST(count_of(tb.book, "select count(*) from book_meta where key like 'row%'") > 0);
    BOOST_TEST(count_of(tb.book,
                        "select count(*) from pragma_integrity_check where "
                        "integrity_check = 'ok'") == 1);
    put_text(tb.book, "after", 10);
  });
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_told) {
  TempDir dir;
  const auto file = dir / "damaged.kontor";
  const auto address = test::fresh_books().sqlite(file);
  {
    std::FILE* stream = std::fopen(file.c_str(), "r+b");
    const std::string junk(200000, '\x5a');
    std::fseek(stream, 4096, SEEK_SET);
    std::fwrite(junk.data(), 1, junk.size(), stream);
    std::fclose(stream);
  }
  BOOST_CHECK_EXCEPTION(open_book(address), Failure,
                        [](const Failure& f) { return f.code() == FailureCode::database_damaged; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
