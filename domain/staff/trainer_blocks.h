#pragma once

#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/base/zone.h"
#include "domain/staff/team_reader.h"
#include "domain/staff/trainer.h"
#include "domain/statistics/review.h"
#include "domain/stores.h"

namespace kontor::staff {

/// The sums of somebody in one block of hours; money in the currency of the place's company.
struct BlockSums {
  Currency currency;
  books::TicketSums all, own_currency;
};

/// Who, where, on which day, in which block of it.
using BlockKey = std::tuple<EmployeeId, LocationId, BusinessDate, int>;
using Blocks = std::map<BlockKey, BlockSums>;

/// Gathers what was sold in blocks of three hours of the shop's clock, and where each one sold.
/// Companies that do not compare are left out.
class BlockReader {
 public:
  BlockReader(Unit& unit, const Stores& stores);

  void read(Unit& unit, TeamReader& reader, const CreditFilter& filter);
  const Blocks& blocks() const { return m_blocks; }
  /// Whether somebody may see how this one compares: where they may read who sells in all shops of
  /// the comparison, and themselves.
  bool seen_by(const company::Actor& actor, EmployeeId employee) const;

 private:
  void add(const CreditKey& key, BusinessDate date, std::int64_t hour,
           const books::TicketSums& sums);
  int block_of(LocationId location, std::int64_t hour);

  std::map<LocationId, TimeZone> m_zones;
  std::map<EntityId, Currency> m_currencies;  ///< of companies that compare
  std::map<std::pair<LocationId, std::int64_t>, int> m_hours;
  std::map<EmployeeId, std::set<company::Scope>> m_scopes;
  Blocks m_blocks;
};

/// The currencies that occur, in their order.
std::vector<Currency> currencies_of(const Blocks& blocks);
/// Whether a measure's parts are money, which can't be added up over currencies.
bool in_money(Measure measure);

/// Days that are wanted of the blocks; both included.
struct BlockDays {
  BusinessDate from, to;
};
/// One measure, of amounts in this currency, of these days. `no_peers` do not count among the
/// colleagues of others.
statistics::Measured measured(const Blocks& blocks, Measure measure, Currency currency,
                              const BlockDays& days, const std::set<EmployeeId>& no_peers = {});

}  // namespace kontor::staff
