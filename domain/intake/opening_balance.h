#pragma once

#include "domain/books/journal.h"
#include "domain/intake/money.h"

namespace kontor::intake {

/// What an opening trial balance must have posted: the given balances less what everything else has
/// posted until that day (rules.md 4).
struct OpeningPosting {
  std::vector<books::DraftPosting> drafts;
  std::map<std::string, std::string> names;  ///< of own accounts, by detail
  /// By how much the trial balance's stock differs from the worth of the counts. The stock account
  /// is that of the goods, so the difference stays on the opening balance.
  std::int64_t stock_minor = 0;
};

/// `own`: what the trial balance itself has posted, and on which day.
OpeningPosting opening_posting(books::Journal& journal, const MoneyDocument& m,
                               const books::PostedDocument* own, BusinessDate own_date);

/// The external key of an entity's opening trial balance; it has one.
std::string opening_balance_key(const company::Entity& entity);

/// Brings every opening trial balance back to what was given, after something was posted or taken
/// back until its day. Does nothing in books without one.
void refresh_opening_balances(Book& book, const Stores& stores, const books::Occasion& occasion);

/// The same within a unit.
void repost_opening_balances(Unit& unit, const Stores& stores, IdSource& ids,
                             const books::Occasion& occasion);

}  // namespace kontor::intake
