#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Follows the book: asks its change feed at each tick and tells when somebody committed. A lost
/// server is told once, and once more when it is back.
class Watcher {
 public:
  struct Events {
    std::function<void()> changed;
    std::function<void(const std::string& sentence)> lost;
    std::function<void()> back;
  };

  Watcher(std::shared_ptr<OpenBook> book, Executor& executor, Language language, Events events);
  /// Asks, unless the last question is still open.
  void tick();

 private:
  void answered(std::int64_t last);

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  Events m_events;
  std::optional<std::int64_t> m_last;
  bool m_lost = false;
  int m_echo = 0;
  Slot m_asking;
};

}  // namespace kontor::gui
