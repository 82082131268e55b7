#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/bytes/temporary_file.h"

namespace kontor::formats {

using TextRow = std::vector<std::string>;

/// Rows of texts that are read more than once: pages must be counted before the first is drawn.
/// They lie in a temporary file, so memory does not grow with them. Throws std::system_error.
class RowSpool {
 public:
  void append(const TextRow& row);
  /// Hands over what is buffered; needed before the first reader.
  void finish();
  std::int64_t size() const { return m_rows; }
  /// Of the row that append() takes next.
  std::int64_t place() const { return m_bytes; }

  /// Reads rows in their order from a place on, which place() of an earlier reader gave; 0 is the
  /// first row. The spool outlives it.
  class Reader {
   public:
    explicit Reader(const RowSpool& spool, std::int64_t place = 0)
        : m_spool(spool), m_place(place), m_loaded(place) {}
    bool next(TextRow& row);
    /// Of the row that next() gives next.
    std::int64_t place() const { return m_place; }

   private:
    void take(char* into, std::size_t count);

    const RowSpool& m_spool;
    std::int64_t m_place;   ///< in the file
    std::int64_t m_loaded;  ///< how far of it was read
    std::string m_part;
    std::size_t m_at = 0;  ///< in m_part
  };

 private:
  TemporaryFile m_file;
  std::string m_buffer;
  std::int64_t m_rows = 0;
  std::int64_t m_bytes = 0;
};

}  // namespace kontor::formats
