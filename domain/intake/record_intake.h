#pragma once

#include <memory>

#include "domain/books/journal.h"
#include "domain/customers/match.h"
#include "domain/intake/chunker.h"
#include "domain/intake/target.h"

namespace kontor::intake {

/// What a record would do, and why it is refused.
struct Judged {
  Verdict verdict = Verdict::create;
  std::optional<Refusal> refusal;  ///< with verdict refuse
};

/// The records of one chunk and kind, looked up in the book: the dry run, and the way in.
/// Products, counts and orders have their own; every other kind is one of these.
class PlannedRecords {
 public:
  virtual ~PlannedRecords() = default;
  /// One for each record of the chunk. The caller may turn a verdict into refuse before take_in.
  std::vector<Judged> judged;
  /// Writes the records whose verdict is create or update: all entries through the journal, which
  /// the caller flushes. Called in the unit in which the records were planned.
  virtual void take_in(books::Journal& journal, Target& target, std::vector<Note>& notes) = 0;
};

/// What the chunks before will have made of people by the time that a chunk is written: the first
/// pass plans it before any of them is.
struct PeopleBefore {
  customers::NewProfiles fresh;
  std::int64_t made = 0;  ///< numbers those of `fresh` that the book lacks: below zero
  /// Profiles that a row of this file was for, with the row.
  std::map<CustomerId, std::int64_t> seen;
  std::map<CustomerId, customers::BuyerFacts> taken;  ///< the first row of each
};

/// Reads what the chunk's records meet in the book. The chunk must outlive the answer. `before`: of
/// the chunks before this one, and after it of this one too.
std::unique_ptr<PlannedRecords> plan_records(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk, PeopleBefore& before);

/// What makes a record the same as another of its file; empty where nothing does.
std::string identity_of(const Item& item);
/// Ids that taking in a record may need at most.
std::int64_t ids_for(const Item& item);

}  // namespace kontor::intake
