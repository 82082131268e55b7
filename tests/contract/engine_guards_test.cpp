#include <fmt/format.h>

#include "domain/base/failure.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"

// The database's own guards, attacked by raw SQL as someone with a shell would.

namespace kontor::persistence {

using test::for_each_engine;
using test::TestBook;

namespace {

void run_raw(TestBook& tb, const std::string& script) {
  tb.book.write([&](Unit& u) { run_script(sql(u).session(), tb.engine, script); });
}

bool guarded(TestBook& tb, const std::string& script) {
  try {
    run_raw(tb, script);
    return false;
  } catch (const Failure& failure) {
    BOOST_TEST((failure.code() == FailureCode::guard_refused), failure.what());
    return true;
  }
}

std::string header(int id, int postings, int movements = 0, int sales = 0) {
  return fmt::format(
      "insert into entry (id, entity_id, kind, document_id, corrects_id, event_at, business_date, "
      "accounting_date, late, date_estimated, recorded_at, batch_id, actor_id, idempotency_key, "
      "posting_count, movement_count, sale_count, digest) values ({0}, 1, 'sale', 0, 0, 0, 0, 0, "
      "false, false, 0, 0, 0, 'key {0}', {1}, {2}, {3}, '');",
      id, postings, movements, sales);
}

struct RawPosting {
  int line;
  int amount;
  int entity;
  int channel = 0;
  const char* currency = "EUR";
};

std::string postings(int entry, const std::vector<RawPosting>& rows) {
  std::string values;
  for (const RawPosting& r : rows) {
    values += fmt::format("{}({}, {}, 1, {}, 0, 0, '{}', {}, {})", values.empty() ? "" : ", ",
                          entry, r.line, r.channel, r.currency, r.amount, r.entity);
  }
  return "insert into posting (entry_id, line_no, account_id, channel_id, location_id, item_id, "
         "currency, amount_minor, entity_minor) values " +
         values + ";";
}

std::string movement(int entry, int line) {
  return fmt::format(
      "insert into movement (entry_id, line_no, document_line, product_id, from_location, "
      "to_location, from_state, to_state, owner, quantity_milli, value_minor, event_at, "
      "business_date) values ({}, {}, 1, 1, 1, 2, 'on_hand', 'on_hand', '', 1000, 0, 0, 0);",
      entry, line);
}

std::string sale_fact(int entry, int line) {
  return fmt::format(
      "insert into sale_fact (entry_id, line_no, document_line, product_id, channel_id, "
      "location_id, employee_id, customer_id, currency, orders, lines, units_milli, gross_minor, "
      "discount_minor, returns_minor, shipping_minor, tax_minor, cost_minor) values ({}, {}, 1, 1, "
      "1, 1, 0, 0, 'EUR', 1, 1, 1000, 0, 0, 0, 0, 0, 0);",
      entry, line);
}

/// The parts of an entry in the order that the engine wants.
std::string entry(TestBook& tb, const std::string& head, const std::string& parts) {
  return tb.engine == Engine::postgresql ? head + parts : parts + head;
}

std::string good_entry(TestBook& tb, int id) {
  return entry(tb, header(id, 2, 1, 1),
               postings(id, {{1, 100, 100}, {2, -100, -100}}) + movement(id, 1) + sale_fact(id, 1));
}

std::int64_t count_rows(TestBook& tb, const std::string& table) {
  return tb.book.read(
      [&](Unit& u) { return select_number(sql(u).session(), "select count(*) from " + table); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_guards)

BOOST_AUTO_TEST_CASE(a_whole_balanced_entry_is_taken) {
  for_each_engine([](TestBook& tb) {
    run_raw(tb, good_entry(tb, 1));
    BOOST_TEST(count_rows(tb, "posting") == 2);
    BOOST_TEST(count_rows(tb, "entry") == 1);
  });
}

BOOST_AUTO_TEST_CASE(an_unbalanced_entry_is_refused_whole) {
  for_each_engine([](TestBook& tb) {
    const auto attempt = [&](const std::vector<RawPosting>& rows) {
      return guarded(tb, entry(tb, header(1, static_cast<int>(rows.size())), postings(1, rows)));
    };
    BOOST_TEST(attempt({{1, 100, 100}, {2, -99, -100}}));             // transaction currency
    BOOST_TEST(attempt({{1, 100, 100}, {2, -100, -99}}));             // entity currency
    BOOST_TEST(attempt({{1, 100, 100, 1}, {2, -100, -100, 2}}));      // each channel's side
    BOOST_TEST(attempt({{1, 100, 100}, {2, -100, -100, 0, "JPY"}}));  // each currency
    BOOST_TEST(count_rows(tb, "posting") == 0);
    BOOST_TEST(count_rows(tb, "entry") == 0);
  });
}

BOOST_AUTO_TEST_CASE(an_entry_that_lacks_a_part_is_refused) {
  for_each_engine([](TestBook& tb) {
    const std::string two = postings(1, {{1, 100, 100}, {2, -100, -100}});
    BOOST_TEST(guarded(tb, entry(tb, header(1, 3), two)));
    BOOST_TEST(guarded(tb, entry(tb, header(1, 2, 1), two)));
    BOOST_TEST(guarded(tb, entry(tb, header(1, 2, 0, 1), two)));
    BOOST_TEST(guarded(tb, entry(tb, header(1, 2, 2), two + movement(1, 1))));
    BOOST_TEST(guarded(tb, header(1, 2)));
    BOOST_TEST(count_rows(tb, "entry") == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_closed_entry_takes_nothing_more) {
  for_each_engine([](TestBook& tb) {
    run_raw(tb, good_entry(tb, 1));
    BOOST_TEST(guarded(tb, postings(1, {{3, 5, 5}, {4, -5, -5}})));
    BOOST_TEST(guarded(tb, postings(1, {{3, 0, 0}})));
    BOOST_TEST(guarded(tb, movement(1, 2)));
    BOOST_TEST(guarded(tb, sale_fact(1, 2)));
    BOOST_TEST(count_rows(tb, "posting") == 2);
    BOOST_TEST(count_rows(tb, "movement") == 1);
    BOOST_TEST(count_rows(tb, "sale_fact") == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_posting_without_an_entry_is_refused_by_postgresql) {
  // SQLite cannot know at this moment whether the header still comes; `book check` finds these.
  test::on_postgresql([](TestBook& tb) {
    BOOST_TEST(guarded(tb, postings(1, {{1, 5, 5}, {2, -5, -5}})));
    BOOST_TEST(guarded(tb, movement(1, 1)));
    BOOST_TEST(guarded(tb, sale_fact(1, 1)));
  });
}

std::string facts_of_every_kind(TestBook& tb) {
  return good_entry(tb, 1) +
         "insert into commitment (id, document_id, line_no, product_id, location_id, "
         "quantity_milli, provisional_location, batch_id) values (7, 1, 1, 1, 1, 1000, false, 0);"
         "insert into commitment_end (commitment_id, how, batch_id) values (7, 'posted', 0);"
         "insert into audit (at, actor_id, machine, action, subject, subject_id, before, after, "
         "digest) values (0, 0, '', 'a', 's', 1, '', '', '');"
         "insert into seal (to_seq, from_seq, row_count, previous, hash, sealed_at) "
         "values (1, 1, 1, '', 'h', 0);"
         "insert into alert_clearing (product_id, location_id, kind, cleared_at, cleared_by, "
         "reason, available_milli) values (1, 1, 'low', 0, 0, 'seen', 0);"
         "insert into count_tally (document_id, product_id, tally_no, counted_milli, counted_at, "
         "recorded_at, counted_by) values (1, 1, 1, 1000, 0, 0, 0);"
         "insert into purchase_receipt (document_id, act_no, line_no, accepted_milli, "
         "rejected_milli, goods_minor, value_minor, charges_minor) values (1, 1, 1, 1, 0, 1, 1, 0);"
         "insert into stock_count_line (document_id, product_id, counted_milli, "
         "unavailable_milli) values (1, 1, 1000, 0);"
         "insert into stock_document (document_id, type, entity_id, number, state, from_location, "
         "to_location, reference, note, reason, bucket, made_at, made_by, changed_at) values "
         "(1, 'transfer', 1, 'T-1', 'draft', 1, 2, '', '', '', '', 0, 0, 0);"
         "insert into stock_document_act (document_id, act_no, act, at, employee_id, reference, "
         "reason, act_key) values (1, 1, 'receive', 0, 0, '', '', 0);"
         "insert into stock_statement_settlement (document_id, settlement_no, product_id, posted, "
         "quantity_milli, reason, note, adjustment_id, at, employee_id) values "
         "(1, 1, 1, false, 1000, '', 'why', 0, 0, 0);"
         "insert into stock_statement_cause (document_id, product_id, cause_no, kind, cause_id, "
         "at, quantity_milli, used_milli) values (1, 1, 1, 'since', 1, 0, 1000, 1000);"
         "insert into price_list (id, version, since_at, code, content, employee_id) values "
         "(1, 1, 0, 'L', '', 0);"
         "insert into price_fact (product_id, list_id, quantity_milli, valid_from, revision, "
         "price_micro, compare_at_micro, change_number, recorded_at, employee_id) values "
         "(1, 1, 0, 0, 1, 1, null, 1, 0, 0);"
         "insert into price_difference (product_id, channel_id, since_at, until_at, reason, "
         "employee_id) values (1, 1, 0, null, 'why', 0);"
         "insert into promotion (id, version, since_at, code, state, content, employee_id) values "
         "(1, 1, 0, 'P', 'live', '', 0);"
         "insert into coupon_use (coupon, use_no, channel_id, reference, customer_id, "
         "amount_minor, used_at, employee_id) values ('C', 1, 1, '#1', 0, 0, 0, 0);";
}

BOOST_AUTO_TEST_CASE(posted_rows_are_final) {
  for_each_engine([](TestBook& tb) {
    run_raw(tb, facts_of_every_kind(tb));
    const std::pair<const char*, const char*> posted[] = {{"entry", "recorded_at = 1"},
                                                          {"posting", "amount_minor = 1"},
                                                          {"movement", "quantity_milli = 1"},
                                                          {"sale_fact", "units_milli = 1"},
                                                          {"commitment", "quantity_milli = 1"},
                                                          {"commitment_end", "how = 'x'"},
                                                          {"audit", "action = 'x'"},
                                                          {"seal", "hash = 'x'"},
                                                          {"alert_clearing", "reason = 'x'"},
                                                          {"count_tally", "counted_milli = 1"},
                                                          {"purchase_receipt", "goods_minor = 2"},
                                                          {"stock_count_line", "counted_milli = 1"},
                                                          {"stock_document_act", "act = 'x'"},
                                                          {"stock_statement_settlement", "at = 1"},
                                                          {"stock_statement_cause", "at = 1"},
                                                          {"price_list", "code = 'x'"},
                                                          {"price_fact", "price_micro = 2"},
                                                          {"price_difference", "reason = 'x'"},
                                                          {"promotion", "state = 'x'"},
                                                          {"coupon_use", "amount_minor = 1"}};
    for (const auto& [table, change] : posted) {
      BOOST_TEST_CONTEXT(table) {
        BOOST_TEST(guarded(tb, fmt::format("update {} set {};", table, change)));
        BOOST_TEST(guarded(tb, fmt::format("delete from {};", table)));
        if (tb.engine == Engine::postgresql) {
          BOOST_TEST(guarded(tb, fmt::format("truncate {} cascade;", table)));
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(replace_does_not_go_round_the_guards) {
  test::on_sqlite([](TestBook& tb) {
    run_raw(tb, facts_of_every_kind(tb));
    const auto replaced = [](std::string text) { return "insert or replace" + text.substr(6); };
    BOOST_TEST(guarded(tb, replaced(header(1, 2, 1, 1))));
    std::string other_id = header(2, 0);
    other_id.replace(other_id.find("'key 2'"), 7, "'key 1'");
    BOOST_TEST(guarded(tb, replaced(other_id)));
    BOOST_TEST(guarded(tb, replaced(postings(1, {{1, 1, 1}}))));
    BOOST_TEST(guarded(tb,
                       "replace into commitment_end (commitment_id, how, batch_id) "
                       "values (7, 'released', 0)"));
    BOOST_TEST(guarded(tb,
                       "replace into commitment (id, document_id, line_no, product_id, "
                       "location_id, quantity_milli, provisional_location, batch_id) "
                       "values (7, 1, 1, 1, 1, 5, false, 0)"));
    BOOST_TEST(guarded(tb,
                       "replace into seal (to_seq, from_seq, row_count, previous, hash, "
                       "sealed_at) values (1, 1, 1, '', 'other', 0)"));
    BOOST_TEST(guarded(tb,
                       "replace into audit (seq, at, actor_id, machine, action, subject, "
                       "subject_id, before, after, digest) "
                       "values (1, 0, 0, '', 'x', 's', 1, '', '', '')"));
  });
}

BOOST_AUTO_TEST_CASE(a_commitment_ends_only_once) {
  for_each_engine([](TestBook& tb) {
    run_raw(tb, facts_of_every_kind(tb));
    BOOST_CHECK_THROW(run_raw(tb,
                              "insert into commitment_end (commitment_id, how, batch_id) "
                              "values (7, 'released', 0)"),
                      Failure);
    BOOST_TEST(count_rows(tb, "commitment_end") == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_refused_entry_leaves_the_unit_before_it) {
  for_each_engine([](TestBook& tb) {
    run_raw(tb, good_entry(tb, 1));
    BOOST_TEST(guarded(
        tb, good_entry(tb, 2) + entry(tb, header(3, 2), postings(3, {{1, 1, 1}, {2, 1, 1}}))));
    BOOST_TEST(count_rows(tb, "entry") == 1);
    BOOST_TEST(count_rows(tb, "posting") == 2);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
