#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// How people write the number of a statement: "R12". They may leave out the letter.
std::string statement_number_text(std::int64_t number);
std::optional<std::int64_t> statement_number_of(std::string_view text);

/// open → closed. A closed statement stays as it was then.
enum class StatementState { open, closed };
std::string_view name_of(StatementState state);
std::optional<StatementState> statement_state_named(std::string_view name);

/// What an outside warehouse says that it has, at an instant.
struct Statement {
  DocumentId id;
  std::int64_t number = 0;
  EntityId entity;
  LocationId location;
  Instant as_of;
  std::string file;     ///< its name without folders
  bool listed = false;  ///< it names only some products: others are not taken as nothing
  StatementState state = StatementState::open;
  Instant made_at;
  EmployeeId made_by;
  std::optional<Instant> closed_at;
  EmployeeId closed_by;
};

/// How a line of a statement stands.
enum class LineVerdict {
  matched,    ///< theirs is what the book says of that instant
  explained,  ///< documents on the way account for all of the difference
  settled,    ///< what they do not account for was posted with a reason
  left,       ///< somebody left the rest open, with a note
  unexplained
};
std::string_view name_of(LineVerdict verdict);
std::optional<LineVerdict> line_verdict_named(std::string_view name);

struct StatementLine {
  ProductId product;
  std::int32_t no = 0;
  Quantity theirs;
  bool in_file = true;  ///< else the book has it there and the file does not name it
  // of a closed statement, as it was then
  std::optional<LineVerdict> verdict;
  Quantity book, explained, rest;
  // as lists show them
  std::string sku, name, unit;
};

/// What somebody did about a line. Never changed.
struct StatementSettlement {
  ProductId product;
  std::int64_t no = 0;  ///< over all lines of the statement, from 1
  bool posted = false;  ///< else left open
  Quantity quantity;    ///< what was posted, resp. stayed open; with its sign
  std::string reason;   ///< code of a StockReason of what was posted
  std::string note;
  DocumentId adjustment;  ///< of what was posted
  Instant at;
  EmployeeId by;
  std::string adjustment_number;  ///< as lists show it
};

/// Why theirs may differ from the book. Append only; stored by name.
enum class CauseKind {
  counted,     ///< we counted it there since; that holds
  coming,      ///< on its way there in the book; they may have it
  since,       ///< in the book after the statement's instant; they may have had it before
  committed,   ///< promised and not sent in the book; they may have sent it
  just_before  ///< in the book shortly before; they may not have booked it
};
std::string_view name_of(CauseKind kind);
CauseKind cause_kind_named(std::string_view name);

/// A document that may account for a difference.
struct Cause {
  CauseKind kind = CauseKind::since;
  DocumentId document;
  std::string number;         ///< as lists show it
  std::string document_kind;  ///< name of a books::DocumentKind
  Instant at;                 ///< when it moved goods, or was made
  Quantity quantity;          ///< what of theirs − ours it accounts for at most, with its sign
  Quantity used = {};         ///< what it accounts for here
};

/// What documents account for of a difference.
struct Explained {
  Quantity quantity;          ///< with the sign of the difference, never beyond it
  std::vector<Cause> causes;  ///< those that do, each with its part
};
/// Looks for the documents that account for `difference` (theirs − ours). A later count accounts
/// for all of it. Else one document that is exactly as much goes before several; those are taken
/// by kind, of a kind the one next to the instant first, each at most once. Pure.
Explained explain(Quantity difference, std::vector<Cause> causes, Instant as_of);

/// How near to the instant a movement must be to count as `since` or `just_before`.
inline constexpr std::int64_t statement_days_near = 3;

struct StatementFilter {
  std::set<StatementState> states;      ///< none: all
  LocationId location;                  ///< none: all
  std::vector<LocationId> places = {};  ///< without `location`: only of these; none: all
  std::string after;
  int limit = 100;
};
struct StatementPage {
  std::vector<Statement> rows;  ///< the newest first
  std::string next;
};

/// Statements with their lines and what was done about them.
class StatementStore {
 public:
  virtual ~StatementStore() = default;
  /// Gives the number.
  virtual void add(Unit&, Statement&) = 0;
  /// Writes its state.
  virtual void set(Unit&, const Statement&) = 0;
  virtual std::optional<Statement> find(Unit&, std::int64_t number) = 0;
  /// The same, nobody else changes it until the unit ends.
  virtual std::optional<Statement> lock(Unit&, std::int64_t number) = 0;
  virtual std::optional<Statement> at(Unit&, LocationId, Instant as_of) = 0;
  /// The newest of an earlier instant at the same place.
  virtual std::optional<Statement> before(Unit&, const Statement&) = 0;
  virtual StatementPage list(Unit&, const StatementFilter&) = 0;
  /// How many the list has in all.
  virtual std::int64_t count(Unit&, const StatementFilter&) = 0;

  /// By line.
  virtual std::vector<StatementLine> lines(Unit&, DocumentId) = 0;
  /// Numbers them behind those that there are.
  virtual void add_lines(Unit&, DocumentId, std::vector<StatementLine>) = 0;
  /// Writes how the lines stand: the end of a statement.
  virtual void keep_lines(Unit&, DocumentId, const std::vector<StatementLine>&) = 0;
  virtual std::vector<StatementSettlement> settlements(Unit&, DocumentId) = 0;  ///< by number
  virtual void add_settlements(Unit&, DocumentId, const std::vector<StatementSettlement>&) = 0;

  /// Tracked products that the book has or had at the place and the statement has no line of.
  virtual std::vector<ProductId> unnamed(Unit&, const Statement&) = 0;
  /// What may account for differences, of the statement's lines.
  virtual std::map<ProductId, std::vector<Cause>> causes(Unit&, const Statement&) = 0;
  /// What accounted for them when it was closed.
  virtual std::map<ProductId, std::vector<Cause>> kept_causes(Unit&, DocumentId) = 0;
  virtual void keep_causes(Unit&, DocumentId, const std::map<ProductId, std::vector<Cause>>&) = 0;
};

}  // namespace kontor::stock
