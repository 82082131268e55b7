#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/stock/lot.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

/// How people write the number of a count: "C12". They may leave out the letter.
std::string count_number_text(std::int64_t number);
std::optional<std::int64_t> count_number_of(std::string_view text);

/// How far a count is. draft → counting ⇄ recount; both → approved → posted; counting → posted.
/// Until it is posted a count may be cancelled.
enum class CountState { draft, counting, recount, approved, posted, cancelled };
std::string_view name_of(CountState state);
CountState count_state_named(std::string_view name);
bool may_become(CountState from, CountState to);

/// What chose the products of a count.
enum class CountChoice {
  all,     ///< a full count: what the place has or had
  list,    ///< products that were named
  vendor,  ///< of one vendor
  cycle,   ///< not counted for so many days, the most moved first
  zone     ///< of one zone of the place
};
std::string_view name_of(CountChoice choice);
CountChoice count_choice_named(std::string_view name);

/// Which variances ask for a recount, and which differences for an approval. None: not looked at.
struct CountLimits {
  std::optional<Quantity> units;              ///< variance of a line beyond it
  std::optional<std::int64_t> value_minor;    ///< its value at the average beyond it
  std::optional<std::int64_t> percent;        ///< of the expected quantity, beyond it
  std::optional<std::int64_t> approve_minor;  ///< Σ |difference| of the count beyond it
  bool operator==(const CountLimits&) const = default;
};
/// 10 units, 100 major units of value; approval from 250 major units.
CountLimits usual_limits(Currency currency);

/// A count: what is to be counted at a place.
struct CountSheet {
  DocumentId id;
  std::int64_t number = 0;
  EntityId entity;
  LocationId location;
  CountChoice choice = CountChoice::all;
  std::string choice_text;  ///< the vendor, the zone, or the days
  bool blind = false;       ///< what is expected is told to nobody before it is posted
  CountState state = CountState::draft;
  CountLimits limits;
  Instant made_at, changed_at;
  EmployeeId made_by, approved_by;
  std::optional<std::int64_t> approved_minor;  ///< differences up to it were approved
  std::optional<Instant> posted_at;
  EmployeeId posted_by;
};

/// Whether a line is to be counted again by somebody else.
enum class Recount { none, asked, done };
std::string_view name_of(Recount recount);

/// What became of a line at posting.
enum class CountOutcome {
  open,        ///< not posted yet
  posted,      ///< its difference is in the books, and it is an anchor
  left,        ///< not counted, and left as it was
  superseded,  ///< a count of a later moment was posted before
};
std::string_view name_of(CountOutcome outcome);

/// How many of one lot were counted; without a lot: of what no lot was named of.
struct CountedLot {
  std::optional<Lot> lot;
  Quantity counted;
  std::optional<Quantity> expected = {};  ///< of a posted count
};

struct CountSheetLine {
  ProductId product;
  std::int32_t no = 0;
  std::optional<Quantity> counted;
  std::optional<Instant> counted_at;
  EmployeeId counted_by;
  std::int64_t tallies = 0;  ///< how often it was counted
  Recount recount = Recount::none;
  CountOutcome outcome = CountOutcome::open;
  std::optional<Quantity> expected;         ///< of a posted count: the book at counted_at
  std::optional<std::int64_t> value_minor;  ///< of a posted count: of counted − expected
  /// Empty: nobody named a lot. Else they add up to `counted`.
  std::vector<CountedLot> lots = {};
  // as lists show them; the zone of today
  std::string sku, name, barcode, unit, zone;
};

/// One time that somebody counted a line. Never changed.
struct CountTally {
  ProductId product;
  std::int64_t no = 0;
  Quantity counted;
  Instant counted_at, recorded_at;
  EmployeeId counted_by;
  LotId lot = {};  ///< none: of the product, or of what no lot was named of
};

/// A count as lists show it.
struct CountSheetRow {
  CountSheet sheet;
  std::int64_t lines = 0, counted = 0, asked = 0;  ///< asked: to be counted again
};
struct CountSheetFilter {
  std::set<CountState> states;          ///< none: all
  LocationId location;                  ///< none: all
  std::vector<LocationId> places = {};  ///< without `location`: only of these; none: all
  std::string after;
  int limit = 100;
};
struct CountSheetPage {
  std::vector<CountSheetRow> rows;  ///< the newest first
  std::string next;
};

/// Which products a count is to have.
struct CountProducts {
  LocationId location;
  CountChoice choice = CountChoice::all;  ///< not list
  std::string vendor, zone;
  Instant not_counted_since;  ///< cycle: neither opening nor posted count from then on
  BusinessDate moved_since;   ///< cycle: what counts as movement
  std::int64_t most = 0;      ///< 0: all
};

/// Which posted counts figures are of.
struct CountFigureFilter {
  EntityId entity;                                   ///< none: all
  LocationId location;                               ///< none: all
  std::optional<Instant> from, before;               ///< posted from, and before
  std::optional<BusinessDate> from_month, to_month;  ///< first days of months, both included
};

/// How right a posted count found the book.
struct CountAccuracy {
  std::int64_t number = 0;
  EntityId entity;
  LocationId location;
  Instant posted_at;
  std::int64_t lines = 0, right = 0;            ///< counted; without a difference
  Quantity expected, difference;                ///< Σ expected; Σ |counted − expected|
  std::int64_t gain_minor = 0, loss_minor = 0;  ///< both ≥ 0
};

/// What was missing at a place in a month: the account of count differences, and net sales there in
/// the entity's currency.
struct Shrinkage {
  EntityId entity;
  LocationId location;
  BusinessDate month;  ///< its first day
  std::int64_t lost_minor = 0, net_minor = 0;
};

/// Counts with their lines and tallies.
class CountSheetStore {
 public:
  virtual ~CountSheetStore() = default;
  /// Gives the number.
  virtual void add(Unit&, CountSheet&, const std::vector<ProductId>& products) = 0;
  virtual void set(Unit&, const CountSheet&) = 0;
  virtual std::optional<CountSheet> find(Unit&, std::int64_t number) = 0;
  /// The same, nobody else changes it until the unit ends.
  virtual std::optional<CountSheet> lock(Unit&, std::int64_t number) = 0;
  virtual CountSheetPage list(Unit&, const CountSheetFilter&) = 0;
  /// How many the list has in all.
  virtual std::int64_t count(Unit&, const CountSheetFilter&) = 0;

  /// By line.
  virtual std::vector<CountSheetLine> lines(Unit&, DocumentId) = 0;
  /// The lines whose SKU, code or barcode is one of these.
  virtual std::vector<CountSheetLine> lines_named(Unit&, DocumentId,
                                                  const std::vector<std::string>&) = 0;
  virtual void add_lines(Unit&, DocumentId, const std::vector<ProductId>&) = 0;
  /// Writes what a line says of itself, not what lists show.
  virtual void set_lines(Unit&, DocumentId, const std::vector<CountSheetLine>&) = 0;
  virtual void add_tallies(Unit&, DocumentId, const std::vector<CountTally>&) = 0;
  virtual std::vector<CountTally> tallies(Unit&, DocumentId, ProductId) = 0;

  /// Products of a choice that are tracked and have or had stock there; by zone and code, as one
  /// walks, a cycle by how much they moved.
  virtual std::vector<ProductId> choose(Unit&, const CountProducts&) = 0;
  /// What the book says was there at each line's instant, by event time; of lines that are not
  /// counted: at `now`.
  virtual std::map<ProductId, Quantity> expected(Unit&, DocumentId, LocationId, Instant now) = 0;
  /// The lots of lines that name some, as the book had them at each line's instant; what was of no
  /// named lot is left out.
  virtual std::map<ProductId, std::vector<LotPart>> expected_lots(Unit&, DocumentId,
                                                                  LocationId) = 0;
  /// Costs of the entity's products that the count has, not locked.
  virtual std::vector<Cost> costs(Unit&, EntityId, DocumentId) = 0;

  /// Posted counts by number; lines that were left or superseded are not looked at.
  virtual std::vector<CountAccuracy> accuracy(Unit&, const CountFigureFilter&) = 0;
  /// By place and month, of places that had differences.
  virtual std::vector<Shrinkage> shrinkage(Unit&, const CountFigureFilter&) = 0;
};

}  // namespace kontor::stock
