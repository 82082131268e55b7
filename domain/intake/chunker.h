#pragma once

#include <deque>
#include <map>

#include "domain/intake/records.h"

namespace kontor::intake {

enum class RecordKind {
  product,
  stock,
  order,
  refused,
  customer,
  settled,
  payout,
  bank_line,
  opening
};
RecordKind kind_of(const Item& item);

/// Records of one kind that are planned and written together. Stock chunks are of one location.
struct Chunk {
  RecordKind kind = RecordKind::order;
  std::vector<Item> items;
  std::vector<std::size_t> index;  ///< of each item among all records of the source
  std::string location;            ///< of stock chunks
  int part = 0;                    ///< of the location, from 1
};

/// Cuts a source into chunks, always the same for the same files: products, counts and orders keep
/// their order; rows of counts are gathered by location.
class Chunker {
 public:
  static constexpr std::size_t products_per_chunk = 1000;
  static constexpr std::size_t orders_per_chunk = 500;
  static constexpr std::size_t lines_per_chunk = 2500;

  explicit Chunker(RecordSource& source) : m_source(source) {}
  std::optional<Chunk> next();
  /// Records given out so far.
  std::size_t records() const { return m_records; }

 private:
  void take(Item item);
  void close_open();
  void close_stock();

  RecordSource& m_source;
  std::deque<Chunk> m_ready;
  std::optional<Chunk> m_open;
  std::size_t m_open_lines = 0;
  std::map<std::string, Chunk> m_stock;
  std::map<std::string, int> m_parts;
  std::size_t m_records = 0;
  bool m_ended = false;
};

}  // namespace kontor::intake
