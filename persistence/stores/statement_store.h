#pragma once

#include "domain/stock/statement.h"

namespace kontor::persistence {

/// Statements of outside warehouses. Holds nothing; all state is in the unit.
class SqlStatementStore : public stock::StatementStore {
 public:
  void add(Unit& unit, stock::Statement& statement) override;
  void set(Unit& unit, const stock::Statement& statement) override;
  std::optional<stock::Statement> find(Unit& unit, std::int64_t number) override;
  std::optional<stock::Statement> lock(Unit& unit, std::int64_t number) override;
  std::optional<stock::Statement> at(Unit& unit, LocationId location, Instant as_of) override;
  std::optional<stock::Statement> before(Unit& unit, const stock::Statement& statement) override;
  stock::StatementPage list(Unit& unit, const stock::StatementFilter& filter) override;
  std::int64_t count(Unit& unit, const stock::StatementFilter& filter) override;
  std::vector<stock::StatementLine> lines(Unit& unit, DocumentId statement) override;
  void add_lines(Unit& unit, DocumentId statement,
                 std::vector<stock::StatementLine> lines) override;
  void keep_lines(Unit& unit, DocumentId statement,
                  const std::vector<stock::StatementLine>& lines) override;
  std::vector<stock::StatementSettlement> settlements(Unit& unit, DocumentId statement) override;
  void add_settlements(Unit& unit, DocumentId statement,
                       const std::vector<stock::StatementSettlement>& rows) override;
  std::vector<ProductId> unnamed(Unit& unit, const stock::Statement& statement) override;
  std::map<ProductId, std::vector<stock::Cause>> causes(Unit& unit,
                                                        const stock::Statement& s) override;
  std::map<ProductId, std::vector<stock::Cause>> kept_causes(Unit& unit,
                                                             DocumentId statement) override;
  void keep_causes(Unit& unit, DocumentId statement,
                   const std::map<ProductId, std::vector<stock::Cause>>& causes) override;
};

}  // namespace kontor::persistence
