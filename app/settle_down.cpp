#include "app/context.h"
#include "persistence/admin/fold.h"
#include "persistence/admin/seal.h"

namespace kontor::app {

void settle_down(OpenBook& book) {
  persistence::fold_deltas(book.book());
  persistence::seal_book(book.book(), book.clock());
}

}  // namespace kontor::app
