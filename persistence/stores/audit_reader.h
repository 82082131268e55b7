#pragma once

#include "domain/desk/audit_list.h"

namespace kontor::persistence {

/// Lists of the audit. Holds nothing; all state is in the unit.
class SqlAuditReader : public desk::AuditReader {
 public:
  desk::AuditPage list(Unit& unit, const desk::AuditFilter& filter) override;
  std::string place_behind(Unit& unit, const desk::AuditFilter& filter, std::int64_t rows) override;
  desk::AuditCount count(Unit& unit, const desk::AuditFilter& filter) override;
  std::optional<desk::AuditLine> row(Unit& unit, std::int64_t seq) override;
  desk::AuditPeople people(Unit& unit) override;
  desk::SealedChain sealed(Unit& unit) override;
};

}  // namespace kontor::persistence
