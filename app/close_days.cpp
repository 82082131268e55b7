#include "app/close_days.h"

#include "persistence/admin/seal.h"

namespace kontor::app {

Result<desk::SealedChain> close_days(OpenBook& book, const std::string& entity, BusinessDate to) {
  const auto locked = book.setup().lock_period(entity, to);
  if (!locked) return locked.refusal();
  persistence::seal_book(book.book(), book.clock());
  return book.book().read([](Unit& unit) { return persistence::sealed_chain(unit); });
}

}  // namespace kontor::app
