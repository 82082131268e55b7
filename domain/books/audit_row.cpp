#include "domain/books/ledger_store.h"

namespace kontor::books {

AuditRow audit_row(const company::Actor& actor, Instant at, std::string action, std::string subject,
                   std::int64_t subject_id, std::string before, std::string after) {
  return {at,
          actor.employee,
          actor.machine,
          std::move(action),
          std::move(subject),
          subject_id,
          std::move(before),
          std::move(after),
          {},
          actor.approved_by};
}

}  // namespace kontor::books
