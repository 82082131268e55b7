#pragma once

#include "domain/company/company_store.h"

namespace kontor::persistence {

/// Entities, locations, channels, rates, source rules and period locks in the book. Holds nothing;
/// all state is in the unit.
class SqlCompanyStore : public company::CompanyStore {
 public:
  std::vector<company::Entity> entities(Unit& unit) override;
  std::vector<company::Location> locations(Unit& unit) override;
  std::vector<company::Channel> channels(Unit& unit) override;
  std::vector<company::SourceRule> source_rules(Unit& unit, ChannelId channel) override;
  std::vector<company::Rate> rates(Unit& unit) override;

  void add(Unit& unit, const company::Entity& entity) override;
  void add(Unit& unit, const company::Location& location) override;
  void add(Unit& unit, const company::Channel& channel) override;
  void set(Unit& unit, const company::Entity& entity) override;
  void set(Unit& unit, const company::Location& location) override;
  void set(Unit& unit, const company::Channel& channel) override;
  std::vector<company::TransferTerms> transfer_terms(Unit& unit) override;
  void put(Unit& unit, const company::TransferTerms& terms) override;
  void put(Unit& unit, const company::Rate& rate) override;
  void put(Unit& unit, const company::SourceRule& rule) override;
  std::optional<BusinessDate> lock_periods_shared(Unit& unit, EntityId entity) override;
  std::string setting(Unit& unit, std::string_view key) override;
  void put_setting(Unit& unit, std::string_view key, std::string_view value) override;
  void lock_period(Unit& unit, EntityId entity, BusinessDate to) override;
};

}  // namespace kontor::persistence
