#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/customers/duplicate.h"

namespace kontor::customers {

/// What people decided of a pair.
enum class PairState { open, apart, merged };
/// "open", "apart", "merged".
std::string_view name_of(PairState state);
std::optional<PairState> pair_state_named(std::string_view name);

/// Two profiles that may be of one person; `first` has the smaller id.
struct DuplicatePair {
  CustomerId first, second;
  statistics::Agreement agreement;
  std::int64_t weight_milli = 0;
  std::int64_t probability_ppm = 0;
  Instant found_at;
  PairState state = PairState::open;
  EmployeeId decided_by;
  std::optional<Instant> decided_at;
};

struct DuplicateFilter {
  std::int64_t above_ppm = 0;  ///< only as probable as this
  CustomerId of;               ///< only pairs of this profile; none: all
  std::string after;
  int limit = 100;
};
struct DuplicatePage {
  std::vector<DuplicatePair> rows;
  std::string next;
};

/// A search of all profiles for duplicates, and what it found agreements to be worth.
struct DuplicateRun {
  Instant at;
  std::int64_t above_ppm = 0;
  std::int64_t profiles = 0;
  std::int64_t compared = 0;            ///< pairs
  std::int64_t left_out = 0;            ///< blocks of too many profiles
  std::int64_t found = 0;               ///< pairs
  std::int64_t expected_wrong_ppm = 0;  ///< the share of them that is expected to be of two
  MatchModel model;
};

/// The profiles of a block.
struct BlockRows {
  Block block = 0;
  std::vector<MatchRow> rows;
};

/// What profiles are compared by, and the pairs that were found. Personal data, in rows that can
/// be erased.
class DuplicateStore {
 public:
  virtual ~DuplicateStore() = default;
  /// Takes in profiles behind `after` that books of before have without it, at most `limit`; gives
  /// the last of them, none when there are no more.
  virtual CustomerId take_in(Unit&, CustomerId after, int limit) = 0;
  virtual std::int64_t profiles(Unit&) = 0;
  /// Some of all, about so many, without blocks; the same ones each time.
  virtual std::vector<MatchRow> sample(Unit&, std::int64_t about) = 0;
  /// Blocks of more than most_in_block.
  virtual std::vector<Block> large_blocks(Unit&) = 0;
  /// Blocks behind `after` that several share and that are not too large, in their order. Aliases
  /// stand for whom they were merged with.
  virtual std::vector<BlockRows> blocks(Unit&, Block after, int limit) = 0;
  /// Profiles that share a block with these facts, except `but`; large blocks are left out.
  virtual std::vector<MatchRow> candidates(Unit&, const std::vector<Block>&, CustomerId but) = 0;
  /// Profiles that do not exist are left out.
  virtual std::vector<MatchRow> rows(Unit&, const std::vector<CustomerId>&) = 0;

  /// Writes pairs that were found; of those that somebody decided only the decision stays.
  virtual void put_found(Unit&, const std::vector<DuplicatePair>&) = 0;
  /// Removes open pairs that a search from `at` on did not find again.
  virtual void drop_older(Unit&, Instant at) = 0;
  /// Open pairs, the most probable first.
  virtual DuplicatePage open_pairs(Unit&, const DuplicateFilter&) = 0;
  virtual std::optional<DuplicatePair> pair(Unit&, CustomerId, CustomerId) = 0;
  /// Pairs of which both are among these profiles.
  virtual std::vector<DuplicatePair> pairs_among(Unit&, const std::vector<CustomerId>&) = 0;
  /// Writes a pair as it is, over what is there.
  virtual void put_pair(Unit&, const DuplicatePair&) = 0;
  virtual std::optional<DuplicateRun> last_run(Unit&) = 0;
  virtual void put_run(Unit&, const DuplicateRun&) = 0;
};

}  // namespace kontor::customers
