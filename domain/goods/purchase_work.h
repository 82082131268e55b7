#pragma once

#include "domain/goods/purchases.h"
#include "domain/goods/transfer_work.h"

// What the acts on an order with a supplier have in common.
namespace kontor::goods {

inline LocationId purchase_place(const stock::StockDocument& d) { return d.to; }

inline Refusal not_in_this_state(const stock::StockDocument& d) {
  return {RefusalCode::document_state,
          {{"number", d.number}, {"state", std::string(name_of(d.state))}}};
}

}  // namespace kontor::goods
