// What an import makes beside its entries writes an audit row of its own (design.md 9).

#include <soci/soci.h>

#include <algorithm>

#include "persistence/sql_unit.h"
#include "tests/contract/import_support.h"

namespace kontor::test::import_audit {

namespace {

struct Audited {
  std::string action, subject, before, after;
  std::int64_t subject_id = 0, actor = 0, at = 0;
};

std::vector<Audited> audit_of(app::OpenBook& book, std::int64_t above) {
  return book.book().read([&](Unit& unit) {
    std::vector<Audited> rows;
    Audited row;
    soci::statement rows_above =
        (persistence::sql(unit).session().prepare
             << "select action, subject, before, after, subject_id, actor_id, at from audit "
                "where seq > :above order by seq",
         soci::use(above, "above"), soci::into(row.action), soci::into(row.subject),
         soci::into(row.before), soci::into(row.after), soci::into(row.subject_id),
         soci::into(row.actor), soci::into(row.at));
    rows_above.execute();
    while (rows_above.fetch()) rows.push_back(row);
    return rows;
  });
}

std::int64_t last_seq(app::OpenBook& book) {
  return book.book().read([](Unit& unit) {
    std::int64_t seq = 0;
    persistence::sql(unit).session() << "select coalesce(max(seq), 0) from audit", soci::into(seq);
    return seq;
  });
}

/// What happened to one kind of thing, as "before > after" in one line each.
std::vector<std::string> told(const std::vector<Audited>& rows, const std::string& action) {
  std::vector<std::string> texts;
  for (const Audited& row : rows) {
    if (row.action != action) continue;
    std::string text = row.before + (row.before.empty() ? "" : " > ") + row.after;
    std::replace(text.begin(), text.end(), '\t', '=');
    std::replace(text.begin(), text.end(), '\n', ' ');
    texts.push_back(text);
  }
  return texts;
}

intake::Item order_from_a_till() {
  intake::IncomingOrder o = sent_order("#1", "2026-03-02");
  o.settlement = intake::Settlement::at_sale;
  o.gateways = {"cash"};
  o.location = "Harbour";
  o.employee = "Maria Popescu";
  o.buyer.email = "ana@example.com";
  return {o, 2};
}

void products_and_their_channel(app::OpenBook& book) {
  std::int64_t seen = last_seq(book);
  take_in(book, {product("L-1", "30.00")});
  auto rows = audit_of(book, seen);
  BOOST_TEST(told(rows, "channel.add").size() == 1U);
  BOOST_TEST(told(rows, "product.add") ==
                 std::vector<std::string>({"sku=L-1 code=L-1 name=Lamp price=30000000=EUR "}),
             boost::test_tools::per_element());
  for (const Audited& row : rows) {
    BOOST_TEST(row.actor == book.actor().employee.value);
    BOOST_TEST(row.at == book.clock().now().ms);
  }

  // Only what differs is told, and nothing of what is as it was.
  seen = last_seq(book);
  take_in(book, {product("L-1", "29.50")});
  rows = audit_of(book, seen);
  BOOST_TEST(told(rows, "channel.add").empty());
  BOOST_TEST(told(rows, "product.add").empty());
  BOOST_TEST(told(rows, "product.change") ==
                 std::vector<std::string>({"price=30000000=EUR  > price=29500000=EUR "}),
             boost::test_tools::per_element());
  seen = last_seq(book);
  take_in(book, {product("L-1", "29.50")});
  BOOST_TEST(told(audit_of(book, seen), "product.change").empty());
}

void what_an_order_names(app::OpenBook& book) {
  const std::int64_t seen = last_seq(book);
  take_in(book, {order_from_a_till()});
  const auto rows = audit_of(book, seen);
  BOOST_REQUIRE(told(rows, "location.add").size() == 1U);
  BOOST_TEST(told(rows, "location.add").front().starts_with("HARBOUR=Harbour=store="));
  BOOST_TEST(told(rows, "channel.set").size() == 1U);
  BOOST_REQUIRE(told(rows, "product.add").size() == 1U);
  BOOST_TEST(told(rows, "product.add").front().find("provisional=1") != std::string::npos);
  BOOST_TEST(told(rows, "employee.add") == std::vector<std::string>({"provisional"}),
             boost::test_tools::per_element());
  BOOST_TEST(told(rows, "customer.add").size() == 1U);
  // Rows that can never be erased name nobody.
  for (const Audited& row : rows)
    for (const char* personal : {"Popescu", "POPESCU", "ana@"})
      BOOST_TEST((row.before + row.after).find(personal) == std::string::npos);
}

void audits_all(app::OpenBook& book, FixedClock&) {
  products_and_their_channel(book);
  what_an_order_names(book);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_audit_rows)

BOOST_AUTO_TEST_CASE(what_an_import_makes_is_audited) {
  on_new_sqlite_book(plain_book(), audits_all);
  on_new_postgresql_book(plain_book(), audits_all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::import_audit
