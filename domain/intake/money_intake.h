#pragma once

#include <map>

#include "domain/intake/money_post.h"
#include "domain/intake/record_intake.h"

namespace kontor::intake {

/// A record of money as a file tells it now, and what the book has of it.
struct PlannedMoney {
  std::int64_t row = 0;
  MoneyDocument now;  ///< document: that of the book, none when it has none
  std::optional<MoneyDocument> current;
};

/// A record of a gateway, or of a bank's account, as a document that has neither amounts nor hash
/// yet. Its date is the file's own day; a transaction's goes by the channel's business day.
PlannedMoney planned_money(const Target& target, std::int64_t row, books::DocumentKind kind,
                           const std::string& gateway, const std::string& key, const FileTime& at,
                           Currency currency);

/// Finds the documents and current versions of records of one kind, and judges them: create,
/// update, unchanged; refuses currency_changed and rate_missing.
std::vector<Judged> judge_money(Unit& unit, const Stores& stores, const Target& target,
                                books::DocumentKind kind, std::vector<PlannedMoney>& planned);

/// Documents of these external keys; those that the book lacks are made. Values: their numbers.
std::map<std::string, DocumentId> documents_named(books::Journal& journal, const Target& target,
                                                  books::DocumentKind kind,
                                                  const std::map<std::string, std::string>& keys);

/// Stores and posts the records, then all that leans on them: payouts that carry them, bank lines
/// that may be them. Documents that they name are known already.
void take_in_money(books::Journal& journal, const Target& target,
                   std::vector<PlannedMoney*> planned);

/// The external key of what a gateway names.
std::string gateway_key(const std::string& gateway, const std::string& key);
/// The document where a gateway keeps what it carries over.
std::string carry_key(const MoneyDocument& m);

using kontor::too_large;
inline constexpr std::size_t max_parts = 10'000;
/// Whether the parts are too many, or one too large, to be summed up.
bool too_large(const std::vector<SettledPart>& parts);
/// Refuses value_too_large for a column.
void refuse_too_large(Judged& judged, const PlannedMoney& p, std::string column);

/// A date of a file: its own where it has no offset, else the day in the channel's zone.
BusinessDate day_of(const FileTime& time, const TimeZone& zone);

// The kinds of money (record_intake.cpp).
std::unique_ptr<PlannedRecords> plan_settled(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk);
std::unique_ptr<PlannedRecords> plan_payouts(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk);
std::unique_ptr<PlannedRecords> plan_bank_lines(Unit& unit, const Stores& stores,
                                                const Target& target, const Chunk& chunk);
std::unique_ptr<PlannedRecords> plan_openings(Unit& unit, const Stores& stores,
                                              const Target& target, const Chunk& chunk);

}  // namespace kontor::intake
