#pragma once

#include "domain/company/company.h"

namespace kontor::desk {

/// That someone who may do it lets another one do one act.
struct Approval {
  EmployeeId approver;
  company::Permission permission;
  company::Scope scope;
};

/// The actor of that act: with the right, where it was approved, and with who approved it.
inline company::Actor approved(company::Actor actor, const Approval& approval) {
  if (approval.scope == company::Scope())
    actor.permissions.insert(approval.permission);
  else
    actor.scoped.push_back({approval.scope, {approval.permission}});
  actor.approved_by = approval.approver;
  return actor;
}

}  // namespace kontor::desk
