#pragma once

#include "persistence/stores/order_list.h"
#include "persistence/stores/pool_list.h"
#include "persistence/stores/source_keys.h"
#include "persistence/stores/stock_history.h"

namespace kontor::app {

/// What only windows read of a book, made where everything is put together.
struct BookLists {
  persistence::SqlOrderList orders;
  persistence::SqlPoolList pool;
  persistence::SqlStockHistory history;
  persistence::SqlSourceKeys keys;
};

}  // namespace kontor::app
