#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/stock/stock.h"

namespace kontor {
struct Stores;
}
namespace kontor::company {
struct Actor;
}

namespace kontor::stock {

/// What is wrong with a cell. Stored by name.
enum class AlertKind { low, oversold };
std::string_view name_of(AlertKind kind);
std::optional<AlertKind> alert_kind_named(std::string_view name);

/// Somebody has seen an alert and says why nothing is to be done. It holds until the cell was well
/// at the end of a day after.
struct AlertClearing {
  Cell cell;
  AlertKind kind = AlertKind::low;
  Instant at;
  EmployeeId by;
  std::string reason;
  Quantity available;  ///< then
};

/// A cell that is low or oversold now. Not stored: the levels say it, so that alerts and the lists
/// of what is low or oversold can't disagree.
struct Alert {
  Level level;
  AlertKind kind = AlertKind::low;
  std::string sku, name;  ///< the SKU, else the code
  std::string code;
  /// The day since which it is so, by on hand at the ends of days less what is committed and set
  /// aside now, at the level of now; none: as long as the book goes.
  std::optional<BusinessDate> since;
  std::optional<AlertClearing> cleared;  ///< the newest; it may have lapsed
};

struct AlertFilter {
  LocationId location;                  ///< none: all
  std::vector<LocationId> places = {};  ///< without `location`: only these; none: all
  std::set<AlertKind> kinds;            ///< none: all
  std::vector<Cell> cells;              ///< only these; empty: all
  std::optional<bool> cleared;          ///< only what somebody cleared, or only what nobody did
  std::string after;                    ///< AlertPage::next of the page before
  int limit = 100;
};
struct AlertPage {
  std::vector<Alert> rows;  ///< by product and place; oversold before low
  std::string next;
};
/// What leads to the page behind an alert.
std::string behind(const Cell& cell, AlertKind kind);
struct ClearingFilter {
  LocationId location;                  ///< none: all
  std::vector<LocationId> places = {};  ///< without `location`: only these; none: all
  ProductId product;
  int limit = 100;
};

class AlertStore {
 public:
  virtual ~AlertStore() = default;
  /// Of what somebody cleared also what has lapsed; `cleared` false narrows nothing.
  virtual AlertPage alerts(Unit&, const AlertFilter&) = 0;
  /// All of a kind, cleared or not.
  virtual std::int64_t count(Unit&, const AlertFilter&, AlertKind) = 0;
  /// The cell and kind of the alert that so many (1 or more), cleared or not, lead to behind the
  /// filter's `after`; none where there are fewer. `cells` and `cleared` are not looked at.
  virtual std::optional<std::pair<Cell, AlertKind>> passed(Unit&, const AlertFilter&,
                                                           std::int64_t rows) = 0;
  virtual void add(Unit&, const AlertClearing&) = 0;
  virtual std::vector<AlertClearing> clearings(Unit&, const ClearingFilter&) = 0;  ///< newest first
};

/// The first day at whose end, and ever after, `on hand − kept` was not above `limit`. `changes` of
/// on hand by day; `on_hand`: after all of them. None where it never was above.
std::optional<BusinessDate> low_since(
    Quantity on_hand, Quantity kept, Quantity limit,
    const std::vector<std::pair<BusinessDate, Quantity>>& changes);

/// Alerts as people see them: those whose clearing lapsed have none.
AlertPage read_alerts(Unit& unit, const Stores& stores, const AlertFilter& filter);

/// The cursor behind so many rows (1 or more) of read_alerts() after the filter's `after`, without
/// asking since when each is so; empty: it has to be walked there. Its cost is as that of
/// count_alerts().
std::string place_behind(Unit& unit, const Stores& stores, const AlertFilter& filter,
                         std::int64_t rows);

/// How many rows read_alerts() has, by kind. Its cost grows with the alerts and with those that
/// were cleared, not with the book. `filter.cells` and the page are not looked at.
struct AlertCounts {
  std::int64_t oversold = 0, low = 0;
  std::int64_t all() const { return oversold + low; }
  bool operator==(const AlertCounts&) const = default;
};
AlertCounts count_alerts(Unit& unit, const Stores& stores, const AlertFilter& filter);

/// The use case of clearing. One unit with its audit row; needs Permission::move_stock at the
/// place.
class Alerts {
 public:
  Alerts(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Clears what is wrong with a product at a place. False where it was cleared already. Refuses
  /// product_unknown, location_unknown, clearing_reason_missing, alert_none.
  Result<bool> clear(const std::string& product, const std::string& location,
                     const std::string& reason);

 private:
  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::stock
