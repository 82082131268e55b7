#pragma once

#include <string>

#include "domain/staff/errors.h"
#include "domain/stock/stock_reason.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// What was put right of somebody's work, in a word of a list: "corrected", "voided".
std::string name(const Catalogue& catalogue, staff::ErrorKind kind);
/// What was put right: "order", "transfer".
std::string error_document_name(const Catalogue& catalogue, books::DocumentKind kind);
/// The same as a code.
std::string_view error_document_code(books::DocumentKind kind);
/// Why stock was corrected, by the code of one of the shop's reasons; a code that is none stays.
std::string error_reason(const Catalogue& catalogue, const std::vector<stock::StockReason>& all,
                         const std::string& code);

}  // namespace kontor::i18n
