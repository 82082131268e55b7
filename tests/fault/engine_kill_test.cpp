#include <fmt/format.h>

#include <cstdio>
#include <random>
#include <thread>

#include "domain/base/failure.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"
#include "tests/support/child.h"

namespace kontor::persistence {

using test::Child;
using test::environment;
using test::for_each_engine;
using test::opened;
using test::TempDir;
using test::TestBook;

namespace {

/// One whole entry of two postings, by raw statements.
void post_entry(SqlUnit& u, std::int64_t id) {
  const std::string head = fmt::format(
      "insert into entry (id, entity_id, kind, document_id, corrects_id, event_at, business_date, "
      "accounting_date, late, date_estimated, recorded_at, batch_id, actor_id, idempotency_key, "
      "posting_count, movement_count, sale_count, digest) values ({0}, 1, 'sale', 0, 0, 0, 0, 0, "
      "false, false, 0, 0, 0, 'key {0}', 2, 0, 0, '');",
      id);
  const std::string parts = fmt::format(
      "insert into posting (entry_id, line_no, account_id, channel_id, location_id, item_id, "
      "currency, amount_minor, entity_minor) values ({0}, 1, 1, 0, 0, 0, 'EUR', {0}, {0}), "
      "({0}, 2, 1, 0, 0, 0, 'EUR', -{0}, -{0});",
      id);
  const Engine engine = u.dialect().engine();
  run_script(u.session(), engine, engine == Engine::postgresql ? head + parts : parts + head);
}

std::int64_t number_of(SqlBook& book, const std::string& query) {
  return book.read([&](Unit& u) { return select_number(sql(u).session(), query); });
}

/// Every entry has its two postings and every posting its entry.
void check_whole(SqlBook& book) {
  BOOST_TEST(number_of(book,
                       "select count(*) from entry e where (select count(*) from posting p "
                       "where p.entry_id = e.id) <> 2") == 0);
  BOOST_TEST(number_of(book,
                       "select count(*) from posting p where not exists "
                       "(select 1 from entry e where e.id = p.entry_id)") == 0);
  if (book.engine() == Engine::sqlite) {
    BOOST_TEST(number_of(book,
                         "select count(*) from pragma_integrity_check where "
                         "integrity_check = 'ok'") == 1);
  }
}

void check_acknowledged(SqlBook& book, const std::string& file) {
  book.read([&](Unit& u) {
    for (const long long id : test::numbers_in(file)) {
      const std::string query = "select count(*) from entry where id = " + std::to_string(id);
      BOOST_TEST(select_number(sql(u).session(), query) == 1);
    }
  });
}

std::size_t wait_for_numbers(Child& child, const std::string& file, std::size_t more_than) {
  for (int turns = 0; turns < 3000 && !child.ended(); ++turns) {
    const std::size_t count = test::numbers_in(file).size();
    if (count > more_than) return count;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return test::numbers_in(file).size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_kill)

/// Posts until it is killed or nothing works any more, and tells each acknowledged entry.
BOOST_AUTO_TEST_CASE(child_posts, *boost::unit_test::disabled() *
                                      boost::unit_test::precondition(test::InChild())) {
  const auto book = opened(test::address_of(environment("KONTOR_CHILD_BOOK")));
  const std::string told = environment("KONTOR_CHILD_FILE");
  for (;;) {
    const std::int64_t id = book->ids().next();
    book->write([&](Unit& u) { post_entry(sql(u), id); });
    BOOST_REQUIRE(test::append_number(told, id));
  }
}

BOOST_AUTO_TEST_CASE(what_was_acknowledged_survives_a_kill) {
  const int rounds = test::long_run() ? 100 : 10;
  const auto seed = static_cast<unsigned>(::getpid());
  std::printf("engine_kill: seed %u\n", seed);
  std::minstd_rand chance(seed);
  std::uniform_int_distribution<int> delay_ms(1, 80);
  for_each_engine([&](TestBook& tb) {
    TempDir dir;
    const std::string told = dir / "told";
    for (int round = 0; round < rounds; ++round) {
      const std::size_t before = test::numbers_in(told).size();
      Child child("engine_kill/child_posts",
                  {{"KONTOR_CHILD_BOOK", tb.address.text}, {"KONTOR_CHILD_FILE", told}});
      BOOST_REQUIRE(wait_for_numbers(child, told, before) > before);
      std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms(chance)));
      child.kill_now();
      const auto after = opened(tb.address);
      check_whole(*after);
      check_acknowledged(*after, told);
      after->write([&](Unit& u) { post_entry(sql(u), after->ids().next()); });
    }
    check_whole(tb.book);
  });
}

BOOST_AUTO_TEST_CASE(two_processes_and_a_reader_share_a_book) {
  for_each_engine([](TestBook& tb) {
    TempDir dir;
    const std::string first = dir / "first";
    const std::string second = dir / "second";
    Child one("engine_kill/child_posts",
              {{"KONTOR_CHILD_BOOK", tb.address.text}, {"KONTOR_CHILD_FILE", first}});
    Child two("engine_kill/child_posts",
              {{"KONTOR_CHILD_BOOK", tb.address.text}, {"KONTOR_CHILD_FILE", second}});
    BOOST_TEST(wait_for_numbers(one, first, 0) > 0u);
    BOOST_TEST(wait_for_numbers(two, second, 0) > 0u);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    while (std::chrono::steady_clock::now() < end) check_whole(tb.book);
    one.kill_now();
    two.kill_now();
    const auto a = test::numbers_in(first).size();
    const auto b = test::numbers_in(second).size();
    BOOST_TEST_MESSAGE("entries: " << a << " and " << b);
    // Nobody starves: the slower one gets a fair part.
    BOOST_TEST(std::min(a, b) * 5 >= std::max(a, b));
    check_acknowledged(tb.book, first);
    check_acknowledged(tb.book, second);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
