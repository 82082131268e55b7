#include "domain/stock/stock_store.h"

namespace kontor::stock {

namespace {

constexpr int totals_page = 1000;

}  // namespace

PoolTotals StockStore::pool_totals(Unit& unit, const PoolFilter& filter) {
  PoolTotals totals;
  PoolFilter walk = filter;
  walk.after.clear();
  walk.limit = totals_page;
  do {
    const PoolPage page = pool(unit, walk);
    for (const PoolRow& row : page.rows) {
      ++totals.products;
      totals.on_hand = totals.on_hand + row.on_hand;
      totals.committed = totals.committed + row.committed;
      totals.unavailable = totals.unavailable + row.unavailable;
      totals.incoming = totals.incoming + row.incoming;
    }
    walk.after = page.next;
  } while (!walk.after.empty());
  return totals;
}

}  // namespace kontor::stock
