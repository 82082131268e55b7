#include "persistence/stores/ledger_names.h"

#include "domain/base/check.h"

namespace kontor::persistence {

std::string_view stored_name(books::DocumentKind kind) {
  return kind == books::DocumentKind::order ? "order" : "count";
}

books::DocumentKind document_kind_named(std::string_view name) {
  KONTOR_ASSERT(name == "order" || name == "count");
  return name == "order" ? books::DocumentKind::order : books::DocumentKind::count;
}

std::string_view stored_name(stock::State state) {
  return state == stock::State::available ? "available" : "unavailable";
}

stock::State stock_state_named(std::string_view name) {
  KONTOR_ASSERT(name == "available" || name == "unavailable");
  return name == "available" ? stock::State::available : stock::State::unavailable;
}

std::string_view stored_name(stock::CommitmentEnd end) {
  switch (end) {
    case stock::CommitmentEnd::posted:
      return "posted";
    case stock::CommitmentEnd::released:
      return "released";
    case stock::CommitmentEnd::expired:
      return "expired";
  }
  KONTOR_ASSERT(false);
  return "";
}

}  // namespace kontor::persistence
