#include "app/changes.h"

#include "persistence/admin/feed.h"

namespace kontor::app {

std::int64_t last_change(OpenBook& book) {
  return book.book().read([](Unit& unit) { return persistence::ChangeFeed::last_seq(unit); });
}

}  // namespace kontor::app
