#include <fstream>

#include "persistence/engine/errors.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"

namespace kontor::persistence {

using test::address_of;
using test::for_each_engine;
using test::TempDir;
using test::TestBook;
using test::TestDatabase;

namespace {

RefusalCode refusal_of_address(const char* text) {
  const auto address = parse_address(text);
  BOOST_REQUIRE(!address);
  return address.refusal().code;
}

RefusalCode refusal_of_open(const BookAddress& address) {
  const auto book = open_book(address);
  BOOST_REQUIRE(!book);
  return book.refusal().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_open)

BOOST_AUTO_TEST_CASE(addresses_of_every_form) {
  BOOST_TEST(parse_address("sqlite:///tmp/a b/shop.kontor")->path == "/tmp/a b/shop.kontor");
  BOOST_TEST(parse_address("sqlite:shop.kontor")->path.is_absolute());
  BOOST_TEST(parse_address("x/../shop.kontor")->path.filename() == "shop.kontor");
  const auto pg = parse_address("postgresql:///name?host=/dir&user=x");
  BOOST_TEST((pg->engine == Engine::postgresql));
  BOOST_TEST(static_cast<bool>(
      parse_address("postgresql://u@h1:5432,h2:5432/db?target_session_attrs=read-write")));
}

BOOST_AUTO_TEST_CASE(addresses_that_are_refused) {
  const auto invalid = RefusalCode::address_invalid;
  for (const char* text : {"", "shop.db", "sqlite:", "sqlite:///", "mysql://h/db.kontor",
                           "postgresql://host", "postgresql:///db?nonsense=1"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST((refusal_of_address(text) == invalid)); }
  }
  const auto secret = RefusalCode::address_has_password;
  BOOST_TEST((refusal_of_address("postgresql://u:secret@host/db") == secret));
  BOOST_TEST((refusal_of_address("postgresql:///db?password=secret") == secret));
}

BOOST_AUTO_TEST_CASE(a_book_that_is_not_there) {
  TempDir dir;
  BOOST_TEST(
      (refusal_of_open(address_of((dir / "no.kontor").string())) == RefusalCode::book_missing));
  BOOST_TEST(!std::filesystem::exists(dir / "no.kontor"));
  const auto pg = test::postgres_address(test::postgres_base(), "kontor_never_made");
  BOOST_TEST((refusal_of_open(address_of(pg)) == RefusalCode::book_missing));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_book) {
  TempDir dir;
  std::ofstream(dir / "text.kontor") << std::string(5000, 'x');
  std::ofstream(dir / "empty.kontor") << "";
  for (const char* name : {"text.kontor", "empty.kontor"}) {
    BOOST_TEST(
        (refusal_of_open(address_of((dir / name).string())) == RefusalCode::book_not_kontor));
  }
  TestDatabase empty;
  BOOST_TEST((refusal_of_open(address_of(empty.address())) == RefusalCode::book_not_kontor));
}

BOOST_AUTO_TEST_CASE(a_book_is_made_once) {
  for_each_engine([](TestBook& tb) {
    const auto again = create_book(tb.address, tb.clock);
    BOOST_REQUIRE(!again);
    BOOST_TEST((again.refusal().code == RefusalCode::book_exists));
  });
}

BOOST_AUTO_TEST_CASE(a_book_in_a_folder_that_is_not_there) {
  TempDir dir;
  const FixedClock clock(test::test_now());
  const auto file = dir / "none/shop.kontor";
  BOOST_CHECK_EXCEPTION(create_book(address_of(file.string()), clock), Failure,
                        [&](const Failure& f) {
                          return f.code() == FailureCode::file_unwritable &&
                                 find_arg(f.args(), "file") == file.string();
                        });
}

BOOST_AUTO_TEST_CASE(newer_and_older_books) {
  for_each_engine([](TestBook& tb) {
    const auto set = [&](const std::string& script) {
      tb.book.write([&](Unit& u) { run_script(sql(u).session(), tb.engine, script); });
    };
    set("insert into schema_version (version, name, checksum, applied_at) "
        "values (9999, 'future', 'x', 0)");
    // A newer schema that still knows this program's is no obstacle.
    BOOST_TEST(static_cast<bool>(open_book(tb.address)));
    set("update book_meta set value = '9999' where key = 'compatible_with'");
    BOOST_TEST((refusal_of_open(tb.address) == RefusalCode::book_newer));
    set("delete from schema_version where version = 9999 or version = " +
        std::to_string(newest_schema()));
    BOOST_TEST((refusal_of_open(tb.address) == RefusalCode::book_older));
    OpenOptions any;
    any.any_schema = true;
    BOOST_TEST(static_cast<bool>(open_book(tb.address, any)));
  });
}

BOOST_AUTO_TEST_CASE(a_migration_changed_after_it_was_applied) {
  for_each_engine([](TestBook& tb) {
    tb.book.write([&](Unit& u) {
      sql(u).session() << "update schema_version set checksum = 'other' where version = 1";
    });
    BOOST_CHECK_EXCEPTION(open_book(tb.address), Failure, [](const Failure& f) {
      return f.code() == FailureCode::database_unsuitable;
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
