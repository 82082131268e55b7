#include "i18n/error_words.h"

#include "i18n/names.h"

namespace kontor::i18n {

std::string name(const Catalogue& texts, staff::ErrorKind kind) {
  switch (kind) {
    case staff::ErrorKind::corrected:
      return texts.text("corrected");
    case staff::ErrorKind::voided:
      return texts.text("voided");
    case staff::ErrorKind::adjusted:
      return texts.text("stock corrected by hand");
  }
  return {};
}

std::string_view error_document_code(books::DocumentKind kind) {
  switch (kind) {
    case books::DocumentKind::transfer:
      return "transfer";
    case books::DocumentKind::purchase:
      return "purchase";
    case books::DocumentKind::adjustment:
      return "adjustment";
    default:
      return "order";
  }
}

std::string error_document_name(const Catalogue& texts, books::DocumentKind kind) {
  switch (kind) {
    case books::DocumentKind::transfer:
      return texts.text("transfer");
    case books::DocumentKind::purchase:
      return texts.text("order with a supplier");
    case books::DocumentKind::adjustment:
      return texts.text("correction of stock");
    default:
      return texts.text("order");
  }
}

std::string error_reason(const Catalogue& texts, const std::vector<stock::StockReason>& all,
                         const std::string& code) {
  const auto* reason = stock::reason_with_code(all, code);
  return reason ? reason_name(texts, *reason) : code;
}

}  // namespace kontor::i18n
