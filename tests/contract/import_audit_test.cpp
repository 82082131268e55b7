// What an import makes beside its entries writes an audit row of its own (design.md 9).

#include <soci/soci.h>

#include <algorithm>

#include "persistence/sql_unit.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test::import_audit {

namespace {

using intake::IncomingLine;
using intake::IncomingOrder;
using intake::IncomingProduct;

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

void import(app::OpenBook& book, std::vector<intake::Item> items) {
  intake::SourceInfo info;
  info.profile = "shopify-orders";
  info.files = {"records"};
  intake::ImportRequest request;
  request.channel = "Web shop";
  MemoryRecords source(std::move(items));
  NoProgress nobody;
  const Stores stores = book.stores();
  const auto report = intake::import_records(book.book(), stores, book.clock(), book.hands(), info,
                                             source, request, nobody);
  BOOST_REQUIRE(static_cast<bool>(report));
  for (const auto& r : report->refusals) BOOST_ERROR("refused: " << name_of(r.refusal.code));
}

intake::Item product(const std::string& sku, const std::string& price) {
  IncomingProduct p;
  p.sku = sku;
  p.name = "Lamp";
  p.price = Decimal::parse(price);
  return {p, 2};
}

intake::Item order_from_a_till() {
  IncomingOrder o;
  o.key = o.number = "#1";
  o.currency = Currency::of("EUR");
  o.placed.local.date = *BusinessDate::parse_iso("2026-03-02");
  o.paid = o.fulfilled = o.placed;
  o.settlement = intake::Settlement::at_sale;
  o.gateways = {"cash"};
  o.location = "Harbour";
  o.employee = "Maria Popescu";
  o.buyer.email = "ana@example.com";
  IncomingLine line;
  line.kind = intake::LineKind::goods;
  line.sku = "X-9";
  line.name = "Not in the catalogue";
  line.quantity = Quantity{1000};
  line.unit_price = *Decimal::parse("10.00");
  line.fulfilled = line.quantity;
  o.lines = {line};
  return {o, 2};
}

app::NewBook draft() {
  app::NewBook book;
  book.entity = {"SHOP", "Shop", "DE", "EUR", "Europe/Berlin", 1, "none", {}};
  return book;
}

void products_and_their_channel(app::OpenBook& book) {
  std::int64_t seen = last_seq(book);
  import(book, {product("L-1", "30.00")});
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
  import(book, {product("L-1", "29.50")});
  rows = audit_of(book, seen);
  BOOST_TEST(told(rows, "channel.add").empty());
  BOOST_TEST(told(rows, "product.add").empty());
  BOOST_TEST(told(rows, "product.change") ==
                 std::vector<std::string>({"price=30000000=EUR  > price=29500000=EUR "}),
             boost::test_tools::per_element());
  seen = last_seq(book);
  import(book, {product("L-1", "29.50")});
  BOOST_TEST(told(audit_of(book, seen), "product.change").empty());
}

void what_an_order_names(app::OpenBook& book) {
  const std::int64_t seen = last_seq(book);
  import(book, {order_from_a_till()});
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
  on_new_sqlite_book(draft(), audits_all);
  on_new_postgresql_book(draft(), audits_all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::import_audit
