// What the window's lists read, without the window: each question as its presenter asks it, warm,
// in milliseconds of the clock and of this thread's processor (on PostgreSQL the server's work is
// in the former only). reads_bench ADDRESS [TODAY] [WORD...]: only questions that hold a word.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "app/context.h"
#include "app/lists.h"
#include "app/readers.h"
#include "bench/measures.h"

namespace kontor::bench {

namespace {

constexpr int rounds = 15;
constexpr int rows = 128;

class Reads {
 public:
  Reads(app::OpenBook& book, std::vector<std::string> words)
      : m_book(book), stores(book.stores()), m_words(std::move(words)) {}

  template <class Fn>
  void time(const std::string& what, const Fn& read) {
    const bool wanted =
        m_words.empty() || std::any_of(m_words.begin(), m_words.end(), [&](const auto& word) {
          return what.find(word) != std::string::npos;
        });
    if (!wanted) return;
    std::vector<std::int64_t> wall, own;
    for (int i = 0; i <= rounds; ++i) {
      const auto begin = clock_us(CLOCK_MONOTONIC);
      m_book.book().read([&](Unit& unit) {
        const auto cpu = clock_us(CLOCK_THREAD_CPUTIME_ID);
        read(unit);
        // The first round warms what the others find warm.
        if (i > 0) own.push_back(clock_us(CLOCK_THREAD_CPUTIME_ID) - cpu);
        return 0;
      });
      if (i > 0) wall.push_back(clock_us(CLOCK_MONOTONIC) - begin);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(own.begin(), own.end());
    fmt::print("{:<44} {:>9} {:>9} {:>9}\n", what, ms_text(wall[wall.size() / 2]),
               ms_text(wall.back()), ms_text(own[own.size() / 2]));
    std::fflush(stdout);
  }

 private:
  app::OpenBook& m_book;

 public:
  Stores stores;
  app::BookLists lists;
  app::Readers readers;

 private:
  std::vector<std::string> m_words;
};

void of_stock(Reads& reads, const std::string& name, const stock::PoolFilter& filter) {
  auto& store = reads.stores.stock;
  reads.time("stock: " + name, [&](Unit& u) { store.pool(u, filter); });
}

void totals_of_stock(Reads& reads, const std::string& name, const stock::PoolFilter& filter) {
  auto& store = reads.stores.stock;
  reads.time("stock: count, " + name, [&](Unit& u) { store.pool_count(u, filter); });
  reads.time("stock: totals, " + name, [&](Unit& u) { store.pool_totals(u, filter); });
}

void read_stock(Reads& reads, const std::vector<company::Location>& places) {
  const std::pair<const char*, stock::PoolSort> sorts[] = {
      {"by name", stock::PoolSort::name},
      {"by SKU", stock::PoolSort::code},
      {"by on hand", stock::PoolSort::on_hand},
      {"by available", stock::PoolSort::available}};
  stock::PoolFilter filter;
  filter.limit = rows;
  std::vector<std::pair<std::string, stock::PoolFilter>> choices{{"all", filter}};
  for (const auto& place : {places.front(), places.back()}) {
    filter.location = place.id;
    choices.emplace_back("at " + place.code, filter);
  }
  filter.location = {};
  for (const char* word : {"oak", "o", "bo", "sku-01234", "zz", "1"}) {
    filter.search = word;
    choices.emplace_back(std::string("search ") + word, filter);
  }
  for (auto& [name, choice] : choices) {
    for (const auto& [sorted, sort] : sorts) {
      for (const bool descending : {false, true}) {
        choice.sort = sort;
        choice.descending = descending;
        of_stock(reads, name + ", " + sorted + (descending ? ", last first" : ""), choice);
      }
    }
    totals_of_stock(reads, name, choice);
  }
}

void read_customers(Reads& reads) {
  customers::CustomerFilter filter;
  filter.limit = rows;
  for (const char* word : {"", "ionescu", "nescu pet", "p", "xq", "po", "@x", "1234"}) {
    filter.search = word;
    reads.time(std::string("customers: page, search ") + word,
               [&](Unit& u) { reads.stores.customers.list(u, filter); });
    reads.time(std::string("customers: count, search ") + word,
               [&](Unit& u) { reads.readers.customers().count(u, filter); });
  }
}

/// As gui/presenters/palette.cpp asks.
void ask_as_palette(Reads& reads, Unit& u, const std::string& word) {
  constexpr int most = 8;
  for (const std::string& number : {word, "#" + word}) {
    orders::OrderFilter filter;
    filter.number = number;
    filter.limit = most;
    reads.stores.orders.list(u, filter);
  }
  reads.stores.products.by_sku_or_code(u, word);
  catalog::ProductFilter filter;
  filter.search = word;
  filter.limit = most;
  reads.stores.products.list(u, filter);
}

void read_palette(Reads& reads) {
  for (const char* word : {"o", "oa", "oak", "oak chair 12", "x", "q", "zq", "8", "77", "1042", "W",
                           "WEB00-000", "台", "台灯", "椅", "مص", "tai"}) {
    reads.time(std::string("palette: ") + word, [&](Unit& u) { ask_as_palette(reads, u, word); });
  }
}

void read_books(Reads& reads, const std::vector<company::Entity>& entities,
                const std::vector<company::Channel>& channels, BusinessDate today) {
  reads.time("trial balance: all, and each side", [&](Unit& u) {
    books::LedgerFilter filter;
    filter.entity = entities.front().id;
    filter.from = today.month_start();
    filter.to = today;
    reads.stores.ledger.trial_balance(u, filter);
    filter.all_channels = false;
    reads.stores.ledger.trial_balance(u, filter);
    for (const auto& channel : channels) {
      filter.channel = channel.id;
      reads.stores.ledger.trial_balance(u, filter);
    }
  });
  reads.time("trial balance: all together, and by side", [&](Unit& u) {
    books::LedgerFilter filter;
    filter.entity = entities.front().id;
    filter.from = today.month_start();
    filter.to = today;
    reads.readers.entries().account_balances(u, filter, false);
    reads.readers.entries().account_balances(u, filter, true);
  });
  reads.time("trial balance: one question, until today", [&](Unit& u) {
    books::LedgerFilter filter;
    filter.entity = entities.front().id;
    filter.to = today;
    reads.stores.ledger.trial_balance(u, filter);
  });
  reads.time("today: what waits", [&](Unit& u) {
    reads.stores.today.needs(u, Instant{(today.days - 30) * 86'400'000LL}, today + -30);
  });
  for (const auto& [name, span] : {std::pair("yesterday", insight::SalesSpan::yesterday),
                                   std::pair("week", insight::SalesSpan::week),
                                   std::pair("month", insight::SalesSpan::month)}) {
    reads.time(std::string("today: sales, ") + name, [&](Unit& u) {
      insight::sales_of_today(u, reads.stores.ledger, reads.stores.today, span, today);
    });
  }
}

int measure(const std::string& address, BusinessDate today, std::vector<std::string> words) {
  app::SystemClock clock;
  const auto opened = app::OpenBook::open(address, clock);
  if (!opened) throw std::runtime_error("cannot open " + address);
  app::OpenBook& book = **opened;
  Reads reads(book, std::move(words));
  auto& company = reads.stores.company;
  const auto [places, channels, entities] = book.book().read([&](Unit& u) {
    std::vector<company::Location> holding;
    for (auto& place : company.locations(u)) {
      if (company::holds_stock(place.kind)) holding.push_back(std::move(place));
    }
    return std::tuple(holding, company.channels(u), company.entities(u));
  });
  fmt::print("{:<44} {:>9} {:>9} {:>9}\n", "", "p50", "most", "own");
  orders::OrderListFilter orders;
  orders.limit = rows;
  for (const char* number : {"", "W", "WEB00-0", "WEB00-00", "WEB00-000", "WEB00-0004"}) {
    orders.number = number;
    reads.time(fmt::format("orders: page, search {}", number),
               [&](Unit& u) { reads.lists.orders.page(u, orders); });
    reads.time(fmt::format("orders: totals, search {}", number),
               [&](Unit& u) { reads.lists.orders.totals(u, orders); });
  }
  read_stock(reads, places);
  read_customers(reads);
  read_palette(reads);
  read_books(reads, entities, channels, today);
  return 0;
}

}  // namespace

}  // namespace kontor::bench

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("reads_bench ADDRESS [YYYY-MM-DD] [WORD...]");
    auto today = kontor::BusinessDate::of(2026, 11, 22);
    std::vector<std::string> words(argv + 2, argv + argc);
    if (!words.empty()) {
      if (const auto date = kontor::BusinessDate::parse_iso(words.front())) {
        today = *date;
        words.erase(words.begin());
      }
    }
    return kontor::bench::measure(argv[1], today, std::move(words));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "reads_bench: %s\n", e.what());
    return 1;
  }
}
