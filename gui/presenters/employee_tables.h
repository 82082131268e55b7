#pragma once

#include <vector>

#include "domain/staff/coaching_effects.h"
#include "domain/staff/commission.h"
#include "gui/presenters/language.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// How far back the team's figures look.
inline constexpr int team_days = 30;

/// The names of somebody's shops.
std::string shops_of(const staff::Employee& employee,
                     const std::vector<company::Location>& locations, const Language& t);

/// The coaching diary of an employee's card: what was agreed, when to look again, what changed.
std::vector<Column> coaching_columns(const Language& t);
void fill_coaching(RowTable& table, const std::vector<staff::CoachingNote>& notes,
                   const std::vector<staff::CoachingEffect>& effects, BusinessDate today,
                   const Language& t);

/// The statements of commission that were issued.
std::vector<Column> commission_columns(const Language& t);
void fill_commission(RowTable& table, const std::vector<staff::CommissionStatement>& statements,
                     const Language& t);

}  // namespace kontor::gui
