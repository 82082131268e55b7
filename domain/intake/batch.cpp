#include "domain/intake/batch.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::intake {

namespace {

constexpr std::array<std::string_view, 4> verdict_names = {"create", "update", "unchanged",
                                                           "refuse"};
constexpr std::array<std::string_view, 5> batch_state_names = {"running", "done", "stopped",
                                                               "undoing", "undone"};

using Change = std::pair<BatchState, BatchState>;
// A stopped batch may be resumed; one that is running in name only (its process is gone) may be
// taken back without being resumed first.
constexpr std::array batch_changes = {
    Change{BatchState::running, BatchState::done},
    Change{BatchState::running, BatchState::stopped},
    Change{BatchState::running, BatchState::undoing},
    Change{BatchState::stopped, BatchState::running},
    Change{BatchState::stopped, BatchState::undoing},
    Change{BatchState::done, BatchState::undoing},
    Change{BatchState::undoing, BatchState::undone},
};

}  // namespace

std::string_view name_of(Verdict v) { return verdict_names.at(static_cast<std::size_t>(v)); }

std::string_view name_of(BatchState s) { return batch_state_names.at(static_cast<std::size_t>(s)); }

BatchState batch_state_named(std::string_view name) {
  const auto found = std::ranges::find(batch_state_names, name);
  KONTOR_ASSERT(found != batch_state_names.end());
  return static_cast<BatchState>(found - batch_state_names.begin());
}

bool may_become(BatchState from, BatchState to) {
  return std::ranges::find(batch_changes, Change{from, to}) != batch_changes.end();
}

void Counts::add(Verdict v) {
  switch (v) {
    case Verdict::create:
      ++create;
      break;
    case Verdict::update:
      ++update;
      break;
    case Verdict::unchanged:
      ++unchanged;
      break;
    case Verdict::refuse:
      ++refuse;
      break;
  }
}

}  // namespace kontor::intake
