#include <set>
#include <thread>

#include "domain/base/failure.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"
#include "persistence/engine/row_reader.h"
#include "tests/support/book_fixture.h"
#include "tests/support/child.h"

namespace kontor::persistence {

using test::for_each_engine;
using test::opened;
using test::TestBook;

namespace {

constexpr const char* kHostile[] = {"",     " ",        "'",   "\"",   "\\",       "\\N",
                                    "a\tb", "a\nb\r\n", "{x}", "NULL", "\x01\x1f", "Žlutý 猫 قط",
                                    ",",    "[1]",      "\\.", "--",   ":name",    "a\\"};

std::vector<std::string> values_of(TestBook& tb) {
  return tb.book.read([](Unit& u) {
    std::vector<std::string> values;
    std::string value;
    soci::statement rows =
        (sql(u).session().prepare << "select value from book_meta where key like 'v%' order by key",
         soci::into(value));
    rows.execute();
    while (rows.fetch()) values.push_back(value);
    return values;
  });
}

std::string numbered(std::size_t i) { return "v" + std::to_string(100000 + i); }

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_values)

BOOST_AUTO_TEST_CASE(bulk_rows_come_back_as_they_were) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([](Unit& u) {
      BulkInsert rows(sql(u), "book_meta", {"key", "value"});
      std::size_t i = 0;
      for (const std::string_view text : kHostile) {
        rows.add(std::string_view(numbered(i++))).add(text);
        rows.end_row();
      }
      rows.finish();
    });
    const auto values = values_of(tb);
    BOOST_TEST(values == std::vector<std::string>(std::begin(kHostile), std::end(kHostile)),
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(bulk_numbers_flags_and_nothing) {
  for_each_engine([](TestBook& tb) {
    const std::int64_t extremes[] = {0, -1, INT64_MAX, INT64_MIN};
    tb.book.write([&](Unit& u) {
      sql(u).session() << "create table probe (n bigint, b boolean, o bigint)";
      BulkInsert rows(sql(u), "probe", {"n", "b", "o"});
      for (const std::int64_t n : extremes) {
        rows.add(n).add(n > 0).add(n == 0 ? std::optional<std::int64_t>() : std::optional(n));
        rows.end_row();
      }
      rows.finish();
    });
    const auto number = [&](const char* query) {
      return tb.book.read([&](Unit& u) { return select_number(sql(u).session(), query, -7); });
    };
    BOOST_TEST(number("select max(n) from probe") == INT64_MAX);
    BOOST_TEST(number("select min(n) from probe") == INT64_MIN);
    BOOST_TEST(number("select count(*) from probe where b = true") == 1);
    BOOST_TEST(number("select n from probe where o is null") == 0);
  });
}

BOOST_AUTO_TEST_CASE(many_bulk_rows_and_a_refused_one) {
  for_each_engine([](TestBook& tb) {
    const std::string text(500, 'x');
    const auto fill = [&](Unit& u, std::size_t from, std::size_t to) {
      BulkInsert rows(sql(u), "book_meta", {"key", "value"});
      for (std::size_t i = from; i < to; ++i) {
        rows.add(std::string_view(numbered(i))).add(std::string_view(text));
        rows.end_row();
      }
      rows.finish();
    };
    tb.book.write([&](Unit& u) { fill(u, 0, 1000); });
    BOOST_CHECK_THROW(tb.book.write([&](Unit& u) { fill(u, 999, 2000); }), Failure);
    BOOST_TEST(values_of(tb).size() == 1000u);
    struct Stop {};
    BOOST_CHECK_THROW(tb.book.write([&](Unit& u) {
      BulkInsert rows(sql(u), "book_meta", {"key", "value"});
      rows.add(std::string_view("v2")).add(std::string_view("x"));
      rows.end_row();
      throw Stop{};  // before finish()
    }),
                      Stop);
    BOOST_TEST(values_of(tb).size() == 1000u);
  });
}

BOOST_AUTO_TEST_CASE(few_bulk_rows_are_as_many) {
  // Some rows go in by another way than many on PostgreSQL.
  const std::vector<std::string> texts = {
      "NULL", "",       "{}", "a,b", "\"q\"", "back\\slash", "\\N", "tab\tline\nend\r",
      "台灯", " blank "};
  for (const std::size_t count : {1u, 2u, 10u, 255u, 256u, 257u, 1000u}) {
    for_each_engine([&](TestBook& tb) {
      const auto text_of = [&](std::size_t i) { return texts[i % texts.size()]; };
      tb.book.write([&](Unit& u) {
        sql(u).session()
            << "create table probe (n bigint, b boolean, o bigint, t text, w text, z text)";
        for (int table = 0; table < 3; ++table) {
          BulkInsert rows(sql(u), "probe", {"n", "b", "o", "t", "w", "z"});
          for (std::size_t i = 0; i < count; ++i) {
            const auto n = static_cast<std::int64_t>(i);
            rows.add(n).add(n % 2 == 0);
            rows.add(n % 3 == 0 ? std::optional<std::int64_t>() : std::optional(-n));
            rows.add(std::string_view(text_of(i)));
            // Texts that are null in some rows, and in all.
            if (n % 2 == 0) {
              rows.add(std::string_view(text_of(i)));
            } else {
              rows.add(std::optional<std::int64_t>());
            }
            rows.add(std::optional<std::int64_t>()).end_row();
          }
          rows.finish();
        }
      });
      std::size_t found = 0;
      tb.book.read([&](Unit& u) {
        const CellKind kinds[] = {CellKind::number, CellKind::flag, CellKind::number,
                                  CellKind::text,   CellKind::text, CellKind::text};
        for_each_row(sql(u), "select n, b, o, t, w, z from probe order by n", kinds,
                     [&](std::span<const Cell> row) {
                       const std::size_t i = found++ / 3;
                       const auto n = static_cast<std::int64_t>(i);
                       BOOST_REQUIRE(row[0].number == n);
                       BOOST_REQUIRE((row[1].number == 1) == (n % 2 == 0));
                       BOOST_REQUIRE(row[2].null == (n % 3 == 0));
                       BOOST_REQUIRE((row[2].null || row[2].number == -n));
                       BOOST_REQUIRE(std::string(row[3].text) == text_of(i));
                       BOOST_REQUIRE(row[4].null == (n % 2 != 0));
                       BOOST_REQUIRE((row[4].null || std::string(row[4].text) == text_of(i)));
                       BOOST_REQUIRE(row[5].null);
                     });
      });
      BOOST_TEST(found == 3 * count);
    });
  }
}

BOOST_AUTO_TEST_CASE(list_parameters) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([](Unit& u) {
      std::size_t i = 0;
      for (const std::string value : kHostile) {
        const std::string key = numbered(i++);
        sql(u).session() << "insert into book_meta (key, value) values (:k, :v)",
            soci::use(key, "k"), soci::use(value, "v");
      }
    });
    const Dialect& d = tb.book.dialect();
    const auto found = [&](const std::vector<std::string>& wanted) {
      return tb.book.read([&](Unit& u) {
        const std::string list = d.text_list(wanted);
        std::int64_t count = 0;
        sql(u).session() << "select count(*) from book_meta where key like 'v%' and value in (" +
                                d.texts("list") + ")",
            soci::use(list, "list"), soci::into(count);
        return count;
      });
    };
    BOOST_TEST(found({std::begin(kHostile), std::end(kHostile)}) == std::ssize(kHostile));
    BOOST_TEST(found({"'", "absent"}) == 1);
    BOOST_TEST(found({}) == 0);
    const auto sum = [&](const std::vector<std::int64_t>& ids) {
      return tb.book.read([&](Unit& u) {
        const std::string list = d.id_list(ids);
        std::int64_t result = -1;
        sql(u).session() << "select count(*) from id_block where next_id in (" + d.ids("list") +
                                ")",
            soci::use(list, "list"), soci::into(result);
        return result;
      });
    };
    BOOST_TEST(sum({5, 1000, INT64_MIN}) == 1);
    BOOST_TEST(sum({}) == 0);
  });
}

BOOST_AUTO_TEST_CASE(text_is_ordered_by_bytes) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([](Unit& u) {
      run_script(sql(u).session(), sql(u).dialect().engine(),
                 "insert into book_meta (key, value) values ('va', '1'), ('vB', '2'), ('v-', '3'), "
                 "('vé', '4'), ('v_', '5')");
    });
    const std::vector<std::string> order = {"3", "2", "5", "1", "4"};
    BOOST_TEST(values_of(tb) == order, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(columns_have_types_that_soci_reads_whole) {
  test::on_sqlite([](TestBook& tb) {
    const auto bad = tb.book.read([](Unit& u) {
      std::vector<std::string> found;
      std::string column;
      soci::statement rows =
          (sql(u).session().prepare
               << "select t.name || '.' || c.name || ' ' || c.type from sqlite_schema t, "
                  "pragma_table_info(t.name) c where t.type = 'table' and t.name not like "
                  "'%\\_search%' escape '\\' and t.name not like 'sqlite%' and upper(c.type) not "
                  "in "
                  "('BIGINT', 'TEXT', 'DOUBLE', 'BLOB', 'BOOLEAN')",
           soci::into(column));
      rows.execute();
      while (rows.fetch()) found.push_back(column);
      return found;
    });
    // The audit's number must be a rowid to be given by SQLite; it is read by scalar only.
    BOOST_TEST(bad == std::vector<std::string>{"audit.seq INTEGER"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(ids_are_never_given_twice) {
  for_each_engine([](TestBook& tb) {
    std::mutex mutex;
    std::set<std::int64_t> seen;
    const auto second = opened(tb.address);
    const auto take = [&](SqlBook& book) {
      std::vector<std::int64_t> mine;
      for (int i = 0; i < 5000; ++i) mine.push_back(book.ids().next());
      book.write([&](Unit&) {
        for (int i = 0; i < 5000; ++i) mine.push_back(book.ids().next());
      });
      const std::lock_guard lock(mutex);
      seen.insert(mine.begin(), mine.end());
    };
    std::thread a([&] { take(tb.book); });
    std::thread b([&] { take(tb.book); });
    take(*second);
    a.join();
    b.join();
    BOOST_TEST(seen.size() == 30000u);
    BOOST_TEST(*seen.begin() >= 1000);
  });
}

BOOST_AUTO_TEST_CASE(ids_of_a_job_that_was_taken_back_harm_nobody) {
  for_each_engine([](TestBook& tb) {
    std::vector<std::int64_t> lost;
    struct Stop {};
    BOOST_CHECK_THROW(tb.book.write([&](Unit&) {
      for (int i = 0; i < 6000; ++i) lost.push_back(tb.book.ids().next());
      throw Stop{};
    }),
                      Stop);
    // Whether they are given again is the engine's matter, as long as no two rows share one: the
    // block in the book must lie above every id that was given and may be in use.
    const std::int64_t kept = tb.book.write([&](Unit& u) {
      const std::int64_t id = tb.book.ids().next();
      BOOST_TEST(select_number(sql(u).session(), "select next_id from id_block") > id);
      return id;
    });
    std::set<std::int64_t> later;
    const auto second = opened(tb.address);
    for (int i = 0; i < 10000; ++i) later.insert(second->ids().next());
    BOOST_TEST(later.size() == 10000u);
    BOOST_TEST(!later.contains(kept));
  });
}

BOOST_AUTO_TEST_CASE(reserved_ids_are_at_hand) {
  for_each_engine([](TestBook& tb) {
    tb.book.ids().reserve(9000);
    const auto block = [&] {
      return tb.book.read(
          [](Unit& u) { return select_number(sql(u).session(), "select next_id from id_block"); });
    };
    const std::int64_t before = block();
    BOOST_TEST(before >= 10000);
    for (int i = 0; i < 9000; ++i) tb.book.ids().next();
    BOOST_TEST(block() == before);
  });
}

BOOST_AUTO_TEST_CASE(child_takes_ids, *boost::unit_test::disabled() *
                                          boost::unit_test::precondition(test::InChild())) {
  const auto book = opened(test::address_of(test::environment("KONTOR_CHILD_BOOK")));
  for (int i = 0; i < 5000; ++i) {
    const std::int64_t id = book->ids().next();
    BOOST_REQUIRE(test::append_number(test::environment("KONTOR_CHILD_FILE"), id));
  }
}

BOOST_AUTO_TEST_CASE(ids_from_two_processes) {
  for_each_engine([](TestBook& tb) {
    test::TempDir dir;
    const std::string told = dir / "told";
    test::Child child("engine_values/child_takes_ids",
                      {{"KONTOR_CHILD_BOOK", tb.address.text}, {"KONTOR_CHILD_FILE", told}});
    std::set<std::int64_t> seen;
    for (int i = 0; i < 5000; ++i) seen.insert(tb.book.ids().next());
    BOOST_TEST(child.passed());
    for (const long long id : test::numbers_in(told)) seen.insert(id);
    BOOST_TEST(seen.size() == 10000u);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
