#pragma once

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stores.h"

namespace kontor::company {

/// What an entity needs to keep books. Empty code: made from the name.
struct EntityDraft {
  std::string code, name, country, currency, zone;
  int fiscal_year_month = 1;
  std::string tax_scheme = "none";
  std::optional<BusinessDate> start;
  std::optional<bool> compares = {};  ///< whether its employees are compared; none: as it is
};

struct LocationDraft {
  std::string code, name;
  std::string entity;          ///< code; empty: the only one
  std::string kind = "store";  ///< store, warehouse, marketplace, third_party
  std::string zone;            ///< empty: the entity's
  int day_start_hour = 0;
  std::string new_kind = {};  ///< of a place that is there; empty: as it is
};

struct ChannelDraft {
  std::string code, name;
  std::string entity;  ///< code; empty: the only one
  std::string zone;    ///< empty: the entity's
  int day_start_hour = 0;
  std::string recognise = "fulfilled";  ///< order, paid, fulfilled
  bool sku_case_matters = true;
  std::vector<std::string> sources;  ///< location codes in order; empty: all of the entity's
};

std::string_view name_of(LocationKind kind);
std::optional<LocationKind> location_kind_named(std::string_view name);
std::string_view name_of(Recognise recognise);
std::optional<Recognise> recognise_named(std::string_view name);

/// The book's setting of what happens to products of a file that share a SKU.
inline constexpr std::string_view duplicate_skus_setting = "cleaning.duplicate_skus";

/// Settings as audit rows keep them, before and after a change.
std::string audit_text(const Entity& entity);
std::string audit_text(const Location& location);
std::string audit_text(const Channel& channel);

/// The use cases of `kontor setup`, entity, location, channel and rate. Each runs in one unit,
/// needs Permission::edit_company and writes an audit row.
class Setup {
 public:
  Setup(Book& book, const Stores& stores, const Clock& clock, const Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// A new entity with the virtual places that its movements need. Refuses name_missing,
  /// code_invalid, entity_exists, country_unknown, currency_unknown, zone_unknown.
  Result<Entity> add_entity(const EntityDraft& draft);
  /// Changes name, zone, fiscal year, tax scheme, start; code, country and currency stay. Empty
  /// fields stay as they are.
  Result<Entity> set_entity(const std::string& code, const EntityDraft& draft);
  Result<Location> add_location(const LocationDraft& draft);
  Result<Location> set_location(const std::string& code, const LocationDraft& draft);
  Result<Channel> add_channel(const ChannelDraft& draft);
  Result<Channel> set_channel(const std::string& code, const ChannelDraft& draft);
  /// One unit of `from` is `value` units of `to` from that date on. Refuses rate_invalid,
  /// currency_unknown.
  /// A rate of a day that has none yet. Refuses rate_exists, besides what put_rate refuses.
  Result<Rate> add_rate(BusinessDate date, const std::string& from, const std::string& to,
                        const Decimal& value);
  Result<Rate> put_rate(BusinessDate date, const std::string& from, const std::string& to,
                        const Decimal& value);
  /// Which of a channel file's orders belong to which channel.
  Outcome put_source_rule(const std::string& channel, const std::string& source,
                          const std::string& location, const std::string& target, bool linked_only);
  /// Locks the entity's accounting dates up to a day; never moves the lock back.
  /// Keeps a setting of the whole book; audited when it changes.
  Outcome put_setting(std::string_view key, const std::string& value);
  Outcome lock_period(const std::string& entity, BusinessDate to);

 private:
  std::optional<Refusal> not_permitted(const Scope& at = {}) const;
  /// What is not there, for who might act on it; others are told that they may not.
  Refusal unknown(Refusal refusal, Permission needed) const;
  Result<Rate> write_rate(BusinessDate date, const std::string& from, const std::string& to,
                          const Decimal& value, bool must_be_new);
  void audit(Unit& unit, std::string action, std::string subject, std::int64_t id,
             std::string before, std::string after);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Actor& m_actor;
};

}  // namespace kontor::company
