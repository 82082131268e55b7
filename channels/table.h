#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "channels/input.h"
#include "domain/base/digest.h"
#include "domain/base/result.h"
#include "formats/delimited/header.h"
#include "formats/delimited/reader.h"

namespace kontor::channels {

/// A column of a table, or one that it does not have.
struct Column {
  std::optional<std::size_t> index;
  std::string name;  ///< as the file has it, else as it was asked for
  explicit operator bool() const { return index.has_value(); }
};

/// A value of a row, with the column's name for the sentence of a refusal.
struct Cell {
  std::string_view text;  ///< without blanks at its ends; empty for an absent column
  std::string_view column;
};

/// A delimited file, opened: dialect known, header read, rows by column name, one in memory.
class Table {
 public:
  /// Reads the file through once (encoding, hash, damage) and its header. Refuses what makes the
  /// file wrong as a whole, as far as that shows without dividing it into rows.
  static Result<std::unique_ptr<Table>> open(Input input);
  ~Table();

  const std::string& file() const { return m_input.name; }
  const formats::Header& header() const { return m_header; }
  /// SHA-256 of the text's bytes, unpacked, as 64 hex digits.
  const std::string& content_hash() const { return m_content_hash; }
  Instant modified() const { return m_input.modified; }

  /// The first of `names` that the file has.
  Column column(std::initializer_list<std::string_view> names) const;
  Column column(std::string_view name) const { return column({name}); }

  /// Goes to the next row. False at the end, and where the file turns out wrong as a whole.
  /// Throws Failure (file_unreadable) when the medium fails.
  bool next();
  Cell cell(const Column& column) const;
  const std::vector<std::string>& cells() const { return m_row.cells; }
  /// Whether no cell of the row holds anything.
  bool blank_row() const;
  /// Physical line on which the row begins, from 1.
  std::int64_t line() const { return static_cast<std::int64_t>(m_row.line); }
  const std::optional<Refusal>& problem() const { return m_problem; }

  /// Takes quotes in tab-separated text for characters like any other, whatever the file looks
  /// like, and goes back before the first row. Elsewhere a quote quotes.
  void read_literally();
  /// Goes back before the first row.
  void rewind();
  /// The same file once more, at its first row, without inspecting it again.
  std::unique_ptr<Table> reopened() const;
  /// Bytes of the stored file read since, and in all.
  std::pair<std::int64_t, std::int64_t> progress() const;

 private:
  explicit Table(Input input);
  std::optional<Refusal> inspect();
  std::optional<Refusal> read_header();
  void start();

  Input m_input;
  formats::Dialect m_dialect;
  std::unique_ptr<InputStream> m_stream;
  std::unique_ptr<formats::DelimitedReader> m_reader;
  formats::Header m_header;
  formats::Row m_row;
  std::string m_content_hash;
  std::optional<Refusal> m_problem;
};

/// What is wrong with a file as a whole, as a refusal with its arguments.
Refusal file_refusal(const std::string& file, const formats::Problem& problem);

}  // namespace kontor::channels
