#include "domain/stock/stock.h"

namespace kontor::stock {

std::int64_t CostBook::adjust(EntityId e, ProductId p, Quantity change,
                              std::int64_t value_change_minor) {
  Cost& cost = to_change(e, p);
  cost.quantity = cost.quantity + change;
  cost.value_minor += value_change_minor;
  if (cost.quantity.milli != 0) return 0;
  const std::int64_t rest = cost.value_minor;
  cost.value_minor = 0;
  return rest;
}

}  // namespace kontor::stock
