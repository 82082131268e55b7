#include "persistence/check/check.h"
#include "persistence/stores/audit_reader.h"
#include "persistence/stores/customer_reader.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/near_names.h"
#include "persistence/stores/order_list.h"
#include "persistence/stores/order_store.h"
#include "persistence/stores/pool_list.h"
#include "persistence/stores/product_store.h"
#include "persistence/stores/search_index.h"
#include "persistence/stores/stock_document_store.h"
#include "persistence/stores/stock_store.h"
#include "tests/contract/ledger_world.h"
#include "tests/contract/plans.h"

// How the engines find what lists show, in a book of 20,000 products, 45,000 levels and 20,000
// customers, of which a search finds few, and those late in the order of the list.
namespace kontor::test::list_plans {

namespace {

constexpr const char* numbers =
    "with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < "
    "20000) ";

struct BigLists : LedgerWorld {
  explicit BigLists(TestBook& test) : LedgerWorld(test.book), tb(test), products(test.clock) {
    const auto fill = [&](const std::string& insert) {
      book.write([&](Unit& u) { persistence::sql(u).session() << numbers + insert; });
    };
    fill(
        "insert into product (id, code, sku, name, style, options, vendor, barcode, unit, status, "
        "tracked, provisional, gift_card, hidden, version, batch_id, name_sort, search_key) "
        // As long as products are: over short ones a look at all would cost little.
        "select 100000 + i, 'P' || (100000 + i), '', 'n', '', '" +
        std::string(300, 'x') +
        "', '', '', '', 'active', true, "
        "false, false, false, 1, 1, cast(200000 + i as text), case when i > 19900 then 'red zebra "
        "' || i else 'plain table ' || i end from n");
    // A quarter of the products are at place 12, and all at two others.
    for (const char* place : {"11", "31", "12"})
      fill(std::string("insert into stock_level (product_id, location_id, on_hand_milli, "
                       "committed_milli, unavailable_milli) select 100000 + i, ") +
           place + ", i * 1000, 0, 0 from n" +
           (place == std::string("12") ? " where i % 4 = 0" : ""));
    fill(
        "insert into stock_total (product_id, on_hand_milli, committed_milli, unavailable_milli, "
        "oversold_cells) select 100000 + i, i * 2000, 0, 0, 0 from n");
    fill("insert into customer (id, batch_id) select 100000 + i, 1 from n");
    fill(
        "insert into customer_person (customer_id, name, email, phone, name_fold) select 100000 + "
        "i, 'x', 'm' || i || '@x.example', '', case when i > 19900 then 'petra zebra ' || i else "
        "'ana plain ' || i end from n");
    fill(
        "insert into order_head (document_id, entity_id, channel_id, location_id, employee_id, "
        "customer_id, number, version, currency, placed_at, placed_date, state, payment_state, "
        "fulfilment_state, total_minor, outstanding_minor, refunded_minor, hidden) select 100000 + "
        "i, 1, 21, 11, 0, 0, case when i <= 6000 then 'OLD-' else 'NEW-' end || (100000 + i), 1, "
        "'EUR', i * 1000000, i / 86, 'fulfilled', 'paid', 'fulfilled', i, 0, 0, i % 3000 = 2 from "
        "n");
    book.write([&](Unit& u) {
      std::vector<ProductId> some;
      std::vector<CustomerId> people;
      for (std::int64_t id = 100001; id <= 120000; ++id) {
        some.emplace_back(id);
        people.emplace_back(id);
      }
      persistence::index_products(u, some, true);
      persistence::index_customers(u, people, true);
    });
    analyze(tb);
  }

  /// The plans, without a step that looks at a whole table.
  std::string plans(const std::string& what, const std::function<void(Unit&)>& read) {
    const std::string found = plans_of(tb, read);
    BOOST_TEST(!found.empty());
    for (const std::string& step : whole_scans(found)) BOOST_ERROR(what + ": " + step);
    if (!whole_scans(found).empty()) BOOST_TEST_MESSAGE(found);
    return found;
  }
  void has(const std::string& plans, const std::string& sqlite, const std::string& postgresql) {
    const std::string& step = tb.engine == persistence::Engine::sqlite ? sqlite : postgresql;
    BOOST_TEST((plans.find(step) != std::string::npos), step + " in\n" + plans);
  }

  TestBook& tb;
  persistence::SqlProductStore products;
  persistence::SqlCustomerStore customers;
  persistence::SqlCustomerReader reader;
  persistence::SqlStockStore stock_lists;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(list_plans_suite)

BOOST_AUTO_TEST_CASE(a_search_for_few_goes_by_the_index_of_words) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    for (const std::string word : {"zebra", "ze", "z"}) {
      catalog::ProductFilter filter;
      filter.search = word;
      lists.has(lists.plans("products " + word,
                            [&](Unit& u) {
                              BOOST_TEST(lists.products.list(u, filter).rows.size() == 100U);
                            }),
                "product_search VIRTUAL TABLE INDEX", "Bitmap Index Scan on product_search");
      customers::CustomerFilter people;
      people.search = word;
      lists.has(
          lists.plans(
              "customers " + word,
              [&](Unit& u) { BOOST_TEST(lists.customers.list(u, people).rows.size() == 100U); }),
          "customer_search VIRTUAL TABLE INDEX", "Bitmap Index Scan on customer_person_search");
      lists.has(
          lists.plans("count of customers " + word,
                      [&](Unit& u) { BOOST_TEST(lists.reader.count(u, people).customers == 100); }),
          "customer_search VIRTUAL TABLE INDEX", "Bitmap Index Scan on customer_person_search");
    }
  });
}

BOOST_AUTO_TEST_CASE(near_names_come_by_the_index_of_words) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    persistence::SqlNearNames near;
    for (const std::string typed : {"zebar", "zebr plain", "zerba", "ezbra", "zbra"}) {
      lists.has(lists.plans("near products " + typed, [&](Unit& u) { near.products(u, typed); }),
                "product_search VIRTUAL TABLE INDEX", "Bitmap Index Scan on product_search");
      lists.has(
          lists.plans("near customers " + typed, [&](Unit& u) { near.customers(u, typed, {}); }),
          "customer_search VIRTUAL TABLE INDEX", "Bitmap Index Scan on customer_person_search");
    }
    stock::PoolFilter filter;
    filter.only = {ProductId(100001), ProductId(119999)};
    for (const auto sort : {stock::PoolSort::name, stock::PoolSort::on_hand}) {
      filter.sort = sort;
      lists.plans("named products", [&](Unit& u) {
        BOOST_TEST(lists.stock_lists.pool(u, filter).rows.size() == 2U);
      });
    }
    customers::CustomerFilter people;
    people.only = {CustomerId(100001), CustomerId(119999)};
    lists.plans("named customers",
                [&](Unit& u) { BOOST_TEST(lists.customers.list(u, people).rows.size() == 2U); });
  });
}

BOOST_AUTO_TEST_CASE(orders_by_customer_go_along_the_list_or_along_the_customers) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    lists.book.write([](Unit& u) {
      persistence::sql(u).session() << "update order_head set customer_id = document_id";
    });
    analyze(tb);
    persistence::SqlOrderList orders;
    orders::OrderListFilter filter;
    filter.buyer = "zebra";  // of whom the newest orders are, but for those taken back
    const std::string few = lists.plans("orders by customer", [&](Unit& u) {
      BOOST_TEST(orders.page(u, filter).rows.size() == 100U);
    });
    lists.has(few, "customer_search VIRTUAL TABLE INDEX",
              "Bitmap Index Scan on customer_person_search");
    lists.has(few, "order_head_customer", "order_head_customer");
    filter.buyer = "plain";
    const std::string many = lists.plans("orders by customer, many", [&](Unit& u) {
      BOOST_TEST(orders.page(u, filter).rows.size() == 100U);
    });
    lists.has(many, "order_head_newest", "order_head_newest");
    BOOST_TEST((many.find("customer_search") == std::string::npos), many);
    BOOST_TEST((many.find("customer_person_search") == std::string::npos), many);
  });
}

BOOST_AUTO_TEST_CASE(a_search_for_many_looks_at_a_piece_of_the_list_only) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    for (const std::string word : {"table", "p"}) {
      catalog::ProductFilter filter;
      filter.search = word;
      const std::string plans = lists.plans("products " + word, [&](Unit& u) {
        BOOST_TEST(lists.products.list(u, filter).rows.size() == 100U);
      });
      lists.has(plans, "product_by_name", "product_by_name");
      BOOST_TEST((plans.find("product_search") == std::string::npos), plans);
    }
  });
}

BOOST_AUTO_TEST_CASE(many_orders_of_a_number_far_behind_are_put_in_order_from_the_index) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    orders::OrderListFilter filter;
    filter.number = "OLD-";
    std::vector<std::int64_t> found;
    const auto page = [&](Unit& u) {
      const auto rows = persistence::SqlOrderList().page(u, filter);
      for (const auto& row : rows.rows) found.push_back(row.document.value);
      filter.after = rows.next;
    };
    const std::string plans = lists.plans("orders by number", page);
    lists.has(plans, "COVERING INDEX order_head_number", "Index Only Scan using order_head_number");
    while (!filter.after.empty())
      tb.book.read([&](Unit& u) {
        page(u);
        return 0;
      });
    BOOST_TEST(found.size() == 5998U);
    BOOST_TEST(std::is_sorted(found.rbegin(), found.rend()));
    BOOST_TEST(found.front() == 106000);
    const auto totals =
        tb.book.read([&](Unit& u) { return persistence::SqlOrderList().totals(u, filter); });
    BOOST_TEST(totals.orders == 5998);
    BOOST_TEST(!totals.more);
    // A place far behind is where pages lead; the other way round the first of them is oldest.
    const std::string place = tb.book.read(
        [&](Unit& u) { return persistence::SqlOrderList().place_behind(u, filter, 5900); });
    filter.after = place;
    found.clear();
    tb.book.read([&](Unit& u) {
      page(u);
      return 0;
    });
    BOOST_TEST(found.size() == 98U);
    filter.after.clear();
    filter.oldest_first = true;
    found.clear();
    tb.book.read([&](Unit& u) {
      page(u);
      return 0;
    });
    BOOST_TEST(found.front() == 100001);
  });
}

BOOST_AUTO_TEST_CASE(the_list_of_stock_goes_along_indexes_by_every_sort) {
  using stock::PoolSort;
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    for (const LocationId place : {LocationId(), LocationId(12)}) {
      for (const std::string word : {"", "zebra", "plain", "z"}) {
        for (const auto sort :
             {PoolSort::name, PoolSort::code, PoolSort::on_hand, PoolSort::available}) {
          stock::PoolFilter filter;
          filter.location = place;
          filter.search = word;
          filter.sort = sort;
          // The most first: the list's end, where all are nothing, is no page that one looks for.
          filter.descending = sort == PoolSort::on_hand || sort == PoolSort::available;
          const std::string what = "stock " + word + " at " + std::to_string(place.value) + " by " +
                                   std::to_string(static_cast<int>(sort));
          lists.plans(what, [&](Unit& u) {
            const bool few = place && word.starts_with("z");
            BOOST_TEST(lists.stock_lists.pool(u, filter).rows.size() == (few ? 25U : 100U), what);
          });
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(figures_of_stock_go_along_their_index_in_both_directions) {
  using stock::PoolSort;
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    // Most have nothing.
    tb.book.write([](Unit& u) {
      persistence::sql(u).session() << "update stock_total set on_hand_milli = 0 "
                                       "where product_id < 119000";
    });
    analyze(tb);
    for (const auto& [sort, index] : {std::pair(PoolSort::on_hand, "stock_total_on_hand"),
                                      std::pair(PoolSort::available, "stock_total_available")}) {
      for (const bool descending : {false, true}) {
        stock::PoolFilter filter;
        filter.sort = sort;
        filter.descending = descending;
        const auto page = lists.plans("stock by a figure", [&](Unit& u) {
          BOOST_TEST(lists.stock_lists.pool(u, filter).rows.size() == 100U);
        });
        lists.has(page, index, index);
        const auto place = lists.plans("a place far behind", [&](Unit& u) {
          BOOST_TEST(!persistence::SqlPoolList().place_behind(u, filter, 15000).empty());
        });
        lists.has(place, index, index);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_by_name_is_counted_along_the_index_of_names) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    const auto place = lists.plans("by name", [&](Unit& u) {
      BOOST_TEST(!persistence::SqlPoolList().place_behind(u, {}, 15000).empty());
    });
    lists.has(place, "product_by_name", "product_by_name");
  });
}

BOOST_AUTO_TEST_CASE(counts_and_totals_of_stock_look_at_no_rows_of_products) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    stock::PoolFilter filter;
    lists.has(
        lists.plans("count",
                    [&](Unit& u) { BOOST_TEST(lists.stock_lists.pool_count(u, filter) == 20000); }),
        "COVERING INDEX product_pool", "Index Only Scan using product_pool");
    filter.location = LocationId(12);
    lists.has(lists.plans("totals of a place",
                          [&](Unit& u) {
                            BOOST_TEST(lists.stock_lists.pool_totals(u, filter).products == 5000);
                          }),
              "COVERING INDEX stock_level_place", "Index Only Scan using stock_level_place");
  });
}

BOOST_AUTO_TEST_CASE(orders_of_one_place_are_read_in_the_order_of_the_list) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    // Few, and far behind: who may see this place only waits no longer than others.
    tb.book.write([](Unit& u) {
      persistence::sql(u).session()
          << "update order_head set location_id = 12, employee_id = 41 where document_id < 100200";
    });
    orders::OrderListFilter filter;
    filter.location = LocationId(12);
    filter.limit = 20;
    lists.has(
        lists.plans("orders of a place",
                    [&](Unit& u) {
                      BOOST_TEST(persistence::SqlOrderList().page(u, filter).rows.size() == 20U);
                    }),
        "order_head_place", "order_head_place");
    lists.has(lists.plans("totals of a place's orders",
                          [&](Unit& u) {
                            const auto totals = persistence::SqlOrderList().totals(u, filter);
                            BOOST_TEST(totals.orders > 150);
                          }),
              "COVERING INDEX order_head_place", "order_head_place");
    persistence::SqlOrderStore store(tb.clock);
    lists.has(lists.plans("orders of an employee",
                          [&](Unit& u) {
                            const auto some =
                                store.with_employee(u, EmployeeId(41), DocumentId(), 50);
                            BOOST_TEST(some.size() == 50U);
                          }),
              "order_head_employee", "order_head_employee");
  });
}

BOOST_AUTO_TEST_CASE(customers_of_a_place_are_found_from_its_orders_or_from_theirs) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    tb.book.write([](Unit& u) {
      auto& session = persistence::sql(u).session();
      session << "update order_head set customer_id = document_id";
      session << "update order_head set location_id = 12 where document_id < 100200";
    });
    analyze(tb);
    const auto listed = [&](const company::Scope& at, const std::string& search, std::size_t rows) {
      customers::CustomerFilter filter;
      filter.at = {at};
      filter.search = search;
      const auto read = [&](Unit& u) {
        BOOST_TEST(lists.customers.list(u, filter).rows.size() == rows);
        lists.reader.count(u, filter);
      };
      // PostgreSQL looks at so few customers as a whole where it wants hundreds of them.
      return tb.engine == persistence::Engine::sqlite
                 ? lists.plans("customers at a part: " + search, read)
                 : plans_of(tb, read);
    };
    // Few orders: these tell who ordered; with a search, too.
    const company::Scope place{EntityId(1), LocationId(12), {}};
    lists.has(listed(place, "", 100), "order_head_place", "order_head_place");
    lists.has(listed(place, "plain", 100), "order_head_place", "order_head_place");
    lists.has(listed(place, "zebra", 0), "order_head_place", "order_head_place");
    // Many: each customer's own orders are looked at, from their index alone.
    const company::Scope channel{EntityId(1), {}, ChannelId(21)};
    if (tb.engine == persistence::Engine::sqlite)
      lists.has(listed(channel, "", 100), "COVERING INDEX order_head_customer", "");
    // Who has nothing there sees nobody.
    lists.has(listed({EntityId(-1), LocationId(-1), ChannelId(-1)}, "", 0), "few", "few");
  });
}

BOOST_AUTO_TEST_CASE(transfers_of_a_place_are_read_from_an_index_of_each_end) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    tb.book.write([](Unit& u) {
      persistence::sql(u).session()
          << std::string(numbers) +
                 "insert into stock_document (document_id, type, entity_id, number, state, "
                 "from_location, to_location, reference, note, reason, bucket, made_at, made_by, "
                 "changed_at) select 900000 + i, 'transfer', 1, 'T-' || i, 'closed', case when "
                 "i = 7 then 12 else 11 end, case when i = 9 then 12 else 31 end, '', '', '', '', "
                 "i, 41, i from n";
    });
    analyze(tb);
    persistence::SqlStockDocumentStore store;
    stock::DocumentFilter filter;
    filter.location = LocationId(12);
    filter.limit = 20;
    const auto plans = lists.plans("transfers of a place", [&](Unit& u) {
      const auto page = store.list(u, filter);
      BOOST_REQUIRE(page.rows.size() == 2U);
      BOOST_TEST(page.rows.front().document.number == "T-9");
    });
    lists.has(plans, "stock_document_from", "stock_document_from");
    lists.has(plans, "stock_document_to", "stock_document_to");
    const auto counted = lists.plans("transfers of a place by state", [&](Unit& u) {
      BOOST_TEST(store.count(u, filter).at(stock::DocumentState::closed) == 2);
    });
    lists.has(counted, "stock_document_from", "stock_document_from");
  });
}

BOOST_AUTO_TEST_CASE(the_audit_of_somebody_and_of_a_kind_is_read_from_an_index) {
  for_each_engine([](TestBook& tb) {
    BigLists lists(tb);
    tb.book.write([](Unit& u) {
      persistence::sql(u).session()
          << std::string(numbers) +
                 "insert into audit (at, actor_id, machine, action, subject, subject_id, before, "
                 "after, digest) select i, case when i = 7 then 42 else 41 end, 'till', case when "
                 "i = 9 then 'role.give' else 'product.change' end, 'product', 0, '', '', '' "
                 "from n";
    });
    analyze(tb);
    persistence::SqlAuditReader reader;
    desk::AuditFilter of_person;
    of_person.actor = EmployeeId(42);
    of_person.postings = false;
    lists.has(
        lists.plans("audit of somebody",
                    [&](Unit& u) { BOOST_TEST(reader.list(u, of_person).rows.size() == 1U); }),
        "audit_actor", "audit_actor");
    of_person.postings = true;
    lists.has(
        lists.plans("audit of somebody with postings",
                    [&](Unit& u) { BOOST_TEST(reader.list(u, of_person).rows.size() == 1U); }),
        "audit_person", "audit_person");
    desk::AuditFilter of_kind;
    of_kind.action = "role.give";
    lists.has(lists.plans("audit of a kind",
                          [&](Unit& u) { BOOST_TEST(reader.list(u, of_kind).rows.size() == 1U); }),
              "audit_kind", "audit_kind");
  });
}

BOOST_AUTO_TEST_CASE(the_check_of_orders_finds_the_heads_of_a_page_by_their_key) {
  struct : intake::Progress {
    void at(std::string_view, std::int64_t, std::int64_t) override {}
  } nobody;
  for_each_engine([&](TestBook& tb) {
    BigLists lists(tb);
    // An order without a text, in the middle: one page, of which nothing is right.
    tb.book.write([](Unit& u) {
      persistence::sql(u).session()
          << "insert into order_version (document_id, version, batch_id, recorded_at, exported_at, "
             "content_hash, content, undone) values (100020, 1, 1, 0, 0, '', '', false)";
    });
    const std::string plans = lists.plans("check of orders", [&](Unit& u) {
      BOOST_TEST(!persistence::check_unit(u, nobody, {"order_head"}).empty());
    });
    lists.has(plans, "SEARCH order_head USING PRIMARY KEY (document_id>? AND document_id<?)",
              "Index Cond: ((document_id > ");
  });
}

BOOST_AUTO_TEST_CASE(the_check_of_the_audit_compares_whole_sets) {
  struct : intake::Progress {
    void at(std::string_view, std::int64_t, std::int64_t) override {}
  } nobody;
  for_each_engine([&](TestBook& tb) {
    BigLists lists(tb);
    const std::string plans =
        plans_of(tb, [&](Unit& u) { persistence::check_unit(u, nobody, {"audit_facts"}); });
    // No entry is looked up by its digest, which no index has.
    lists.has(plans, "EXCEPT USING TEMP B-TREE", "SetOp Except");
    BOOST_TEST((plans.find("LEFT-JOIN e") == std::string::npos), plans);
    BOOST_TEST((plans.find("SCAN e ") == std::string::npos), plans);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::list_plans
