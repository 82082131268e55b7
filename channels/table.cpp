#include "channels/table.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "channels/footer.h"
#include "domain/base/failure.h"
#include "formats/delimited/detect.h"

namespace kontor::channels {

namespace {

using formats::FileProblem;

constexpr std::size_t drain_bytes = 64 * 1024;

/// Passes bytes on and hashes them.
class HashingSource final : public formats::ByteSource {
 public:
  explicit HashingSource(formats::ByteSource& below) : m_below(below) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t got = m_below.read(into, capacity);
    m_hash.add({into, got});
    return got;
  }
  /// Reads what is left and gives the hash of all.
  std::string finish() {
    std::vector<char> piece(drain_bytes);
    while (read(piece.data(), piece.size()) > 0) {
    }
    return m_hash.hex();
  }

 private:
  formats::ByteSource& m_below;
  Sha256 m_hash;
};

[[noreturn]] void throw_unreadable(const std::string& file, const std::system_error& error) {
  throw Failure(FailureCode::file_unreadable, {{"file", file}, {"detail", error.code().message()}});
}

RefusalCode refusal_code_of(FileProblem problem) {
  switch (problem) {
    case FileProblem::not_text_binary:
      return RefusalCode::file_binary;
    case FileProblem::html:
      return RefusalCode::file_html;
    case FileProblem::none:
    case FileProblem::empty:
      return RefusalCode::file_empty;
    case FileProblem::line_too_long:
      return RefusalCode::file_line_too_long;
    case FileProblem::cell_too_long:
      return RefusalCode::file_cell_too_long;
    case FileProblem::too_many_columns:
      return RefusalCode::file_too_many_columns;
    case FileProblem::unterminated_quote:
    case FileProblem::cut_off:
      return RefusalCode::file_cut_off;
    case FileProblem::text_after_quote:
      return RefusalCode::file_bad_quoting;
    case FileProblem::bad_encoding:
    case FileProblem::mixed_encoding:
      return RefusalCode::file_mixed_encoding;
    case FileProblem::unclear_encoding:
      return RefusalCode::file_encoding_unclear;
    case FileProblem::no_header:
      return RefusalCode::file_no_header;
    case FileProblem::duplicate_header:
      return RefusalCode::file_duplicate_header;
    case FileProblem::missing_header:
      return RefusalCode::file_missing_columns;
    case FileProblem::row_too_short:
    case FileProblem::row_too_long:
      return RefusalCode::file_columns_per_row;
  }
  return RefusalCode::file_unreadable;
}

/// The name of a problem's detail among the arguments.
std::string_view detail_name(FileProblem problem) {
  switch (problem) {
    case FileProblem::not_text_binary:
      return "kind";
    case FileProblem::line_too_long:
    case FileProblem::cell_too_long:
    case FileProblem::too_many_columns:
      return "limit";
    case FileProblem::bad_encoding:
    case FileProblem::mixed_encoding:
      return "encoding";
    case FileProblem::unclear_encoding:
      return "encodings";
    case FileProblem::duplicate_header:
      return "column";
    case FileProblem::missing_header:
      return "columns";
    default:
      return "found";
  }
}

/// The code of a delimiter, for sentences.
std::string_view separator_name(char delimiter) {
  if (delimiter == '\t') return "tab";
  if (delimiter == ';') return "semicolon";
  return delimiter == '|' ? "bar" : "comma";
}

}  // namespace

Refusal file_refusal(const std::string& file, const formats::Problem& problem) {
  Refusal refusal{refusal_code_of(problem.kind), {{"file", file}}};
  if (problem.line > 0) refusal.args.emplace_back("line", std::to_string(problem.line));
  if (refusal.code == RefusalCode::file_columns_per_row) {
    const std::size_t slash = problem.detail.find('/');
    refusal.args.emplace_back("found", problem.detail.substr(0, slash));
    refusal.args.emplace_back("expected", problem.detail.substr(slash + 1));
  } else if (!problem.detail.empty()) {
    refusal.args.emplace_back(detail_name(problem.kind), problem.detail);
  }
  return refusal;
}

Table::Table(Input input, const Reading& reading) : m_input(std::move(input)), m_reading(reading) {}
Table::~Table() = default;

Result<std::unique_ptr<Table>> Table::open(Input input, const Reading& reading,
                                           const KnownHeader& known) {
  std::unique_ptr<Table> table(new Table(std::move(input), reading));
  try {
    if (auto refusal = table->inspect()) return std::move(*refusal);
    if (auto refusal = table->read_header(known)) return std::move(*refusal);
  } catch (const std::system_error& error) {
    throw_unreadable(table->file(), error);
  }
  return table;
}

std::optional<Refusal> Table::inspect() {
  const std::unique_ptr<InputStream> stream = m_input.open();
  HashingSource hashing(*stream);
  const formats::Detection detection = formats::detect_source(hashing, m_reading.encoding);
  if (detection.problem) return file_refusal(file(), detection.problem);
  m_content_hash = hashing.finish();
  if (stream->damaged()) return Refusal{RefusalCode::file_cut_off, {{"file", file()}}};
  m_dialect = detection.dialect;
  m_why = code(detection.reason);
  return std::nullopt;
}

/// Looks for the header behind a preamble. True when it stands there.
bool Table::find_header(const KnownHeader& known) {
  start();
  for (m_preamble = 0; m_preamble < max_preamble_rows && m_reader->next(m_row); ++m_preamble) {
    const formats::Header header(m_row);
    if (!header.problem() && known(header)) return true;
  }
  m_preamble = 0;
  return false;
}

std::optional<Refusal> Table::read_header(const KnownHeader& known) {
  if (!known || !find_header(known)) {
    start();
    if (!m_reader->next(m_row)) {
      const bool nothing = !m_reader->problem();
      return file_refusal(
          file(), nothing ? formats::Problem{FileProblem::empty, 0, {}} : m_reader->problem());
    }
  }
  m_header = formats::Header(m_row);
  m_header_line = m_row.line;
  if (const formats::Problem problem = m_header.problem()) return file_refusal(file(), problem);
  return std::nullopt;
}

void Table::start() {
  m_waiting.clear();
  m_footer_line = 0;
  m_footer_rows = 0;
  m_reader.reset();
  m_stream = m_input.open();
  m_reader = std::make_unique<formats::DelimitedReader>(*m_stream, m_dialect);
}

Column Table::column(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto index = m_header.find(name)) return {index, m_header.names()[*index]};
  }
  return {std::nullopt, std::string(*names.begin())};
}

/// The next row as it stands. False at the end of the text and where it is wrong.
bool Table::next_row() {
  if (!m_waiting.empty()) {
    m_row = std::move(m_waiting.front());
    m_waiting.pop_front();
    return true;
  }
  return m_reader->next(m_row);
}

/// Whether the row and all behind it are a footer. Reads ahead, as far as a footer can be.
bool Table::at_footer() {
  if (!reads_like_footer(m_row.cells, m_header.size())) return false;
  const auto continues = [&](const formats::Row& row) {
    return row.cells.size() < m_header.size() || reads_like_footer(row.cells, m_header.size());
  };
  formats::Row row;
  while (m_waiting.size() < max_footer_rows && m_reader->next(row)) m_waiting.push_back(row);
  if (m_waiting.size() == max_footer_rows || m_reader->problem()) return false;
  if (!std::all_of(m_waiting.begin(), m_waiting.end(), continues)) return false;
  m_footer_line = m_row.line;
  m_footer_rows = m_waiting.size() + 1;
  m_waiting.clear();
  return true;
}

bool Table::next() {
  if (m_problem || m_footer_line != 0) return false;
  try {
    if (!next_row()) {
      if (m_reader->problem()) m_problem = file_refusal(file(), m_reader->problem());
      return false;
    }
    if (at_footer()) return false;
  } catch (const std::system_error& error) {
    throw_unreadable(file(), error);
  }
  if (const formats::Problem problem = m_header.check_width(m_row)) {
    m_problem = file_refusal(file(), problem);
    return false;
  }
  return true;
}

Cell Table::cell(const Column& column) const {
  if (!column.index || *column.index >= m_row.cells.size()) return {{}, column.name};
  return {formats::trim_blanks(m_row.cells[*column.index]), column.name};
}

bool Table::blank_row() const {
  return std::all_of(m_row.cells.begin(), m_row.cells.end(),
                     [](const std::string& cell) { return formats::trim_blanks(cell).empty(); });
}

void Table::read_literally() {
  if (m_dialect.delimiter != '\t' || !m_dialect.quoting) return;
  m_dialect.quoting = false;
  rewind();
}

void Table::rewind() {
  m_problem.reset();
  try {
    start();
    for (std::size_t i = 0; i <= m_preamble; ++i) m_reader->next(m_row);  // the header is the last
  } catch (const std::system_error& error) {
    throw_unreadable(file(), error);
  }
}

std::unique_ptr<Table> Table::reopened() const {
  std::unique_ptr<Table> table(new Table(m_input, m_reading));
  table->m_dialect = m_dialect;
  table->m_why = m_why;
  table->m_header = m_header;
  table->m_preamble = m_preamble;
  table->m_header_line = m_header_line;
  table->m_content_hash = m_content_hash;
  table->rewind();
  return table;
}

intake::Note Table::read_as() const {
  return {intake::NoteCode::file_read_as,
          {{"file", file()},
           {"encoding", std::string(encoding_name(m_dialect.encoding))},
           {"why", m_why},
           {"separator", std::string(separator_name(m_dialect.delimiter))}}};
}

std::vector<intake::Note> Table::left_out() const {
  std::vector<intake::Note> notes;
  if (m_preamble > 0) {
    notes.push_back({intake::NoteCode::file_read_as,
                     {{"file", file()}, {"line", std::to_string(m_header_line)}}});
  }
  if (m_footer_line != 0) {
    notes.push_back({intake::NoteCode::file_read_as,
                     {{"file", file()},
                      {"line", std::to_string(m_footer_line)},
                      {"count", std::to_string(m_footer_rows)}}});
  }
  return notes;
}

std::pair<std::int64_t, std::int64_t> Table::progress() const {
  return {m_stream->consumed(), m_input.bytes};
}

}  // namespace kontor::channels
