#include <fmt/format.h>

#include "persistence/admin/seal.h"
#include "persistence/check/check_unit.h"

namespace kontor::persistence {

namespace audit_checks_detail {

void check_seals(SqlUnit& u, Findings& findings) {
  const SealReport report = verify_seals(u);
  if (report.holds()) return;
  findings.add(fmt::format("audit {} ff., sealed to {}", *report.broken_from, report.sealed_to));
}

}  // namespace audit_checks_detail

std::vector<Check> audit_checks() { return {{"audit_seal", audit_checks_detail::check_seals}}; }

}  // namespace kontor::persistence
