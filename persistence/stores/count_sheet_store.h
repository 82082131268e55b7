#pragma once

#include "domain/stock/count_sheet.h"

namespace kontor::persistence {

/// Counts with their lines and tallies. Holds nothing; all state is in the unit.
class SqlCountSheetStore : public stock::CountSheetStore {
 public:
  void add(Unit& unit, stock::CountSheet& sheet, const std::vector<ProductId>& products) override;
  void set(Unit& unit, const stock::CountSheet& sheet) override;
  std::optional<stock::CountSheet> find(Unit& unit, std::int64_t number) override;
  std::optional<stock::CountSheet> lock(Unit& unit, std::int64_t number) override;
  stock::CountSheetPage list(Unit& unit, const stock::CountSheetFilter& filter) override;
  std::int64_t count(Unit& unit, const stock::CountSheetFilter& filter) override;
  std::vector<stock::CountSheetLine> lines(Unit& unit, DocumentId count) override;
  std::vector<stock::CountSheetLine> lines_named(Unit& unit, DocumentId count,
                                                 const std::vector<std::string>& names) override;
  void add_lines(Unit& unit, DocumentId count, const std::vector<ProductId>& products) override;
  void set_lines(Unit& unit, DocumentId count,
                 const std::vector<stock::CountSheetLine>& lines) override;
  void add_tallies(Unit& unit, DocumentId count,
                   const std::vector<stock::CountTally>& tallies) override;
  std::vector<stock::CountTally> tallies(Unit& unit, DocumentId count, ProductId product) override;
  std::vector<ProductId> choose(Unit& unit, const stock::CountProducts& choice) override;
  std::map<ProductId, Quantity> expected(Unit& unit, DocumentId count, LocationId location,
                                         Instant now) override;
  std::map<ProductId, std::vector<stock::LotPart>> expected_lots(Unit&, DocumentId,
                                                                 LocationId) override;
  std::vector<stock::Cost> costs(Unit& unit, EntityId entity, DocumentId count) override;
  std::vector<stock::CountAccuracy> accuracy(Unit& unit,
                                             const stock::CountFigureFilter& filter) override;
  std::vector<stock::Shrinkage> shrinkage(Unit& unit,
                                          const stock::CountFigureFilter& filter) override;
};

}  // namespace kontor::persistence
