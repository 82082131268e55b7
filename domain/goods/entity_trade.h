#pragma once

#include <string>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/transfer_terms.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// At which price one company is to sell to another: on top of cost, or by a price list.
struct TradeWish {
  std::string seller, buyer;  ///< codes or names
  std::string cost_plus;      ///< percent: "5", "7.5"
  std::string price_list;     ///< code; empty: cost_plus
};

/// What companies of the book agree on.
class EntityTrade {
 public:
  EntityTrade(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// From now on; transfers under way take it where they come. False: it was so already. Needs
  /// Permission::edit_company for both. Refuses entity_unknown, terms_same_entity, terms_invalid,
  /// price_list_unknown.
  Result<bool> agree(const TradeWish& wish);

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
