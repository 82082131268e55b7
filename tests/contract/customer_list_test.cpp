#include "persistence/stores/customer_reader.h"
#include "persistence/stores/customer_store.h"
#include "tests/contract/customer_support.h"
#include "tests/contract/order_support.h"

namespace kontor::test::customer_list_contract {

using customers::BuyerFacts;
using customers::Customer;
using customers::CustomerFilter;
using customers::CustomerRecord;
using customers::ListedCustomer;
using persistence::SqlCustomerStore;

namespace {

constexpr ChannelId shop{21};

struct ListActs {
  explicit ListActs(TestBook& tb) : book(tb.book) {}

  void add(const BuyerFacts& facts, std::int64_t id, std::int64_t batch) {
    book.write([&](Unit& u) { store.add(u, shop, {{facts, CustomerId(id)}}, BatchId(batch)); });
  }
  void put(const BuyerFacts& facts, std::int64_t id, const CustomerRecord& record,
           std::int64_t batch) {
    book.write([&](Unit& u) {
      store.put(u, shop, {{facts, CustomerId(id), record}}, BatchId(batch));
    });
  }
  void undo(std::int64_t batch) { undo_customers(book, store, batch); }
  std::optional<Customer> get(std::int64_t id) {
    const auto found = book.read([&](Unit& u) { return store.by_ids(u, {CustomerId(id)}); });
    if (found.empty()) return std::nullopt;
    return found.front();
  }
  std::int64_t profile(const BuyerFacts& facts) {
    const auto found = book.read([&](Unit& u) { return store.find(u, shop, {facts}); });
    return found.empty() ? 0 : found.front().profile.value;
  }

  Book& book;
  SqlCustomerStore store;
};

CustomerRecord some_record(const std::string& name, const std::string& city) {
  CustomerRecord r;
  r.name = name;
  r.email = "a@x.example";
  r.first_name = "A";
  r.last_name = "B";
  r.company = "Firm";
  r.street = "Street 1";
  r.street2 = "Back";
  r.city = city;
  r.region = "CJ";
  r.postal_code = "400001";
  r.country = "RO";
  r.accepts_email = true;
  r.accepts_sms = false;
  r.tags = "vip";
  r.note = "two\nlines";
  return r;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(customer_lists)

BOOST_AUTO_TEST_CASE(a_list_is_read_back_and_a_batch_taken_back) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    const BuyerFacts facts{"a@x.example", "", "7", "A"};
    const CustomerRecord first = some_record("A", "Cluj");
    acts.add(facts, 1, 1);
    acts.put(facts, 1, first, 1);
    BOOST_TEST((acts.get(1)->record == first));
    BOOST_TEST(acts.get(1)->listed);
    BOOST_TEST(acts.get(1)->orders == 0);
    const CustomerRecord second = some_record("A. B.", "Brașov");
    acts.put(facts, 1, second, 2);
    BOOST_TEST((acts.get(1)->record == second));
    acts.undo(2);
    BOOST_TEST((acts.get(1)->record == first));
    acts.undo(1);
    BOOST_TEST(!acts.get(1).has_value());
    OrderActs sql(tb);
    for (const auto* table : {"customer", "customer_person", "customer_key", "customer_detail",
                              "customer_version", "customer_match", "customer_block"})
      BOOST_TEST(sql.number("select count(*) from " + std::string(table)) == 0);
  });
}

BOOST_AUTO_TEST_CASE(an_undo_brings_back_what_orders_had_told) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    OrderActs orders(tb);
    acts.add({"a@x.example", "", "", "From an order"}, 1, 1);
    auto order = test_order(1);
    order.customer = CustomerId(1);
    orders.add_documents({order}, 1);
    orders.add({order}, 1);
    acts.put({"a@x.example", "+40721555012", "7", "A"}, 1, some_record("A", "Cluj"), 2);
    BOOST_TEST(acts.get(1)->orders == 1);
    BOOST_TEST(acts.get(1)->record.name == "A");
    BOOST_TEST(acts.profile({"", "+40721555012", "", ""}) == 1);
    BOOST_TEST(acts.profile({"", "", "7", ""}) == 1);
    acts.undo(2);
    BOOST_TEST(acts.get(1)->record.name == "From an order");
    BOOST_TEST(acts.get(1)->record.city == "");
    BOOST_TEST(!acts.get(1)->listed);
    BOOST_TEST(acts.profile({"", "+40721555012", "", ""}) == 0);
    BOOST_TEST(acts.profile({"", "", "7", ""}) == 0);
    BOOST_TEST(acts.profile({"a@x.example", "", "", ""}) == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_profile_that_a_later_list_tells_of_stays) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    const BuyerFacts facts{"a@x.example", "", "", "A"};
    acts.add(facts, 1, 1);
    acts.put(facts, 1, some_record("A", "Cluj"), 1);
    acts.put(facts, 1, some_record("A", "Iași"), 2);
    acts.undo(1);
    BOOST_TEST(acts.get(1)->record.city == "Iași");
  });
}

BOOST_AUTO_TEST_CASE(a_shared_phone_does_not_lead_to_another_person) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    acts.add({"a@x.example", "+40721555012", "7", "A"}, 1, 1);
    BOOST_TEST(acts.profile({"b@x.example", "+40721555012", "", ""}) == 0);
    BOOST_TEST(acts.profile({"", "+40721555012", "8", ""}) == 0);
    BOOST_TEST(acts.profile({"", "+40721555012", "", ""}) == 1);
    acts.add({"", "+40721555013", "", "C"}, 2, 1);
    BOOST_TEST(acts.profile({"c@x.example", "+40721555013", "9", ""}) == 2);
  });
}

BOOST_AUTO_TEST_CASE(lists_go_by_name_in_pages_and_can_be_searched) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    const std::vector<std::string> names = {"Zoë", "ana", "Bob 100%", "Ana", "李娜", ""};
    std::int64_t id = 0;
    for (const std::string& name : names) {
      ++id;
      acts.add({std::to_string(id) + "@x.example", "", "", name}, id, 1);
    }
    const auto listed = [&](const std::string& search) {
      CustomerFilter filter;
      filter.search = search;
      filter.limit = 2;
      std::string ids;
      do {
        const auto page = acts.book.read([&](Unit& u) { return acts.store.list(u, filter); });
        for (const Customer& c : page.rows) ids += customers::code_of(c.id) + " ";
        filter.after = page.next;
      } while (!filter.after.empty());
      return ids;
    };
    BOOST_TEST(listed("") == "C6 C2 C4 C3 C1 C5 ");
    BOOST_TEST(listed("ANA") == "C2 C4 ");
    BOOST_TEST(listed("zoe") == "C1 ");
    BOOST_TEST(listed("%") == "C3 ");
    BOOST_TEST(listed("5@x") == "C5 ");
    BOOST_TEST(listed("nobody") == "");
  });
}

BOOST_AUTO_TEST_CASE(a_search_follows_what_is_known_of_a_customer) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    const auto found = [&](const std::string& search) {
      CustomerFilter filter;
      filter.search = search;
      const auto page = acts.book.read([&](Unit& u) { return acts.store.list(u, filter); });
      std::string ids;
      for (const Customer& c : page.rows) ids += customers::code_of(c.id) + " ";
      persistence::SqlCustomerReader reader;
      const auto count = acts.book.read([&](Unit& u) { return reader.count(u, filter); });
      BOOST_TEST(count.customers == std::ssize(page.rows), search);
      return ids;
    };
    acts.add({"petra@shop.example", "+40721555012", "", "Petra Ionescu"}, 1, 1);
    acts.add({"ion@shop.example", "+43664123456", "", "Ion Popa"}, 2, 1);
    BOOST_TEST(found("nescu") == "C1 ");
    BOOST_TEST(found("ionescu petra") == "C1 ");
    BOOST_TEST(found("ion") == "C2 C1 ");
    BOOST_TEST(found("tra@sho") == "C1 ");
    BOOST_TEST(found("0721 555") == "C1 ");
    BOOST_TEST(found("664123") == "C2 ");
    BOOST_TEST(found("po") == "C2 ");
    BOOST_TEST(found("p") == "C2 C1 ");
    BOOST_TEST(found("pe io") == "C1 ");
    BOOST_TEST(found("es") == "");
    BOOST_TEST(found("PETRA@") == "C1 ");
    BOOST_TEST(found("07") == "");
    BOOST_TEST(found("a\" OR name_fold : \"ion") == "");
    acts.put({"petra@shop.example", "", "", ""}, 1, some_record("Petra Weber", "Cluj"), 2);
    BOOST_TEST(found("ionescu") == "");
    BOOST_TEST(found("weber") == "C1 ");
    acts.undo(2);
    BOOST_TEST(found("weber") == "");
    BOOST_TEST(found("ionescu") == "C1 ");
    acts.undo(1);
    BOOST_TEST(found("ionescu") == "");
  });
}

BOOST_AUTO_TEST_CASE(a_search_that_finds_very_many_is_whole_and_in_order) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    constexpr std::int64_t many = 5'100;
    std::vector<customers::ProfileMatch> all;
    for (std::int64_t id = 1; id <= many; ++id) {
      const std::string name = "Buyer " + std::to_string(100'000 - id);
      all.push_back({{"b" + std::to_string(id) + "@x.example", "", "", name}, CustomerId(id)});
    }
    acts.book.write([&](Unit& u) { acts.store.add(u, shop, all, BatchId(1)); });
    CustomerFilter filter;
    filter.search = "buyer";
    filter.limit = 1'000;
    std::int64_t rows = 0, last = many + 1;
    do {
      const auto page = acts.book.read([&](Unit& u) { return acts.store.list(u, filter); });
      for (const Customer& c : page.rows) {
        BOOST_REQUIRE(c.id.value < last);
        last = c.id.value;
        ++rows;
      }
      filter.after = page.next;
    } while (!filter.after.empty());
    BOOST_TEST(rows == many);
    // A place far behind is where pages lead.
    for (const std::string search : {"", "buyer", "buyer 9"}) {
      filter.search = search;
      filter.after.clear();
      const auto page = acts.book.read([&](Unit& u) { return acts.store.list(u, filter); });
      persistence::SqlCustomerReader reader;
      BOOST_TEST(acts.book.read([&](Unit& u) { return reader.place_behind(u, filter, 1'000); }) ==
                 page.next);
      filter.after = page.next;
      BOOST_TEST(
          acts.book.read([&](Unit& u) { return reader.place_behind(u, filter, many); }).empty());
    }
  });
}

BOOST_AUTO_TEST_CASE(hostile_records) {
  for_each_engine([](TestBook& tb) {
    ListActs acts(tb);
    std::int64_t id = 0;
    for (const std::string& text : hostile_texts()) {
      const BuyerFacts facts{std::to_string(++id) + "@x.example", "", "", text};
      CustomerRecord record = some_record(text, text);
      record.note = text;
      acts.add(facts, id, 1);
      acts.put(facts, id, record, 1);
      BOOST_TEST((acts.get(id)->record == record));
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::customer_list_contract
