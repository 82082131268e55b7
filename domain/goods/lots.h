#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/line_list.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// Goods of a place that are of another lot than the book says, or of one where it says none.
struct LotChange {
  std::string product, location;    ///< SKU or code; code
  Quantity quantity;                ///< > 0
  std::optional<std::string> from;  ///< number of the lot; none: of no named lot until now
  std::optional<LotName> to;        ///< none: of no named lot from now on
  std::string note;
  std::string reference;
};

/// The use cases of lots; each is one unit with audit.
class LotActs {
 public:
  LotActs(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Keeps a product by lot from now on, or no more. False: it was so already. Needs
  /// Permission::edit_catalog. Refuses product_unknown, product_is_provisional,
  /// product_not_tracked; lots_left while there are goods of a named lot.
  Result<bool> keep(const std::string& product, bool by_lot);

  /// Says until when a lot is good; none: it keeps. False: it was so already. Needs
  /// Permission::edit_catalog. Refuses product_unknown, lot_unknown.
  Result<bool> set_expiry(const std::string& product, const std::string& lot,
                          const std::optional<BusinessDate>& expires);

  /// Says of which lot goods of a place are: an entry that moves nothing else. Needs
  /// Permission::adjust_stock there. Refuses as StockActs::hold, and lot_not_kept, lot_unknown,
  /// lot_expires, and where there is not so much of the lot lot_short, without one
  /// lot_unnamed_short.
  Result<DocumentResult> assign(const LotChange& change);

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// The lots of a place that so many of a product are best taken from, first expired first; what no
/// lot was named of comes last.
std::vector<stock::LotPart> proposed_lots(Unit& unit, const Stores& stores, const stock::Cell& cell,
                                          Quantity wanted);

/// Parts in words: "4 × L12 (2026-12-31), 2 × L13". Quantities as `quantity` writes them, days as
/// `date` does; `unnamed` stands for what no lot was named of.
template <class QuantityText, class DateText>
std::string parts_text(const std::vector<stock::LotPart>& parts, const std::string& unnamed,
                       QuantityText quantity, DateText date) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += ", ";
    text += quantity(part.quantity) + " × " + (part.lot ? part.lot->number : unnamed);
    if (part.lot && part.lot->expires) text += " (" + date(*part.lot->expires) + ")";
  }
  return text;
}

}  // namespace kontor::goods
