#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace kontor {

/// The first rows of lists that all have one order, as one list: each row once, `join` adds what
/// another list has of it. Each list gives its first `limit` rows, or all where it has fewer;
/// `more` is true where rows follow.
template <class Row>
struct MergedRows {
  std::vector<Row> rows;
  bool more = false;
};

/// `before(a, b)`: a stands before b in the order, which sets all rows apart.
template <class Page, class Before, class Join>
auto merged(std::vector<Page> pages, std::size_t limit, Before before, Join join)
    -> MergedRows<typename decltype(Page::rows)::value_type> {
  MergedRows<typename decltype(Page::rows)::value_type> all;
  for (Page& page : pages) {
    all.more = all.more || !page.next.empty();
    std::vector<typename decltype(Page::rows)::value_type> rows;
    std::merge(std::make_move_iterator(all.rows.begin()), std::make_move_iterator(all.rows.end()),
               std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()),
               std::back_inserter(rows), before);
    all.rows.clear();
    for (auto& row : rows) {
      if (!all.rows.empty() && !before(all.rows.back(), row))
        join(all.rows.back(), row);
      else
        all.rows.push_back(std::move(row));
    }
  }
  if (all.rows.size() > limit) {
    all.rows.resize(limit);
    all.more = true;
  }
  return all;
}

}  // namespace kontor
