#include "domain/staff/trainer_blocks.h"

#include <algorithm>

#include "domain/staff/places.h"

namespace kontor::staff {

namespace trainer_blocks_detail {

/// Hours that are looked at together: colleagues need not have sold in the same one.
constexpr int hours_of_block = 3;

/// Part and whole of a measure.
std::pair<std::int64_t, std::int64_t> ratio_of(Measure measure, const BlockSums& block) {
  const auto& all = block.all;
  const auto& money = block.own_currency;
  switch (measure) {
    case Measure::units_per_order:
      return {all.units_milli, all.credit_ppm};
    case Measure::order_value:
      return {money.gross_minor - money.discount_minor, money.credit_ppm};
    case Measure::add_on_rate:
      return {all.add_on_ppm, all.credit_ppm};
    case Measure::customer_rate:
      return {all.customer_ppm, all.credit_ppm};
    case Measure::manual_rate:
      return {money.manual_minor, money.gross_minor};
  }
  return {};
}

}  // namespace trainer_blocks_detail

BlockReader::BlockReader(Unit& unit, const Stores& stores) {
  for (const auto& place : stores.company.locations(unit))
    m_zones.emplace(place.id, TimeZone::find(place.zone).value_or(TimeZone::utc()));
  for (const auto& entity : stores.company.entities(unit))
    if (entity.compares) m_currencies.emplace(entity.id, entity.currency);
}

void BlockReader::read(Unit& unit, TeamReader& reader, const CreditFilter& filter) {
  reader.each_hour(unit, filter,
                   [&](const CreditKey& key, BusinessDate date, std::int64_t hour,
                       const books::TicketSums& sums) { add(key, date, hour, sums); });
}

void BlockReader::add(const CreditKey& key, BusinessDate date, std::int64_t hour,
                      const books::TicketSums& sums) {
  const auto currency = m_currencies.find(key.entity);
  if (!key.employee || sums.credit_ppm == 0 || currency == m_currencies.end()) return;
  m_scopes[key.employee].insert(key.scope());
  BlockSums& block = m_blocks[{key.employee, key.location, date, block_of(key.location, hour)}];
  block.all += sums;
  block.currency = currency->second;
  if (block.currency == key.currency) block.own_currency += sums;
}

bool BlockReader::seen_by(const company::Actor& actor, EmployeeId employee) const {
  if (employee == actor.employee) return true;
  const auto scopes = m_scopes.find(employee);
  if (scopes == m_scopes.end()) return false;
  return std::ranges::all_of(scopes->second,
                             [&](const company::Scope& scope) { return sees_sales(actor, scope); });
}

int BlockReader::block_of(LocationId location, std::int64_t hour) {
  const auto known = m_hours.find({location, hour});
  if (known != m_hours.end()) return known->second;
  constexpr std::int64_t ms_of_hour = 3'600'000;
  constexpr int seconds_of_hour = 3600;
  const auto zone = m_zones.find(location);
  const LocalTime local =
      (zone == m_zones.end() ? TimeZone::utc() : zone->second).local(Instant{hour * ms_of_hour});
  const int block = local.second_of_day / seconds_of_hour / trainer_blocks_detail::hours_of_block;
  m_hours.emplace(std::pair(location, hour), block);
  return block;
}

std::vector<Currency> currencies_of(const Blocks& blocks) {
  std::set<Currency> all;
  for (const auto& [key, block] : blocks) all.insert(block.currency);
  return {all.begin(), all.end()};
}

bool in_money(Measure measure) {
  return measure == Measure::order_value || measure == Measure::manual_rate;
}

statistics::Measured measured(const Blocks& blocks, Measure measure, Currency currency,
                              const BlockDays& days, const std::set<EmployeeId>& no_peers) {
  statistics::Measured one{static_cast<int>(measure), 0, {}};
  for (const auto& [key, block] : blocks) {
    const auto& [employee, location, date, hours] = key;
    if (date < days.from || days.to < date) continue;
    if (in_money(measure) && block.currency != currency) continue;
    const auto [part, whole] = trainer_blocks_detail::ratio_of(measure, block);
    one.tallies.push_back(
        {employee, location, date, hours, part, whole, !no_peers.contains(employee)});
  }
  return one;
}

}  // namespace kontor::staff
