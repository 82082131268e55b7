#include <fmt/format.h>

#include <map>

#include "domain/base/failure.h"
#include "domain/books/audit_facts.h"
#include "persistence/admin/seal.h"
#include "persistence/check/check_unit.h"
#include "persistence/stores/ledger_names.h"

namespace kontor::persistence {

namespace audit_checks_detail {

void check_seals(SqlUnit& u, Findings& findings) {
  for (const BrokenSeal& seal : verify_seals(u).broken) {
    if (findings.full()) return;
    findings.add(fmt::format("audit rows {} to {}, sealed {}", seal.from_seq, seal.to_seq,
                             seal.sealed_at.to_iso()));
  }
}

/// The digests that posted entries' audit rows have.
constexpr const char* audited = "select digest from audit where action = 'entry.post'";

/// Entries that no audit row has, or whose row names another import. Sets are compared as a whole:
/// a join by digest, which no index has, looks at every pair where the engine takes both tables for
/// small.
void check_entries(SqlUnit& u, Findings& findings) {
  std::vector<EntryId> entries;
  EntryId entry;
  Query q(u, fmt::format("select id from entry where digest in ("
                         "select digest from (select digest from entry except {}) missing "
                         "union all select digest from (select digest, after from audit "
                         "where action = 'entry.post' and after <> '' "
                         "except select digest, cast(batch_id as text) from entry) other) "
                         "order by id limit {}",
                         audited, most_findings + 1));
  q.into(entry);
  while (q.next()) entries.push_back(entry);
  for (const EntryId id : entries) findings.add("entry " + entry_label(u, id));
}

/// Audit rows of entries that the book no longer has as they were posted.
void check_posted(SqlUnit& u, Findings& findings) {
  std::int64_t seq = 0;
  std::string kind, number;
  Query q(u, fmt::format("select a.seq, a.subject, coalesce(d.number, '?') from audit a "
                         "left join document d on d.id = a.subject_id "
                         "where a.action = 'entry.post' and a.digest in ({} except "
                         "select digest from entry) order by a.seq limit {}",
                         audited, most_findings + 1));
  q.into(seq, kind, number);
  while (q.next()) findings.add(fmt::format("audit row {}: {} {}", seq, kind, number));
}

using Opened = std::map<CommitmentId, books::CommitmentFact>;
struct StoredEnd {
  std::string how;
  BatchId batch;
};
using Ended = std::map<CommitmentId, StoredEnd>;

Opened stored_commitments(SqlUnit& u, const std::vector<CommitmentId>& ids) {
  Opened found;
  books::CommitmentFact fact;
  stock::Commitment& c = fact.commitment;
  Query q(u,
          "select id, document_id, line_no, product_id, location_id, quantity_milli, "
          "provisional_location, batch_id from commitment where " +
              in_ids(u, "id", "ids"));
  q.bind_ids("ids", ids);
  q.into(c.id, c.document, c.line, c.cell.product, c.cell.location, c.quantity,
         c.provisional_location, fact.batch);
  while (q.next()) found[c.id] = fact;
  return found;
}

Ended stored_ends(SqlUnit& u, const std::vector<CommitmentId>& ids) {
  Ended found;
  CommitmentId id;
  StoredEnd end;
  Query q(u, "select commitment_id, how, batch_id from commitment_end where " +
                 in_ids(u, "commitment_id", "ids"));
  q.bind_ids("ids", ids);
  q.into(id, end.how, end.batch);
  while (q.next()) found[id] = end;
  return found;
}

void compare_commitments(SqlUnit& u, std::int64_t seq, const books::CommitmentFacts& facts,
                         Findings& findings) {
  std::vector<CommitmentId> opened, ended;
  for (const auto& fact : facts.opened) opened.push_back(fact.commitment.id);
  for (const auto& fact : facts.ended) ended.push_back(fact.commitment);
  const Opened now = stored_commitments(u, opened);
  for (const auto& fact : facts.opened) {
    const auto found = now.find(fact.commitment.id);
    if (found != now.end() && found->second == fact) continue;
    findings.add(fmt::format("audit row {}: commitment {} {}", seq,
                             label_of(u, KeyKind::document, fact.commitment.document.value),
                             label_of(u, KeyKind::product, fact.commitment.cell.product.value)));
  }
  const Ended ends = stored_ends(u, ended);
  const Opened of_ends = stored_commitments(u, ended);
  for (const auto& fact : facts.ended) {
    const auto found = ends.find(fact.commitment);
    if (found != ends.end() && found->second.how == stored_name(fact.how) &&
        found->second.batch == fact.batch) {
      continue;
    }
    const auto of = of_ends.find(fact.commitment);
    const auto document = of == of_ends.end() ? DocumentId() : of->second.commitment.document;
    findings.add(fmt::format("audit row {}: end of a commitment {}", seq,
                             label_of(u, KeyKind::document, document.value)));
  }
}

/// Commitments that are not as their audit row has them. The rows are read one by one, since each
/// holds those of a whole chunk of orders.
void check_commitments(SqlUnit& u, Findings& findings) {
  std::int64_t seq = -1;
  for (bool more = true; more && !findings.full();) {
    more = false;
    std::string text;
    {
      Query q(u,
              "select seq, after from audit where action = 'commitment.post' and seq > :after "
              "order by seq limit 1");
      q.bind("after", seq).into(seq, text);
      if (q.next()) more = true;
    }
    if (!more) break;
    try {
      compare_commitments(u, seq, books::parse_commitment_facts(text), findings);
    } catch (const Failure& failure) {
      if (failure.code() != FailureCode::database_damaged) throw;
      findings.add(fmt::format("audit row {}: unreadable", seq));
    }
  }
}

void check_facts(SqlUnit& u, Findings& findings) {
  check_entries(u, findings);
  check_posted(u, findings);
  check_commitments(u, findings);
}

}  // namespace audit_checks_detail

std::vector<Check> audit_checks() {
  using namespace audit_checks_detail;
  return {{"audit_seal", check_seals}, {"audit_facts", check_facts}};
}

}  // namespace kontor::persistence
