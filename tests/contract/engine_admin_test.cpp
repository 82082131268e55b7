#include <algorithm>
#include <thread>

#include "domain/base/failure.h"
#include "persistence/admin/copy.h"
#include "persistence/admin/digest.h"
#include "persistence/admin/feed.h"
#include "persistence/admin/fold.h"
#include "persistence/admin/info.h"
#include "persistence/engine/id_allocator.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"
#include "persistence/migration_files.h"
#include "tests/support/filled_book.h"

namespace kontor::persistence {

using test::fill_book;
using test::for_each_engine;
using test::opened;
using test::TempDir;
using test::TestBook;

namespace {

std::string digest_of(SqlBook& book) {
  return book.read([](Unit& u) { return book_digest(u); });
}

std::string figures_of(SqlBook& book) {
  return book.read([](Unit& u) { return figures_digest(u); });
}

std::int64_t number_in(SqlBook& book, const std::string& query) {
  return book.read([&](Unit& u) { return select_number(sql(u).session(), query); });
}

/// "table.column kind key-position" of every column that the description names.
std::vector<std::string> described_columns() {
  std::vector<std::string> lines;
  for (const Table& table : book_tables()) {
    for (const TableColumn& c : table.columns) {
      const auto key = std::find(table.key.begin(), table.key.end(), c.name);
      const auto place = key == table.key.end() ? 0 : key - table.key.begin() + 1;
      const char* kind = c.kind == CellKind::number ? "number"
                         : c.kind == CellKind::text ? "text"
                                                    : "flag";
      lines.push_back(table.name + "." + c.name + " " + kind + " " + std::to_string(place));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

constexpr const char* kSqliteColumns =
    "select t.name || '.' || c.name || ' ' || case lower(c.type) when 'bigint' then 'number' when "
    "'integer' then 'number' when 'boolean' then 'flag' else lower(c.type) end || ' ' || c.pk "
    "from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like "
    "'%\\_search%' escape '\\' and t.name not like 'sqlite%' and t.name <> 'schema_version' order "
    "by 1";

constexpr const char* kPgColumns =
    "select t.relname || '.' || a.attname || ' ' || case format_type(a.atttypid, null) when "
    "'bigint' then 'number' when 'boolean' then 'flag' else format_type(a.atttypid, null) end || "
    "' ' || coalesce(array_position(cast(string_to_array(cast(i.indkey as text), ' ') as int[]), "
    "cast(a.attnum as int)), 0) from "
    "pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped "
    "left join pg_index i on i.indrelid = t.oid and i.indisprimary where t.relkind = 'r' and "
    "t.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and "
    "t.relname not like '%\\_delta' and t.relname <> 'schema_version' order by 1";

std::vector<std::string> columns_in(TestBook& tb) {
  const std::string query = tb.engine == Engine::sqlite ? kSqliteColumns : kPgColumns;
  std::vector<std::string> lines = tb.book.read([&](Unit& u) {
    std::vector<std::string> found;
    std::string line;
    soci::statement rows = (sql(u).session().prepare << query, soci::into(line));
    rows.execute();
    while (rows.fetch()) found.push_back(line);
    return found;
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_admin)

BOOST_AUTO_TEST_CASE(the_description_names_every_table_and_column) {
  for_each_engine([](TestBook& tb) {
    BOOST_TEST(columns_in(tb) == described_columns(), boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(equal_books_have_equal_digests_on_both_engines) {
  std::string digest;
  std::string figures;
  for_each_engine([&](TestBook& tb) {
    const std::string empty = digest_of(tb.book);
    fill_book(tb.book);
    if (digest.empty()) {
      digest = digest_of(tb.book);
      figures = figures_of(tb.book);
      BOOST_TEST(digest != empty);
    }
    BOOST_TEST(digest_of(tb.book) == digest);
    BOOST_TEST(figures_of(tb.book) == figures);
  });
}

BOOST_AUTO_TEST_CASE(a_digest_tells_any_change) {
  for_each_engine([](TestBook& tb) {
    fill_book(tb.book);
    for (const char* change : {"update product set name = 'other' where id = 1",
                               "update product set price_currency = '' where id = 2",
                               "update stock_level set on_hand_milli = 5 where product_id = 3",
                               "delete from rate where date = 2",
                               "update channel set sku_case_matters = true where id = 1"}) {
      const std::string before = digest_of(tb.book);
      tb.book.write([&](Unit& u) { sql(u).session() << change; });
      BOOST_TEST_CONTEXT(change) { BOOST_TEST(digest_of(tb.book) != before); }
    }
  });
}

BOOST_AUTO_TEST_CASE(figures_do_not_know_ids_but_codes) {
  for_each_engine([](TestBook& tb) {
    fill_book(tb.book);
    const std::string before = figures_of(tb.book);
    const auto run = [&](const char* change) {
      tb.book.write([&](Unit& u) { sql(u).session() << change; });
    };
    run("insert into book_meta (key, value) values ('note', 'x')");
    run("insert into stock_level (product_id, location_id, on_hand_milli, committed_milli, "
        "unavailable_milli) values (1, 2, 0, 0, 0)");
    BOOST_TEST(figures_of(tb.book) == before);
    run("update product set code = 'other' where id = 1");
    const std::string renamed = figures_of(tb.book);
    BOOST_TEST(renamed != before);
    run("update stock_level set on_hand_milli = on_hand_milli + 1 where product_id = 3");
    BOOST_TEST(figures_of(tb.book) != renamed);
  });
}

BOOST_AUTO_TEST_CASE(folding_changes_no_figure) {
  test::on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    const std::string digest = digest_of(tb.book);
    const std::string figures = figures_of(tb.book);
    BOOST_TEST(number_in(tb.book, "select count(*) from account_day") == 0);
    BOOST_TEST(fold_deltas(tb.book) > 0);
    BOOST_TEST(number_in(tb.book, "select count(*) from account_day_delta") == 0);
    BOOST_TEST(number_in(tb.book, "select count(*) from account_day") == 3);
    BOOST_TEST(digest_of(tb.book) == digest);
    BOOST_TEST(figures_of(tb.book) == figures);
    BOOST_TEST(fold_deltas(tb.book) == 0);
    tb.book.write([](Unit& u) {
      sql(u).session() << "insert into stock_day_delta (product_id, location_id, date, "
                          "change_milli) select product_id, location_id, date, -change_milli from "
                          "stock_day";
    });
    BOOST_TEST(fold_deltas(tb.book) == 3);
    BOOST_TEST(number_in(tb.book, "select count(*) from stock_day") == 0);
  });
}

BOOST_AUTO_TEST_CASE(desks_that_only_post_fold_in_turn) {
  test::on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    const std::string figures = figures_of(tb.book);
    const auto waiting = [&] {
      return number_in(tb.book, "select count(*) from account_day_delta");
    };
    const auto post = [&](std::int64_t ids) {
      const auto desk = opened(tb.address);
      for (std::int64_t i = 0; i < ids; ++i) desk->ids().next();
      desk->write([](Unit&) {});
    };
    post(1);
    BOOST_TEST(waiting() > 0);
    post(4 * kIdBlock);
    BOOST_TEST(waiting() == 0);
    BOOST_TEST(figures_of(tb.book) == figures);
  });
}

BOOST_AUTO_TEST_CASE(folders_at_once_fold_each_row_once) {
  test::on_postgresql([](TestBook& tb) {
    const auto second = opened(tb.address);
    std::thread poster([&] {
      for (int i = 0; i < 100; ++i) {
        second->write([](Unit& u) {
          sql(u).session() << "insert into stock_total_delta (product_id, on_hand_milli, "
                              "committed_milli, unavailable_milli, oversold_cells) select g, 1, "
                              "1, 1, 1 from generate_series(1, 50) g";
        });
      }
    });
    std::thread folder([&] {
      for (int i = 0; i < 20; ++i) fold_deltas(*second);
    });
    for (int i = 0; i < 20; ++i) fold_deltas(tb.book);
    poster.join();
    folder.join();
    fold_deltas(tb.book);
    BOOST_TEST(number_in(tb.book, "select cast(sum(on_hand_milli) as bigint) from stock_total") ==
               5000);
    BOOST_TEST(number_in(tb.book, "select count(*) from stock_total_delta") == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_copy_equals_its_original_through_both_engines) {
  test::on_sqlite([](TestBook& first) {
    fill_book(first.book);
    first.book.ids().next();
    const std::string digest = digest_of(first.book);
    test::on_postgresql([&](TestBook& second) {
      BOOST_TEST(static_cast<bool>(copy_book(first.book, second.book)));
      BOOST_TEST(digest_of(second.book) == digest);
      BOOST_TEST(figures_of(second.book) == figures_of(first.book));
      BOOST_TEST(number_in(second.book,
                           "select count(*) from product p where not exists (select 1 from "
                           "stock_total t where t.product_id = p.id)") == 0);
      // Numbers and ids go on after those that were copied.
      second.book.write([](Unit& u) {
        sql(u).session() << "insert into audit (at, actor_id, machine, action, subject, "
                            "subject_id, before, after, digest) "
                            "values (0, 0, '', 'a', 's', 1, '', '', '')";
      });
      BOOST_TEST(number_in(second.book, "select max(seq) from audit") == 4);
      BOOST_TEST(second.book.ids().next() >= 1000 + 4096);
      const std::string grown = digest_of(second.book);
      test::on_sqlite([&](TestBook& third) {
        BOOST_TEST(static_cast<bool>(copy_book(second.book, third.book)));
        BOOST_TEST(digest_of(third.book) == grown);
        BOOST_TEST(number_in(third.book, "select count(*) from product_search") == 2);
        const auto again = copy_book(second.book, third.book);
        BOOST_REQUIRE(!again);
        BOOST_TEST((again.refusal().code == RefusalCode::book_not_empty));
        BOOST_TEST(digest_of(third.book) == grown);
      });
    });
  });
}

BOOST_AUTO_TEST_CASE(a_backup_restores_the_book) {
  for_each_engine([](TestBook& tb) {
    fill_book(tb.book);
    const std::string digest = digest_of(tb.book);
    TempDir dir;
    const auto file = dir / "shop backup.kontor";
    BOOST_TEST(static_cast<bool>(backup_book(tb.book, file, tb.clock)));
    const auto again = backup_book(tb.book, file, tb.clock);
    BOOST_REQUIRE(!again);
    BOOST_TEST((again.refusal().code == RefusalCode::book_exists));
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(dir.path()),
                             std::filesystem::directory_iterator()) == 1);
    const auto into = [&](TestBook& fresh) {
      BOOST_TEST(static_cast<bool>(restore_book(fresh.book, file)));
      BOOST_TEST(digest_of(fresh.book) == digest);
    };
    for_each_engine(into);
    const auto missing = restore_book(tb.book, dir / "none.kontor");
    BOOST_REQUIRE(!missing);
    BOOST_TEST((missing.refusal().code == RefusalCode::book_missing));
  });
}

BOOST_AUTO_TEST_CASE(info_tells_what_is_in_the_book) {
  for_each_engine([](TestBook& tb) {
    fill_book(tb.book);
    const BookInfo info = book_info(tb.book);
    BOOST_TEST(info.schema == newest_schema());
    BOOST_TEST(info.size_bytes > 0);
    BOOST_TEST(info.last_audit == 3);
    BOOST_TEST(info.sealed_to == 3);
    BOOST_TEST(!info.engine_version.empty());
    const std::pair<std::string, std::int64_t> postings("posting", 6);
    BOOST_TEST(std::count(info.counts.begin(), info.counts.end(), postings) == 1);
  });
}

BOOST_AUTO_TEST_CASE(another_process_is_heard_within_two_seconds) {
  for_each_engine([](TestBook& tb) {
    const auto second = opened(tb.address);
    ChangeFeed feed(tb.book);
    BOOST_TEST(!feed.wait(std::chrono::milliseconds(300)));
    const std::int64_t before = tb.book.read([](Unit& u) { return ChangeFeed::last_seq(u); });
    second->write([](Unit& u) {
      sql(u).session()
          << "insert into audit (at, actor_id, machine, action, subject, subject_id, "
             "before, after, digest) values (0, 0, '', 'sold', 'order', 7, '', '', '')";
    });
    const auto begin = std::chrono::steady_clock::now();
    BOOST_TEST(feed.wait(std::chrono::milliseconds(5000)));
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(1900)));
    const auto changes =
        tb.book.read([&](Unit& u) { return ChangeFeed::changes_after(u, before, 10); });
    BOOST_REQUIRE(changes.size() == 1u);
    BOOST_TEST(changes[0].action == "sold");
    BOOST_TEST(changes[0].subject_id == 7);
    feed.stop();
    BOOST_TEST(!feed.wait(std::chrono::milliseconds(5000)));
  });
}

BOOST_AUTO_TEST_CASE(a_book_of_before_is_searched_after_its_migration) {
  test::on_sqlite([](TestBook& tb) {
    fill_book(tb.book);
    const auto texts = [&] {
      return number_in(tb.book, "select count(*) from product_search") * 10 +
             number_in(tb.book, "select count(*) from customer_search");
    };
    const auto before = texts();
    BOOST_TEST(before == 23);
    const std::string digest = digest_of(tb.book);
    auto session = open_sqlite(tb.address.path, FileUse::write);
    run_script(*session, Engine::sqlite,
               "drop index product_pool; drop index stock_level_place; drop table customer_search; "
               "delete from product_search; create index stock_level_location on stock_level "
               "(location_id, product_id); delete from schema_version where version = 12");
    BOOST_TEST(migrate_schema(*session, Engine::sqlite, test::test_now()) == 1);
    BOOST_TEST(texts() == before);
    BOOST_TEST(digest_of(tb.book) == digest);
  });
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_nothing) {
  const auto attempt = [](soci::session& session, Engine engine) {
    run_script(session, engine, "create table seal (x bigint)");
    BOOST_CHECK_THROW(migrate_schema(session, engine, test::test_now()), Failure);
    BOOST_TEST(select_number(session, "select max(version) from schema_version") == 1);
    // `batch` comes before `seal` in the same file.
    BOOST_CHECK_THROW(run_script(session, engine, "select 1 from batch"), Failure);
    run_script(session, engine, "drop table seal");
    BOOST_TEST(migrate_schema(session, engine, test::test_now()) ==
               static_cast<int>(migration_files().size()) - 1);
    BOOST_TEST(migrate_schema(session, engine, test::test_now()) == 0);
  };
  TempDir dir;
  attempt(*open_sqlite(dir / "x.kontor", FileUse::create), Engine::sqlite);
  test::TestDatabase database;
  attempt(*open_postgresql(database.address(), {}), Engine::postgresql);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
