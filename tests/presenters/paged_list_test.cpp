#include "gui/presenters/paged_list.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/executors.h"

namespace kontor::test {

namespace paged_list_test {

struct Nothing {};
using List = gui::PagedList<int, Nothing>;

/// Numbers 0..count-1 in pages, as a store with keyset paging gives them.
struct PagedNumbers {
  std::vector<int> all;
  int pages = 0;
  std::optional<FailureCode> failure;

  explicit PagedNumbers(int count) {
    for (int i = 0; i < count; ++i) all.push_back(i);
  }
  List::Page page(const std::string& after) {
    ++pages;
    if (failure) throw Failure(*failure);
    List::Page result;
    const int last = after.empty() ? -1000 : std::stoi(after);
    auto from = std::upper_bound(all.begin(), all.end(), last);
    for (; from != all.end() && result.rows.size() < gui::block_rows; ++from) {
      result.rows.push_back(*from);
    }
    if (from != all.end()) result.next = std::to_string(result.rows.back());
    return result;
  }
  List::Source source() {
    return {[this] {
              return List::Opening{page({}), static_cast<std::int64_t>(all.size()), {}};
            },
            [this](const std::string& after) { return page(after); }};
  }
};

struct Listener {
  int opened = 0, fetched = 0;
  std::vector<FailureCode> failures;
  List::Events events() {
    return {[this](Nothing) { ++opened; }, [this] { ++fetched; },
            [this](const Failure& failure) { failures.push_back(failure.code()); }};
  }
};

}  // namespace paged_list_test

BOOST_AUTO_TEST_SUITE(paged_list)

using namespace paged_list_test;

BOOST_AUTO_TEST_CASE(the_first_block_comes_with_the_count) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(1000);
  List list(executor, listener.events());
  list.load(numbers.source());
  BOOST_TEST(listener.opened == 1);
  BOOST_TEST(list.count() == 1000U);
  BOOST_REQUIRE(list.row(127));
  BOOST_TEST(*list.row(127) == 127);
  BOOST_TEST(numbers.pages == 1);
  BOOST_TEST(!list.row(1000));
}

/// Numbers whose count takes longer than a page of them.
struct CountedApart : PagedNumbers {
  using PagedNumbers::PagedNumbers;
  List::Source source() {
    auto apart = PagedNumbers::source();
    apart.open = [this] { return List::Opening{page({}), std::nullopt, {}}; };
    apart.count = [this] { return List::Counted{static_cast<std::int64_t>(all.size()), {}}; };
    return apart;
  }
};

BOOST_AUTO_TEST_CASE(the_first_block_is_there_before_the_count) {
  SteppedExecutor executor;
  Listener listener;
  CountedApart numbers(1000);
  int counted = 0;
  auto events = listener.events();
  events.counted = [&](Nothing) { ++counted; };
  List list(executor, events);
  list.load(numbers.source());
  executor.step();
  BOOST_TEST(listener.opened == 1);
  BOOST_TEST(list.count() == gui::block_rows);
  BOOST_TEST(list.counting());
  BOOST_REQUIRE(list.row(5));
  executor.step();
  BOOST_TEST(counted == 1);
  BOOST_TEST(list.count() == 1000U);
  BOOST_TEST(!list.counting());
}

BOOST_AUTO_TEST_CASE(a_list_read_again_keeps_its_length_until_it_is_counted) {
  SteppedExecutor executor;
  Listener listener;
  CountedApart numbers(1000);
  List list(executor, listener.events());
  list.load(numbers.source());
  executor.finish();
  numbers.all.push_back(1000);
  list.refresh(0);
  executor.step();
  BOOST_TEST(list.count() == 1000U);
  executor.step();
  BOOST_TEST(list.count() == 1001U);
  // Another list too: most that follow each other are of one length.
  numbers.all.resize(900);
  list.load(numbers.source());
  executor.step();
  BOOST_TEST(list.count() == 1001U);
  executor.finish();
  BOOST_TEST(list.count() == 900U);
}

BOOST_AUTO_TEST_CASE(the_end_that_was_met_is_surer_than_a_count) {
  SteppedExecutor executor;
  Listener listener;
  CountedApart numbers(130);
  List list(executor, listener.events());
  list.load(numbers.source());
  executor.step();
  auto count = executor.work();
  numbers.all.resize(129);
  list.refresh(128);
  executor.finish();
  BOOST_TEST(list.count() == 129U);
  if (count) count();
  BOOST_TEST(list.count() == 129U);
}

BOOST_AUTO_TEST_CASE(a_long_way_is_jumped) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(20'000);
  int jumps = 0;
  auto source = numbers.source();
  source.jump = [&](const std::string& after, std::size_t rows) {
    ++jumps;
    const int last = after.empty() ? -1 : std::stoi(after);
    return std::to_string(last + static_cast<int>(rows));
  };
  List list(executor, listener.events());
  list.load(source);
  list.row(19'990);
  BOOST_REQUIRE(list.row(19'990));
  BOOST_TEST(*list.row(19'990) == 19'990);
  // With the block before it, which is partly in sight.
  BOOST_TEST(numbers.pages == 3);
  BOOST_REQUIRE(list.row(19'840));
  BOOST_TEST(*list.row(19'840) == 19'840);
  BOOST_TEST(numbers.pages == 3);
  BOOST_TEST(jumps == 1);
  // The way back is jumped from the beginning; a near row is walked to.
  list.row(15'000);
  BOOST_REQUIRE(list.row(15'000));
  BOOST_TEST(*list.row(15'000) == 15'000);
  list.row(15'400);
  BOOST_REQUIRE(list.row(15'400));
  BOOST_TEST(*list.row(15'400) == 15'400);
  BOOST_TEST(jumps == 2);
  // Where nothing is known ahead, the way is walked.
  source.jump = [](const std::string&, std::size_t) { return std::string(); };
  list.load(source);
  list.row(2'000);
  BOOST_REQUIRE(list.row(2'000));
  BOOST_TEST(*list.row(2'000) == 2'000);
}

BOOST_AUTO_TEST_CASE(any_row_is_reached_and_the_way_is_remembered) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(10'000);
  List list(executor, listener.events());
  list.load(numbers.source());
  BOOST_TEST(!list.row(9999));
  BOOST_REQUIRE(list.row(9999));
  BOOST_TEST(*list.row(9999) == 9999);
  const int pages = numbers.pages;
  list.row(5000);
  BOOST_REQUIRE(list.row(5000));
  BOOST_TEST(*list.row(5000) == 5000);
  BOOST_TEST(numbers.pages == pages + 1);
}

BOOST_AUTO_TEST_CASE(rows_passed_by_are_not_fetched) {
  SteppedExecutor executor;
  Listener listener;
  PagedNumbers numbers(10'000);
  List list(executor, listener.events());
  list.load(numbers.source());
  executor.finish();
  list.row(300);
  list.row(700);
  list.row(1200);
  executor.finish();
  BOOST_TEST(list.row(1200));
  BOOST_TEST(listener.fetched == 2);
}

BOOST_AUTO_TEST_CASE(a_row_that_came_on_the_way_can_be_wished_for_again) {
  SteppedExecutor executor;
  Listener listener;
  PagedNumbers numbers(20'000);
  List list(executor, listener.events());
  list.load(numbers.source());
  executor.finish();
  const std::size_t end = 10 * gui::block_rows, before = 9 * gui::block_rows;
  list.row(end);
  list.row(before);
  executor.finish();
  BOOST_TEST(list.row(before));
  for (std::size_t row = 11 * gui::block_rows; list.here(before); row += gui::block_rows) {
    BOOST_REQUIRE(row < 20'000U);
    list.row(row);
    executor.finish();
  }
  BOOST_TEST(!list.row(before));
  executor.finish();
  BOOST_TEST(list.row(before));
}

BOOST_AUTO_TEST_CASE(only_so_many_blocks_are_kept) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(20'000);
  List list(executor, listener.events());
  list.load(numbers.source());
  for (std::size_t row = 0; row < 20'000; row += gui::block_rows) list.row(row);
  int here = 0;
  SteppedExecutor still;
  const int pages = numbers.pages;
  for (std::size_t row = 0; row < 20'000; row += gui::block_rows) {
    if (list.find([&](int value) { return value == static_cast<int>(row); })) ++here;
  }
  BOOST_TEST(here == static_cast<int>(gui::kept_blocks));
  BOOST_TEST(numbers.pages == pages);
}

BOOST_AUTO_TEST_CASE(a_refresh_brings_new_rows_in_place) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(300);
  List list(executor, listener.events());
  list.load(numbers.source());
  list.row(200);
  numbers.all.insert(numbers.all.begin(), {-3, -2});
  numbers.all.erase(numbers.all.begin() + 250);
  list.refresh(200);
  BOOST_TEST(list.count() == 301U);
  BOOST_REQUIRE(list.row(200));
  BOOST_TEST(*list.row(200) == 198);
  list.row(260);
  BOOST_REQUIRE(list.row(260));
  BOOST_TEST(*list.row(260) == 259);
}

BOOST_AUTO_TEST_CASE(a_refresh_far_down_reads_little) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(20'000);
  List list(executor, listener.events());
  list.load(numbers.source());
  list.row(15'000);
  const int pages = numbers.pages;
  list.refresh(15'000);
  BOOST_TEST(numbers.pages == pages + 2);
  BOOST_REQUIRE(list.row(15'000));
  BOOST_TEST(*list.row(15'000) == 15'000);
}

BOOST_AUTO_TEST_CASE(a_shorter_list_has_its_true_length) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(1000);
  List list(executor, listener.events());
  list.load(numbers.source());
  numbers.all.resize(200);
  list.row(900);
  BOOST_TEST(list.count() == 200U);
}

BOOST_AUTO_TEST_CASE(a_failure_is_told_once_and_the_rows_stay) {
  InlineExecutor executor;
  Listener listener;
  PagedNumbers numbers(1000);
  List list(executor, listener.events());
  list.load(numbers.source());
  numbers.failure = FailureCode::database_lost;
  for (int i = 0; i < 5; ++i) list.row(500);
  BOOST_TEST(listener.failures.size() == 1U);
  BOOST_TEST(list.row(5));
  numbers.failure.reset();
  list.refresh(500);
  BOOST_REQUIRE(list.row(500));
  BOOST_TEST(*list.row(500) == 500);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
