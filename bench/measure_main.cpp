// Measures a book, for postings one that bench/generate made: measure_bench ADDRESS
// reads|stock|posting|transfers [--clients N] [--seconds N] [--rounds N]. One line of JSON for each
// figure: its name, unit, how often it was taken, p50, p95, max; for reads `own`, the median of the
// reading thread's processor; `peak_mb` of this process. bench/run takes the limits beside it.
// measure_bench ADDRESS soak-postings|soak-reads [--seconds N] [--every N] [--pause MS]: for
// bench/soak (bench/soak_worker.h).

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "app/context.h"
#include "bench/measures.h"
#include "bench/questions.h"
#include "bench/shop_book.h"
#include "bench/soak_worker.h"

namespace kontor::bench {

namespace {

void tell(const std::string& name, Samples times, const std::string& more) {
  std::sort(times.begin(), times.end());
  fmt::print(
      "{{\"name\": \"{}\", \"unit\": \"ms\", \"n\": {}, \"p50\": {}, \"p95\": {}, \"max\": {}{}, "
      "\"peak_mb\": {}}}\n",
      name, times.size(), ms_text(percentile(times, 50)), ms_text(percentile(times, 95)),
      ms_text(times.back()), more, peak_mb());
  std::fflush(stdout);
}

struct Asked {
  app::OpenBook& book;
  int rounds = 40;
  std::int64_t found = 0;  ///< rows, so that nothing is measured that finds nothing

  /// `read` is told which round it is, so that it may ask for something else each time.
  template <class Fn>
  void time(const std::string& name, const Fn& read) {
    Samples wall, own;
    found = 0;
    for (int i = -1; i < rounds; ++i) {
      const auto begin = clock_us(CLOCK_MONOTONIC);
      std::int64_t cpu = 0;
      book.book().read([&](Unit& unit) {
        const auto own_begin = clock_us(CLOCK_THREAD_CPUTIME_ID);
        found += read(unit, std::max(i, 0));
        cpu = clock_us(CLOCK_THREAD_CPUTIME_ID) - own_begin;
        return 0;
      });
      if (i < 0) continue;  // warms what the others find warm
      wall.push_back(clock_us(CLOCK_MONOTONIC) - begin);
      own.push_back(cpu);
    }
    std::sort(own.begin(), own.end());
    tell(name, wall,
         fmt::format(", \"own\": {}, \"rows\": {}", ms_text(percentile(own, 50)),
                     found / (rounds + 1)));
  }
};

/// W2: every cell of all products at all places, in the caller's hands. W2P: those of one product.
void measure_stock(Asked& ask, const Stores& stores) {
  const auto [cells, products, places] = ask.book.book().read([&](Unit& u) {
    std::vector<LocationId> holding;
    for (const auto& place : stores.company.locations(u))
      if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
        holding.push_back(place.id);
    std::vector<ProductId> ids;
    catalog::ProductFilter filter;
    filter.limit = 1000;
    do {
      const auto page = stores.products.list(u, filter);
      for (const auto& p : page.rows) ids.push_back(p.id);
      filter.after = page.next;
    } while (!filter.after.empty());
    std::vector<stock::Cell> all;
    for (const ProductId product : ids)
      for (const LocationId place : holding) all.push_back({product, place});
    return std::tuple(all, ids, holding);
  });
  ask.time(fmt::format("W2 stock of {} products x {} places", products.size(), places.size()),
           [&, &all = cells](Unit& u, int) { return std::ssize(stores.stock.levels(u, all)); });
  ask.time("W2P one product in all places", [&, &ids = products, &at = places](Unit& u, int i) {
    std::vector<stock::Cell> some;
    for (const LocationId place : at)
      some.push_back({ids[static_cast<std::size_t>(i * 31) % ids.size()], place});
    return std::ssize(stores.stock.levels(u, some));
  });
}

/// W4b: whole sales with goods, customer and ledger, each committed by itself.
void measure_posting(app::OpenBook& book, int clients, int seconds) {
  const ShopPlan plan(ShopBook::more_sales(book));
  ShopBook shop(book, plan);
  shop.learn();
  std::atomic<std::int64_t> next = 0;
  std::vector<Samples> times(static_cast<std::size_t>(clients));
  const auto begin = clock_us(CLOCK_MONOTONIC), own = clock_us(CLOCK_PROCESS_CPUTIME_ID);
  const auto end = begin + seconds * 1'000'000LL;
  {
    std::vector<std::jthread> threads;
    for (Samples& mine : times)
      threads.emplace_back([&] {
        while (clock_us(CLOCK_MONOTONIC) < end) {
          const PlannedSale sale = plan.sale(next++ * 397 % plan.size().orders);
          const auto from = clock_us(CLOCK_MONOTONIC);
          shop.post(sale);
          mine.push_back(clock_us(CLOCK_MONOTONIC) - from);
        }
      });
  }
  const auto took = clock_us(CLOCK_MONOTONIC) - begin;
  const auto cpu = clock_us(CLOCK_PROCESS_CPUTIME_ID) - own;
  Samples all;
  for (const Samples& mine : times) all.insert(all.end(), mine.begin(), mine.end());
  const auto number = std::ssize(all);
  tell(fmt::format("W4b sale of 3 lines, posted, {} client{}", clients, clients == 1 ? "" : "s"),
       all,
       fmt::format(", \"own\": {}, \"per_second\": {}", ms_text(cpu / number),
                   number * 1'000'000 / took));
}

/// What a place has most of, so that wishes rarely meet an empty shelf.
struct Shelf {
  std::string place;
  std::vector<std::string> products;
};

std::vector<Shelf> full_shelves(app::OpenBook& book, const Stores& stores) {
  constexpr std::size_t fewest = 25;
  std::vector<Shelf> shelves;
  book.book().read([&](Unit& u) {
    shelves.clear();
    for (const auto& place : stores.company.locations(u)) {
      if (!company::holds_stock(place.kind) || place.kind == company::LocationKind::transit)
        continue;
      stock::PoolFilter filter;
      filter.location = place.id;
      filter.sort = stock::PoolSort::available;
      filter.descending = true;
      filter.limit = 1000;
      Shelf shelf{place.code, {}};
      for (const auto& row : stores.stock.pool(u, filter).rows) shelf.products.push_back(row.code);
      if (shelf.products.size() >= fewest) shelves.push_back(std::move(shelf));
    }
  });
  if (shelves.size() < 2) throw std::runtime_error("there are no two places with goods");
  return shelves;
}

struct Moved {
  Samples times;
  std::int64_t refused = 0;
};

/// What one client of W1 does until the end: new documents of five products between two places,
/// availability checked, completed.
void move_goods(app::OpenBook& book, const std::vector<Shelf>& shelves, std::uint64_t seed,
                std::int64_t end, Moved& moved) {
  constexpr std::int64_t numbers_at_once = 512;
  constexpr std::size_t lines_each = 5;
  const Stores stores = book.stores();
  goods::Transfers transfers(book.book(), stores, book.clock(), book.actor(), numbers_at_once);
  const auto below = [&](std::size_t n) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(seed >> 33U) % n;
  };
  while (clock_us(CLOCK_MONOTONIC) < end) {
    goods::TransferWish wish;
    const std::size_t from = below(shelves.size());
    const auto& products = shelves[from].products;
    wish.from = shelves[from].place;
    wish.to = shelves[(from + 1 + below(shelves.size() - 1)) % shelves.size()].place;
    // Five different products: one of each fifth of all.
    for (std::size_t i = 0; i < lines_each; ++i)
      wish.lines.push_back(
          {static_cast<int>(i) + 1,
           products[i * (products.size() / lines_each) + below(products.size() / lines_each)],
           Quantity::of_units(static_cast<std::int64_t>(1 + below(3)))});
    const auto begin = clock_us(CLOCK_MONOTONIC);
    const auto done = transfers.complete(wish);
    // A place that is out of something refuses: no document, and not counted.
    if (done && done->refusals.empty())
      moved.times.push_back(clock_us(CLOCK_MONOTONIC) - begin);
    else
      ++moved.refused;
  }
}

/// W1: transfers of five products, each committed by itself.
void measure_transfers(app::OpenBook& book, int clients, int seconds) {
  const auto shelves = full_shelves(book, book.stores());
  std::vector<Moved> moved(static_cast<std::size_t>(clients));
  const auto begin = clock_us(CLOCK_MONOTONIC), own = clock_us(CLOCK_PROCESS_CPUTIME_ID);
  {
    std::vector<std::jthread> threads;
    std::uint64_t seed = static_cast<std::uint64_t>(clock_us(CLOCK_REALTIME));
    for (Moved& mine : moved)
      threads.emplace_back([&, seed = ++seed] {
        move_goods(book, shelves, seed, begin + seconds * 1'000'000LL, mine);
      });
  }
  const auto took = clock_us(CLOCK_MONOTONIC) - begin;
  const auto cpu = clock_us(CLOCK_PROCESS_CPUTIME_ID) - own;
  Samples all;
  std::int64_t refused = 0;
  for (const Moved& mine : moved) {
    all.insert(all.end(), mine.times.begin(), mine.times.end());
    refused += mine.refused;
  }
  if (all.empty()) throw std::runtime_error("no transfer came about");
  const auto number = std::ssize(all);
  tell(fmt::format("W1 transfer of 5 products, completed, {} client{}", clients,
                   clients == 1 ? "" : "s"),
       all,
       fmt::format(", \"own\": {}, \"per_second\": {}, \"refused\": {}", ms_text(cpu / number),
                   number * 1'000'000 / took, refused));
}

}  // namespace

}  // namespace kontor::bench

int main(int argc, char** argv) {
  using namespace kontor;
  std::string address, what;
  int clients = 1, rounds = 40;
  bench::SoakTurn turn{10};
  CLI::App args("Measures a book that bench/generate made.");
  args.add_option("ADDRESS", address)->required();
  args.add_option("WHAT", what)
      ->required()
      ->check(
          CLI::IsMember({"reads", "stock", "posting", "transfers", "soak-postings", "soak-reads"}));
  args.add_option("--clients", clients)->check(CLI::PositiveNumber);
  args.add_option("--seconds", turn.seconds)->check(CLI::PositiveNumber);
  args.add_option("--every", turn.every)->check(CLI::PositiveNumber);
  args.add_option("--pause", turn.pause_ms)->check(CLI::NonNegativeNumber);
  args.add_option("--rounds", rounds)->check(CLI::PositiveNumber);
  CLI11_PARSE(args, argc, argv);
  try {
    app::SystemClock clock;
    const auto opened = app::OpenBook::open(address, clock);
    if (!opened) throw std::runtime_error("cannot open " + address);
    app::OpenBook& book = **opened;
    bench::Asked ask{book, rounds};
    if (what == "reads") {
      const bench::Questions questions(book);
      for (const auto& question : questions.all()) ask.time(question.name, question.ask);
    } else if (what == "stock") {
      bench::measure_stock(ask, book.stores());
    } else if (what == "posting") {
      bench::measure_posting(book, clients, turn.seconds);
    } else if (what == "transfers") {
      bench::measure_transfers(book, clients, turn.seconds);
    } else if (what == "soak-postings") {
      bench::soak_with_postings(book, turn);
    } else {
      bench::soak_with_reads(book, turn);
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "measure_bench: %s\n", e.what());
    return 3;
  }
}
