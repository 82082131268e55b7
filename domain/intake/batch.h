#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/intake/records.h"

namespace kontor::intake {

enum class Verdict { create, update, unchanged, refuse };
std::string_view name_of(Verdict v);

/// How far an import is. running → done | failed; running, failed → undoing; undoing → undone.
enum class BatchState { running, done, stopped, undoing, undone };
std::string_view name_of(BatchState s);
BatchState batch_state_named(std::string_view name);
bool may_become(BatchState from, BatchState to);

struct Counts {
  std::int64_t create = 0, update = 0, unchanged = 0, refuse = 0;
  std::int64_t total() const { return create + update + unchanged + refuse; }
  void add(Verdict v);
};

struct Batch {
  BatchId id;
  std::int64_t number = 0;  ///< what people and commands call it: 1, 2, 3, ...
  ChannelId channel;
  std::string profile, mapping;
  std::vector<std::string> files;  ///< paths, for resume
  std::string content_hash;
  std::string options;  ///< canonical JSON text of the options
  BatchState state = BatchState::running;
  Instant started_at;
  std::optional<Instant> ended_at;
  Counts counts;
  std::int64_t position = 0;  ///< chunks done; a resume goes on behind them
  std::string holder;         ///< "host:pid" of the process at work
  Instant heartbeat;
};

/// Batches with their refused rows. Progress is written in the transaction of each chunk.
class BatchStore {
 public:
  virtual ~BatchStore() = default;
  virtual void add(Unit&, Batch&) = 0;  ///< gives the number
  virtual void update(Unit&, const Batch&) = 0;
  virtual std::optional<Batch> by_number(Unit&, std::int64_t number) = 0;
  virtual std::vector<Batch> list(Unit&, std::int64_t before_number,
                                  int limit) = 0;  ///< newest first
  /// The same of some channels only; and how many there are.
  virtual std::vector<Batch> list_of(Unit&, const std::vector<ChannelId>& channels,
                                     std::int64_t before_number, int limit) = 0;
  virtual std::int64_t count_of(Unit&, const std::vector<ChannelId>& channels) = 0;
  virtual std::optional<Batch> running_on(Unit&, ChannelId) = 0;
  virtual void add_refusals(Unit&, BatchId, const std::vector<RowRefusal>&) = 0;
  virtual std::vector<RowRefusal> refusals(Unit&, BatchId, std::int64_t after_row, int limit) = 0;
};

/// A count document: posted opening counts, and drafts that change no stock.
struct CountLine {
  ProductId product;
  Quantity counted, unavailable;
  auto operator<=>(const CountLine&) const = default;
};
struct CountDocument {
  DocumentId document;
  LocationId location;
  ChannelId channel;
  Instant as_of;
  bool opening = false;  ///< posted; else a draft
  std::string content_hash;
  std::vector<CountLine> lines;
};
class CountStore {
 public:
  virtual ~CountStore() = default;
  virtual bool has_opening(Unit&, LocationId) = 0;
  /// The count of this location with this content, not undone.
  virtual std::optional<DocumentId> find(Unit&, LocationId, std::string_view content_hash) = 0;
  virtual void add(Unit&, const CountDocument&, BatchId) = 0;
  /// Counts of a batch that are not undone, by id.
  virtual std::vector<DocumentId> of_batch(Unit&, BatchId) = 0;
  /// Marks a batch's count undone, frees its document's key and removes its anchors.
  virtual void undo(Unit&, BatchId, DocumentId) = 0;
  virtual std::vector<CountDocument> drafts(Unit&) = 0;  ///< without lines
};

}  // namespace kontor::intake
