#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "domain/base/ids.h"

namespace soci {
class session;
}

namespace kontor::persistence {

/// How many ids a process reserves at a time.
inline constexpr std::int64_t kIdBlock = 4096;

/// A range of ids that belongs to this process alone.
struct IdBlock {
  std::int64_t next = 0;
  std::int64_t end = 0;
  bool empty() const { return next == end; }
};

/// Takes the next `count` ids from the book in the transaction of `session`.
IdBlock take_id_block(soci::session& session, std::int64_t count);

/// Hands out ids to any thread and takes a new block when the last is used up.
class IdAllocator : public IdSource {
 public:
  /// Takes so many ids in a transaction of its own that has been committed on return.
  using Take = std::function<IdBlock(std::int64_t count)>;
  explicit IdAllocator(Take take) : m_take(std::move(take)) {}

  std::int64_t next() override;
  void reserve(std::int64_t count) override;
  /// The next id if one is at hand.
  std::optional<std::int64_t> try_next();

 private:
  std::int64_t at_hand();

  Take m_take;
  /// Never held while a block is taken: the writer of the book may wait for it.
  std::mutex m_mutex;
  std::deque<IdBlock> m_blocks;
};

}  // namespace kontor::persistence
