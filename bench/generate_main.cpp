// Fills a book with a shop of any size: generate_bench ADDRESS [--orders N | --lines N]
// [--customers N] [--products N] [--places N] [--channels N] [--employees N] [--years N]
// [--settled-days N] [--last DATE] [--seed N]. Makes the book when it is not there; a run that was
// stopped goes on where it was. The same numbers make the same shop.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <stdexcept>

#include "bench/measures.h"
#include "bench/shop_book.h"

namespace kontor::bench {

namespace {

/// Lines of a hundred orders, on average (ShopPlan's baskets).
constexpr std::int64_t lines_of_100_orders = 150;

std::int64_t now_us() { return clock_us(CLOCK_MONOTONIC); }
std::int64_t own_us() { return clock_us(CLOCK_PROCESS_CPUTIME_ID); }

/// A transaction's pages are spread over all indexes of a large book.
constexpr int page_cache_mib = 1024;

Result<std::unique_ptr<app::OpenBook>> open_for_bulk(const std::string& address,
                                                     const Clock& clock) {
  const auto parsed = persistence::parse_address(address);
  if (!parsed) return parsed.refusal();
  persistence::OpenOptions options;
  options.page_cache_mib = page_cache_mib;
  auto book = persistence::open_book(*parsed, options);
  if (!book) return book.refusal();
  return std::make_unique<app::OpenBook>(std::move(*book), clock);
}

std::unique_ptr<app::OpenBook> open_or_make(const std::string& address, const Clock& clock) {
  auto opened = open_for_bulk(address, clock);
  if (opened) return std::move(*opened);
  if (opened.refusal().code != RefusalCode::book_missing &&
      opened.refusal().code != RefusalCode::book_not_kontor)
    throw std::runtime_error(std::string(name_of(opened.refusal().code)));
  app::NewBook draft;
  draft.entity.name = "Size Trading";
  draft.entity.country = "AT";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Vienna";
  draft.location_name = ShopPlan::place_name(0);
  auto made = app::create_book(address, draft, clock);
  if (!made) throw std::runtime_error(std::string(name_of(made.refusal().code)));
  made->reset();
  auto again = open_for_bulk(address, clock);
  if (!again) throw std::runtime_error(std::string(name_of(again.refusal().code)));
  return std::move(*again);
}

void generate(const std::string& address, const ShopSize& size) {
  app::SystemClock clock;
  const ShopPlan plan(size);
  const std::int64_t begin = now_us(), own = own_us();
  const auto book = open_or_make(address, clock);
  ShopBook shop(*book, plan);
  std::string doing;
  std::int64_t said = begin;
  shop.fill([&](const char* what, std::int64_t done, std::int64_t total) {
    const std::int64_t now = now_us();
    if (done < total && doing == what && now - said < 10'000'000) return;
    doing = what;
    said = now;
    fmt::print("{} {}/{} seconds={} own={} peak_mb={}\n", what, done, total,
               seconds_text(now - begin), seconds_text(own_us() - own), peak_mb());
    std::fflush(stdout);
  });
  const std::int64_t took = now_us() - begin;
  fmt::print("{}\nlines={} seconds={} own={} lines_a_second={} peak_mb={}\n", size.text(),
             shop.lines(), seconds_text(took), seconds_text(own_us() - own),
             shop.lines() * 1'000'000 / std::max<std::int64_t>(took, 1), peak_mb());
}

}  // namespace

}  // namespace kontor::bench

int main(int argc, char** argv) {
  kontor::bench::ShopSize size;
  std::string address, last;
  std::int64_t lines = 0;
  CLI::App args("Fills a book with a shop of any size.");
  args.add_option("ADDRESS", address)->required();
  args.add_option("--orders", size.orders)->check(CLI::PositiveNumber);
  args.add_option("--lines", lines, "Instead of orders: about so many order lines");
  args.add_option("--customers", size.customers)->check(CLI::PositiveNumber);
  args.add_option("--products", size.products)->check(CLI::PositiveNumber);
  args.add_option("--places", size.places)->check(CLI::PositiveNumber);
  args.add_option("--channels", size.channels)->check(CLI::PositiveNumber);
  args.add_option("--employees", size.employees)->check(CLI::NonNegativeNumber);
  args.add_option("--years", size.years)->check(CLI::PositiveNumber);
  args.add_option("--settled-days", size.settled_days)->check(CLI::NonNegativeNumber);
  args.add_option("--last", last, "The shop's last day");
  args.add_option("--seed", size.seed);
  CLI11_PARSE(args, argc, argv);
  try {
    if (lines > 0)
      size.orders = std::max<std::int64_t>(1, lines * 100 / kontor::bench::lines_of_100_orders);
    if (!last.empty()) {
      const auto day = kontor::BusinessDate::parse_iso(last);
      if (!day) throw std::runtime_error("--last: a date as 2026-11-21");
      size.last = *day;
    }
    kontor::bench::generate(address, size);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "generate_bench: %s\n", e.what());
    return 3;
  }
}
