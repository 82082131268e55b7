#include "formats/delimited/detect.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "formats/bytes/source.h"
#include "formats/delimited/encoding.h"
#include "formats/delimited/encoding_tally.h"

namespace kontor::formats {

namespace {

constexpr std::array<char, 4> known_delimiters{',', '\t', ';', '|'};
/// Rows of the head that are compared.
constexpr std::size_t compared_rows = 200;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array<Signature, 12> binary_signatures{{
    {"PK\x03\x04", "zip"},
    {"PK\x05\x06", "zip"},
    {"%PDF-", "pdf"},
    {"\xD0\xCF\x11\xE0", "xls"},
    {"\x1F\x8B", "gzip"},
    {"\x89PNG", "image"},
    {"\xFF\xD8\xFF", "image"},
    {"GIF8", "image"},
    {"SQLite format 3", "sqlite"},
    {"7z\xBC\xAF", "7z"},
    {"Rar!", "rar"},
    {"\177ELF", "program"},
}};

constexpr std::array<std::string_view, 6> html_beginnings{"<!doctype html", "<html",  "<head",
                                                          "<body",          "<table", "<script"};

std::string_view binary_kind(std::string_view head) {
  for (const Signature& signature : binary_signatures) {
    if (!head.starts_with(signature.bytes)) continue;
    const bool office = signature.name == "zip" && head.find("xl/") != std::string_view::npos;
    return office ? std::string_view("xlsx") : signature.name;
  }
  return {};
}

bool begins_like_html(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r'))) {
    text.remove_prefix(1);
  }
  const auto lowered = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::any_of(html_beginnings.begin(), html_beginnings.end(), [&](std::string_view start) {
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(),
                      [&](char wanted, char found) { return wanted == lowered(found); });
  });
}

/// Control characters that no text file has; a few are let pass, many mean another kind of file.
bool has_binary_controls(std::string_view head) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0D && byte < 0x20 && byte != 0x1A);
  };
  const auto count = std::count_if(head.begin(), head.end(), is_control);
  return static_cast<std::size_t>(count) * 20 > head.size();
}

/// UTF-16 shows itself by its mark, or by zero bytes on one side of its pairs only.
std::optional<Encoding> utf16_of(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (head.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  // A fifth of the pairs: even Chinese text has that many digits, delimiters and line breaks.
  const std::size_t least = std::max<std::size_t>(2, head.size() / 10);
  if (zeros[0] == 0 && zeros[1] >= least) return Encoding::utf16_le;
  if (zeros[1] == 0 && zeros[0] >= least) return Encoding::utf16_be;
  return std::nullopt;
}

std::string names_of(const std::vector<Encoding>& encodings) {
  std::string names;
  for (const Encoding encoding : encodings) {
    names.append(names.empty() ? "" : ", ").append(encoding_name(encoding));
  }
  return names;
}

/// `whole`: the tally has seen the end of the file.
void settle_encoding(EncodingTally& tally, bool whole, Detection& detection) {
  detection.ascii_only = tally.ascii_only();
  detection.dialect.encoding = Encoding::utf8;
  if (tally.all_utf8()) {
    detection.reason = tally.marked()       ? EncodingReason::mark
                       : tally.ascii_only() ? EncodingReason::ascii
                                            : EncodingReason::valid_utf8;
    return;
  }
  EncodingGuess guess = tally.guess(whole);
  const bool latin = !guess.fitting.empty() && guess.fitting.front() == Encoding::windows_1252;
  const bool decided = guess.certain && !(latin && tally.mixed());
  if (tally.mixed() && !(decided && tally.utf8_by_chance())) {
    detection.problem = {FileProblem::mixed_encoding, tally.second_kind_line(),
                         std::string(encoding_name(Encoding::utf8))};
  } else if (!decided) {
    if (guess.fitting.empty()) {
      guess.fitting = {Encoding::windows_1252, Encoding::shift_jis, Encoding::gb18030};
    }
    detection.problem = {FileProblem::unclear_encoding, 0, names_of(guess.fitting)};
  } else {
    detection.dialect.encoding = guess.fitting.front();
    detection.reason = EncodingReason::statistics;
  }
}

std::string_view without_mark(std::string_view head, Detection& detection) {
  detection.byte_order_mark = head.starts_with("\xEF\xBB\xBF");
  return detection.byte_order_mark ? head.substr(3) : head;
}

/// All of the head as UTF-8; what a cut in the middle of a character leaves over is dropped.
std::string decoded(std::string_view head, Encoding encoding, Detection& detection) {
  MemorySource source(head);
  TextDecoder decoder(source, encoding);
  std::string text;
  std::array<char, 4096> piece{};
  while (const std::size_t got = decoder.read(piece.data(), piece.size())) {
    text.append(piece.data(), got);
  }
  detection.byte_order_mark = detection.byte_order_mark || decoder.had_byte_order_mark();
  return text;
}

/// How well one delimiter divides the head.
struct Division {
  Dialect dialect;
  std::size_t columns = 0;   // of most rows
  std::size_t agreeing = 0;  // rows with that many
  std::size_t rows = 0;
  std::size_t stray_quotes = 0;  // cells with an odd quote: cut through by a wrong delimiter
  bool header_agrees = false;
  bool malformed = false;

  bool divides() const { return columns >= 2 && !malformed; }
  bool mostly_agrees() const { return agreeing * 10 >= rows * 9; }
};

bool better(const Division& left, const Division& right) {
  if (left.divides() != right.divides()) return left.divides();
  if (left.header_agrees != right.header_agrees) return left.header_agrees;
  if (left.mostly_agrees() != right.mostly_agrees()) return left.mostly_agrees();
  if (!left.mostly_agrees() && left.agreeing != right.agreeing) {
    return left.agreeing > right.agreeing;
  }
  if (left.stray_quotes != right.stray_quotes) return left.stray_quotes < right.stray_quotes;
  return left.columns > right.columns;
}

bool has_odd_quotes(const std::string& cell) {
  return std::count(cell.begin(), cell.end(), '"') % 2 != 0;
}

/// What one delimiter makes of the head, before it is judged.
struct Divided {
  Division division;
  std::vector<std::size_t> counts;  // cells of each row

  /// Rows of one cell before the first of several.
  std::size_t prose() const {
    const auto table = std::find_if(counts.begin(), counts.end(), [](auto n) { return n > 1; });
    return table == counts.end() ? counts.size() : static_cast<std::size_t>(table - counts.begin());
  }
  /// The division by the rows behind so many.
  Division judged(std::size_t skipped) const;
};

Division Divided::judged(std::size_t skipped) const {
  Division result = division;
  if (skipped >= counts.size()) skipped = 0;
  result.rows = counts.size() - skipped;
  std::map<std::size_t, std::size_t> times;
  for (std::size_t i = skipped; i < counts.size(); ++i) ++times[counts[i]];
  for (const auto& [count, found] : times) {
    if (found >= result.agreeing) {
      result.agreeing = found;
      result.columns = count;
    }
  }
  result.header_agrees = !counts.empty() && counts[skipped] == result.columns;
  return result;
}

Divided divide(std::string_view text, bool whole, char delimiter, bool quoting) {
  Divided divided;
  Division& division = divided.division;
  division.dialect.delimiter = delimiter;
  division.dialect.quoting = quoting;
  MemorySource source(text);
  DelimitedReader reader(source, division.dialect);
  Row row;
  while (divided.counts.size() < compared_rows && reader.next(row)) {
    // The last row of a cut head may be half a row.
    if (!row.terminated && !whole && !divided.counts.empty()) break;
    divided.counts.push_back(row.cells.size());
    division.stray_quotes +=
        static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), has_odd_quotes));
  }
  const FileProblem problem = reader.problem().kind;
  const bool cut_inside_quotes = problem == FileProblem::unterminated_quote && !whole;
  division.malformed = problem != FileProblem::none && !cut_inside_quotes;
  return divided;
}

/// Prose before the table, which no delimiter divides, says nothing of it.
Division best_division(std::string_view text, bool whole, bool quoting) {
  std::vector<Divided> all;
  std::size_t prose = compared_rows;
  for (const char delimiter : known_delimiters) {
    all.push_back(divide(text, whole, delimiter, quoting));
    prose = std::min(prose, all.back().prose());
  }
  Division best = all.front().judged(prose);
  for (const Divided& divided : all) {
    const Division other = divided.judged(prose);
    if (better(other, best)) best = other;
  }
  return best;
}

/// The place behind the closing quote of the cell that opens at `at`; npos when none closes it.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
  for (std::size_t i = text.find('"', at + 1); i != std::string_view::npos;
       i = text.find('"', i + 2)) {
    if (text.substr(i + 1, 1) != "\"") return i + 1;
  }
  return std::string_view::npos;
}

/// Whether some cell is enclosed in quotes.
bool has_enclosed_cell(std::string_view text, char delimiter) {
  const std::string borders{delimiter, '\n', '\r'};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      const std::size_t behind = behind_quotes(text, at);
      if (behind == text.size()) return true;
      if (behind < text.size() && borders.find(text[behind]) != std::string::npos) return true;
    }
    const std::size_t border = text.find_first_of(borders, at);
    if (border == std::string_view::npos) return false;
    at = border + 1;
  }
  return false;
}

/// Quoting is the rule. It is off where it can't be on, and in tab-separated text without a single
/// enclosed cell, where a quote is an inch mark.
void settle_division(std::string_view text, bool whole, Detection& detection) {
  Division division = best_division(text, whole, true);
  if (!division.divides()) {
    // Only tabs make do without quoting; elsewhere the reader says what is wrong with the quotes.
    const Division plain = best_division(text, whole, false);
    if (plain.divides()) division = plain;
    division.dialect.quoting = division.dialect.delimiter != '\t';
  }
  const char delimiter = division.dialect.delimiter;
  if (delimiter == '\t' && division.divides() && !has_enclosed_cell(text, delimiter)) {
    division.dialect.quoting = false;
  }
  detection.delimiter_found = division.divides();
  detection.dialect.delimiter = detection.delimiter_found ? delimiter : ',';
  detection.dialect.quoting = division.dialect.quoting;
}

bool is_blank_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

/// What needs no more than the raw bytes: other kinds of files, UTF-16. True when decided.
bool settle_kind(std::string_view head, Detection& detection) {
  if (const std::string_view kind = binary_kind(head); !kind.empty()) {
    detection.problem = {FileProblem::not_text_binary, 0, std::string(kind)};
    return true;
  }
  if (const std::optional<Encoding> utf16 = utf16_of(head)) {
    detection.dialect.encoding = *utf16;
    detection.reason = head.front() == '\xFF' || head.front() == '\xFE'
                           ? EncodingReason::mark
                           : EncodingReason::zero_bytes;
    return true;
  }
  if (head.find('\0') != std::string_view::npos || has_binary_controls(head)) {
    detection.problem = {FileProblem::not_text_binary, 0, "data"};
    return true;
  }
  return false;
}

void settle_text(std::string_view head, bool whole, Detection& detection) {
  const std::string text = decoded(head, detection.dialect.encoding, detection);
  if (is_blank_text(text) && whole) {
    detection.problem = {FileProblem::empty, 0, {}};
  } else if (begins_like_html(text)) {
    detection.problem = {FileProblem::html, 1, {}};
  } else {
    settle_division(text, whole, detection);
  }
}

std::string read_head(ByteSource& source) {
  std::string head(detection_bytes, '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const std::size_t got = source.read(head.data() + size, head.size() - size);
    if (got == 0) break;
    size += got;
  }
  head.resize(size);
  return head;
}

Detection detect_stated(std::string_view head, bool whole, Encoding stated) {
  Detection detection;
  const bool wide = stated == Encoding::utf16_le || stated == Encoding::utf16_be;
  if (!wide) settle_kind(head, detection);
  detection.dialect.encoding = stated;
  detection.reason = EncodingReason::stated;
  if (!detection.problem) settle_text(head, whole, detection);
  return detection;
}

/// By the head, and what `rest` adds to the tally: it gives no bytes at the end.
template <class Rest>
Detection detect_with(std::string_view head, bool whole, Rest rest) {
  Detection detection;
  if (!settle_kind(head, detection)) {
    EncodingTally tally;
    const std::string_view text = without_mark(head, detection);
    if (detection.byte_order_mark) tally.note_mark();
    tally.add(text, whole);
    if (!whole) whole = rest(tally);
    settle_encoding(tally, whole, detection);
  }
  return detection;
}

}  // namespace

std::string_view code(EncodingReason reason) {
  switch (reason) {
    case EncodingReason::stated:
      return "stated";
    case EncodingReason::mark:
      return "mark";
    case EncodingReason::ascii:
      return "ascii";
    case EncodingReason::valid_utf8:
      return "valid_utf8";
    case EncodingReason::zero_bytes:
      return "zero_bytes";
    case EncodingReason::statistics:
      return "statistics";
  }
  return "ascii";
}

Detection detect(std::string_view head, bool whole, std::optional<Encoding> stated) {
  if (stated) return detect_stated(head, whole, *stated);
  Detection detection = detect_with(head, whole, [](EncodingTally&) { return false; });
  if (!detection.problem) settle_text(head, whole, detection);
  return detection;
}

Detection detect_file(const std::filesystem::path& path, std::optional<Encoding> stated) {
  FileSource source(path);
  return detect_source(source, stated);
}

Detection detect_source(ByteSource& source, std::optional<Encoding> stated) {
  const std::string head = read_head(source);
  const bool whole = head.size() < detection_bytes;
  if (stated) return detect_stated(head, whole, *stated);
  Detection detection = detect_with(head, whole, [&](EncodingTally& tally) {
    std::string piece(detection_bytes, '\0');
    while (const std::size_t got = source.read(piece.data(), piece.size())) {
      tally.add(std::string_view(piece).substr(0, got), false);
    }
    tally.add({}, true);
    return true;
  });
  if (!detection.problem) settle_text(head, whole, detection);
  return detection;
}

}  // namespace kontor::formats
