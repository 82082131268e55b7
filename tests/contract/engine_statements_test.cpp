#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <functional>
#include <memory>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/session.h"
#include "persistence/stores/query.h"
#include "tests/support/book_fixture.h"

namespace kontor::persistence {

using test::for_each_engine;
using test::on_postgresql;
using test::opened;
using test::TestBook;

namespace {

/// Numbers 1 to 5 with texts, of which that of 3 is null.
void add_things(TestBook& tb) {
  tb.book.write([&](Unit& u) {
    run_script(sql(u).session(), tb.engine,
               "create table thing (id bigint not null primary key, word text);"
               "insert into thing (id, word) values (1, 'one'), (2, 'two'), (3, null), "
               "(4, 'four'), (5, 'five')");
  });
}

std::optional<std::string> word(Unit& u, std::int64_t id) {
  std::optional<std::string> found;
  Query q(u, "select word from thing where id = :id");
  q.bind("id", id).into(found);
  while (q.next()) {
  }
  return found;
}

void add(Unit& u, std::int64_t id, const std::string& text) {
  Query q(u, "insert into thing (id, word) values (:id, :word)");
  q.bind("id", id).bind("word", text);
  q.execute();
}

std::size_t kept(Unit& u) { return sql(u).statements().size(); }

std::int64_t things(TestBook& tb) {
  return tb.book.read(
      [](Unit& u) { return select_number(sql(u).session(), "select count(*) from thing"); });
}

/// Inserts that nobody waits for, each by a statement of its own.
void add_pieces(Unit& u, std::int64_t first, int number) {
  for (int i = 0; i < number; ++i) {
    BulkInsert rows(sql(u), "thing", {"id", "word"});
    rows.add(first + i).add(std::string_view("piece")).end_row();
    rows.finish();
  }
}

/// How often the server answered while `act` ran.
int answers_to(Unit& u, const std::function<void()>& act) {
  const std::unique_ptr<FILE, decltype(&std::fclose)> trace(std::tmpfile(), &std::fclose);
  PGconn* connection = pg_handle(sql(u).session());
  PQtrace(connection, trace.get());
  act();
  PQuntrace(connection);
  std::rewind(trace.get());
  int answers = 0;
  std::array<char, 4096> line{};
  while (std::fgets(line.data(), line.size(), trace.get()) != nullptr)
    answers += std::string_view(line.data()).find("ReadyForQuery") != std::string_view::npos;
  return answers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_statements)

BOOST_AUTO_TEST_CASE(a_text_is_kept_from_its_second_use_on) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) {
      const std::size_t before = kept(u);
      BOOST_TEST(word(u, 1).value() == "one");
      BOOST_TEST(kept(u) == before);
      BOOST_TEST(word(u, 2).value() == "two");
      BOOST_TEST(kept(u) == before + 1);
      // Nothing of an earlier use shows in a later one.
      BOOST_TEST(!word(u, 3));
      BOOST_TEST(!word(u, 99));
      BOOST_TEST(word(u, 4).value() == "four");
      BOOST_TEST(kept(u) == before + 1);
    });
    tb.book.write([](Unit& u) {
      const std::size_t before = kept(u);
      BOOST_TEST(before >= 1u);
      BOOST_TEST(word(u, 5).value() == "five");
      BOOST_TEST(kept(u) == before);
    });
  });
}

BOOST_AUTO_TEST_CASE(the_shape_of_the_values_tells_statements_apart) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) {
      for (int round = 0; round < 3; ++round) {
        std::int64_t number = 0;
        Query as_number(u, "select id from thing where id = :id");
        as_number.bind("id", 4).into(number);
        BOOST_TEST(as_number.next());
        BOOST_TEST(number == 4);
        std::string text;
        Query as_text(u, "select id from thing where id = :id");
        as_text.bind("id", 5).into(text);
        BOOST_TEST(as_text.next());
        BOOST_TEST(text == "5");
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(one_in_use_is_not_given_out_twice) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) {
      const std::string text = "select id from thing where id > :after order by id";
      const auto after = [&](std::int64_t id, std::int64_t& into) {
        auto q = std::make_unique<Query>(u, text);
        q->bind("after", id).into(into);
        return q;
      };
      for (int round = 0; round < 3; ++round) {
        std::int64_t outer = 0, inner = 0, pairs = 0;
        const auto first = after(0, outer);
        while (first->next()) {
          const auto second = after(outer, inner);
          while (second->next()) ++pairs;
        }
        BOOST_TEST(pairs == 10);
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(one_left_in_the_middle_holds_nothing) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    const auto first = [](Unit& u) {
      std::int64_t id = 0;
      Query q(u, "select id from thing order by id");
      q.into(id);
      BOOST_TEST(q.next());
      return id;
    };
    for (int round = 0; round < 3; ++round) {
      tb.book.read([&](Unit& u) { BOOST_TEST(first(u) == 1); });
      tb.book.write([&](Unit& u) {
        BOOST_TEST(first(u) == 1);
        add(u, 10 + round, "more");
        BOOST_TEST(first(u) == 1);
      });
    }
    BOOST_TEST(things(tb) == 8);
    // A kept read of SQLite would pin what it saw, and hold up a change of the schema.
    tb.book.write([&](Unit& u) { run_script(sql(u).session(), tb.engine, "drop table thing"); });
  });
}

BOOST_AUTO_TEST_CASE(a_job_that_fails_takes_back_its_rows_and_spoils_no_statement) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    for (int round = 0; round < 3; ++round) {
      tb.book.write([&](Unit& u) { add(u, 10 + round, "good"); });
      BOOST_CHECK_THROW(tb.book.write([&](Unit& u) {
        add(u, 20, "taken back");
        add(u, 1, "there already");
      }),
                        Failure);
      BOOST_TEST(!tb.book.read([](Unit& u) { return word(u, 20); }));
    }
    BOOST_TEST(things(tb) == 8);
  });
}

BOOST_AUTO_TEST_CASE(an_error_that_is_not_passed_on_commits_nothing) {
  on_postgresql([](TestBook& tb) {
    add_things(tb);
    for (int round = 0; round < 2; ++round) {
      BOOST_CHECK_THROW(tb.book.write([&](Unit& u) {
        add(u, 20 + round, "lost");
        BOOST_CHECK_THROW(add(u, 1, "there already"), soci::soci_error);
        // In a failed transaction neither a kept nor a new statement runs.
        BOOST_CHECK_THROW(word(u, 1), soci::soci_error);
        BOOST_CHECK_THROW(Query(u, fmt::format("delete from thing where id = {}", round)).execute(),
                          soci::soci_error);
      }),
                        Failure);
    }
    tb.book.write([](Unit& u) {
      add(u, 20, "kept");
      BOOST_TEST(word(u, 20).value() == "kept");
    });
    BOOST_TEST(things(tb) == 6);
  });
}

BOOST_AUTO_TEST_CASE(a_change_of_the_schema_is_noticed) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    const auto read = [&] {
      return tb.book.write([](Unit& u) { return word(u, 1).value() + word(u, 2).value(); });
    };
    BOOST_TEST(read() == "onetwo");
    BOOST_TEST(read() == "onetwo");
    const auto other = opened(tb.address);
    const bool postgresql = tb.engine == Engine::postgresql;
    other->write([&](Unit& u) {
      run_script(sql(u).session(), tb.engine,
                 postgresql ? "alter table thing alter column word type varchar(40)"
                            : "alter table thing add column more bigint");
    });
    BOOST_TEST(read() == "onetwo");
    other->write([&](Unit& u) {
      run_script(sql(u).session(), tb.engine,
                 "drop table thing; create table thing (extra bigint, id bigint not null primary "
                 "key, word text); insert into thing (id, word) values (1, 'uno'), (2, 'due')");
    });
    BOOST_TEST(read() == "unodue");
    BOOST_TEST(read() == "unodue");
  });
}

BOOST_AUTO_TEST_CASE(a_server_that_forgot_its_statements_is_told_them_again) {
  on_postgresql([](TestBook& tb) {
    add_things(tb);
    for (int round = 0; round < 3; ++round) {
      int runs = 0;
      tb.book.write([&](Unit& u) {
        word(u, 1);
        word(u, 2);
        add(u, 30 + 2 * round, "a");
        if (++runs == 1) run_script(sql(u).session(), tb.engine, "deallocate all");
        BOOST_TEST(word(u, 2).value() == "two");
        add(u, 31 + 2 * round, "b");
      });
      BOOST_TEST(runs == 2);
    }
    BOOST_TEST(things(tb) == 11);
  });
}

BOOST_AUTO_TEST_CASE(statements_go_with_a_lost_connection) {
  on_postgresql([](TestBook& tb) {
    add_things(tb);
    for (int round = 0; round < 3; ++round) {
      int runs = 0;
      tb.book.write([&](Unit& u) {
        add(u, 40 + round, "c");
        if (++runs == 1) {
          const auto pid = select_number(sql(u).session(), "select pg_backend_pid()");
          test::postgres_execute(test::postgres_base(),
                                 fmt::format("select pg_terminate_backend({})", pid));
        }
        BOOST_TEST(word(u, 1).value() == "one");
      });
      BOOST_TEST(runs == 2);
    }
    BOOST_TEST(things(tb) == 8);
  });
}

BOOST_AUTO_TEST_CASE(the_least_used_is_let_go_first) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) {
      const std::size_t many = kStatementsOfWriter + 20;
      for (std::size_t i = 0; i < many; ++i) {
        for (int round = 0; round < 2; ++round) {
          std::int64_t sum = 0;
          Query q(u, fmt::format("select id + {} from thing where id = :id", i));
          q.bind("id", 2).into(sum);
          BOOST_TEST(q.next());
          BOOST_TEST(sum == static_cast<std::int64_t>(i) + 2);
        }
        word(u, 1);
      }
      BOOST_TEST(kept(u) == kStatementsOfWriter);
      BOOST_TEST(word(u, 4).value() == "four");
    });
    if (tb.engine == Engine::sqlite) return;
    // What was let go is let go on the server too.
    tb.book.write([](Unit& u) {
      const auto held =
          select_number(sql(u).session(), "select count(*) from pg_prepared_statements");
      BOOST_TEST(held <= static_cast<std::int64_t>(kStatementsOfWriter));
    });
  });
}

BOOST_AUTO_TEST_CASE(a_statement_lives_through_many_runs) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    // PostgreSQL compiles it anew on the way.
    for (int round = 0; round < 10; ++round) {
      tb.book.write([&](Unit& u) {
        for (int i = 0; i < 100; ++i) {
          add(u, 1000 + round * 100 + i, "x");
          BOOST_TEST(word(u, 1000 + round * 100 + i).value() == "x");
        }
      });
    }
    BOOST_TEST(things(tb) == 1005);
  });
}

BOOST_AUTO_TEST_CASE(statements_without_rows_are_sent_together) {
  on_postgresql([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) { add_pieces(u, 100, 5); });  // compiles it
    tb.book.write([](Unit& u) {
      std::int64_t seen = 0;
      const int answers = answers_to(u, [&] {
        add_pieces(u, 200, 5);
        Query q(u, "select count(*) from thing where id >= 200");
        q.into(seen);
        BOOST_TEST(q.next());
      });
      // All five together, then the question, which sees them.
      BOOST_TEST(answers == 2);
      BOOST_TEST(seen == 5);
      add_pieces(u, 300, 3);
      BOOST_TEST(select_number(sql(u).session(), "select count(*) from thing") == 18);
      add_pieces(u, 400, 2);
    });
    BOOST_TEST(things(tb) == 20);
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_waiting_statement_takes_all_back) {
  for_each_engine([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) { add_pieces(u, 100, 2); });
    // The second is there already; the third is never run.
    BOOST_CHECK_THROW(tb.book.write([](Unit& u) {
      add_pieces(u, 200, 1);
      add_pieces(u, 101, 1);
      add_pieces(u, 201, 1);
    }),
                      Failure);
    BOOST_TEST(things(tb) == 7);
    // Nothing of it is left for the next unit.
    tb.book.write([](Unit& u) { add_pieces(u, 300, 2); });
    BOOST_TEST(things(tb) == 9);
    // A unit that fails by itself leaves nothing either.
    struct Stop {};
    BOOST_CHECK_THROW(tb.book.write([](Unit& u) {
      add_pieces(u, 400, 2);
      throw Stop{};
    }),
                      Stop);
    tb.book.write([](Unit& u) { add_pieces(u, 500, 1); });
    BOOST_TEST(things(tb) == 10);
  });
}

BOOST_AUTO_TEST_CASE(a_server_that_goes_while_statements_wait_gets_them_again) {
  on_postgresql([](TestBook& tb) {
    add_things(tb);
    tb.book.write([](Unit& u) { add_pieces(u, 100, 2); });
    int runs = 0;
    tb.book.write([&](Unit& u) {
      const auto pid = select_number(sql(u).session(), "select pg_backend_pid()");
      add_pieces(u, 200, 3);
      if (++runs > 1) return;
      test::postgres_execute(test::postgres_base(),
                             fmt::format("select pg_terminate_backend({})", pid));
    });
    BOOST_TEST(runs == 2);
    BOOST_TEST(things(tb) == 10);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
