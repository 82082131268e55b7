#pragma once

#include "persistence/stores/audit_reader.h"
#include "persistence/stores/customer_days.h"
#include "persistence/stores/customer_reader.h"
#include "persistence/stores/entry_reader.h"
#include "persistence/stores/near_names.h"
#include "persistence/stores/team_reader.h"

namespace kontor::app {

/// What only screens ask of a book. They hold no session: one set serves every book and thread.
class Readers {
 public:
  desk::AuditReader& audit() { return m_audit; }
  books::EntryReader& entries() { return m_entries; }
  customers::CustomerReader& customers() { return m_customers; }
  customers::CustomerDays& customer_days() { return m_customer_days; }
  staff::TeamReader& team() { return m_team; }
  catalog::NearNames& near_names() { return m_near_names; }

 private:
  persistence::SqlAuditReader m_audit;
  persistence::SqlEntryReader m_entries;
  persistence::SqlCustomerReader m_customers;
  persistence::SqlCustomerDays m_customer_days;
  persistence::SqlTeamReader m_team;
  persistence::SqlNearNames m_near_names;
};

}  // namespace kontor::app
