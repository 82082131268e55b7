#include "gui/presenters/history.h"

#include <utility>

namespace kontor::gui {

namespace {

constexpr std::size_t most_steps = 100;

std::optional<Destination> step(std::vector<Destination>& from, std::vector<Destination>& to,
                                Destination here) {
  if (from.empty()) return std::nullopt;
  to.push_back(std::move(here));
  Destination there = std::move(from.back());
  from.pop_back();
  return there;
}

}  // namespace

void History::left(Destination from) {
  m_forward.clear();
  if (!m_back.empty() && m_back.back() == from) return;
  m_back.push_back(std::move(from));
  if (m_back.size() > most_steps) m_back.erase(m_back.begin());
}

std::optional<Destination> History::back(Destination here) {
  return step(m_back, m_forward, std::move(here));
}

std::optional<Destination> History::forward(Destination here) {
  return step(m_forward, m_back, std::move(here));
}

}  // namespace kontor::gui
