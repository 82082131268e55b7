#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/list_presenter.h"
#include "gui/presenters/paged_list.h"

namespace kontor::gui {

/// Walks through a paged list: pages are read on a worker, values made of them on the GUI thread,
/// because names and formats belong to it.
template <class Row, class Facts>
class PagedWalk : public RowWalk {
 public:
  using List = PagedList<Row, Facts>;
  using Values = std::function<std::vector<std::string>(const Row&)>;

  PagedWalk(Executor& executor, typename List::Source source, Values values)
      : m_source(std::move(source)), m_values(std::move(values)), m_reading(executor, Lane::read) {}

  std::int64_t count() const override { return std::max(m_count, m_walked); }

  void next(Taken then, Failed failed) override {
    if (m_begun && m_cursor.empty()) {
      then({});
      return;
    }
    m_reading.run([source = m_source, begun = m_begun, cursor = m_cursor](
                      const Cancel& cancel) { return read(source, begun, cursor, cancel); },
                  [this, then](Part part) {
                    if (!m_begun) m_count = part.count;
                    m_begun = true;
                    m_cursor = std::move(part.next);
                    Rows rows;
                    for (const Row& row : part.rows) rows.push_back(m_values(row));
                    m_walked += static_cast<std::int64_t>(rows.size());
                    then(std::move(rows));
                  },
                  failed);
  }

 private:
  // Their values are made within a frame.
  static constexpr std::size_t pages_at_once = 8;

  struct Part {
    std::vector<Row> rows;
    std::string next;
    std::int64_t count = 0;
  };

  static Part read(const typename List::Source& source, bool begun, const std::string& cursor,
                   const Cancel& cancel) {
    Part part;
    part.next = cursor;
    for (std::size_t page = 0; page < pages_at_once && !cancel.requested(); ++page) {
      typename List::Page read;
      if (begun) {
        read = source.page(part.next);
      } else {
        auto opening = source.open();
        part.count = opening.count  ? *opening.count
                     : source.count ? source.count().count
                                    : std::int64_t{0};
        read = std::move(opening.first);
        begun = true;
      }
      std::move(read.rows.begin(), read.rows.end(), std::back_inserter(part.rows));
      part.next = std::move(read.next);
      if (part.next.empty()) break;
    }
    return part;
  }

  typename List::Source m_source;
  Values m_values;
  std::string m_cursor;
  bool m_begun = false;
  std::int64_t m_count = 0, m_walked = 0;
  Slot m_reading;
};

}  // namespace kontor::gui
