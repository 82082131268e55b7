#include <atomic>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "gui/presenters/thread_executor.h"
#include "tests/presenters/support/executors.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(executor)

BOOST_AUTO_TEST_CASE(the_newest_request_of_a_slot_wins) {
  SteppedExecutor executor;
  gui::Slot slot(executor, gui::Lane::read);
  std::vector<int> seen;
  const auto ask = [&](int n) {
    slot.run([n](const gui::Cancel&) { return n; }, [&](int value) { seen.push_back(value); },
             [](const Failure&) {});
  };
  ask(1);
  auto late = executor.work();
  ask(2);
  BOOST_TEST(slot.busy());
  executor.step();
  late();
  BOOST_TEST(seen == std::vector<int>{2}, boost::test_tools::per_element());
  BOOST_TEST(!slot.busy());
}

BOOST_AUTO_TEST_CASE(a_request_that_nobody_waits_for_is_not_begun) {
  SteppedExecutor executor;
  gui::Slot slot(executor, gui::Lane::read);
  int begun = 0;
  slot.run([&](const gui::Cancel&) { return ++begun; }, [](int) {}, [](const Failure&) {});
  slot.cancel();
  executor.work();
  BOOST_TEST(begun == 0);
  BOOST_TEST(!slot.busy());
}

BOOST_AUTO_TEST_CASE(a_result_is_dropped_when_its_owner_is_gone) {
  SteppedExecutor executor;
  bool told = false;
  gui::Executor::Continuation late;
  {
    gui::Slot slot(executor, gui::Lane::read);
    slot.run([](const gui::Cancel&) { return 1; }, [&](int) { told = true; },
             [&](const Failure&) { told = true; });
    late = executor.work();
  }
  late();
  BOOST_TEST(!told);
}

BOOST_AUTO_TEST_CASE(an_outside_failure_reaches_the_one_who_asked) {
  InlineExecutor executor;
  gui::Slot slot(executor, gui::Lane::write);
  std::optional<FailureCode> failed;
  slot.run([](const gui::Cancel&) -> int { throw Failure(FailureCode::disk_full); }, [](int) {},
           [&](const Failure& failure) { failed = failure.code(); });
  BOOST_CHECK(failed == FailureCode::disk_full);
  BOOST_TEST(!slot.busy());
}

BOOST_AUTO_TEST_CASE(threads_run_jobs_and_post_what_is_left) {
  std::mutex guard;
  std::condition_variable wake;
  std::vector<std::function<void()>> posted;
  std::atomic<int> ran = 0;
  {
    gui::ThreadExecutor executor([&](std::function<void()> f) {
      const std::lock_guard lock(guard);
      posted.push_back(std::move(f));
      wake.notify_one();
    });
    for (int i = 0; i < 20; ++i) {
      executor.run(i % 2 ? gui::Lane::read : gui::Lane::write, [&] { return [&] { ++ran; }; });
    }
    std::unique_lock lock(guard);
    BOOST_TEST(wake.wait_for(lock, std::chrono::seconds(10), [&] { return posted.size() == 20; }));
  }
  BOOST_TEST(ran == 0);
  for (auto& f : posted) f();
  BOOST_TEST(ran == 20);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
