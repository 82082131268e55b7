#pragma once

#include <utility>
#include <vector>

#include "channels/row_source.h"
#include "domain/orders/incoming.h"

namespace kontor::channels {

/// Rows that tell two kinds of records. Those of the second are held back and given after so many,
/// because records of one kind are taken in together.
template <class Record>
class HoldingSource : public RowSource {
 protected:
  HoldingSource(Tables tables, std::size_t most) : RowSource(std::move(tables)), m_most(most) {}

  /// At the beginning of a table.
  void drop_held() { m_held.clear(); }
  void hold(std::int64_t row, Record record) { m_held.emplace_back(row, std::move(record)); }
  void give_held_if_many() {
    if (m_held.size() >= m_most) give_held();
  }
  void end(const Table&) override { give_held(); }

 private:
  void give_held() {
    for (auto& [row, record] : m_held) give(row, std::move(record));
    m_held.clear();
  }

  std::size_t m_most;
  std::vector<std::pair<std::int64_t, Record>> m_held;
};

/// Orders whose amounts stand in this file and whose lines in another, with payments beside them.
class HeadSource : public HoldingSource<intake::IncomingSettled> {
 protected:
  explicit HeadSource(Tables tables) : HoldingSource(std::move(tables), payments_held_back) {}

  /// The head of the order that a row is.
  static intake::IncomingOrder head_of(const Table& table) {
    intake::IncomingOrder order;
    order.facet = orders::Facet::head;
    order.row = table.line();
    return order;
  }

 private:
  static constexpr std::size_t payments_held_back = 500;
};

}  // namespace kontor::channels
