#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"
#include "domain/goods/line_plan.h"
#include "domain/goods/transfers.h"

namespace kontor::cli {

/// Lines that were given as arguments, from a file, or both. Ends the command where a list can't be
/// read as a whole; rows that say nothing are in `refusals`.
struct GivenLines {
  std::vector<goods::LineWish> lines;
  std::vector<RefusedRow> refusals;
};
GivenLines lines_of(const std::vector<std::string>& arguments, const std::string& file,
                    goods::Prices prices = goods::Prices::none);

/// A quantity of an option; ends the command with value_not_number, value_too_precise,
/// value_too_large.
Quantity quantity_of(const std::string& option, const std::string& text);
/// An amount of money; none where nothing is said. Ends the command with value_not_number.
std::optional<Decimal> amount_option(const std::string& option, const std::string& text);
/// "L12" or "L12/2026-12-31"; ends the command with lot_number_invalid.
goods::LotName lot_option(const std::string& option, const std::string& text);

/// Refused rows as messages, each with its line.
void tell_rows(Session& session, const std::vector<RefusedRow>& rows);

/// A document as an act left it, one object; the refused rows are said.
Status show_result(Session& session, const goods::TransferResult& result);

/// The document of a number, for who may see one of its places; ends the command otherwise.
stock::StockDocument document_named(Session& session, stock::DocumentType type,
                                    const std::string& number);

/// Who did what to a document when.
Status show_acts(Session& session, const stock::StockDocument& document);

/// Codes of documents in the person's words.
reports::Cell state_cell(Console& console, stock::DocumentState state);

}  // namespace kontor::cli
