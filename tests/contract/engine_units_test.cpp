#include <atomic>
#include <barrier>
#include <thread>
#include <utility>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"

namespace kontor::persistence {

using test::for_each_engine;
using test::opened;
using test::TestBook;

namespace {

void put_meta(Unit& u, const std::string& key, const std::string& value) {
  sql(u).session() << "insert into book_meta (key, value) values (:k, :v) on conflict (key) do "
                      "update set value = excluded.value",
      soci::use(key, "k"), soci::use(value, "v");
}

std::string meta(Unit& u, const std::string& key) {
  std::string value;
  sql(u).session() << "select value from book_meta where key = :k", soci::use(key, "k"),
      soci::into(value);
  return value;
}

std::string meta_of(SqlBook& book, const std::string& key) {
  return book.read([&](Unit& u) { return meta(u, key); });
}

/// Adds one to a number in the book by reading it first, as a careless use case would.
void add_one(Unit& u, const std::string& key) {
  const std::string text = meta(u, key);
  put_meta(u, key, std::to_string(std::stoi(text.empty() ? "0" : text) + 1));
}

/// The same in one statement: what another unit adds meanwhile is not lost.
void count_up(Unit& u, const std::string& key) {
  run_script(sql(u).session(), Engine::postgresql,
             "update book_meta set value = (value::int + 1)::text where key = '" + key + "'");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_units)

BOOST_AUTO_TEST_CASE(a_write_is_kept_or_taken_back_whole) {
  for_each_engine([](TestBook& tb) {
    BOOST_TEST(tb.book.write([](Unit& u) {
      put_meta(u, "a", "1");
      return 5;
    }) == 5);
    struct Stop {};
    BOOST_CHECK_THROW(tb.book.write([](Unit& u) {
      put_meta(u, "a", "2");
      throw Stop{};
    }),
                      Stop);
    BOOST_TEST(meta_of(tb.book, "a") == "1");
  });
}

BOOST_AUTO_TEST_CASE(a_read_cannot_write) {
  for_each_engine([](TestBook& tb) {
    BOOST_CHECK_THROW(tb.book.read([](Unit& u) { put_meta(u, "a", "1"); }), Failure);
    BOOST_TEST(meta_of(tb.book, "a").empty());
  });
}

BOOST_AUTO_TEST_CASE(a_read_sees_one_moment) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([](Unit& u) { put_meta(u, "a", "1"); });
    tb.book.read([&](Unit& u) {
      BOOST_TEST(meta(u, "a") == "1");
      tb.book.write([](Unit& w) { put_meta(w, "a", "2"); });
      BOOST_TEST(meta(u, "a") == "1");
    });
    BOOST_TEST(meta_of(tb.book, "a") == "2");
  });
}

BOOST_AUTO_TEST_CASE(an_open_result_does_not_harm_the_next_unit) {
  for_each_engine([](TestBook& tb) {
    for (int turn = 0; turn < 3; ++turn) {
      tb.book.read([](Unit& u) {
        std::string key;
        soci::statement rows =
            (sql(u).session().prepare << "select key from book_meta", soci::into(key));
        rows.execute(true);  // one row of several
      });
      tb.book.write([&](Unit& u) { put_meta(u, "turn", std::to_string(turn)); });
    }
    BOOST_TEST(meta_of(tb.book, "turn") == "2");
  });
}

BOOST_AUTO_TEST_CASE(a_database_error_becomes_a_failure_without_bound_values) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([](Unit& u) { put_meta(u, "a", "1"); });
    try {
      tb.book.write([](Unit& u) {
        const std::string secret = "s3cret";
        sql(u).session() << "insert into book_meta (key, value) values ('a', :v)",
            soci::use(secret, "v");
      });
      BOOST_ERROR("the second row of a key was taken");
    } catch (const Failure& failure) {
      BOOST_TEST((failure.code() == FailureCode::database_error));
      BOOST_TEST(std::string(failure.what()).find("s3cret") == std::string::npos);
      BOOST_TEST(!find_arg(failure.args(), "detail").empty());
    }
  });
}

BOOST_AUTO_TEST_CASE(an_error_that_was_swallowed_commits_nothing) {
  test::on_postgresql([](TestBook& tb) {
    BOOST_CHECK_THROW(tb.book.write([](Unit& u) {
      put_meta(u, "a", "1");
      try {
        sql(u).session() << "select 1 / 0";
      } catch (const soci::soci_error&) {
        BOOST_TEST_MESSAGE("swallowed");
      }
    }),
                      Failure);
    BOOST_TEST(meta_of(tb.book, "a").empty());
  });
}

BOOST_AUTO_TEST_CASE(a_lost_race_runs_again) {
  test::on_postgresql([](TestBook& tb) {
    int runs = 0;
    tb.book.write([&](Unit& u) {
      ++runs;
      put_meta(u, "runs", std::to_string(runs));
      if (runs < 3) {
        run_script(sql(u).session(), Engine::postgresql,
                   "do $$ begin raise exception 'lost' using errcode = '40001'; end $$");
      }
    });
    BOOST_TEST(runs == 3);
    BOOST_TEST(meta_of(tb.book, "runs") == "3");
  });
}

BOOST_AUTO_TEST_CASE(a_deadlock_ends_with_both_done) {
  test::on_postgresql([](TestBook& tb) {
    tb.book.write([](Unit& u) {
      put_meta(u, "x", "0");
      put_meta(u, "y", "0");
    });
    std::atomic<int> runs{0};
    std::barrier both(2);
    const auto worker = [&](const char* first, const char* second) {
      bool met = false;
      tb.book.write([&](Unit& u) {
        ++runs;
        count_up(u, first);
        if (!std::exchange(met, true)) both.arrive_and_wait();
        count_up(u, second);
      });
    };
    std::thread other([&] { worker("y", "x"); });
    worker("x", "y");
    other.join();
    // One of the two runs again; on a slow machine its second run may meet the first once more.
    BOOST_TEST(runs.load() >= 3);
    BOOST_TEST(meta_of(tb.book, "x") == "2");
    BOOST_TEST(meta_of(tb.book, "y") == "2");
  });
}

BOOST_AUTO_TEST_CASE(a_killed_connection_is_made_again) {
  test::on_postgresql([](TestBook& tb) {
    // The loss is noticed at a statement, or only at COMMIT, whose outcome is then unknown.
    for (const bool at_commit : {false, true}) {
      int runs = 0;
      tb.book.write([&](Unit& u) {
        put_meta(u, "n", "1");
        if (++runs > 1) return;
        const int pid = PQbackendPID(pg_handle(sql(u).session()));
        test::postgres_execute(tb.address.text,
                               "select pg_terminate_backend(" + std::to_string(pid) + ")");
        if (!at_commit) select_number(sql(u).session(), "select count(*) from book_meta");
      });
      BOOST_TEST(runs == 2);
      BOOST_TEST(meta_of(tb.book, "n") == "1");
    }
    const std::string name =
        tb.book.read([](Unit& u) { return std::string(PQdb(pg_handle(sql(u).session()))); });
    test::postgres_execute(
        test::postgres_base(),
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    BOOST_TEST(meta_of(tb.book, "n") == "1");
  });
}

BOOST_AUTO_TEST_CASE(jobs_of_many_threads_share_commits_and_fail_alone) {
  for_each_engine([](TestBook& tb) {
    constexpr int kThreads = 6;
    constexpr int kJobs = 20;
    std::atomic<int> failed{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int j = 0; j < kJobs; ++j) {
          try {
            tb.book.write([&](Unit& u) {
              put_meta(u, std::to_string(t) + "/" + std::to_string(j), "in");
              if (j % 4 == 3) throw std::runtime_error("given up");
            });
          } catch (const std::runtime_error&) {
            ++failed;
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    BOOST_TEST(failed.load() == kThreads * kJobs / 4);
    BOOST_TEST(tb.book.read([](Unit& u) {
      return select_number(sql(u).session(), "select count(*) from book_meta where value = 'in'");
    }) == kThreads * kJobs * 3 / 4);
  });
}

BOOST_AUTO_TEST_CASE(two_books_on_one_database_take_turns) {
  for_each_engine([](TestBook& tb) {
    const auto second = opened(tb.address);
    tb.book.write([](Unit& u) { put_meta(u, "n", "0"); });
    const auto worker = [](SqlBook& book) {
      for (int i = 0; i < 40; ++i) {
        book.write([](Unit& u) {
          sql(u).session() << "update book_meta set value = cast(cast(value as bigint) + 1 as "
                              "text) where key = 'n'";
        });
      }
    };
    std::thread other([&] { worker(*second); });
    worker(tb.book);
    other.join();
    BOOST_TEST(meta_of(tb.book, "n") == "80");
  });
}

BOOST_AUTO_TEST_CASE(a_lock_that_is_not_given_is_a_busy_database) {
  test::on_postgresql([](TestBook& tb) {
    OpenOptions quick;
    quick.times.lock = std::chrono::seconds(1);
    const auto second = opened(tb.address, quick);
    tb.book.write([&](Unit& u) {
      add_one(u, "n");
      sql(u).session() << "lock table book_meta in access exclusive mode";
      BOOST_CHECK_EXCEPTION(
          second->write([](Unit& w) { put_meta(w, "n", "5"); }), Failure,
          [](const Failure& f) { return f.code() == FailureCode::database_busy; });
    });
    BOOST_TEST(meta_of(tb.book, "n") == "1");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
