#include "domain/books/audit_facts.h"

#include "domain/base/fields.h"

namespace kontor::books {

namespace {

BatchId batch_of_commitments(const PostingSet& set) {
  return set.batch || set.entries.empty() ? set.batch : set.entries.front().batch;
}

std::string commitments_text(const PostingSet& set) {
  const std::int64_t batch = batch_of_commitments(set).value;
  FieldWriter w;
  for (const stock::Commitment& c : set.commitments) {
    w.add("open").add(c.id.value).add(c.document.value).add(std::int64_t{c.line});
    w.add(c.cell.product.value).add(c.cell.location.value).add(c.quantity.milli);
    w.flag(c.provisional_location).add(batch).end_record();
  }
  for (const stock::EndedCommitment& e : set.ended_commitments) {
    w.add("end").add(e.commitment.id.value).add(static_cast<std::int64_t>(e.how));
    w.add(batch).end_record();
  }
  return w.text();
}

CommitmentFact opened_from(FieldReader& r) {
  CommitmentFact fact;
  stock::Commitment& c = fact.commitment;
  c.id = CommitmentId(r.number());
  c.document = DocumentId(r.number());
  c.line = static_cast<std::int32_t>(r.number());
  c.cell.product = ProductId(r.number());
  c.cell.location = LocationId(r.number());
  c.quantity.milli = r.number();
  c.provisional_location = r.flag();
  fact.batch = BatchId(r.number());
  return fact;
}

CommitmentEndFact ended_from(FieldReader& r) {
  CommitmentEndFact fact;
  fact.commitment = CommitmentId(r.number());
  const std::int64_t how = r.number();
  if (how < 0 || how > static_cast<std::int64_t>(stock::CommitmentEnd::expired)) {
    fail_damaged_text();
  }
  fact.how = static_cast<stock::CommitmentEnd>(how);
  fact.batch = BatchId(r.number());
  return fact;
}

}  // namespace

std::vector<AuditRow> audit_of_facts(const PostingSet& set, const AuditRow& by) {
  std::vector<AuditRow> rows;
  for (const Entry& entry : set.entries) {
    AuditRow row{by.at, by.actor, by.machine,    std::string(entry_posted), {}, 0, {},
                 {},    {},       by.approved_by};
    row.subject = name_of(entry.kind);
    row.subject_id = entry.document.value;
    row.after = std::to_string(entry.batch.value);
    row.digest = entry.digest;
    rows.push_back(std::move(row));
  }
  if (!set.commitments.empty() || !set.ended_commitments.empty()) {
    AuditRow row{by.at, by.actor, by.machine,    std::string(commitments_posted), "batch", 0, {},
                 {},    {},       by.approved_by};
    row.subject_id = batch_of_commitments(set).value;
    row.after = commitments_text(set);
    rows.push_back(std::move(row));
  }
  return rows;
}

CommitmentFacts parse_commitment_facts(std::string_view text) {
  CommitmentFacts facts;
  FieldReader r(text);
  while (r.next_record()) {
    const std::string what = r.text();
    if (what == "open") {
      facts.opened.push_back(opened_from(r));
    } else if (what == "end") {
      facts.ended.push_back(ended_from(r));
    } else {
      fail_damaged_text();
    }
  }
  return facts;
}

}  // namespace kontor::books
