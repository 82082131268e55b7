#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gui/presenters/executor.h"

namespace kontor::gui {

inline constexpr std::size_t block_rows = 128;
inline constexpr std::size_t kept_blocks = 64;

/// A long list read by keyset in blocks. The first block and the count come together; other blocks
/// follow when their rows are asked for; the least used blocks are dropped, their cursors stay.
///
/// `Facts` is what else the view needs from the same snapshot, such as totals.
template <class Row, class Facts>
class PagedList {
 public:
  struct Page {
    std::vector<Row> rows;
    std::string next;  ///< cursor of the following page; empty at the end
  };
  struct Opening {
    Page first;
    std::int64_t count = 0;
    Facts facts;
  };
  /// Where rows come from. Both run on a worker and may throw Failure.
  struct Source {
    std::function<Opening()> open;
    std::function<Page(const std::string& after)> page;
  };
  struct Events {
    std::function<void(Facts)> opened;  ///< a new list: count and first block
    std::function<void()> fetched;      ///< some more rows are there
    std::function<void(const Failure&)> failed;
  };

  PagedList(Executor& executor, Events events)
      : m_events(std::move(events)),
        m_opening(executor, Lane::read),
        m_fetching(executor, Lane::read) {}

  /// Shows another list. The old rows stay until the new ones are there.
  void load(Source source) {
    m_source = std::move(source);
    m_reload_to = 0;
    reload();
  }

  /// Reads the same list again after a change in the book, the block around `row` first. Short
  /// lists are read again from the beginning; in long ones the known cursors serve.
  void refresh(std::size_t row) {
    m_reload_to = row / block_rows;
    reload();
  }

  /// Stops reading; what is here stays.
  void cancel() {
    m_opening.cancel();
    m_fetching.cancel();
    m_wanted.reset();
    m_broken = true;
  }

  std::size_t count() const { return m_count; }
  bool loading() const { return m_opening.busy(); }
  bool fetching() const { return m_fetching.busy(); }

  /// The row, or nothing when it is not here yet; then it is fetched.
  const Row* row(std::size_t index) {
    if (m_instead) return m_instead;
    if (index >= m_count) return nullptr;
    const std::size_t block = index / block_rows;
    const auto found = m_blocks.find(block);
    if (found == m_blocks.end()) {
      want(block);
      return nullptr;
    }
    m_used.splice(m_used.begin(), m_used, found->second.used);
    const auto& rows = found->second.rows;
    return index % block_rows < rows.size() ? &rows[index % block_rows] : nullptr;
  }

  /// Every index has this row while `look` runs: a page makes values of rows that are not kept.
  template <class Look>
  void instead(const Row& row, Look look) {
    m_instead = &row;
    look();
    m_instead = nullptr;
  }

  /// Whether a row is here; fetches nothing.
  bool here(std::size_t index) const { return m_blocks.contains(index / block_rows); }

  /// The first row here that `is` holds for; fetches nothing.
  template <class Predicate>
  std::optional<std::size_t> find(Predicate is) const {
    for (const auto& [block, content] : m_blocks) {
      for (std::size_t i = 0; i < content.rows.size(); ++i) {
        if (is(content.rows[i])) return block * block_rows + i;
      }
    }
    return std::nullopt;
  }

 private:
  struct Block {
    std::vector<Row> rows;
    std::list<std::size_t>::iterator used;
  };
  /// Blocks on the way to a wanted one: their cursors, and the rows of the last few.
  struct Walk {
    std::size_t first = 0;
    std::vector<Page> pages;
  };
  struct Reloaded {
    Opening opening;
    Walk walk;
  };
  static constexpr std::size_t exact_blocks = 8;
  static constexpr std::size_t kept_of_a_walk = 4;

  static Walk walk(const Source& source, std::string cursor, std::size_t first, std::size_t last,
                   const Cancel& cancel) {
    Walk way{first, {}};
    for (std::size_t block = first; block <= last && !cancel.requested(); ++block) {
      if (block > 0 && cursor.empty()) break;
      way.pages.push_back(source.page(cursor));
      cursor = way.pages.back().next;
      if (way.pages.size() > kept_of_a_walk) {
        way.pages[way.pages.size() - 1 - kept_of_a_walk].rows = {};
      }
    }
    return way;
  }

  void reload() {
    m_fetching.cancel();
    const std::size_t target = m_reload_to;
    const bool exact = target <= exact_blocks || target >= m_cursors.size();
    const std::string cursor = exact ? std::string() : m_cursors[target];
    m_opening.run(
        [source = m_source, target, exact, cursor](const Cancel& cancel) {
          Reloaded result;
          result.opening = source.open();
          if (target > 0) {
            const auto& first = result.opening.first.next;
            result.walk = walk(source, exact ? first : cursor, exact ? 1 : target, target, cancel);
          }
          return result;
        },
        [this, exact](Reloaded result) { accept(std::move(result), exact); },
        [this](const Failure& failure) { fail(failure); });
  }

  void accept(Reloaded result, bool exact) {
    m_blocks.clear();
    m_used.clear();
    m_wanted.reset();
    m_broken = false;
    m_count = static_cast<std::size_t>(std::max<std::int64_t>(result.opening.count, 0));
    if (exact) m_cursors.assign(1, std::string());
    if (exact) note_cursor(0, result.opening.first.next);
    keep(0, std::move(result.opening.first.rows));
    take(std::move(result.walk));
    m_events.opened(std::move(result.opening.facts));
  }

  void take(Walk way) {
    for (std::size_t i = 0; i < way.pages.size(); ++i) {
      const std::size_t block = way.first + i;
      const std::size_t rows = way.pages[i].rows.size();
      note_cursor(block, way.pages[i].next);
      // The end was met: this is exact, the count was taken a little earlier or later.
      if (way.pages[i].next.empty()) m_count = block * block_rows + rows;
      keep(block, std::move(way.pages[i].rows));
    }
  }

  /// The page at `block` led to `next`. Cursors behind a changed one lead nowhere sensible.
  void note_cursor(std::size_t block, const std::string& next) {
    if (m_cursors.size() > block + 1 && m_cursors[block + 1] == next) return;
    m_cursors.resize(block + 1);
    if (!next.empty()) m_cursors.push_back(next);
  }

  void keep(std::size_t block, std::vector<Row> rows) {
    if (rows.empty()) return;
    if (const auto old = m_blocks.find(block); old != m_blocks.end()) {
      m_used.erase(old->second.used);
    }
    m_used.push_front(block);
    m_blocks[block] = Block{std::move(rows), m_used.begin()};
    while (m_blocks.size() > kept_blocks) {
      m_blocks.erase(m_used.back());
      m_used.pop_back();
    }
  }

  void fail(const Failure& failure) {
    // Nothing more is asked for until the list is read again, else every repaint would ask.
    m_broken = true;
    m_wanted.reset();
    m_events.failed(failure);
  }

  void want(std::size_t block) {
    // The newest wish wins: while someone drags the scroll bar, rows passed by do not matter.
    if (loading() || m_broken || m_wanted == block) return;
    m_wanted = block;
    if (!m_fetching.busy()) fetch();
  }

  void fetch() {
    const std::size_t target = *m_wanted;
    const std::size_t known = m_cursors.empty() ? 0 : m_cursors.size() - 1;
    const std::size_t first = std::min(target, known);
    m_fetching.run(
        [source = m_source, cursor = m_cursors[first], first, target](const Cancel& cancel) {
          return walk(source, cursor, first, target, cancel);
        },
        [this, target](Walk way) {
          take(std::move(way));
          if (m_wanted == target) m_wanted.reset();
          m_events.fetched();
          if (m_wanted && !m_blocks.contains(*m_wanted)) fetch();
        },
        [this](const Failure& failure) { fail(failure); });
  }

  Source m_source;
  Events m_events;
  std::size_t m_count = 0;
  std::size_t m_reload_to = 0;
  std::unordered_map<std::size_t, Block> m_blocks;
  std::list<std::size_t> m_used;       // most recent first
  std::vector<std::string> m_cursors;  // [b] leads to block b; [0] is empty
  std::optional<std::size_t> m_wanted;
  bool m_broken = false;
  const Row* m_instead = nullptr;
  Slot m_opening;
  Slot m_fetching;
};

}  // namespace kontor::gui
