#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "channels/profile.h"
#include "channels/table.h"
#include "domain/intake/records.h"
#include "formats/numbers.h"

namespace kontor::channels {

using Tables = std::vector<std::unique_ptr<Table>>;

/// Reads tables one after another, row by row. What a profile adds is how rows become records.
class RowSource : public intake::RecordSource {
 public:
  explicit RowSource(Tables tables) : m_tables(std::move(tables)) {}

  std::optional<intake::Item> next() final;
  const std::optional<Refusal>& problem() const final { return m_problem; }
  void rewind() final;
  std::vector<intake::Note> readings() const final { return m_readings; }
  std::pair<std::int64_t, std::int64_t> progress() const final;

 protected:
  /// Before the first row of a table: find its columns. May go through it, and rewinds it then.
  virtual void begin(Table& table) = 0;
  /// A row with at least one filled cell.
  virtual void row(const Table& table) = 0;
  /// After the last row of a table.
  virtual void end(const Table&) {}

  template <class Record>
  void give(std::int64_t row, Record record) {
    m_ready.push_back({std::move(record), row});
  }
  void give_refusal(const Table& table, std::int64_t row, Refusal refusal) {
    give(row, intake::RowRefusal{row, table.file(), std::move(refusal)});
  }

  /// Gives the record, or the refusal of its row if there is one.
  template <class Record>
  void give_or_refuse(const Table& table, std::int64_t row, const std::optional<Refusal>& refusal,
                      Record record) {
    if (refusal) {
      give_refusal(table, row, *refusal);
    } else {
      give(row, std::move(record));
    }
  }
  /// Notes how columns are read; the same again says nothing.
  void tell(const std::optional<intake::Note>& reading);
  /// Ends the reading: the files are wrong as a whole.
  void fail(Refusal refusal) { m_problem = std::move(refusal); }

 private:
  Tables m_tables;
  std::size_t m_at = 0;
  bool m_begun = false;
  std::deque<intake::Item> m_ready;
  std::vector<intake::Note> m_readings;
  std::optional<Refusal> m_problem;
};

/// A profile whose files all have the same kind of columns.
class TableProfile : public Profile {
 public:
  Recognition recognise(const formats::Header& header) const final;
  using Profile::open;
  Result<OpenedSource> open(std::vector<Input> inputs, const ProfileOptions& options) const final;

 protected:
  /// Needed columns; each is a list of names of which one must be there.
  using Needed = std::vector<std::vector<std::string_view>>;
  virtual const Needed& needed() const = 0;
  /// Further conditions: names of columns that are missing, or empty.
  virtual std::vector<std::string> also_missing(const formats::Header&) const { return {}; }
  virtual std::unique_ptr<RowSource> records(Tables tables,
                                             const ProfileOptions& options) const = 0;
  /// Whether the channel never quotes in tab-separated files: a title may begin with a quote.
  virtual bool literal_quotes() const { return false; }
  /// Adds what the profile knows beyond files, hash and name.
  virtual void describe(intake::SourceInfo&, const Tables&) const {}

 private:
  std::vector<std::string> missing(const formats::Header& header) const;
};

/// What all profiles say of their files: names, hash, newest, encoding and separator.
void describe_files(intake::SourceInfo& info, const std::vector<const Table*>& tables);

/// How numbers are read, by an example; in those columns, or in all of the file.
intake::Note numbers_note(const Table& table, const std::vector<std::string>& columns,
                          const formats::DecimalStyle& style);
/// An amount as the style writes it.
std::string_view number_example(const formats::DecimalStyle& style);

/// Texts joined by ", ".
std::string joined(const std::vector<std::string>& texts);

}  // namespace kontor::channels
