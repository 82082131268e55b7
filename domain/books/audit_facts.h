#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/books/ledger_store.h"

namespace kontor::books {

// How posted facts come under the audit chain: an entry by the digest of all its facts, commitments
// by the text of theirs. `book check` compares both with what the book holds.
inline constexpr std::string_view entry_posted = "entry.post";
inline constexpr std::string_view commitments_posted = "commitment.post";

/// The audit rows of what a set posts; `by` gives time, actor and machine.
std::vector<AuditRow> audit_of_facts(const PostingSet& set, const AuditRow& by);

/// A commitment as its audit row has it.
struct CommitmentFact {
  stock::Commitment commitment;
  BatchId batch;
  auto operator<=>(const CommitmentFact&) const = default;
};
struct CommitmentEndFact {
  CommitmentId commitment;
  stock::CommitmentEnd how = stock::CommitmentEnd::posted;
  BatchId batch;
  auto operator<=>(const CommitmentEndFact&) const = default;
};
struct CommitmentFacts {
  std::vector<CommitmentFact> opened;
  std::vector<CommitmentEndFact> ended;
};
/// Reads the text of a row of commitments_posted. Fails with database_damaged.
CommitmentFacts parse_commitment_facts(std::string_view text);

}  // namespace kontor::books
