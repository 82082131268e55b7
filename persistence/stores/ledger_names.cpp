#include "persistence/stores/ledger_names.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::persistence {

namespace {

/// In the order of books::DocumentKind.
constexpr std::array<std::string_view, 12> document_kind_names = {
    "order",   "count",    "settled",   "payout",     "bank_line", "carry",
    "opening", "transfer", "set_aside", "adjustment", "purchase",  "statement"};

}  // namespace

std::string_view stored_name(books::DocumentKind kind) {
  return document_kind_names.at(static_cast<std::size_t>(kind));
}

books::DocumentKind document_kind_named(std::string_view name) {
  const auto found = std::ranges::find(document_kind_names, name);
  KONTOR_ASSERT(found != document_kind_names.end());
  return static_cast<books::DocumentKind>(found - document_kind_names.begin());
}

std::string_view stored_name(stock::State state) { return stock::name_of(state); }

stock::State stock_state_named(std::string_view name) {
  const auto state = stock::state_named(name);
  KONTOR_ASSERT(state.has_value());
  return *state;
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
