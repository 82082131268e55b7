#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gui/presenters/executor.h"

namespace kontor::gui {

inline constexpr std::size_t block_rows = 128;
inline constexpr std::size_t kept_blocks = 64;

/// A long list read by keyset in blocks. The first block is shown at once, the count follows where
/// it takes longer; other blocks follow when their rows are asked for; the least used blocks are
/// dropped, their cursors stay.
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
    std::optional<std::int64_t> count;  ///< none: Source::count tells it
    Facts facts;
  };
  struct Counted {
    std::int64_t count = 0;
    Facts facts;  ///< only what is counted
  };
  /// Where rows come from. All run on a worker and may throw Failure.
  struct Source {
    std::function<Opening()> open;
    std::function<Page(const std::string& after)> page;
    std::function<Counted()> count = {};  ///< for lists whose count takes longer than a page
    /// The cursor behind so many rows after another one, without reading them; empty: unknown.
    std::function<std::string(const std::string& after, std::size_t rows)> jump = {};
  };
  struct Events {
    std::function<void(Facts)> opened;  ///< a new list: count and first block
    std::function<void()> fetched;      ///< some more rows are there
    std::function<void(const Failure&)> failed;
    std::function<void(Facts)> counted = {};  ///< the count is known now, with these facts
  };

  PagedList(Executor& executor, Events events)
      : m_events(std::move(events)),
        m_opening(executor, Lane::read),
        m_counting(executor, Lane::read),
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
    m_counting.cancel();
    m_fetching.cancel();
    m_wanted.reset();
    m_broken = true;
  }

  std::size_t count() const { return m_count; }
  bool loading() const { return m_opening.busy(); }
  bool fetching() const { return m_fetching.busy(); }
  bool counting() const { return m_counting.busy(); }

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
    std::string begin;  ///< the cursor that leads to the first
    std::vector<Page> pages;
  };
  struct Reloaded {
    Opening opening;
    Walk walk;
  };
  static constexpr std::size_t exact_blocks = 8;
  static constexpr std::size_t kept_of_a_walk = 4;
  static constexpr std::size_t short_way = 4;  // blocks; a longer one is jumped

  static Walk walk(const Source& source, std::string cursor, std::size_t first, std::size_t last,
                   const Cancel& cancel) {
    if (source.jump && last > first + short_way && (first == 0 || !cursor.empty())) {
      // The rows in sight are often of two blocks, and the one wished for last is the lower.
      const std::size_t before = last - 1;
      std::string there = source.jump(cursor, (before - first) * block_rows);
      if (!there.empty()) {
        cursor = std::move(there);
        first = before;
      }
    }
    Walk way{first, cursor, {}};
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
    m_counting.cancel();
    const std::size_t target = m_reload_to;
    const auto known = m_cursors.find(target);
    const bool exact = target <= exact_blocks || known == m_cursors.end();
    const std::string cursor = exact ? std::string() : known->second;
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
    const bool counts = !result.opening.count && m_source.count;
    const std::size_t rows = result.opening.first.rows.size();
    const bool whole = result.opening.first.next.empty();
    if (result.opening.count) {
      m_count = static_cast<std::size_t>(std::max<std::int64_t>(*result.opening.count, 0));
    } else {
      // As long as it was, until it is counted: filling and emptying a list is slow in GTK, and
      // most lists that follow each other are of one length.
      m_count = whole ? rows : std::max(m_count, rows);
    }
    m_ends = whole;
    if (exact) m_cursors = {{0, std::string()}};
    if (exact) note_cursor(0, result.opening.first.next);
    keep(0, std::move(result.opening.first.rows));
    take(std::move(result.walk));
    m_events.opened(std::move(result.opening.facts));
    if (counts) count_rows();
  }

  void count_rows() {
    m_counting.run([source = m_source](const Cancel&) { return source.count(); },
                   [this](Counted counted) {
                     // Where the end was met, that is exact.
                     if (!m_ends) m_count = static_cast<std::size_t>(counted.count);
                     if (m_events.counted) m_events.counted(std::move(counted.facts));
                   },
                   [this](const Failure& failure) { fail(failure); });
  }

  void take(Walk way) {
    if (way.first > 0 && !way.pages.empty()) note_cursor(way.first - 1, way.begin);
    for (std::size_t i = 0; i < way.pages.size(); ++i) {
      const std::size_t block = way.first + i;
      const std::size_t rows = way.pages[i].rows.size();
      note_cursor(block, way.pages[i].next);
      // The end was met: this is exact, the count was taken a little earlier or later.
      if (way.pages[i].next.empty()) {
        m_count = block * block_rows + rows;
        m_ends = true;
      }
      keep(block, std::move(way.pages[i].rows));
    }
  }

  /// The page at `block` led to `next`. Cursors behind a changed one lead nowhere sensible.
  void note_cursor(std::size_t block, const std::string& next) {
    const auto known = m_cursors.find(block + 1);
    if (known != m_cursors.end() && known->second == next) return;
    m_cursors.erase(m_cursors.lower_bound(block + 1), m_cursors.end());
    if (!next.empty()) m_cursors[block + 1] = next;
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
    // The nearest known place before it.
    std::size_t first = 0;
    std::string cursor;
    if (const auto behind = m_cursors.upper_bound(target); behind != m_cursors.begin()) {
      first = std::prev(behind)->first;
      cursor = std::prev(behind)->second;
    }
    m_fetching.run(
        [source = m_source, cursor, first, target](const Cancel& cancel) {
          return walk(source, cursor, first, target, cancel);
        },
        [this, target](Walk way) {
          take(std::move(way));
          // What was wished for meanwhile may have come on the way.
          if (m_wanted && m_blocks.contains(*m_wanted)) m_wanted.reset();
          if (m_wanted == target) m_wanted.reset();
          m_events.fetched();
          if (m_wanted && !m_fetching.busy()) fetch();
        },
        [this](const Failure& failure) { fail(failure); });
  }

  Source m_source;
  Events m_events;
  std::size_t m_count = 0;
  bool m_ends = false;  ///< its last row was met
  std::size_t m_reload_to = 0;
  std::unordered_map<std::size_t, Block> m_blocks;
  std::list<std::size_t> m_used;                 // most recent first
  std::map<std::size_t, std::string> m_cursors;  // what leads to a block; to 0 an empty one
  std::optional<std::size_t> m_wanted;
  bool m_broken = false;
  const Row* m_instead = nullptr;
  Slot m_opening;
  Slot m_counting;
  Slot m_fetching;
};

}  // namespace kontor::gui
