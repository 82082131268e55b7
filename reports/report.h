#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/base/zone.h"
#include "domain/company/company.h"
#include "domain/desk/audit_list.h"
#include "domain/insight/figure_store.h"
#include "domain/stores.h"
#include "i18n/catalogue.h"

/// A report is data first: a named list of typed columns whose rows are streamed into a sink. The
/// same job serves screen, CSV, XLSX and PDF, from the window, the command line and a schedule.
/// How to add one: docs/REPORTS.md.
namespace kontor::reports {

/// What a column holds. `currency` is the row's own: amounts in it are shown without it.
/// A barcode is a text that pages show as a scanner reads it.
enum class FieldType { text, date, month, count, quantity, money, currency, percent, barcode };
/// Whether a column's values stand at the end of their cells.
constexpr bool is_figure(FieldType type) {
  return type == FieldType::count || type == FieldType::quantity || type == FieldType::money ||
         type == FieldType::percent;
}

/// A month, by its first day.
struct Month {
  BusinessDate first;
  bool operator==(const Month&) const = default;
};
/// Hundredths of a percent: 1250 is 12.50 %.
struct Percent {
  std::int64_t hundredths = 0;
  bool operator==(const Percent&) const = default;
};
/// What programs read, and what people do.
struct Coded {
  std::string code, words;
  bool operator==(const Coded&) const = default;
};

/// One value; std::monostate: there is none. Texts are valid UTF-8.
using Value = std::variant<std::monostate, std::string, Coded, BusinessDate, Month, std::int64_t,
                           Quantity, Money, Percent>;
using Values = std::vector<Value>;

/// What a row of a report is of: a window opens it.
struct RowTarget {
  enum class Kind { none, product, order, transfer, purchase, count, entries, import, report };
  Kind kind = Kind::none;
  std::int64_t id = 0;    ///< of the product, document or account; of a count or import its number
  std::string code = {};  ///< the document's number; of a report its id
  // Of entries and of a report, what they are narrowed to.
  EntityId entity = {};
  ChannelId channel = {};
  bool common = false;
  LocationId location = {};
  std::optional<BusinessDate> from = {}, to = {};
  bool operator==(const RowTarget&) const = default;
};

/// A column of a report.
struct Field {
  std::string_view key;    ///< what scripts rely on
  const char* title = "";  ///< English, marked; looked up in the language of the report
  FieldType type = FieldType::text;
  bool total = false;                      ///< summed, by the rows' currency
  std::string_view part = {}, whole = {};  ///< of a percent: it is field `part` ÷ field `whole`,
                                           ///< in rows and totals; without them the report
                                           ///< gives it, and totals have none
  std::optional<company::Permission> needs = std::nullopt;  ///< left out for who lacks it
};

/// What a report may be asked for.
enum class Parameter { from, to, entity, channel, common, location, batch };

/// The parameters' values. Those that a report does not take are left as they are.
struct ReportRequest {
  std::optional<BusinessDate> from, to;  ///< both included
  EntityId entity;                       ///< none: all; so are channel and location
  ChannelId channel;
  bool common = false;  ///< only what belongs to no channel
  LocationId location;
  std::int64_t batch = 0;     ///< number of an import; 0: the last
  std::int64_t count = 0;     ///< number of a stock count, for its sheet
  std::string transfer = {};  ///< number of a transfer or statement, for its papers
};

/// What reports read.
struct ReportSource {
  Book& book;
  Stores stores;
  insight::FigureStore& figures;
  const Clock& clock;
  const company::Actor& actor;
  desk::AuditReader& audit;
};

/// One run at work: what the functions of a report are given.
struct ReportRun {
  Unit& unit;
  const ReportSource& source;
  const ReportRequest& request;
  const i18n::Catalogue& texts;  ///< of the report's language
  const TimeZone& zone;          ///< of the first company
  BusinessDate today;            ///< there
  const std::vector<company::Entity>& entities;
  const std::vector<company::Channel>& channels;
  const std::vector<company::Location>& locations;
  std::function<void(const Values&, const RowTarget&)> take;

  /// The next row, in the order of the fields, and what it is of.
  void row(const Values& values, const RowTarget& of = {}) const { take(values, of); }
};

/// A report: reports/<name>_report.cpp has one each.
struct Report {
  std::string_view id;
  const char* title = "";
  const char* about = "";  ///< one sentence
  std::vector<Parameter> parameters;
  company::Permission permission;
  std::vector<Field> fields;
  void (*rows)(ReportRun&) = nullptr;
  /// Further lines below the title; may be null.
  std::vector<std::string> (*notes)(ReportRun&) = nullptr;
  /// What a scanner reads of the whole paper; may be null.
  std::string (*barcode)(ReportRun&) = nullptr;
  /// Of one document or import: its rows refuse what the actor may not see, since no choice
  /// narrows it.
  bool of_document = false;
  /// What it is of where no days are chosen, where that is not all time: "The last 90 days".
  const char* without_days = "";

  bool takes(Parameter parameter) const;
};

/// Why an actor may not run a report; nothing where they may, at some places at least (run_report
/// then shows these). The books need read_cost too.
std::optional<Refusal> refused(const Report& report, const company::Actor& actor);

/// All reports, in the order in which they are listed.
std::span<const Report> all_reports();
const Report* report_named(std::string_view id);

/// The papers of one document; not in the list of reports. The sheet of a count
/// (ReportRequest::count); what is still to be sent of a transfer, to collect it by, and what was
/// sent, to go with the goods; what is ordered of a supplier (ReportRequest::transfer).
const Report& count_sheet_report();
const Report& picking_list_report();
const Report& delivery_note_report();
const Report& purchase_order_report();
/// What an employee gets for a month, as it was issued.
const Report& commission_statement_report();

/// What stands above the rows, in the report's language.
struct ReportHead {
  std::string id, title, company;
  std::vector<std::string> notes;  ///< period and choice, a line each
  std::vector<Field> fields;       ///< those that this actor may see
  std::vector<std::string> titles;
  std::string barcode = {};  ///< of the whole paper; empty: none
  BusinessDate made_on;
};

/// Where a report goes. One begin, rows, totals (one a currency), one end. Whoever wants no more
/// rows throws RowsEnough from row(): the report then ends without totals.
struct RowsEnough {};
class ReportSink {
 public:
  ReportSink() = default;
  ReportSink(const ReportSink&) = delete;
  ReportSink& operator=(const ReportSink&) = delete;
  virtual ~ReportSink() = default;

  virtual void begin(const ReportHead& head) = 0;
  virtual void row(const Values& values) = 0;
  /// What the next row is of; only windows care.
  virtual void leads(const RowTarget&) {}
  virtual void total(const Values& values) = 0;
  virtual void end() = 0;
};

/// A report to be run.
struct ReportJob {
  const Report* report = nullptr;
  ReportRequest request;
  std::shared_ptr<const i18n::Catalogue> texts;  ///< of the report's language
  /// Told how many rows there are so far. What it throws ends the report, and no file is left.
  std::function<void(std::int64_t rows)> watch = {};
};

struct ReportResult {
  std::int64_t rows = 0;
};

/// Runs a report within one read of the book, which is one moment of it. Memory does not grow with
/// the rows. Whose right holds at one place only sees the report narrowed to that, where it can be;
/// of several they have to choose one. Refuses permission_missing, scope_needed,
/// date_range_invalid, batch_unknown. Throws Failure, and what the sink throws.
Result<ReportResult> run_report(const ReportSource& source, const ReportJob& job, ReportSink& sink);

}  // namespace kontor::reports
