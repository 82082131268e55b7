#include "bench/soak_worker.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "bench/measures.h"
#include "bench/questions.h"
#include "bench/shop_book.h"

namespace kontor::bench {

namespace {

constexpr std::int64_t second_us = 1'000'000;

void tell(std::int64_t second, const Samples& times) {
  fmt::print("{{\"second\": {}, \"us\": [{}], \"resident_kib\": {}, \"anonymous_kib\": {}}}\n",
             second, fmt::join(times, ", "), status_kib("VmRSS"), status_kib("RssAnon"));
  std::fflush(stdout);
}

/// `act` is told its number; `rest` is run at each line.
template <class Act, class Rest>
void soak(const SoakTurn& turn, const Act& act, const Rest& rest) {
  Samples times;
  const std::int64_t begin = clock_us(CLOCK_MONOTONIC);
  std::int64_t next = begin + turn.every * second_us;
  const std::int64_t end = begin + turn.seconds * second_us;
  for (std::int64_t number = 0; next <= end; ++number) {
    const std::int64_t from = clock_us(CLOCK_MONOTONIC);
    act(number);
    const std::int64_t now = clock_us(CLOCK_MONOTONIC);
    times.push_back(now - from);
    if (now >= next) {
      tell((now - begin) / second_us, times);
      times.clear();
      rest();
      next += turn.every * second_us;
    }
    if (turn.pause_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(turn.pause_ms));
  }
}

}  // namespace

void soak_with_postings(app::OpenBook& book, const SoakTurn& turn) {
  const ShopPlan plan(ShopBook::more_sales(book));
  ShopBook shop(book, plan);
  shop.learn();
  soak(
      turn, [&](std::int64_t n) { shop.post(plan.sale(n * 397 % plan.size().orders)); },
      [&] { app::settle_down(book); });
}

void soak_with_reads(app::OpenBook& book, const SoakTurn& turn) {
  const Questions questions(book);
  const auto& all = questions.all();
  soak(
      turn,
      [&](std::int64_t n) {
        const auto count = std::ssize(all);
        const Question& question = all[static_cast<std::size_t>(n % count)];
        book.book().read(
            [&](Unit& u) { return question.ask(u, static_cast<int>(n / count % 10'000)); });
      },
      [] {});
}

}  // namespace kontor::bench
