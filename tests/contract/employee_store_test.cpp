#include "persistence/stores/employee_store.h"

#include "domain/base/failure.h"
#include "tests/contract/order_support.h"

namespace kontor::test::employee_contract {

using persistence::SqlEmployeeStore;
using staff::AliasMatch;
using staff::Employee;

namespace {

constexpr ChannelId web{21};
constexpr ChannelId till{22};

Employee seller(std::int64_t id, const std::string& code, bool provisional) {
  Employee e;
  e.id = EmployeeId(id);
  e.code = code;
  e.name = "Name " + code;
  e.provisional = provisional;
  return e;
}

Employee the_owner() {
  Employee e = seller(90, "OWNER", false);
  e.owner = true;
  return e;
}

struct EmployeeActs {
  explicit EmployeeActs(TestBook& tb) : book(tb.book) {}

  void add(const Employee& e) {
    book.write([&](Unit& u) { store.add(u, e); });
  }
  void alias(ChannelId channel, const std::string& alias, std::int64_t employee,
             std::int64_t batch) {
    book.write([&](Unit& u) {
      store.add_alias(u, channel, {alias, EmployeeId(employee)}, BatchId(batch));
    });
  }
  void undo(std::int64_t batch) {
    book.write([&](Unit& u) { store.undo(u, store.unused(u, BatchId(batch))); });
  }
  std::vector<std::string> codes() {
    std::vector<std::string> codes;
    for (const auto& e : book.read([&](Unit& u) { return store.list(u); })) codes.push_back(e.code);
    return codes;
  }
  std::int64_t who(ChannelId channel, const std::string& alias) {
    const auto found = book.read([&](Unit& u) { return store.find(u, channel, {alias}); });
    return found.empty() ? 0 : found.at(0).employee.value;
  }

  Book& book;
  SqlEmployeeStore store;
};

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(employee_store)

BOOST_AUTO_TEST_CASE(employees_by_code_and_the_owner) {
  for_each_engine([](TestBook& tb) {
    EmployeeActs acts(tb);
    acts.add(seller(1, "ZOE", true));
    acts.add(the_owner());
    acts.add(seller(2, "ALI", false));
    const auto all = tb.book.read([&](Unit& u) { return acts.store.list(u); });
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST(all[0].code == "ALI");
    BOOST_TEST(all[0].name == "Name ALI");
    BOOST_TEST(!all[0].provisional);
    BOOST_TEST(!all[0].owner);
    BOOST_TEST(all[2].provisional);
    const auto owner = tb.book.read([&](Unit& u) { return acts.store.owner(u); });
    BOOST_TEST((owner.id == EmployeeId(90)));
    BOOST_TEST(owner.owner);
  });
}

BOOST_AUTO_TEST_CASE(a_book_without_an_owner_is_damaged) {
  for_each_engine([](TestBook& tb) {
    EmployeeActs acts(tb);
    acts.add(seller(1, "ZOE", false));
    BOOST_CHECK_EXCEPTION(
        tb.book.read([&](Unit& u) { return acts.store.owner(u); }), Failure,
        [](const Failure& f) { return f.code() == FailureCode::database_damaged; });
  });
}

BOOST_AUTO_TEST_CASE(an_erased_name_is_empty) {
  for_each_engine([](TestBook& tb) {
    EmployeeActs acts(tb);
    acts.add(seller(1, "ZOE", false));
    tb.book.write([](Unit& u) { persistence::Query(u, "delete from employee_person").execute(); });
    const auto all = tb.book.read([&](Unit& u) { return acts.store.list(u); });
    BOOST_TEST(all.at(0).name == "");
  });
}

BOOST_AUTO_TEST_CASE(aliases_hold_on_their_channel_and_the_first_stays) {
  for_each_engine([](TestBook& tb) {
    EmployeeActs acts(tb);
    acts.add(seller(1, "A", true));
    acts.add(seller(2, "B", true));
    acts.alias(web, "Sam", 1, 1);
    acts.alias(web, "Sam", 2, 2);
    acts.alias(till, "Sam", 2, 2);
    BOOST_TEST(acts.who(web, "Sam") == 1);
    BOOST_TEST(acts.who(till, "Sam") == 2);
    BOOST_TEST(acts.who(web, "sam") == 0);
    for (const std::string& text : hostile_texts()) acts.alias(web, text, 2, 2);
    const auto found =
        tb.book.read([&](Unit& u) { return acts.store.find(u, web, hostile_texts()); });
    BOOST_TEST(found.size() == hostile_texts().size());
    for (const std::string& text : hostile_texts()) BOOST_TEST(acts.who(web, text) == 2);
  });
}

BOOST_AUTO_TEST_CASE(an_undo_takes_back_provisional_employees_without_a_trace) {
  for_each_engine([](TestBook& tb) {
    EmployeeActs acts(tb);
    OrderActs orders(tb);
    acts.add(the_owner());
    acts.add(seller(1, "GONE", true));
    acts.add(seller(2, "SELLS", true));
    acts.add(seller(3, "REAL", false));
    acts.add(seller(4, "SHARED", true));
    acts.add(seller(5, "FIGURES", true));
    for (std::int64_t id = 1; id <= 5; ++id) acts.alias(web, std::to_string(id), id, 1);
    acts.alias(till, "4", 4, 2);
    auto order = test_order(1);
    order.employee = EmployeeId(2);
    orders.add_documents({order}, 9);
    orders.add({order}, 9);
    tb.book.write([](Unit& u) {
      persistence::Query(u,
                         "insert into sales_day (entity_id, date, channel_id, location_id, "
                         "employee_id, currency, orders, lines, units_milli, gross_minor, "
                         "discount_minor, returns_minor, shipping_minor, tax_minor, cost_minor) "
                         "values (1, 1, 1, 1, 5, 'EUR', 1, 1, 1000, 5, 0, 5, 0, 0, 0)")
          .execute();
    });
    acts.undo(1);
    BOOST_TEST((acts.codes() == Strings{"FIGURES", "OWNER", "REAL", "SELLS", "SHARED"}));
    BOOST_TEST(acts.who(web, "1") == 0);
    BOOST_TEST(acts.who(web, "2") == 2);
    BOOST_TEST(acts.who(web, "3") == 3);
    BOOST_TEST(orders.number("select count(*) from employee_person") == 5);
    orders.undo(9, {1});
    acts.undo(1);
    BOOST_TEST((acts.codes() == Strings{"FIGURES", "OWNER", "REAL", "SHARED"}));
    acts.undo(1);
    acts.undo(44);
    BOOST_TEST(acts.codes().size() == 4U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::employee_contract
