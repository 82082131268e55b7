#include "channels/etsy_values.h"

#include "channels/values.h"

namespace kontor::channels {

std::string etsy_order_id(Cell cell) {
  std::string id = unguarded(cell.text);
  if (id.starts_with('#')) id.erase(0, 1);
  return id;
}

std::string etsy_gateway_of(std::string_view order_type, std::string_view payment) {
  const bool online = order_type.empty() || ascii_lower(order_type) == "online";
  const bool cash = ascii_lower(payment).find("cash") != std::string::npos;
  return !online && cash ? "Cash" : std::string(etsy_gateway);
}

}  // namespace kontor::channels
