#pragma once

#include <optional>
#include <vector>

#include "gui/presenters/destination.h"

namespace kontor::gui {

/// The way that a person took through the areas: back and forward, as in a browser.
class History {
 public:
  /// Left `from` for somewhere else: what lay ahead is forgotten.
  void left(Destination from);
  bool can_go_back() const { return !m_back.empty(); }
  bool can_go_forward() const { return !m_forward.empty(); }
  /// One step, from `here`; none where there is no way.
  std::optional<Destination> back(Destination here);
  std::optional<Destination> forward(Destination here);

 private:
  std::vector<Destination> m_back, m_forward;  ///< the next step is the last
};

}  // namespace kontor::gui
