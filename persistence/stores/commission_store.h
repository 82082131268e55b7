#pragma once

#include "domain/staff/commission.h"

namespace kontor::persistence {

/// Rules of commission in the book, and the statements that were issued.
class SqlCommissionStore : public staff::CommissionStore {
 public:
  std::vector<staff::CommissionRule> rules(Unit& unit) override;
  void put_rule(Unit& unit, const staff::CommissionRule& rule) override;
  void put_class(Unit& unit, const std::vector<ProductId>& products, const std::string& goods_class,
                 BusinessDate month) override;
  std::vector<staff::ClassSales> sales(Unit& unit, EmployeeId employee, BusinessDate from,
                                       BusinessDate to) override;
  std::vector<staff::CommissionStatement> issued(Unit& unit, EmployeeId employee) override;
  std::optional<staff::CommissionStatement> find(Unit& unit, std::int64_t number) override;
  std::int64_t take_number(Unit& unit) override;
  void add(Unit& unit, const staff::CommissionStatement& statement) override;
};

}  // namespace kontor::persistence
