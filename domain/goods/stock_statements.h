#pragma once

#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stock/statement.h"

namespace kontor {
struct Stores;
}

namespace kontor::goods {

using stock::LineVerdict;
using stock::Statement;
using stock::StatementLine;
using stock::StatementState;

/// What an outside warehouse has of a product, as its file says it.
struct StatementWish {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  std::string product;   ///< SKU, code or barcode
  std::string location;  ///< as the file calls the place; empty: it names none
  Quantity theirs;
};

/// A file of an outside warehouse.
struct NewStatement {
  std::string location;  ///< code or name
  std::string theirs;    ///< what the file calls the place; empty: by code or name
  Instant as_of;         ///< of which instant it tells
  std::string file;
  bool listed = false;  ///< it names only some products
  /// Some of its rows say nothing that can be read: what it does not name may stand there.
  bool unread_rows = false;
  std::vector<StatementWish> lines;
};
/// More rows than this are refused: no warehouse of a shop holds so many products.
inline constexpr std::size_t most_statement_rows = 500'000;

struct MadeStatement {
  Statement statement;
  bool before = false;     ///< it was read before
  std::int64_t lines = 0;  ///< that it has now
  std::vector<RefusedRow> refusals;
};

/// Which lines are to be settled, and how much of what they leave open; none: all of it.
struct SettleWish {
  std::int64_t row = 0;
  std::string product;  ///< SKU or code
  std::optional<Quantity> quantity = {};
};
/// "SKU" or "SKU=-2". Refuses value_not_number, value_too_precise, value_too_large.
Result<SettleWish> settle_wish_of(const std::string& text, std::int64_t row);

struct SettledStatement {
  Statement statement;
  std::string adjustment;            ///< its number; empty where nothing was posted
  std::int64_t lines = 0;            ///< that were settled
  std::vector<RefusedRow> refusals;  ///< with one of them nothing was done
};

/// A line with what accounts for it. Differences are theirs − ours.
struct StatementViewLine {
  StatementLine line;
  Quantity book;        ///< at the instant, by event time, what was posted for it included
  Quantity difference;  ///< before anything was posted for it
  Quantity settled;     ///< posted for it
  Quantity explained;   ///< by documents
  Quantity rest;        ///< that nothing accounts for
  LineVerdict verdict = LineVerdict::matched;
  std::vector<stock::Cause> causes;
  std::optional<Quantity> before;  ///< what the statement before left open of it
};
struct StatementView {
  Statement statement;
  company::Location place;
  std::optional<std::int64_t> previous;  ///< number of the statement before, at the same place
  std::vector<StatementViewLine> lines;  ///< by line
  std::vector<stock::StatementSettlement> settlements;  ///< by number

  std::int64_t with(LineVerdict verdict) const;
};

/// Reads a statement with what the book says of its lines: of an open one now, of a closed one as
/// it was closed. Refuses statement_unknown. Asks for no right.
Result<StatementView> view_statement(Unit& unit, const Stores& stores, std::int64_t number);

/// The use cases of what outside warehouses say that they have. Nothing is overwritten: what
/// documents do not account for is posted with a reason, as of the statement's instant, or left
/// open. Each is one unit and writes audit rows. All refuse statement_unknown.
class StockStatements {
 public:
  StockStatements(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Takes in a file; one of the same place and instant adds lines to what was read before. Needs
  /// Permission::count_stock at the place. Refuses location_unknown, statement_not_outside,
  /// statement_in_future, statement_closed, statement_without_lines, statement_place_missing,
  /// list_too_long. Rows are refused: product_unknown, product_key_ambiguous, product_not_tracked,
  /// count_negative, statement_line_differs.
  Result<MadeStatement> read(const NewStatement& wanted);

  /// Posts what nothing accounts for, with a reason; no wishes: of all lines. A fact from outside:
  /// it is never refused for stock. Needs Permission::adjust_stock at the place. Refuses
  /// statement_closed, reason_unknown, statement_nothing_open; lines statement_line_unknown,
  /// statement_line_settled, statement_beyond, duplicate_in_file.
  Result<SettledStatement> settle(std::int64_t number, const std::vector<SettleWish>& wishes,
                                  const std::string& reason, const std::string& note);

  /// Leaves it open, so that the next statement tells of it. Needs Permission::count_stock at the
  /// place. Refuses as settle, and statement_note_missing.
  Result<SettledStatement> leave(std::int64_t number, const std::vector<SettleWish>& wishes,
                                 const std::string& note);

  /// Ends it; a second time changes nothing. Needs Permission::count_stock at the place. Refuses
  /// statement_open_lines where a line is neither accounted for nor left open.
  Result<Statement> close(std::int64_t number);

 private:
  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
