#pragma once

#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/catalog/catalog.h"
#include "domain/company/company.h"
#include "domain/goods/line_list.h"
#include "domain/stock/count_sheet.h"

namespace kontor {
struct Stores;
}

namespace kontor::goods {

using stock::CountChoice;
using stock::CountLimits;
using stock::CountSheet;
using stock::CountSheetLine;
using stock::CountState;
using stock::Recount;

/// How many of a product somebody found, as people say it; or only that it is to be counted.
struct CountWish {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  std::string product;  ///< SKU, code or barcode
  Quantity quantity = {};
  bool more = false;                       ///< in addition to what was counted of it
  std::string location = {};               ///< code; empty: the count's
  std::optional<Instant> counted_at = {};  ///< none: as the options say
  std::optional<LotName> lot = {};         ///< none: of no lot that was named
};

/// "SKU=3" sets, "SKU=+3" adds; a lot stands behind it, "SKU=3#L12". Nothing where it is neither;
/// refuses value_not_number, value_too_precise, value_too_large.
Result<CountWish> count_wish_of(const std::string& text, std::int64_t row);
/// The quantity of a wish: "3", "2.5", "+1".
Result<CountWish> counted_quantity(const std::string& text, std::int64_t row);

struct NewCount {
  std::string location;  ///< code or name
  CountChoice choice = CountChoice::all;
  std::string vendor, zone;         ///< choices of their names
  std::vector<CountWish> products;  ///< choice list
  std::int64_t cycle_days = 0;      ///< choice cycle
  std::int64_t most = 0;            ///< of a cycle; 0: all
  bool blind = false;
  std::optional<CountLimits> limits;  ///< others than the usual ones, for who may approve counts
};
struct MadeCount {
  CountSheet sheet;
  std::int64_t lines = 0;
  std::vector<RefusedRow> refusals;  ///< of the list
};

struct CountEntering {
  bool new_lines = false;             ///< products that are not in the count are taken into it
  std::optional<Instant> counted_at;  ///< when it was counted; none: now
};

/// What is done with lines that nobody counted.
enum class Uncounted { refuse, leave, zero };

/// What posting brought, amounts in the entity's currency.
struct PostedCount {
  CountSheet sheet;
  bool before = false;                                           ///< it had been posted already
  std::int64_t posted = 0, left = 0, superseded = 0, right = 0;  ///< lines; right: no variance
  std::int64_t gain_minor = 0, loss_minor = 0;                   ///< both ≥ 0
};

/// A line with what the book says of it. Nothing of that in a blind count before it is posted.
struct CountViewLine {
  CountSheetLine line;
  std::optional<Quantity> expected, variance;
  std::optional<std::int64_t> value_minor;  ///< of the variance
  bool large = false;                       ///< beyond a limit; nobody is told in a blind count
};
struct CountView {
  CountSheet sheet;
  company::Location place;
  Currency currency;
  std::vector<CountViewLine> lines;  ///< by line
  /// Whether expected figures may be told.
  bool open() const { return !sheet.blind || sheet.state == CountState::posted; }
};

/// The use cases of counts. Each runs in one unit, writes audit rows, and needs
/// Permission::count_stock at the place. All refuse count_unknown.
class StockCounts {
 public:
  StockCounts(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses location_unknown, count_without_lines. Of a list the lines with a mistake are refused:
  /// product_unknown, product_not_tracked, duplicate_in_file.
  Result<MadeCount> create(const NewCount& wanted);

  /// Notes what somebody counted. Selling goes on: what is expected of a line is what the book says
  /// of its instant. Lines are refused: product_unknown, count_line_unknown, product_not_tracked,
  /// quantity_not_whole, count_negative, count_elsewhere, count_same_person, count_in_future,
  /// duplicate_in_file, lot_not_kept, lot_expires. Refuses count_closed.
  Result<ListReport> enter(std::int64_t number, const std::vector<CountWish>& wishes,
                           const CountEntering& how = {});

  /// Asks for lines to be counted again by somebody else: those named, else all beyond a limit that
  /// were counted once. Gives how many lines that are. Refuses count_closed, count_not_begun,
  /// count_line_unknown.
  Result<std::int64_t> recount(std::int64_t number, const std::vector<std::string>& products);

  /// Takes the lines as they stand; needs Permission::approve_counts. Gives Σ |difference| in minor
  /// units. Refuses count_closed, count_not_begun.
  Result<std::int64_t> approve(std::int64_t number, Uncounted uncounted);

  /// Posts the differences at the moving average; the lines become anchors (rules.md 4). A second
  /// time changes nothing. Refuses count_closed, count_not_begun, count_uncounted, and
  /// count_recount_open for what is beyond a limit and was neither counted again nor approved.
  /// Differences beyond the limit of approval need Permission::approve_counts.
  Result<PostedCount> post(std::int64_t number, Uncounted uncounted);

  /// Refuses count_closed for a posted one; a second time changes nothing.
  Result<CountSheet> cancel(std::int64_t number);

 private:
  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// A count with what the book says of its lines, values at the average. Refuses count_unknown.
Result<CountView> view_count(Unit& unit, const Stores& stores, std::int64_t number, Instant now);
/// Whether a variance is beyond a limit. `value_minor`: of the variance.
bool beyond(const CountLimits& limits, Quantity expected, Quantity variance,
            std::int64_t value_minor);

}  // namespace kontor::goods
