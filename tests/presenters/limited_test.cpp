// What the window shows somebody whose rights hold at some places, channels or companies only: all
// of those, and nothing else.

#include <boost/test/unit_test.hpp>

#include "domain/orders/order_parts.h"
#include "gui/presenters/accounts_presenter.h"
#include "gui/presenters/batch_card.h"
#include "gui/presenters/batches_presenter.h"
#include "gui/presenters/closed_area.h"
#include "gui/presenters/customer_card.h"
#include "gui/presenters/customers_presenter.h"
#include "gui/presenters/employee_card.h"
#include "gui/presenters/entries_presenter.h"
#include "gui/presenters/entry_card.h"
#include "gui/presenters/orders_presenter.h"
#include "gui/presenters/palette.h"
#include "gui/presenters/product_card.h"
#include "gui/presenters/stock_presenter.h"
#include "gui/presenters/team_presenter.h"
#include "gui/presenters/today_presenter.h"
#include "gui/presenters/trial_balance_presenter.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace limited_test {

using company::Permission;
using company::Scope;

struct QuietLimited : gui::ListView, gui::DetailView, gui::TodayView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
  void show_today() override {}
};

constexpr EntityId berlin{1}, tokyo{2};
constexpr LocationId shop{11}, house{12}, south{15};
constexpr ChannelId web{21}, fair{22}, market{23};

const Scope at_shop{berlin, shop, {}}, at_house{berlin, house, {}}, on_web{berlin, {}, web},
    on_fair{berlin, {}, fair}, in_berlin{berlin, {}, {}};

/// Two companies: one with a shop, a house and two channels, one with a place and a channel; on
/// each an order, sales, goods, a seller, an import.
struct Limited {
  explicit Limited(TestBook& tb)
      : world(tb.book),
        acts(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    tb.book.write([](Unit& u) {
      persistence::SqlCompanyStore company;
      company::Location place = test_location(south.value, "SUD", 1);
      place.entity = tokyo;
      place.kind = company::LocationKind::store;
      company.add(u, place);
      company.add(u, test_channel(market.value, "MARKT", tokyo.value));
    });
    add_order(1, shop, web, 1);
    add_order(2, house, fair, 2);
    add_order(3, south, market, 3);
    add_order(4, shop, fair, 2);
    add_stock();
    add_people();
    sell(1, berlin, shop, web, EmployeeId(52), 1);
    sell(2, berlin, house, fair, EmployeeId(52), 2);
    sell(3, tokyo, south, market, EmployeeId(53), 4);
    add_batches();
  }

  void add_order(int number, LocationId at, ChannelId on, std::int64_t customer) {
    orders::Order order = test_order(7000 + number, -number);
    order.number = "#" + std::to_string(number);
    order.entity = at == south ? tokyo : berlin;
    order.location = at;
    order.channel = on;
    order.customer = CustomerId(customer);
    order.total_minor = 1000 * number;
    order.state = orders::OrderState::open;
    acts.add_documents({order}, 1);
    acts.add({order}, 1);
    const std::string name = "Buyer " + std::to_string(customer);
    acts.book.write([&](Unit& u) {
      persistence::SqlCustomerStore customers;
      if (customers.by_ids(u, {CustomerId(customer)}).empty())
        customers.add(u, on, {{{name + "@x.example", "", name, name}, CustomerId(customer)}},
                      BatchId(1));
    });
  }

  void add_stock() {
    const ProductId everywhere = world.add_product("BIKE", "Bike", 3, 5);
    world.move_in(everywhere, south, 70);
    world.move_in(world.add_product("BELL", "Bell", 0, 0), south, 9);
    world.add_product("LOCK", "Lock", 2, 0);
    bike = everywhere;
  }

  void add_people() {
    acts.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      staff::Employee one{EmployeeId(52), "SOFIA", "Sofia", false, false};
      one.entity = berlin;
      one.shops = {shop, house};
      employees.add(u, one);
      staff::Employee other{EmployeeId(53), "SUSE", "Suse", false, false};
      other.entity = tokyo;
      other.shops = {south};
      employees.add(u, other);
    });
  }

  void sell(std::int64_t id, EntityId entity, LocationId at, ChannelId on, EmployeeId by,
            std::int64_t units) {
    const Instant when{test_now().ms - 86'400'000LL};
    books::Entry e = world.entry(1000 + id, 900 + id, books::EntryKind::sale, when);
    world.add_sale(e, bike.value, units, 1000, 400);
    e.entity = entity;
    for (auto& posting : e.postings)
      if (posting.channel) posting.channel = on;
    e.movements.clear();
    for (auto& fact : e.sales) {
      fact.employee = by;
      fact.orders = 1;
      fact.location = at;
      fact.channel = on;
      if (entity == tokyo) fact.currency = Currency::of("JPY");
    }
    if (entity == tokyo)
      for (auto& posting : e.postings) posting.amount.currency = Currency::of("JPY");
    auto document = world.document(900 + id, "E" + std::to_string(id));
    document.entity = entity;
    document.channel = on;
    world.post(world.set_of({e}, {document}));
  }

  void add_batches() {
    acts.book.write([&](Unit& u) {
      persistence::SqlBatchStore batches;
      int id = 600;
      for (const ChannelId channel : {web, market, fair}) {
        intake::Batch batch;
        batch.id = BatchId(++id);
        batch.channel = channel;
        batch.profile = "generic-orders";
        batch.state = intake::BatchState::done;
        batch.started_at = test_now();
        batch.counts.refuse = channel.value;
        batches.add(u, batch);
      }
    });
  }

  /// The person at the window has these rights at these places only.
  void limit(const std::vector<Scope>& to, const std::set<Permission>& rights) {
    company::Actor actor;
    actor.employee = EmployeeId(52);
    for (const Scope& one : to) actor.scoped.push_back({one, rights});
    book->actor_of_test = actor;
  }

  template <class Presenter>
  std::vector<std::string> column(Presenter& list, std::size_t at) {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < list.rows(); ++row) texts.push_back(list.cell(row, at).text);
    return texts;
  }

  ShopWorld world;
  OrderActs acts;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietLimited view;
  ProductId bike;
};

using Texts = std::vector<std::string>;
#define KONTOR_SAME(a, b) BOOST_TEST((a) == (b), boost::test_tools::per_element())

void on_limited(const std::function<void(Limited&)>& test) {
  for_each_engine([&](TestBook& tb) {
    Limited s(tb);
    test(s);
  });
}

}  // namespace limited_test

BOOST_AUTO_TEST_SUITE(limited)

using namespace limited_test;

BOOST_AUTO_TEST_CASE(orders_of_several_places_and_channels_come_in_one_list) {
  on_limited([](Limited& s) {
    const auto numbers = [&] {
      gui::OrdersPresenter orders(s.view, s.book, s.executor, english());
      orders.load();
      BOOST_TEST(orders.footer().find(std::to_string(orders.rows()) + " order") == 0U,
                 orders.footer());
      return s.column(orders, 0);
    };
    KONTOR_SAME(numbers(), (Texts{"#1", "#2", "#3", "#4"}));
    s.limit({at_shop, at_house}, {Permission::read_orders});
    KONTOR_SAME(numbers(), (Texts{"#1", "#2", "#4"}));
    // What lies in two parts is one order.
    s.limit({at_shop, on_fair}, {Permission::read_orders});
    KONTOR_SAME(numbers(), (Texts{"#1", "#2", "#4"}));
    s.limit({on_web, {berlin, house, fair}}, {Permission::read_orders});
    KONTOR_SAME(numbers(), (Texts{"#1", "#2"}));
    s.limit({at_house}, {Permission::read_orders});
    KONTOR_SAME(numbers(), (Texts{"#2"}));
    // Who narrows it further sees that.
    s.limit({at_shop, at_house}, {Permission::read_orders});
    gui::OrdersPresenter orders(s.view, s.book, s.executor, english());
    orders.load();
    BOOST_TEST(orders.chips().empty());
    orders.choose_channel(fair);
    KONTOR_SAME(s.column(orders, 0), (Texts{"#2", "#4"}));
  });
}

BOOST_AUTO_TEST_CASE(orders_of_parts_are_paged_and_added_up_each_once) {
  on_limited([](Limited& s) {
    const std::vector<Scope> parts = {at_shop, at_house, on_fair};
    for (const bool oldest_first : {false, true}) {
      Texts paged;
      orders::OrderListFilter filter;
      filter.limit = 1;
      filter.oldest_first = oldest_first;
      s.book->book().read([&](Unit& u) {
        orders::OrdersOfParts list(s.book->order_list(), parts);
        do {
          const auto page = list.page(u, filter);
          for (const auto& row : page.rows) paged.push_back(row.number);
          filter.after = page.next;
        } while (!filter.after.empty());
        filter.after.clear();
        const auto totals = list.totals(u, filter);
        BOOST_TEST(totals.orders == 3);
        BOOST_REQUIRE(totals.sums.size() == 1U);
        BOOST_TEST(totals.sums.front().minor == 7000);
      });
      Texts expected{"#1", "#2", "#4"};
      if (oldest_first) std::ranges::reverse(expected);
      KONTOR_SAME(paged, expected);
    }
  });
}

BOOST_AUTO_TEST_CASE(stock_of_several_places_is_added_up_over_those) {
  on_limited([](Limited& s) {
    s.limit({at_shop, at_house}, {Permission::read_stock});
    gui::StockPresenter stock(s.view, s.book, s.executor, english());
    stock.load();
    BOOST_TEST(stock.places().size() == 2U);
    BOOST_REQUIRE(stock.rows() == 2U);
    BOOST_TEST(stock.product(0)->sku == "BIKE");
    BOOST_TEST((stock.product(0)->on_hand == Quantity::of_units(8)));
    BOOST_TEST(stock.product(0)->levels.size() == 2U);
    BOOST_TEST(stock.product(1)->sku == "LOCK");
    BOOST_TEST(stock.footer().find("2 products") == 0U, stock.footer());
    BOOST_TEST(stock.footer().find("10") != std::string::npos, stock.footer());
    for (const bool by_figure : {true, false}) {
      auto choice = stock.choice();
      choice.sort = by_figure ? stock::PoolSort::available : stock::PoolSort::code;
      choice.descending = true;
      stock.choose(choice);
      BOOST_TEST(stock.rows() == 2U);
      BOOST_TEST(stock.product(0)->sku == (by_figure ? "BIKE" : "LOCK"));
    }
    stock.search("bell");
    BOOST_TEST(stock.rows() == 0U);
    stock.search("bike");
    BOOST_TEST(stock.rows() == 1U);
    stock.choose_place(house);
    BOOST_REQUIRE(stock.rows() == 1U);
    BOOST_TEST((stock.product(0)->on_hand == Quantity::of_units(5)));
    // Of a place that is none of theirs: all of theirs.
    stock.choose_place(south);
    BOOST_TEST(!stock.choice().place);
    BOOST_TEST((stock.product(0)->on_hand == Quantity::of_units(8)));
    gui::ProductCard card(s.view, s.book, s.executor, english());
    card.show(s.bike);
    BOOST_TEST(card.movements().rows() == 2U);
    s.book->actor_of_test.permissions = company::all_permissions();
    card.show(s.bike);
    BOOST_TEST(card.movements().rows() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(the_team_is_who_works_there_with_what_they_sold_there) {
  on_limited([](Limited& s) {
    const auto team = [&] {
      auto list = std::make_unique<gui::TeamPresenter>(s.view, s.book, s.executor, english());
      list->load();
      return list;
    };
    s.limit({at_shop}, {Permission::read_staff, Permission::read_orders});
    // Somebody else: one's own figures are shown wherever they were sold.
    s.book->actor_of_test.employee = EmployeeId(54);
    BOOST_TEST(!gui::closed(gui::Area::team, s.book->actor()));
    auto list = team();
    KONTOR_SAME(s.column(*list, 0), (Texts{"SOFIA"}));
    BOOST_TEST(list->raw(0, 7) == "10.00 EUR");
    s.limit({at_shop, at_house}, {Permission::read_staff, Permission::read_orders});
    s.book->actor_of_test.employee = EmployeeId(54);
    list = team();
    BOOST_TEST(list->raw(0, 7) == "30.00 EUR");
    gui::EmployeeCard card(s.view, s.book, s.executor, english());
    card.show(EmployeeId(52));
    BOOST_TEST(card.days().rows() == 2U);
    card.show(EmployeeId(53));
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.days().rows() == 0U);
    s.book->actor_of_test.permissions = company::all_permissions();
    BOOST_TEST(team()->rows() >= 2U);
    card.show(EmployeeId(53));
    BOOST_TEST(card.days().rows() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(customers_are_who_ordered_there_with_what_they_ordered_there) {
  on_limited([](Limited& s) {
    s.limit({on_fair}, {Permission::read_customers});
    BOOST_TEST(!gui::closed(gui::Area::customers, s.book->actor()));
    gui::CustomersPresenter list(s.view, s.book, s.executor, english());
    list.load();
    KONTOR_SAME(s.column(list, 1), (Texts{"Buyer 2"}));
    BOOST_TEST(list.footer() == "1 customer");
    s.limit({at_shop}, {Permission::read_customers});
    list.load();
    KONTOR_SAME(s.column(list, 1), (Texts{"Buyer 1", "Buyer 2"}));
    BOOST_TEST(list.raw(1, 5) == "1");
    BOOST_TEST(list.raw(1, 8) == "40.00 EUR");
    list.search("buyer 3");
    BOOST_TEST(list.rows() == 0U);
    gui::CustomerCard card(s.view, s.book, s.executor, english());
    card.show(CustomerId(2));
    BOOST_TEST(card.orders().rows() == 1U);
    card.show(CustomerId(3));
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.orders().rows() == 0U);
    s.book->actor_of_test.permissions = company::all_permissions();
    card.show(CustomerId(2));
    BOOST_TEST(card.orders().rows() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(imports_are_those_of_the_channels) {
  on_limited([](Limited& s) {
    s.limit({on_web, on_fair}, {Permission::import_files});
    BOOST_TEST(!gui::closed(gui::Area::channels, s.book->actor()));
    gui::BatchesPresenter list(s.view, s.book, s.executor, english());
    list.load();
    KONTOR_SAME(s.column(list, 0), (Texts{"3", "1"}));
    gui::BatchCard card(s.view, s.book, s.executor, english());
    card.show(2);
    BOOST_TEST(card.files().rows() == 0U);
    BOOST_TEST(card.title().empty());
    card.show(3);
    BOOST_TEST(!card.title().empty());
  });
}

BOOST_AUTO_TEST_CASE(the_books_of_a_company_or_a_channel_show_just_that) {
  on_limited([](Limited& s) {
    const std::set<Permission> rights = {Permission::read_ledger, Permission::read_cost};
    s.limit({on_fair}, rights);
    for (const auto tab : {gui::BooksView::trial_balance, gui::BooksView::entries,
                           gui::BooksView::accounts, gui::BooksView::ledger_export})
      BOOST_TEST(!gui::closed(tab, s.book->actor()));
    BOOST_TEST(gui::closed(gui::BooksView::audit, s.book->actor()).has_value());
    gui::TrialBalancePresenter trial(s.view, s.book, s.executor, english());
    trial.load();
    BOOST_REQUIRE(trial.columns().size() == 3U);
    BOOST_TEST(trial.columns().back().id == "channel-FAIR");
    BOOST_TEST(trial.books().entities.size() == 1U);
    for (std::size_t row = 0; row < trial.rows(); ++row)
      BOOST_TEST(trial.raw(row, 2).find("10.00") == std::string::npos, trial.raw(row, 2));
    gui::EntriesPresenter entries(s.view, s.book, s.executor, english());
    entries.load();
    KONTOR_SAME(s.column(entries, 3), (Texts{"E2"}));
    gui::EntryCard card(s.view, s.book, s.executor, english());
    card.show(EntryId(1002));
    BOOST_TEST(card.postings().rows() == 4U);  // of six, those on the channel
    card.show(EntryId(1001));
    BOOST_TEST(!card.error().empty());
    BOOST_TEST(card.postings().rows() == 0U);
    s.limit({on_web, on_fair}, rights);
    entries.load();
    KONTOR_SAME(s.column(entries, 3), (Texts{"E2", "E1"}));
    gui::AccountsPresenter accounts(s.view, s.book, s.executor, english());
    accounts.load();
    Texts credits;
    for (std::size_t row = 0; row < accounts.rows(); ++row)
      if (accounts.raw(row, 5) == "30.00") credits.push_back(accounts.raw(row, 0));
    BOOST_TEST(credits.size() == 1U);  // the sales of both
    s.limit({in_berlin}, rights);
    trial.load();
    BOOST_TEST(trial.columns().back().id == "all");
    for (const auto& column : trial.columns()) BOOST_TEST(column.id != "channel-MARKT");
    entries.load();
    for (const auto& number : s.column(entries, 3)) BOOST_TEST(number != "E3");
    card.show(EntryId(1002));
    BOOST_TEST(card.postings().rows() == 6U);
    card.show(EntryId(1003));
    BOOST_TEST(!card.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(today_tells_of_the_parts_that_somebody_sees) {
  on_limited([](Limited& s) {
    s.limit({at_shop, at_house}, {Permission::read_orders});
    BOOST_TEST(!gui::closed(gui::Area::today, s.book->actor()));
    gui::TodayPresenter today(s.view, s.book, s.executor, english());
    today.load();
    BOOST_REQUIRE(today.channels().rows() == 3U);  // two, and both
    BOOST_TEST(today.channels().raw(0, 1) == "10.00");
    BOOST_TEST(today.channels().raw(1, 1) == "20.00");
    BOOST_TEST(today.channels().raw(2, 1) == "30.00");
    KONTOR_SAME(s.column(today.places(), 1), (Texts{"€20.00", "€10.00"}));
    BOOST_REQUIRE(today.needs().rows() == 1U);
    BOOST_TEST(today.needs().cell(0, 0).text.find("3 orders not fulfilled") == 0U);
    for (const auto& column : today.channels().columns()) BOOST_TEST(column.id != "margin");
    s.limit({on_fair}, {Permission::read_orders, Permission::import_files, Permission::read_cost});
    gui::TodayPresenter fairs(s.view, s.book, s.executor, english());
    fairs.load();
    BOOST_REQUIRE(fairs.channels().rows() == 1U);
    BOOST_TEST(fairs.channels().columns().back().id == "margin");
    BOOST_TEST(fairs.channels().cell(0, 6).text.find("60") == 0U);
    Texts needs = s.column(fairs.needs(), 0);
    BOOST_REQUIRE(needs.size() >= 2U);
    BOOST_TEST(needs[0].find("2 orders not fulfilled") == 0U, needs[0]);
    BOOST_TEST(needs[1].find("22 rows refused") == 0U, needs[1]);
  });
}

BOOST_AUTO_TEST_CASE(areas_that_know_no_places_stay_closed_to_rights_at_a_place) {
  company::Actor actor;
  actor.scoped = {{at_shop, company::all_permissions()}};
  for (const auto area : {gui::Area::today, gui::Area::orders, gui::Area::stock,
                          gui::Area::customers, gui::Area::team, gui::Area::setup})
    BOOST_TEST(!gui::closed(area, actor), static_cast<int>(area));
  for (const auto area : {gui::Area::books, gui::Area::channels})
    BOOST_TEST(gui::closed(area, actor).has_value(), static_cast<int>(area));
  actor.scoped = {{on_web, company::all_permissions()}};
  for (const auto area : {gui::Area::today, gui::Area::orders, gui::Area::customers,
                          gui::Area::books, gui::Area::channels})
    BOOST_TEST(!gui::closed(area, actor), static_cast<int>(area));
  BOOST_TEST(gui::closed(gui::Area::stock, actor).has_value());
  // Everybody sees themselves there.
  BOOST_TEST(!gui::closed(gui::Area::team, actor));
  actor.scoped = {{in_berlin, company::all_permissions()}};
  for (const auto area : gui::all_areas)
    BOOST_TEST(!gui::closed(area, actor), static_cast<int>(area));
}

BOOST_AUTO_TEST_CASE(what_is_typed_finds_orders_of_the_parts_only) {
  on_limited([](Limited& s) {
    s.limit({at_shop, at_house}, {Permission::read_orders});
    const auto sources = gui::palette_sources(s.book, english());
    BOOST_REQUIRE(sources.size() == 1U);
    s.book->book().read([&](Unit& u) {
      BOOST_TEST(sources.front()->find(u, "2", 10).size() == 1U);
      BOOST_TEST(sources.front()->find(u, "3", 10).empty());
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
