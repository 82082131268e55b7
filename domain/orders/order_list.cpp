#include "domain/orders/order_list.h"

#include "domain/base/fields.h"

namespace kontor::orders {

std::string place_of(const OrderRow& row) {
  FieldWriter place;
  place.add(row.placed_at.ms).add(row.document.value).end_record();
  return place.text();
}

}  // namespace kontor::orders
