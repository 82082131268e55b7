// What the log-ins of `book grant` may do with each table and view of a book, tried by raw SQL. A
// new one without a line here fails the test: somebody has to decide.

#include <map>
#include <set>
#include <sstream>

#include "persistence/admin/grant.h"
#include "persistence/engine/native.h"
#include "tests/contract/log_in.h"
#include "tests/support/filled_book.h"

namespace kontor::test {

namespace grant_decisions {

enum class Kind {
  posted,     ///< a fact: added and read, never changed, by nobody
  customers,  ///< what is known of customers: only who deals with them
  staff,      ///< who employees are, and their secrets: desks, and no other program
  work,       ///< desks read and change it, other programs read it
  version,    ///< read only
};

/// A line of names a kind.
const std::pair<Kind, const char*> decisions[] = {
    {Kind::version, "schema_version"},
    {Kind::posted, "entry posting movement sale_fact commitment commitment_end audit seal"},
    {Kind::posted,
     "alert_clearing count_tally purchase_receipt stock_count_line stock_document_act"},
    {Kind::posted, "stock_statement_settlement stock_statement_cause"},
    {Kind::posted, "movement_lot purchase_bill purchase_bill_line purchase_return"},
    {Kind::work, "lot lot_product lot_level transfer_terms consigned_product"},
    {Kind::posted, "price_list price_fact price_difference promotion coupon_use"},
    {Kind::customers, "customer_person customer_key customer_detail customer_version"},
    {Kind::customers, "customer_match customer_block customer_pair customer_match_run"},
    {Kind::customers, "customer_merge customer_alias"},
    {Kind::posted, "commission_statement commission_line"},
    {Kind::staff, "employee_person employee_alias coaching_note coaching_follow_up"},
    {Kind::staff, "desk_credential desk_machine desk_tries desk_state desk_token"},
    {Kind::work, "book_meta id_block entity period location channel channel_source source_rule"},
    {Kind::work, "rate account employee employee_place employee_role staff_role worked_hours"},
    {Kind::work, "employee_target coaching_topic commission_rule commission_class"},
    {Kind::work, "customer product product_version product_key market_price channel_buffer"},
    {Kind::work, "product_part stock_statement stock_statement_line"},
    {Kind::work,
     "published_offer low_level stock_zone batch batch_refusal document document_series"},
    {Kind::work, "order_head order_version order_line money_head money_version"},
    {Kind::work, "stock_document stock_document_line stock_reason stock_aside stock_anchor"},
    {Kind::work, "stock_count count_sheet count_sheet_line count_sheet_lot"},
    {Kind::work, "oversold backorder open_commitment"},
    {Kind::work, "price_change price_change_line promotion_spent coupon"},
    {Kind::work, "supplier supplier_product purchase purchase_line replenish_rule"},
    {Kind::work, "stock_level stock_cost stock_day stock_month stock_total open_item"},
    {Kind::work, "sales_day sales_month product_day product_month account_day account_month"},
    {Kind::work, "sales_day_delta sales_month_delta product_day_delta product_month_delta"},
    {Kind::work, "account_day_delta account_month_delta stock_day_delta stock_month_delta"},
    {Kind::work, "stock_total_delta open_item_delta"},
    {Kind::work, "sales_day_all sales_month_all product_day_all product_month_all"},
    {Kind::work, "account_day_all account_month_all stock_day_all stock_month_all"},
    {Kind::work, "stock_total_all open_item_all"},
    {Kind::work, "ticket_hour ticket_hour_delta ticket_hour_all ticket_day ticket_day_delta"},
    {Kind::work, "ticket_day_all return_day return_day_delta return_day_all"},
    {Kind::work, "customer_day customer_day_delta customer_day_all"},
};

std::map<std::string, Kind> decided() {
  std::map<std::string, Kind> all;
  for (const auto& [kind, names] : decisions) {
    std::istringstream words(names);
    for (std::string name; words >> name;)
      BOOST_TEST(all.emplace(name, kind).second, "decided twice: " << name);
  }
  return all;
}

/// Each table and view with one of its columns; views have no key.
struct Relation {
  std::string name, column;
  bool view = false;
};

std::vector<Relation> relations_of(Book& book) {
  return book.read([](Unit& u) {
    std::vector<Relation> all;
    Relation one;
    std::string kind;
    soci::statement rows =
        (persistence::sql(u).session().prepare
             << "select cast(c.relname as text), cast(a.attname as text), cast(c.relkind as text) "
                "from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a "
                "on a.attrelid = c.oid and a.attnum = (select max(attnum) from pg_attribute m "
                "where "
                "m.attrelid = c.oid and not m.attisdropped) where c.relkind in ('r', 'v', 'm', "
                "'f', "
                "'p') and n.nspname = current_schema() order by 1",
         soci::into(one.name), soci::into(one.column), soci::into(kind));
    rows.execute();
    while (rows.fetch()) {
      one.view = kind == "v";
      all.push_back(one);
    }
    return all;
  });
}

/// What a log-in may do: any of s select, i insert, u update, d delete, t truncate.
std::string rights_of(persistence::SqlBook& book, const Relation& r) {
  std::string may;
  const auto attempt = [&](char right, const std::string& statement) {
    if (!without_right(book, statement)) may += right;
  };
  attempt('s', "select count(*) from " + r.name);
  if (r.view) return may;
  // Some tables number their rows themselves.
  attempt('i', "insert into " + r.name + " overriding user value select * from " + r.name +
                   " where false");
  // A trigger of posted rows refuses those who have the right.
  attempt('u', "update " + r.name + " set " + r.column + " = " + r.column + " where false");
  attempt('d', "delete from " + r.name + " where false");
  attempt('t', "truncate " + r.name);
  return may;
}

std::string wanted(Kind kind, bool view, char who) {
  const std::string all = view ? "s" : "siud";
  const bool figures = who == 'f';
  switch (kind) {
    case Kind::posted:
      return figures ? "s" : "si";
    case Kind::customers:
      return who == 'p' ? all : "";
    case Kind::staff:
      return figures ? "" : all;
    case Kind::work:
      return figures ? "s" : all;
    case Kind::version:
      return "s";
  }
  return {};
}

}  // namespace grant_decisions

BOOST_AUTO_TEST_SUITE(grant_decisions_suite)

using namespace grant_decisions;

BOOST_AUTO_TEST_CASE(each_table_is_as_open_as_was_decided) {
  on_postgresql([](TestBook& tb) {
    fill_book(tb.book);
    const LogIn desk("desk", ""), counter("counter", ""), reader("reader", "");
    const auto granted =
        persistence::grant_book(tb.address, {desk.name(), counter.name(), reader.name()});
    BOOST_REQUIRE(static_cast<bool>(granted));
    BOOST_TEST(granted->left.empty());
    const auto all = decided();
    const auto relations = relations_of(tb.book);
    std::set<std::string> there;
    for (const auto& r : relations) {
      there.insert(r.name);
      BOOST_TEST(all.contains(r.name), "decide what log-ins may do with: " << r.name);
    }
    for (const auto& [name, kind] : all)
      BOOST_TEST(there.contains(name), "no such table: " << name);
    for (const auto& [who, log_in] :
         {std::pair('d', &desk), std::pair('p', &counter), std::pair('f', &reader)}) {
      const auto book = opened(log_in->to(tb.address.text));
      for (const auto& r : relations) {
        const auto found = all.find(r.name);
        if (found == all.end()) continue;
        BOOST_TEST(rights_of(*book, r) == wanted(found->second, r.view, who),
                   r.name << " for " << who);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(what_a_migration_brings_is_open_to_desks_at_once) {
  on_postgresql([](TestBook& tb) {
    const LogIn desk("later", "");
    BOOST_REQUIRE(static_cast<bool>(persistence::grant_book(tb.address, {desk.name(), {}, {}})));
    const auto refused = [&](const std::string& table) {
      return without_right(*opened(desk.to(tb.address.text)), "select count(*) from " + table);
    };
    tb.book.write([&](Unit& u) {
      persistence::run_script(persistence::sql(u).session(), tb.engine,
                              "drop table replenish_rule; drop table alert_clearing; drop index "
                              "stock_level_oversold; delete from schema_version where version in "
                              "(28, 39)");
    });
    const auto applied = persistence::migrate_book(tb.address, tb.clock);
    BOOST_REQUIRE(static_cast<bool>(applied));
    BOOST_TEST(*applied == 2);
    BOOST_TEST(!refused("replenish_rule"));
    BOOST_TEST(!refused("alert_clearing"));
    BOOST_TEST(without_right(*opened(desk.to(tb.address.text)), "delete from alert_clearing"));
    BOOST_TEST(refused("customer_person"));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
