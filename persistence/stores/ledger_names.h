#pragma once

#include <string_view>

#include "domain/books/ledger_store.h"

// How enumerations of the ledger and of stock are stored.
namespace kontor::persistence {

std::string_view stored_name(books::DocumentKind kind);
books::DocumentKind document_kind_named(std::string_view name);
std::string_view stored_name(stock::State state);
stock::State stock_state_named(std::string_view name);
std::string_view stored_name(stock::CommitmentEnd end);

/// The condition on `location` that its goods are on hand (company::holds_stock).
inline constexpr std::string_view holds_stock_sql =
    "location.kind not in ('supplier', 'customer', 'loss', 'gain', 'opening')";

}  // namespace kontor::persistence
