#include "gui/presenters/executor.h"

namespace kontor::gui {

Cancel Slot::begin() {
  m_cancel.request();
  m_cancel = Cancel();
  ++m_state->newest;
  m_state->busy = true;
  return m_cancel;
}

bool Slot::end(const std::weak_ptr<State>& state, std::uint64_t number) {
  const auto alive = state.lock();
  if (!alive || alive->newest != number) return false;
  alive->busy = false;
  return true;
}

void Slot::cancel() {
  m_cancel.request();
  ++m_state->newest;
  m_state->busy = false;
}

}  // namespace kontor::gui
