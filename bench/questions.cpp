#include "bench/questions.h"

#include <fmt/format.h>

#include "bench/shop_plan.h"

namespace kontor::bench {

namespace {

constexpr int first_page = 128;  ///< rows, as a list of the window reads them

template <class T>
const T& of_round(const std::vector<T>& all, int round) {
  return all[static_cast<std::size_t>(round) % all.size()];
}

std::vector<LocationId> places_of(app::OpenBook& book, const Stores& stores) {
  std::vector<LocationId> places;
  for (const auto& place : book.book().read([&](Unit& u) { return stores.company.locations(u); })) {
    if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
      places.push_back(place.id);
  }
  return places;
}

}  // namespace

Questions::Questions(app::OpenBook& book) : m_stores(book.stores()) {
  of_orders(book);
  of_stock();
  of_places(book);
  of_a_product(book);
  of_customers();
  of_names();
  of_books(book);
}

void Questions::add(std::string name, std::function<std::int64_t(Unit&, int)> ask) {
  m_all.push_back({std::move(name), std::move(ask)});
}

void Questions::of_orders(app::OpenBook& book) {
  const auto channels = book.book().read([&](Unit& u) { return m_stores.company.channels(u); });
  orders::OrderListFilter filter;
  filter.limit = first_page;
  const auto page = [this](Unit& u, const orders::OrderListFilter& of) {
    return std::ssize(m_lists.orders.page(u, of).rows);
  };
  add("orders: first page", [=](Unit& u, int) { return page(u, filter); });
  filter.oldest_first = true;
  add("orders: oldest first", [=](Unit& u, int) { return page(u, filter); });
  filter.oldest_first = false;
  add("orders: of a channel", [=](Unit& u, int round) mutable {
    filter.channel = of_round(channels, round).id;
    return page(u, filter);
  });
  add("orders: search by number", [=](Unit& u, int round) mutable {
    filter.number = fmt::format("CH-01-000{:02}", round % 100);
    return page(u, filter);
  });
}

void Questions::of_stock() {
  stock::PoolFilter filter;
  filter.limit = first_page;
  const auto page = [this](Unit& u, const stock::PoolFilter& of) {
    return std::ssize(m_stores.stock.pool(u, of).rows);
  };
  for (const auto& [name, sort] :
       {std::pair("name", stock::PoolSort::name), std::pair("SKU", stock::PoolSort::code),
        std::pair("on hand", stock::PoolSort::on_hand),
        std::pair("available", stock::PoolSort::available)}) {
    filter.sort = sort;
    for (const bool descending : {false, true}) {
      filter.descending = descending;
      add(fmt::format("stock: by {}{}", name, descending ? ", last first" : ""),
          [=](Unit& u, int) { return page(u, filter); });
    }
  }
  filter = {};
  filter.limit = first_page;
  add("stock: search", [=](Unit& u, int round) mutable {
    static const std::vector<std::string> words = {"oak", "la", "台灯", "sku-0001", "maple tent"};
    filter.search = of_round(words, round);
    return page(u, filter);
  });
}

/// What a place has, had, lacks, and what is under way.
void Questions::of_places(app::OpenBook& book) {
  constexpr std::int64_t day_ms = 86'400'000;
  const Instant end{(ShopSize().last.days + 1) * day_ms};
  const auto places = places_of(book, m_stores);
  stock::PoolFilter filter;
  filter.limit = first_page;
  add("stock: of a place", [=, this](Unit& u, int round) mutable {
    filter.location = of_round(places, round);
    return std::ssize(m_stores.stock.pool(u, filter).rows);
  });
  for (const auto& [name, as_known] :
       {std::pair("as of an instant", false), std::pair("as known at an instant", true)}) {
    add(fmt::format("stock: of a place, {}", name), [=, this](Unit& u, int round) mutable {
      filter.location = of_round(places, round);
      const Instant at{end.ms - (round * 13 % 300) * day_ms - 12'345'678};
      return std::ssize(m_stores.stock.pool_as_of(u, filter, at, as_known).rows);
    });
  }
  stock::AlertFilter alerts;
  alerts.limit = first_page;
  add("alerts: first page",
      [=, this](Unit& u, int) { return std::ssize(m_stores.alerts.alerts(u, alerts).rows); });
  add("alerts: of a place", [=, this](Unit& u, int round) mutable {
    alerts.location = of_round(places, round);
    return std::ssize(m_stores.alerts.alerts(u, alerts).rows);
  });
  stock::DocumentFilter transfers;
  transfers.limit = first_page;
  add("transfers: of a place", [=, this](Unit& u, int round) mutable {
    transfers.location = of_round(places, round);
    return std::ssize(m_stores.stock_documents.list(u, transfers).rows);
  });
}

/// The card of one of the products that are sold most.
void Questions::of_a_product(app::OpenBook& book) {
  const auto places = places_of(book, m_stores);
  stock::PoolFilter filter;
  filter.sort = stock::PoolSort::on_hand;
  filter.descending = true;
  filter.limit = first_page;
  const auto products =
      book.book().read([&](Unit& u) { return m_stores.stock.pool(u, filter).rows; });
  add("product card: levels and movements", [=, this](Unit& u, int round) {
    if (products.empty()) return std::int64_t{0};
    const ProductId product = of_round(products, round).product;
    std::vector<stock::Cell> cells;
    for (const LocationId place : places) cells.push_back({product, place});
    return std::ssize(m_stores.stock.levels(u, cells)) +
           std::ssize(m_stores.stock.movements(u, product, {}, {}, first_page).rows);
  });
}

void Questions::of_customers() {
  customers::CustomerFilter people;
  people.limit = first_page;
  add("customers: first page",
      [=, this](Unit& u, int) { return std::ssize(m_stores.customers.list(u, people).rows); });
  // Half digits, half letters of a name, anywhere.
  people.limit = 100;
  add("W3 customers by substring", [=, this](Unit& u, int round) mutable {
    static const std::vector<std::string> names = {"escu", "aber", "uber", "nov", "mih", "ara g"};
    people.search =
        round % 2 == 0 ? fmt::format("{:04}", 1000 + round * 37 % 9000) : of_round(names, round);
    return std::ssize(m_stores.customers.list(u, people).rows);
  });
}

void Questions::of_names() {
  orders::OrderListFilter orders;
  orders.limit = 50;
  add("W11 orders by part of the customer's name", [=, this](Unit& u, int round) mutable {
    static const std::vector<std::string> names = {"escu", "ana li", "uber",  "nov g",
                                                   "1234", "ara g",  "zebra", "mih"};
    orders.buyer = of_round(names, round);
    return std::ssize(m_lists.orders.page(u, orders).rows);
  });
  // One letter wrong, missing, too many, or two exchanged; and one that is near to nothing.
  add("near names: products", [this](Unit& u, int round) {
    static const std::vector<std::string> slips = {"walnot",  "tabel",  "lamo",    "bicycl e maple",
                                                   "kettlle", "zebras", "ok tent", "mapel tent"};
    return std::ssize(m_readers.near_names().products(u, of_round(slips, round)));
  });
  add("near names: customers", [this](Unit& u, int round) {
    static const std::vector<std::string> slips = {"ionecsu", "amna",    "grubr", "ana hubre",
                                                   "bauerr",  "zebrass", "popp",  "marni"};
    return std::ssize(m_readers.near_names().customers(u, of_round(slips, round), {}));
  });
}

void Questions::of_books(app::OpenBook& book) {
  const BusinessDate today = ShopSize().last + 1;
  books::EntryFilter entries;
  entries.limit = first_page;
  add("entries: first page",
      [=, this](Unit& u, int) { return std::ssize(m_readers.entries().list(u, entries).rows); });
  books::LedgerFilter filter;
  filter.entity =
      book.book().read([&](Unit& u) { return m_stores.company.entities(u).front().id; });
  add("trial balance: at any date", [=, this](Unit& u, int round) mutable {
    filter.to = today + -(round % 40) * 17;
    return std::ssize(m_stores.ledger.trial_balance(u, filter));
  });
  add("dashboard: what waits and the month's sales", [=, this](Unit& u, int) {
    m_stores.today.needs(u, Instant{(today.days - 30) * 86'400'000LL}, today + -30);
    insight::sales_of_today(u, m_stores.ledger, m_stores.today, insight::SalesSpan::month, today);
    return std::int64_t{1};
  });
  add("W10 list of 1,000 products", [this](Unit& u, int) {
    catalog::ProductFilter products;
    products.limit = 1000;
    return std::ssize(m_stores.products.list(u, products).rows);
  });
}

}  // namespace kontor::bench
