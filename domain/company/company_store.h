#pragma once

#include "domain/base/book.h"
#include "domain/company/company.h"
#include "domain/company/transfer_terms.h"

namespace kontor::company {

/// Entities, locations, channels, rates, the source map and period locks. Small tables: lists are
/// whole. Adding refuses nothing; use cases look first, in the same unit.
class CompanyStore {
 public:
  virtual ~CompanyStore() = default;

  virtual std::vector<Entity> entities(Unit&) = 0;     ///< by code
  virtual std::vector<Location> locations(Unit&) = 0;  ///< by entity, then code
  virtual std::vector<Channel> channels(Unit&) = 0;    ///< by entity, then code; with sources
  virtual std::vector<SourceRule> source_rules(Unit&, ChannelId) = 0;
  virtual std::vector<Rate> rates(Unit&) = 0;  ///< by from, to, date

  virtual void add(Unit&, const Entity&) = 0;
  virtual void add(Unit&, const Location&) = 0;
  virtual void add(Unit&, const Channel&) = 0;  ///< writes its sources too
  virtual void set(Unit&, const Entity&) = 0;   ///< name, zone, fiscal year, tax, start
  virtual void set(Unit&, const Location&) = 0;
  virtual void set(Unit&, const Channel&) = 0;  ///< everything but code and entity; sources too
  virtual std::vector<TransferTerms> transfer_terms(Unit&) = 0;  ///< by seller, buyer

  virtual void put(Unit&, const TransferTerms&) = 0;
  virtual void put(Unit&, const Rate&) = 0;
  virtual void put(Unit&, const SourceRule&) = 0;
  /// Locks the entity's periods for the length of the unit (shared) and gives the lock date: the
  /// first lock of every posting (design.md 3).
  virtual std::optional<BusinessDate> lock_periods_shared(Unit&, EntityId) = 0;
  /// A setting of the whole book; empty: not set.
  virtual std::string setting(Unit&, std::string_view key) = 0;
  virtual void put_setting(Unit&, std::string_view key, std::string_view value) = 0;
  virtual void lock_period(Unit&, EntityId, BusinessDate to) = 0;
};

}  // namespace kontor::company
