#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "formats/bytes/sink.h"
#include "formats/bytes/source.h"
#include "formats/datetime.h"
#include "formats/delimited/detect.h"
#include "formats/delimited/header.h"
#include "formats/delimited/reader.h"
#include "formats/delimited/writer.h"
#include "formats/display_width.h"
#include "formats/json_rows.h"
#include "formats/numbers.h"
#include "tests/support/paths.h"

/// Random and damaged text through everything that reads it. One seed decides all; it is printed,
/// and KONTOR_FUZZ_SEED repeats a run.
namespace kontor::formats::fuzz_test {

namespace {

constexpr std::uint64_t default_seed = 20261121;
constexpr std::chrono::seconds longest_case{3};
constexpr std::chrono::seconds longest_case_of_long_run{60};

std::uint64_t seed_of_run() {
  const std::string given = kontor::test::environment("KONTOR_FUZZ_SEED");
  return given.empty() ? default_seed : std::strtoull(given.c_str(), nullptr, 10);
}

/// Random choices, and the rounds of one case: at least one, until the time is up.
class Fuzz {
 public:
  explicit Fuzz(std::size_t rounds)
      : m_random(seed_of_run()),
        m_rounds(kontor::test::long_run() ? rounds * 20 : rounds),
        m_end(std::chrono::steady_clock::now() +
              (kontor::test::long_run() ? longest_case_of_long_run : longest_case)) {}

  bool next_round() {
    return m_done++ < m_rounds && (m_done == 1 || std::chrono::steady_clock::now() < m_end);
  }
  std::size_t round() const { return m_done; }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(m_random);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }
  char byte() { return static_cast<char>(below(256)); }

  /// Bytes of one of several kinds: any, those that mean something in delimited text, text.
  std::string bytes(std::size_t longest) {
    static constexpr std::string_view special = "\",\t;|\r\n\r\n\"\"a1 =\xC3\xA9\xE9\xEF\xBB\xBF";
    const std::size_t kind = below(3);
    std::string out;
    for (std::size_t left = below(longest + 1); left > 0; --left) {
      if (kind == 0) out += byte();
      if (kind == 1) out += special[below(special.size())];
      if (kind == 2) out += static_cast<char>(' ' + below(95));
    }
    return out;
  }

  /// A valid text without U+0000, rich in what must be quoted.
  std::string cell() {
    static constexpr std::array<std::string_view, 16> pieces{"\"",
                                                             ",",
                                                             ";",
                                                             "\t",
                                                             "\r",
                                                             "\n",
                                                             "\r\n",
                                                             "=",
                                                             " ",
                                                             "'",
                                                             "\xEF\xBB\xBF",
                                                             "\xC3\xA9",
                                                             "\xE8\xBD\xA6",
                                                             "\xF0\x9F\x9A\xB2",
                                                             "word",
                                                             "\xD8\xAF\xD8\xB1"};
    std::string out;
    for (std::size_t left = below(6); left > 0; --left) out += pieces[below(pieces.size())];
    return out;
  }

 private:
  std::mt19937_64 m_random;
  std::size_t m_rounds;
  std::size_t m_done = 0;
  std::chrono::steady_clock::time_point m_end;
};

/// Printed by every run, so that any of them can be repeated.
struct PrintedSeed {
  PrintedSeed() { std::cout << "formats_fuzz: KONTOR_FUZZ_SEED=" << seed_of_run() << std::endl; }
};

/// A sanitizer keeps freed memory for itself; the bound means something only without one.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_measurable = false;
#else
constexpr bool memory_is_measurable = true;
#endif

long peak_memory_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

using Rows = std::vector<std::vector<std::string>>;

struct Outcome {
  Rows rows;
  Problem problem;
  bool operator==(const Outcome& other) const {
    return rows == other.rows && problem.kind == other.problem.kind &&
           problem.line == other.problem.line && problem.detail == other.problem.detail;
  }
};

bool is_clean_text(const std::string& text) {
  return scan_utf8(text).valid == text.size() && text.find('\0') == std::string::npos;
}

/// Reads to the end and checks what must hold of every row, whatever the text.
Outcome read_checked(std::string_view text, const Dialect& dialect, std::size_t piece) {
  MemorySource source(text, piece);
  DelimitedReader reader(source, dialect);
  Outcome outcome;
  Row row;
  std::uint64_t last_line = 0;
  bool holds = true;
  while (reader.next(row)) {
    holds = holds && row.line > last_line && !row.cells.empty();
    holds = holds && std::all_of(row.cells.begin(), row.cells.end(), is_clean_text);
    last_line = row.line;
    outcome.rows.push_back(row.cells);
  }
  outcome.problem = reader.problem();
  BOOST_TEST(holds);
  BOOST_TEST(!reader.next(row));
  return outcome;
}

Dialect random_dialect(Fuzz& fuzz) {
  constexpr std::array<char, 4> delimiters{',', '\t', ';', '|'};
  constexpr std::array<Encoding, 6> encodings{Encoding::utf8,      Encoding::utf16_le,
                                              Encoding::utf16_be,  Encoding::windows_1252,
                                              Encoding::shift_jis, Encoding::gb18030};
  Dialect dialect;
  dialect.delimiter = delimiters[fuzz.below(delimiters.size())];
  dialect.quoting = !fuzz.one_in(4);
  dialect.encoding = fuzz.one_in(2) ? Encoding::utf8 : encodings[fuzz.below(encodings.size())];
  return dialect;
}

/// A detected dialect must read what it was detected from in the same way in any pieces.
void read_as_detected(Fuzz& fuzz, std::string_view text) {
  const Detection detection = formats::detect(text, fuzz.one_in(2));
  const Outcome whole = read_checked(text, detection.dialect, SIZE_MAX);
  const Outcome pieces = read_checked(text, detection.dialect, 1 + fuzz.below(7));
  BOOST_TEST((whole == pieces));
  if (whole.rows.empty()) return;
  const Header header(Row{whole.rows.front(), 1, 0, true});
  header.problem();
  for (const std::string& name : whole.rows.front()) header.find(name);
}

std::string sample_csv() {
  return "Name,Email,Total,Note\r\n"
         "#1001,\"a,b@c.example\",\"1,149.00\",\"two\r\nlines \"\"quoted\"\"\"\r\n"
         "#1002,Caf\xC3\xA9 \xE8\xBD\xA6,-3.50,\r\n"
         "\r\n"
         "#1003,,0.00,\"\"\r\n";
}

std::string mutated(Fuzz& fuzz, std::string text) {
  for (std::size_t changes = 1 + fuzz.below(4); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = fuzz.below(text.size());
    switch (fuzz.below(5)) {
      case 0:
        text[at] = fuzz.byte();
        break;
      case 1:
        text.erase(at, 1 + fuzz.below(5));
        break;
      case 2:
        text.insert(at, fuzz.bytes(4));
        break;
      case 3:
        text.resize(at);
        break;
      default:
        text.insert(at, text.substr(fuzz.below(text.size()), fuzz.below(40)));
        break;
    }
  }
  return text;
}

/// Endless bytes of a small alphabet; each alphabet drives the reader against another limit.
class BiasedSource final : public ByteSource {
 public:
  BiasedSource(Fuzz& fuzz, std::string_view alphabet, std::size_t size)
      : m_fuzz(fuzz), m_alphabet(alphabet), m_rest(size) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, m_rest);
    const std::size_t run = 1 + m_fuzz.below(97);
    for (std::size_t i = 0; i < count; ++i) {
      into[i] = m_alphabet[(i / run + i * i) % m_alphabet.size()];
    }
    m_rest -= count;
    return count;
  }

 private:
  Fuzz& m_fuzz;
  std::string_view m_alphabet;
  std::size_t m_rest;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_fuzz, *boost::unit_test::fixture<PrintedSeed>())

BOOST_AUTO_TEST_CASE(random_bytes_never_break_the_reader) {
  Fuzz fuzz(20000);
  while (fuzz.next_round()) {
    BOOST_TEST_INFO_SCOPE("round " << fuzz.round());
    const std::string text = fuzz.bytes(400);
    const Dialect dialect = random_dialect(fuzz);
    const Outcome whole = read_checked(text, dialect, SIZE_MAX);
    const Outcome pieces = read_checked(text, dialect, 1 + fuzz.below(5));
    BOOST_TEST((whole == pieces));
    read_as_detected(fuzz, text);
  }
}

BOOST_AUTO_TEST_CASE(damaged_files_never_break_the_reader) {
  Fuzz fuzz(20000);
  while (fuzz.next_round()) {
    BOOST_TEST_INFO_SCOPE("round " << fuzz.round());
    read_as_detected(fuzz, mutated(fuzz, sample_csv()));
  }
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  Fuzz fuzz(20000);
  while (fuzz.next_round()) {
    BOOST_TEST_INFO_SCOPE("round " << fuzz.round());
    CsvOptions options;
    options.delimiter = random_dialect(fuzz).delimiter;
    options.line_end = fuzz.one_in(2) ? LineEnd::crlf : LineEnd::lf;
    options.byte_order_mark = fuzz.one_in(2);
    options.neutralise = fuzz.one_in(2);
    MemorySink sink;
    CsvWriter writer(sink, options);
    Rows written(fuzz.below(6));
    for (std::vector<std::string>& row : written) {
      row.resize(1 + fuzz.below(5));
      for (std::string& cell : row) cell = fuzz.cell();
      writer.row(row);
      for (std::string& cell : row) {
        if (options.neutralise && reads_as_formula(cell)) cell.insert(0, "'");
      }
    }
    Dialect dialect;
    dialect.delimiter = options.delimiter;
    const Outcome outcome = read_checked(sink.bytes(), dialect, 1 + fuzz.below(9));
    BOOST_TEST(!outcome.problem);
    BOOST_TEST((outcome.rows == written));
  }
}

BOOST_AUTO_TEST_CASE(large_streams_need_flat_memory) {
  constexpr std::size_t stream_bytes = std::size_t{64} * 1024 * 1024;
  constexpr long allowed_growth_kib = 48L * 1024;
  constexpr std::array<std::string_view, 6> alphabets{"x",    "x,",       "xyz\n,\"\"",
                                                      "\"\n", ",\n\"x\r", "\xC3\xA9,\n"};
  Fuzz fuzz(alphabets.size());
  const long before = peak_memory_kib();
  for (const std::string_view alphabet : alphabets) {
    BiasedSource source(fuzz, alphabet, stream_bytes);
    DelimitedReader reader(source);
    Row row;
    std::size_t largest = 0;
    const auto end = std::chrono::steady_clock::now() + longest_case;
    while (reader.next(row) && std::chrono::steady_clock::now() < end) {
      largest = std::max(largest, row.cells.size());
    }
    BOOST_TEST(largest <= max_columns);
  }
  BOOST_TEST((!memory_is_measurable || peak_memory_kib() - before < allowed_growth_kib));
}

BOOST_AUTO_TEST_CASE(numbers_and_dates_survive_anything) {
  Fuzz fuzz(100000);
  static constexpr std::string_view alphabet = "0123456789.,-+()$' :TZ/\xC2\xA3\xE2\x82\xAC";
  while (fuzz.next_round()) {
    BOOST_TEST_INFO_SCOPE("round " << fuzz.round());
    std::string text;
    for (std::size_t left = fuzz.below(24); left > 0; --left) {
      text += alphabet[fuzz.below(alphabet.size())];
    }
    const DecimalStyle style{fuzz.one_in(2) ? DecimalStyle::Mark::comma : DecimalStyle::Mark::point,
                             fuzz.one_in(2), fuzz.one_in(2)};
    const auto number = parse_decimal(text, style);
    if (number && number->scale == 0) {
      BOOST_TEST((parse_decimal(std::to_string(number->mantissa)) == number));
    }
    parse_iso_datetime(text);
    parse_datetime(text, fuzz.bytes(12));
    const std::string noise = fuzz.bytes(40);
    BOOST_TEST(is_clean_text(json_string(noise)));
    display_width(cut_to_width(one_line(noise), 10));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::formats::fuzz_test
