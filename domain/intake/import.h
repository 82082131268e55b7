#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/catalog/catalog.h"
#include "domain/company/company.h"
#include "domain/intake/batch.h"
#include "domain/intake/cleaning_source.h"
#include "domain/intake/note.h"
#include "domain/intake/records.h"
#include "domain/stores.h"

namespace kontor::intake {

class ComingFacts;

struct ImportRequest {
  std::vector<std::string> paths;  ///< of the files, kept for resume
  std::string channel;             ///< code or name; empty: after the profile or mapping
  std::string location;            ///< code or name; for records that name none
  std::string entity;              ///< code; for a channel that must be made
  std::optional<Instant> as_of;    ///< when the file was exported, or its stock counted
  std::string encoding;            ///< name, where a file does not say it itself
  std::string dates;               ///< "dmy" or "mdy", where a file does not say it itself
  bool dry_run = false;
  /// Of a dry run: products that files before this one would bring, though the book lacks them.
  std::set<catalog::ProductKey> coming;
  /// Of a dry run: what else they would bring; this one adds its own. None: it is the first.
  std::shared_ptr<ComingFacts> coming_facts;
  std::optional<DuplicateSkus> duplicate_skus;  ///< none: as the book is set
  CleaningVisitor cleaned;  ///< is told what cleaning changes, once, before anything is written
  bool strict = false;      ///< one refused row: nothing is written
};

/// What a record would do, as a dry run shows it.
struct PlannedRow {
  std::int64_t row = 0;  ///< physical line in its file
  std::string file;      ///< name without folders
  std::string name;      ///< what people call it: SKU, name or number
  Verdict verdict = Verdict::create;
  std::optional<Refusal> refusal;
};
inline constexpr std::size_t planned_rows_each = 1000;

/// How an import went. A dry run has no batch number.
struct ImportReport {
  std::int64_t batch_number = 0;
  std::string channel;  ///< code
  Counts counts;
  std::vector<RowRefusal> refusals;  ///< the first report_refusals of them
  std::vector<Note> notes;
  std::vector<PlannedRow> rows;  ///< dry runs only: the first planned_rows_each of each verdict
  std::set<catalog::ProductKey> coming;       ///< of a dry run: the request's and its own
  std::shared_ptr<ComingFacts> coming_facts;  ///< the same of what else comes
  std::int64_t refused_rows() const { return counts.refuse; }
};
inline constexpr std::size_t report_refusals = 1000;

/// Where what an import brings belongs: its channel with the company; nowhere in particular for a
/// channel that there is not.
company::Scope scope_of_channel(Unit& unit, const Stores& stores, ChannelId channel);

/// Told how far a long act is; asked whether to stop. Called between chunks.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `stage`: "read", "write", "undo", "check"; 0 ≤ done ≤ total, total 0 when not known.
  virtual void at(std::string_view stage, std::int64_t done, std::int64_t total) = 0;
  virtual bool cancelled() { return false; }
};

/// Who acts, and from which process ("host:pid") — for heartbeats and taking over.
struct Hands {
  company::Actor actor;
  std::string holder;
  /// Whether the process that runs a batch is still at work; for batches that a crash left.
  std::function<bool(const Batch&)> at_work;
};

/// Plans and, unless it is a dry run, imports the records of a source: first reads to the end
/// without writing, then commits whole documents in chunks (design.md 4). Refuses for the file as a
/// whole; rows are refused in the report. Throws Failure.
Result<ImportReport> import_records(Book& book, const Stores& stores, const Clock& clock,
                                    const Hands& hands, const SourceInfo& info,
                                    RecordSource& source, const ImportRequest& request,
                                    Progress& progress);

/// Finishes an import that a crash or a cancellation stopped, from the same files.
Result<ImportReport> resume_import(Book& book, const Stores& stores, const Clock& clock,
                                   const Hands& hands, const SourceInfo& info, RecordSource& source,
                                   const Batch& batch, Progress& progress);

/// The request that a batch was started with.
ImportRequest request_of(const Batch& batch);

}  // namespace kontor::intake
