#include "persistence/engine/id_allocator.h"

#include <soci/soci.h>

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::persistence {

IdBlock take_id_block(soci::session& session, std::int64_t count) {
  std::int64_t end = 0;
  session << "update id_block set next_id = next_id + :n where name = 'id' returning next_id",
      soci::use(count, "n"), soci::into(end);
  KONTOR_ASSERT(end > count);
  return IdBlock{end - count, end};
}

std::optional<std::int64_t> IdAllocator::try_next() {
  const std::lock_guard lock(m_mutex);
  while (!m_blocks.empty() && m_blocks.front().empty()) m_blocks.pop_front();
  if (m_blocks.empty()) return std::nullopt;
  return m_blocks.front().next++;
}

std::int64_t IdAllocator::next() {
  for (;;) {
    if (const auto id = try_next()) return *id;
    reserve(1);
  }
}

std::int64_t IdAllocator::at_hand() {
  const std::lock_guard lock(m_mutex);
  std::int64_t sum = 0;
  for (const IdBlock& block : m_blocks) sum += block.end - block.next;
  return sum;
}

void IdAllocator::reserve(std::int64_t count) {
  const std::int64_t missing = count - at_hand();
  if (missing <= 0) return;
  const IdBlock block = m_take(std::max(missing, kIdBlock));
  const std::lock_guard lock(m_mutex);
  m_blocks.push_back(block);
}

}  // namespace kontor::persistence
