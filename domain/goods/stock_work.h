#pragma once

#include <optional>
#include <string>

#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/document_work.h"

// What the acts on goods that stay at their place have in common.
namespace kontor::goods {

/// Ids of an entry, a document, accounts and a lot that are new.
inline constexpr std::int64_t ids_of_a_stock_act = 16;
/// The bucket of a document that only says of which lot goods are.
inline constexpr const char* lot_bucket = "lot";

/// The one product of an act; whole pieces where it is counted in them.
Result<catalog::Product> product_of(DocumentWork& work, const std::string& name, Quantity quantity);

/// A document of one line at one place, which happens at once.
stock::StockDocument at_place(stock::DocumentType type, const company::Location& place,
                              ProductId product, Quantity quantity, const std::string& number);

/// What the reference stands for already: the same act again changes nothing.
std::optional<Result<DocumentResult>> known_reference(DocumentWork& work,
                                                      const stock::StockDocument& draft,
                                                      bool same_quantity);

/// A movement of the document's one line.
stock::Movement movement_of(const stock::StockDocument& document, Quantity quantity);

}  // namespace kontor::goods
