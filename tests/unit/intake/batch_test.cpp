#include "domain/intake/batch.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <set>

namespace intake = kontor::intake;

namespace {

constexpr std::array all_batch_states = {intake::BatchState::running, intake::BatchState::done,
                                         intake::BatchState::stopped, intake::BatchState::undoing,
                                         intake::BatchState::undone};

}  // namespace

BOOST_AUTO_TEST_SUITE(intake_batch)

BOOST_AUTO_TEST_CASE(a_batch_goes_only_the_allowed_ways) {
  using enum intake::BatchState;
  const std::set<std::pair<intake::BatchState, intake::BatchState>> allowed = {
      {running, done},    {running, stopped}, {running, undoing}, {stopped, running},
      {stopped, undoing}, {done, undoing},    {undoing, undone}};
  for (const auto from : all_batch_states) {
    for (const auto to : all_batch_states) {
      BOOST_TEST(intake::may_become(from, to) == allowed.contains({from, to}),
                 name_of(from) << " to " << name_of(to));
    }
  }
}

BOOST_AUTO_TEST_CASE(states_and_verdicts_have_names) {
  for (const auto state : all_batch_states) {
    BOOST_TEST((intake::batch_state_named(name_of(state)) == state));
  }
  BOOST_TEST(intake::name_of(intake::BatchState::stopped) == "stopped");
  BOOST_TEST(intake::name_of(intake::BatchState::undone) == "undone");
  BOOST_TEST(intake::name_of(intake::Verdict::create) == "create");
  BOOST_TEST(intake::name_of(intake::Verdict::update) == "update");
  BOOST_TEST(intake::name_of(intake::Verdict::unchanged) == "unchanged");
  BOOST_TEST(intake::name_of(intake::Verdict::refuse) == "refuse");
}

BOOST_AUTO_TEST_CASE(verdicts_are_counted) {
  intake::Counts counts;
  using enum intake::Verdict;
  for (const auto v :
       {create, create, create, update, update, unchanged, refuse, refuse, refuse, refuse}) {
    counts.add(v);
  }
  BOOST_TEST(counts.create == 3);
  BOOST_TEST(counts.update == 2);
  BOOST_TEST(counts.unchanged == 1);
  BOOST_TEST(counts.refuse == 4);
  BOOST_TEST(counts.total() == 10);
}

BOOST_AUTO_TEST_SUITE_END()
