#pragma once

#include <cstdint>

namespace kontor::gui {

/// The change feed of the open book, as a window needs it: has anything been committed since?
class ChangeSource {
 public:
  virtual ~ChangeSource() = default;
  /// The number of the last committed change; higher than before when the book moved. Called on
  /// a worker, by one thread at a time; cheap when nothing happened. Throws Failure.
  virtual std::int64_t last_change() = 0;
};

}  // namespace kontor::gui
