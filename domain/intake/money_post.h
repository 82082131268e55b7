#pragma once

#include <map>
#include <vector>

#include "domain/books/journal.h"
#include "domain/intake/match_bank.h"
#include "domain/intake/money_store.h"

namespace kontor::intake {

/// Money documents as they were before a new version, by id.
using MoneyBefore = std::map<DocumentId, MoneyDocument>;

/// Posts what documents amount to now less what they have posted, as entries that name the first.
/// A change belongs to the date of the document, not to that of the file that told it. Documents
/// without a current version are passed over. Each at most once in a journal.
void repost(books::Journal& journal, const std::vector<DocumentId>& documents,
            const MoneyBefore& before = {});

/// Matches bank lines of these amounts again and keeps what they were found to be. Gives the lines
/// for which that changed; they are to be posted again.
struct Rematched {
  std::vector<DocumentId> changed;
  std::map<DocumentId, UnmatchedReason> unmatched;
};
Rematched rematch(Unit& unit, const Stores& stores, const std::vector<BankWanted>& wanted);
/// The same of all days.
Rematched rematch(Unit& unit, const Stores& stores, const std::vector<BankAmount>& amounts);

/// What an import matches again because of an amount of a document.
BankWanted wanted_about(const MoneyDocument& m, std::int64_t bank_minor);

/// Gives those of the documents that are summed payouts the sum of their transactions. What it
/// changes is to be matched again, and the payouts to be posted again.
std::vector<BankWanted> resum(Unit& unit, const Stores& stores,
                              const std::vector<DocumentId>& documents);

/// The ids that posting a money document may need at most.
inline constexpr std::int64_t ids_per_money = 16;

}  // namespace kontor::intake
