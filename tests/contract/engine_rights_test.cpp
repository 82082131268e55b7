#include <atomic>
#include <set>
#include <thread>

#include "domain/base/failure.h"
#include "persistence/admin/fold.h"
#include "persistence/admin/grant.h"
#include "persistence/admin/seal.h"
#include "persistence/admin/tables.h"
#include "persistence/engine/native.h"
#include "tests/contract/log_in.h"
#include "tests/support/filled_book.h"

namespace kontor::persistence {

using test::address_of;
using test::fill_book;
using test::for_each_engine;
using test::LogIn;
using test::opened;
using test::TestBook;
using test::without_right;

namespace {

void append_audit(Unit& u, const std::string& action) {
  sql(u).session() << "insert into audit (at, actor_id, machine, action, subject, subject_id, "
                      "before, after, digest) values (0, 0, 'm', :a, 's', 1, '', '', '')",
      soci::use(action, "a");
}

SealReport verified(SqlBook& book) {
  return book.read([](Unit& u) { return verify_seals(u); });
}

/// Raw access that goes round the triggers.
void tamper(TestBook& tb, const std::string& change) {
  tb.book.write([&](Unit& u) {
    const bool pg = tb.engine == Engine::postgresql;
    run_script(sql(u).session(), tb.engine,
               pg ? "alter table audit disable trigger all"
                  : "drop trigger audit_no_update; drop trigger audit_no_delete");
    run_script(sql(u).session(), tb.engine, change);
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_rights)

BOOST_AUTO_TEST_CASE(the_application_role_posts_but_changes_nothing_posted) {
  test::on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    BOOST_TEST(grant_book(tb.address)->left.empty());
    const LogIn desk("desk", std::string(" in role ") + kAppRole);
    const auto book = opened(desk.to(tb.address.text));
    for (const char* table :
         {"entry", "posting", "movement", "sale_fact", "commitment", "commitment_end", "audit",
          "seal", "schema_version", "purchase_receipt", "stock_document_act"}) {
      for (const std::string& change :
           {std::string("delete from ") + table, std::string("truncate ") + table,
            std::string("alter table ") + table + " disable trigger all",
            std::string("drop table ") + table}) {
        BOOST_TEST_CONTEXT(change) {
          BOOST_CHECK_EXCEPTION(
              book->write([&](Unit& u) { sql(u).session() << change; }), Failure,
              [](const Failure& f) { return f.code() == FailureCode::database_rights_missing; });
        }
      }
    }
    tb.book.write([](Unit& u) {
      run_script(sql(u).session(), Engine::postgresql,
                 "select setval(pg_get_serial_sequence('audit', 'seq'), 3)");
    });
    BOOST_TEST(book->ids().next() >= 1000);
    book->write([](Unit& u) { append_audit(u, "posted"); });
    book->write([](Unit& u) { sql(u).session() << "delete from stock_level"; });
    BOOST_TEST(fold_deltas(*book) > 0);
    BOOST_TEST(!seal_book(*book, tb.clock).empty());
  });
}

const std::set<std::string> customers_tables = {
    "customer_person", "customer_key",  "customer_detail",    "customer_version", "customer_match",
    "customer_block",  "customer_pair", "customer_match_run", "customer_merge",   "customer_alias"};

BOOST_AUTO_TEST_CASE(a_desk_sees_nothing_of_customers_without_the_role_for_it) {
  test::on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    const LogIn desk("plain", "");
    const LogIn counter("counter", "");
    GrantLogIns log_ins;
    log_ins.app = desk.name();
    log_ins.people = counter.name();
    BOOST_TEST(grant_book(tb.address, log_ins)->left.empty());
    const auto plain = opened(desk.to(tb.address.text));
    const auto people = opened(counter.to(tb.address.text));
    for (const std::string& table : customers_tables) {
      BOOST_TEST(without_right(*plain, "select count(*) from " + table), table);
      BOOST_TEST(without_right(*plain, "delete from " + table), table);
      BOOST_TEST(!without_right(*people, "select count(*) from " + table), table);
    }
    for (const std::string table : {"product", "order_head", "posting", "employee_person"}) {
      BOOST_TEST(!without_right(*plain, "select count(*) from " + table), table);
    }
    for (SqlBook* book : {plain.get(), people.get()}) {
      BOOST_TEST(without_right(*book, "update posting set amount_minor = 0"));
      BOOST_TEST(without_right(*book, "update seal set hash = ''"));
      BOOST_TEST(without_right(*book, "update schema_version set version = 1"));
    }
  });
}

BOOST_AUTO_TEST_CASE(other_programs_read_figures_and_nothing_of_people) {
  test::on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    const LogIn reader("reader", "");
    GrantLogIns log_ins;
    log_ins.figures = reader.name();
    // What was given by hand is taken back.
    BOOST_TEST(grant_book(tb.address)->left.empty());
    test::postgres_execute(
        tb.address.text, std::string("grant insert, update on posting, product to ") +
                             kFiguresRole + "; grant select on customer_person to " + kFiguresRole);
    BOOST_TEST(grant_book(tb.address, log_ins)->left.empty());
    const auto book = opened(reader.to(tb.address.text));
    const auto personal = personal_tables();
    tb.book.read([&](Unit& u) {
      for (const std::string& table : personal)
        BOOST_TEST(select_number(sql(u).session(), "select count(*) from " + table) >= 0);
    });
    for (const Table& table : book_tables()) {
      const bool secret = std::find(personal.begin(), personal.end(), table.name) != personal.end();
      BOOST_TEST(without_right(*book, "select count(*) from " + table.name) == secret, table.name);
      BOOST_TEST(without_right(*book, "delete from " + table.name), table.name);
    }
    BOOST_TEST(without_right(*book, "update product set name = ''"));
    BOOST_TEST(without_right(*book, "insert into posting select * from posting where false"));
    BOOST_TEST(!without_right(*book, "select count(*) from account_day_all"));
  });
}

BOOST_AUTO_TEST_CASE(log_ins_that_no_right_binds_are_refused) {
  test::on_postgresql([](TestBook& tb) {
    const auto refused = [&](const std::string& name) {
      GrantLogIns log_ins;
      log_ins.app = name;
      return grant_book(tb.address, log_ins)->refusal;
    };
    BOOST_TEST((refused("nobody_here") == GrantRefusal::login_unknown));
    BOOST_TEST((refused("postgres") == GrantRefusal::login_unbound));
    const LogIn owner("owner", "");
    test::postgres_execute(tb.address.text, "alter table entry owner to " + owner.name());
    BOOST_TEST((refused(owner.name()) == GrantRefusal::login_unbound));
    test::postgres_execute(tb.address.text, "alter table entry owner to postgres");
  });
}

BOOST_AUTO_TEST_CASE(a_file_has_no_rights_to_give) {
  test::on_sqlite([](TestBook& tb) {
    BOOST_TEST((grant_book(tb.address)->refusal == GrantRefusal::without_server));
  });
}

BOOST_AUTO_TEST_CASE(what_a_log_in_may_not_do_is_given_as_statements) {
  test::on_postgresql([](TestBook& tb) {
    const LogIn guest("guest", "");
    const auto left = grant_book(guest.to(tb.address.text));
    BOOST_REQUIRE(static_cast<bool>(left));
    BOOST_TEST(!left->left.empty());
    for (const std::string& statement : left->left)
      test::postgres_execute(tb.address.text, statement);
    test::TestDatabase empty;
    BOOST_CHECK_EXCEPTION(
        create_book(guest.to(empty.address()), tb.clock), Failure, [](const Failure& f) {
          return f.code() == FailureCode::database_rights_missing &&
                 find_arg(f.args(), "sql").find("create extension") != std::string_view::npos;
        });
  });
}

BOOST_AUTO_TEST_CASE(a_role_that_does_not_exist_is_a_refused_log_in) {
  test::on_postgresql([](TestBook& tb) {
    std::string text = tb.address.text;
    text.replace(text.find("user="), std::string::npos, "user=nobody_here");
    BOOST_CHECK_EXCEPTION(open_book(address_of(text)), Failure, [](const Failure& f) {
      return f.code() == FailureCode::database_login_refused;
    });
  });
}

BOOST_AUTO_TEST_CASE(a_latin1_database_is_unsuitable) {
  const std::string name = "kontor_latin1_" + std::to_string(::getpid());
  test::postgres_execute(test::postgres_base(), "create database " + name +
                                                    " template template0 encoding 'LATIN1' "
                                                    "lc_collate 'C' lc_ctype 'C'");
  const FixedClock clock(test::test_now());
  const auto address = address_of(test::postgres_address(test::postgres_base(), name));
  BOOST_CHECK_EXCEPTION(create_book(address, clock), Failure, [](const Failure& f) {
    return f.code() == FailureCode::database_unsuitable;
  });
  test::postgres_execute(test::postgres_base(), "drop database " + name);
}

BOOST_AUTO_TEST_CASE(seals_chain_the_audit) {
  for_each_engine([](TestBook& tb) {
    BOOST_TEST(seal_book(tb.book, tb.clock).empty());
    for (int i = 0; i < 5; ++i) {
      tb.book.write([&](Unit& u) { append_audit(u, "first " + std::to_string(i)); });
    }
    const std::string first = seal_book(tb.book, tb.clock);
    BOOST_TEST(first.size() == 64u);
    BOOST_TEST(seal_book(tb.book, tb.clock) == first);
    tb.book.write([](Unit& u) { append_audit(u, "second"); });
    const std::string second = seal_book(tb.book, tb.clock);
    BOOST_TEST(second != first);
    const SealReport report = verified(tb.book);
    BOOST_TEST(report.holds());
    BOOST_TEST(report.seals == 2);
    BOOST_TEST(report.sealed_to == 6);
    BOOST_TEST(report.head == second);
  });
}

BOOST_AUTO_TEST_CASE(a_changed_or_missing_audit_row_breaks_its_seal) {
  for (const char* change :
       {"update audit set action = 'other' where seq = 2", "delete from audit where seq = 2"}) {
    for_each_engine([&](TestBook& tb) {
      for (int i = 0; i < 3; ++i) {
        tb.book.write([&](Unit& u) { append_audit(u, std::to_string(i)); });
        seal_book(tb.book, tb.clock);
      }
      BOOST_TEST(verified(tb.book).holds());
      tamper(tb, change);
      const SealReport report = verified(tb.book);
      BOOST_REQUIRE(!report.holds());
      BOOST_TEST(report.broken.front().from_seq == 2);
      BOOST_TEST(report.sealed_to == 1);
    });
  }
}

BOOST_AUTO_TEST_CASE(a_seal_waits_for_postings_under_way) {
  test::on_postgresql([](TestBook& tb) {
    std::atomic<bool> sealed{false};
    std::thread sealer;
    tb.book.write([&](Unit& u) {
      append_audit(u, "slow");
      tb.book.write([](Unit& other) { append_audit(other, "quick"); });
      sealer = std::thread([&] {
        seal_book(tb.book, tb.clock);
        sealed = true;
      });
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      BOOST_TEST(!sealed.load());
    });
    sealer.join();
    const SealReport report = verified(tb.book);
    BOOST_TEST(report.holds());
    BOOST_TEST(report.sealed_to == 2);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
