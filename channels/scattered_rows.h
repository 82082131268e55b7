#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "channels/table.h"

namespace kontor::channels {

/// Documents that a file with scattered rows may have; 16 bytes of each key's hash are remembered
/// while the file is gone through.
inline constexpr std::size_t max_scattered_documents = 2'000'000;
/// Rows away from their document that are kept in memory.
inline constexpr std::size_t max_scattered_rows = 100'000;

/// A row kept for later.
struct KeptRow {
  std::vector<std::string> cells;
  std::int64_t line = 0;
};

/// The rows of a file that do not stand with the others of their document. Found by going through
/// the file once before it is read.
class ScatteredRows {
 public:
  /// Reads the table to its end and back. `key` gives the document key of the current row, blank
  /// for none. Refuses file_unordered (args file, line, limit) beyond the limits.
  std::optional<Refusal> find(Table& table, const std::function<std::string()>& key);

  /// Whether the row on this line belongs to a document that began earlier, elsewhere.
  bool away(std::int64_t line) const { return m_lines.contains(line); }
  /// The rows of a document that stand elsewhere, in the file's order.
  const std::vector<KeptRow>& of(const std::string& key) const;

 private:
  std::optional<Refusal> add(const Table& table, const std::string& key, bool away);

  using KeyHash = std::array<std::uint64_t, 2>;
  struct HashOfHash {
    std::size_t operator()(const KeyHash& hash) const { return hash[0]; }
  };
  static KeyHash hash_of(const std::string& key);

  std::unordered_set<KeyHash, HashOfHash> m_seen;
  std::unordered_map<std::string, std::vector<KeptRow>> m_rows;
  std::unordered_set<std::int64_t> m_lines;
};

}  // namespace kontor::channels
