#include "domain/stock/stock_document.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::stock {

namespace {

using enum DocumentState;

constexpr std::array<std::string_view, 4> type_names = {"transfer", "set_aside", "adjustment",
                                                        "purchase"};
constexpr std::array<std::string_view, 4> type_prefixes = {"T-", "H-", "A-", "P-"};
constexpr std::array<std::string_view, 8> state_names_of_documents = {
    "draft",    "ready",  "in_transit", "partly_received",
    "received", "closed", "cancelled",  "ordered"};

// A shipment may be in parts: what is not sent yet stays committed until it is sent or the
// transfer is closed. Goods that were received can't be cancelled; they go back by a transfer of
// their own.
constexpr std::array transfer_transitions = {
    Transition{draft, ready},
    Transition{draft, cancelled},
    Transition{ready, draft},
    Transition{ready, in_transit},
    Transition{ready, cancelled},
    Transition{in_transit, partly_received},
    Transition{in_transit, received},
    Transition{in_transit, closed},
    Transition{in_transit, cancelled},
    Transition{partly_received, received},
    Transition{partly_received, closed},
    Transition{received, partly_received},  // the rest was sent after all
    Transition{received, closed},
};
// What comes may come in parts; what never comes is given up by closing.
constexpr std::array purchase_transitions = {
    Transition{draft, ordered},
    Transition{draft, cancelled},
    Transition{ordered, partly_received},
    Transition{ordered, received},
    Transition{ordered, closed},
    Transition{ordered, cancelled},
    Transition{partly_received, received},
    Transition{partly_received, closed},
    Transition{received, closed},
};
// What stays at its place happens at once.
constexpr std::array at_once_transitions = {Transition{draft, closed}};

}  // namespace

std::string_view name_of(DocumentType type) {
  return type_names.at(static_cast<std::size_t>(type));
}

std::string_view prefix_of(DocumentType type) {
  return type_prefixes.at(static_cast<std::size_t>(type));
}

std::string_view name_of(DocumentState state) {
  return state_names_of_documents.at(static_cast<std::size_t>(state));
}

std::optional<DocumentState> document_state_named(std::string_view name) {
  const auto& names = state_names_of_documents;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<DocumentState>(found - names.begin());
}

std::span<const Transition> transitions(DocumentType type) {
  if (type == DocumentType::transfer) return transfer_transitions;
  if (type == DocumentType::purchase) return purchase_transitions;
  return at_once_transitions;
}

bool may_become(DocumentType type, DocumentState from, DocumentState to) {
  const auto pairs = transitions(type);
  return std::find(pairs.begin(), pairs.end(), Transition{from, to}) != pairs.end();
}

DocumentLine* StockDocument::line_of(ProductId product) {
  for (DocumentLine& line : lines)
    if (line.product == product) return &line;
  return nullptr;
}

const DocumentLine* StockDocument::line_of(ProductId product) const {
  for (const DocumentLine& line : lines)
    if (line.product == product) return &line;
  return nullptr;
}

std::optional<Refusal> transition(StockDocument& document, DocumentState to) {
  if (!may_become(document.type, document.state, to))
    return Refusal{RefusalCode::document_state,
                   {{"number", document.number}, {"state", std::string(name_of(document.state))}}};
  document.state = to;
  return std::nullopt;
}

}  // namespace kontor::stock
