#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"

namespace kontor::company {

/// A legal person with a functional currency (rules.md 1).
struct Entity {
  EntityId id;
  std::string code;                   ///< ASCII, unique in the book, shown in commands and exports
  std::string name;                   ///< in any script
  std::string country;                ///< ISO 3166-1 alpha-2
  Currency currency;                  ///< functional currency
  std::string zone;                   ///< IANA name
  int fiscal_year_month = 1;          ///< first month of the fiscal year, 1..12
  std::string tax_scheme;             ///< "vat", "sales-tax", "none"
  std::optional<BusinessDate> start;  ///< first day kept in this book
  std::optional<BusinessDate> locked_to;  ///< no accounting date on or before it
  bool compares = true;                   ///< its employees may be compared with each other
};

/// Places that goods move between. The last five are not places to store goods, but the other ends
/// of movements (design.md 2.1).
enum class LocationKind {
  store,
  warehouse,
  marketplace,
  third_party,
  transit,
  supplier,
  customer,
  loss,
  gain,
  opening
};
/// True for kinds whose goods are on hand.
constexpr bool holds_stock(LocationKind k) { return k <= LocationKind::transit; }

struct Location {
  LocationId id;
  std::string code;  ///< ASCII, unique in the book
  std::string name;
  EntityId entity;
  LocationKind kind = LocationKind::store;
  std::string zone;        ///< IANA name; a till's sales take it
  int day_start_hour = 0;  ///< business day begins at this local hour, 0..23
};

/// When a sale counts on a channel (rules.md 2).
enum class Recognise { order, paid, fulfilled };

struct Channel {
  ChannelId id;
  std::string code;  ///< ASCII, unique in the book
  std::string name;
  EntityId entity;
  std::string profile;  ///< the profile or mapping that it was first made for; may be empty
  std::string zone;     ///< for files without a zone
  int day_start_hour = 0;
  Recognise recognise = Recognise::fulfilled;
  bool sku_case_matters = true;
  std::vector<LocationId> sources;  ///< ordered; the first serves orders without a location
};

/// Says to which channel an order of a file belongs, by its Source and Location columns; empty
/// means "any". `linked_only`: another channel's own file records it, it is not posted here.
struct SourceRule {
  ChannelId channel;
  std::string source;
  std::string location;
  ChannelId target;
  bool linked_only = false;
};

/// One unit of `from` is nano × 10^-9 units of `to`, both in major units, on and after the date.
struct Rate {
  BusinessDate date;
  Currency from;
  Currency to;
  std::int64_t nano = 0;
};

/// amount × rate, rounded once half-up to the minor unit of rate.to.
Money convert(Money amount, const Rate& rate);

/// What an act may be (design.md 2.6). Use cases name theirs; the owner has all. Append only.
enum class Permission {
  manage_book,
  edit_company,
  edit_catalog,
  import_files,
  undo_import,
  read_stock,
  read_orders,
  read_ledger,
  export_ledger,
  read_cost,
  read_customers,
  read_staff,
  edit_staff,
  edit_roles,
  close_periods,   ///< lock periods, enter rates
  manage_devices,  ///< enrol and revoke machines, give and revoke tokens
  read_audit,
  move_stock,      ///< send and receive goods, put them aside
  adjust_stock,    ///< correct stock by hand, write off what never came
  count_stock,     ///< make counts, note what was counted, post small differences
  approve_counts,  ///< post large differences of counts, set what is large
  order_goods,     ///< keep suppliers, order from them, say what freight and duty cost
  edit_customers,  ///< say who is one person, and whose facts they show
  edit_prices,     ///< set prices, price lists and promotions
  approve_prices,  ///< let prices below the margin floor and large changes be
  redeem_coupons,  ///< say that a coupon was used
  coach_staff,     ///< note coaching, see its effect, say which topics the shop has
  set_commission   ///< rules of commission, and its statements
};

/// As commands and stored roles call it: "read_cost".
std::string_view name_of(Permission permission);
std::optional<Permission> permission_named(std::string_view name);

/// Where a right holds, or an act takes place; none: everywhere.
struct Scope {
  EntityId entity = {};
  LocationId location = {};
  ChannelId channel = {};

  /// Whether a right that holds here allows an act there.
  bool covers(const Scope& act) const;
  auto operator<=>(const Scope&) const = default;
};
Scope scope_of(const Location& location);
Scope scope_of(const Channel& channel);

/// Rights that hold at some places only.
struct ScopedRights {
  Scope scope;
  std::set<Permission> permissions;
};

/// Who acts, from where, with what rights.
struct Actor {
  EmployeeId employee;
  std::string machine;
  std::set<Permission> permissions;  ///< those that hold everywhere
  std::vector<ScopedRights> scoped = {};
  EmployeeId approved_by = {};  ///< who let them do this one act above their rights

  /// Everywhere.
  bool may(Permission p) const { return permissions.contains(p); }
  bool may(Permission p, const Scope& act) const;
};

/// The refusal of an act for which a right is needed; nothing where the actor has it. It tells
/// where the act takes place (company::scope_in), so that somebody with the right there can let it
/// be.
std::optional<Refusal> refused(const Actor& actor, Permission needed, const Scope& act = {});

/// All permissions: the owner's.
std::set<Permission> all_permissions();

/// The first day on or after `date` that is not locked, and whether that differs (rules.md 2).
struct AccountingDate {
  BusinessDate date;
  bool late = false;
};
AccountingDate accounting_date(const Entity& entity, BusinessDate business_date);

/// An ASCII code made from a name: upper-case letters, digits and '-', at most 24 characters;
/// names without ASCII letters give `fallback`.
std::string code_from_name(std::string_view name, std::string_view fallback);

}  // namespace kontor::company
