#pragma once

#include "domain/intake/bind_product.h"

namespace kontor::intake {

/// Where a provisional employee works, as far as files told: where the orders lie that name them;
/// else the channels whose files do; everywhere where neither is known. Of one that is bound
/// already, where orders still name them.
std::vector<company::Scope> named_at(Unit& unit, const Stores& stores,
                                     const staff::Employee& provisional);

/// Says which employee a provisional one is, each by code or name. The names that files have for
/// the provisional one mean the real one from now on; for every order that names the provisional
/// one the difference is posted, on the day of the sale: figures move, money and goods stay
/// (rules.md 3). The provisional one stays in the book and is shown no more. Needs edit_staff
/// wherever the provisional one is named (named_at), and at each shop of the real one.
/// Refuses employee_unknown, employee_not_provisional, employee_is_provisional,
/// employee_bind_to_itself, permission_missing.
Result<BindReport> bind_employee(Book& book, const Stores& stores, const Clock& clock,
                                 const Hands& hands, const std::string& provisional,
                                 const std::string& real, Progress& progress);

}  // namespace kontor::intake
