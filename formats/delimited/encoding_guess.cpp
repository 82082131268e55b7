#include "formats/delimited/encoding_guess.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace kontor::formats {

namespace {

// Weights in hundredths: how usual a character is in files of its encoding.
constexpr std::int64_t usual = 100;
constexpr std::int64_t fair = 60;
constexpr std::int64_t rare = 30;
constexpr std::int64_t odd = 10;
constexpr std::int64_t never = 0;

/// A share of `fitting_share` makes an encoding possible.
constexpr std::int64_t fitting_share = 45;
/// So much better than the next one it must be, and over so many stretches of such bytes.
constexpr std::int64_t clear_lead = 30;
constexpr std::int64_t clear_runs = 4;

using Byte = unsigned char;

bool between(Byte byte, Byte from, Byte to) { return byte >= from && byte <= to; }
bool is_ascii_letter_or_digit(Byte b) {
  return between(b, 'a', 'z') || between(b, 'A', 'Z') || between(b, '0', '9');
}

/// The bytes of a sample, none behind its end.
class SampleBytes {
 public:
  explicit SampleBytes(std::string_view text) : m_text(text) {}
  std::size_t size() const { return m_text.size(); }
  Byte operator[](std::size_t i) const {
    return i < m_text.size() ? static_cast<Byte>(m_text[i]) : Byte{0};
  }

 private:
  std::string_view m_text;
};

/// What one encoding makes of the sample.
struct Weighing {
  std::int64_t characters = 0;
  std::int64_t weight = 0;
  bool possible = true;

  void add(std::int64_t of_one, std::int64_t count = 1) {
    characters += count;
    weight += of_one * count;
  }
  std::int64_t share() const { return possible && characters > 0 ? weight / characters : 0; }
};

/// Weight of a double-byte character of Shift-JIS (CP932); nothing when it is none.
std::optional<std::int64_t> weight_in_shift_jis(Byte lead, Byte trail) {
  const bool trails = between(trail, 0x40, 0x7E) || between(trail, 0x80, 0xFC);
  if (!trails) return std::nullopt;
  if (lead == 0x81 || lead == 0x82 || lead == 0x83) return usual;  // signs, kana
  if (lead == 0x84) return odd;                                    // Cyrillic, rules
  if (lead == 0x87) return fair;                                   // circled numbers
  if (between(lead, 0x88, 0x97)) return usual;                     // kanji of every day
  if (between(lead, 0x98, 0x9F) || between(lead, 0xE0, 0xEA)) return rare;
  const bool vendors = lead == 0xED || lead == 0xEE || lead == 0xFA || lead == 0xFB ||
                       (lead == 0xFC && trail <= 0x4B);
  if (vendors) return rare;
  return between(lead, 0xF0, 0xF9) ? std::optional(never) : std::nullopt;
}

/// Half-width katakana stand in words of their own, not inside Latin ones.
std::int64_t weight_of_half_width(const SampleBytes& bytes, std::size_t from, std::size_t to) {
  const bool inside_word = (from > 0 && is_ascii_letter_or_digit(bytes[from - 1])) ||
                           is_ascii_letter_or_digit(bytes[to]);
  return to - from >= 2 && !inside_word ? fair : never;
}

Weighing weigh_shift_jis(const SampleBytes& bytes) {
  Weighing weighing;
  for (std::size_t i = 0; i < bytes.size();) {
    if (bytes[i] < 0x80) {
      ++i;
    } else if (between(bytes[i], 0xA1, 0xDF)) {
      std::size_t end = i;
      while (between(bytes[end], 0xA1, 0xDF)) ++end;
      weighing.add(weight_of_half_width(bytes, i, end), static_cast<std::int64_t>(end - i));
      i = end;
    } else {
      const auto weight = weight_in_shift_jis(bytes[i], bytes[i + 1]);
      weighing.possible = weighing.possible && weight.has_value();
      weighing.add(weight.value_or(never));
      i += 2;
    }
  }
  return weighing;
}

std::int64_t weight_in_gb2312(Byte lead, Byte trail) {
  if (trail < 0xA1) return odd;  // what GBK added
  if (between(lead, 0xA1, 0xA3)) return usual;
  if (between(lead, 0xA4, 0xA9)) return rare;
  if (between(lead, 0xB0, 0xD7)) return usual;  // hanzi of every day
  return between(lead, 0xD8, 0xF7) ? rare : odd;
}

Weighing weigh_gb18030(const SampleBytes& bytes) {
  Weighing weighing;
  for (std::size_t i = 0; i < bytes.size();) {
    const Byte lead = bytes[i];
    const Byte trail = bytes[i + 1];
    if (lead < 0x80) {
      ++i;
    } else if (!between(lead, 0x81, 0xFE)) {
      weighing.possible = false;
      weighing.add(never);
      ++i;
    } else if (between(trail, 0x30, 0x39)) {
      const bool whole = between(bytes[i + 2], 0x81, 0xFE) && between(bytes[i + 3], 0x30, 0x39);
      weighing.possible = weighing.possible && whole;
      weighing.add(rare);
      i += 4;
    } else {
      const bool whole = between(trail, 0x40, 0x7E) || between(trail, 0x80, 0xFE);
      weighing.possible = weighing.possible && whole;
      weighing.add(whole ? weight_in_gb2312(lead, trail) : never);
      i += 2;
    }
  }
  return weighing;
}

constexpr std::array<Byte, 5> unused_in_1252{0x81, 0x8D, 0x8F, 0x90, 0x9D};
/// Letters of windows-1252 below the block of letters.
constexpr std::array<Byte, 7> low_letters_of_1252{0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F};
/// Signs that shops use: currencies, quotation marks, dashes, degrees, fractions.
constexpr std::array<Byte, 33> signs_of_1252{0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95,
                                             0x96, 0x97, 0x99, 0xA0, 0xA1, 0xA3, 0xA5, 0xA7, 0xA9,
                                             0xAA, 0xAB, 0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB5,
                                             0xB7, 0xBA, 0xBB, 0xBC, 0xBD, 0xBF};

template <std::size_t N>
bool is_among(const std::array<Byte, N>& bytes, Byte byte) {
  return std::find(bytes.begin(), bytes.end(), byte) != bytes.end();
}

bool is_letter_of_1252(Byte b) {
  return (b >= 0xC0 && b != 0xD7 && b != 0xF7) || is_among(low_letters_of_1252, b);
}

/// Accented letters and signs come one or two together, in or beside Latin words.
std::int64_t weight_in_1252(Byte byte, std::size_t run, bool beside_word) {
  if (run >= 3) return odd;
  if (is_letter_of_1252(byte)) return beside_word ? usual : run == 1 ? fair + 20 : fair;
  return is_among(signs_of_1252, byte) ? usual - 10 : odd;
}

struct WeighedRuns {
  Weighing weighing;
  std::int64_t runs = 0;
};

WeighedRuns weigh_1252(const SampleBytes& bytes) {
  WeighedRuns weighed;
  for (std::size_t i = 0; i < bytes.size();) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (bytes[end] >= 0x80) ++end;
    ++weighed.runs;
    const bool beside_word =
        (i > 0 && is_ascii_letter_or_digit(bytes[i - 1])) || is_ascii_letter_or_digit(bytes[end]);
    for (std::size_t at = i; at < end; ++at) {
      weighed.weighing.possible = weighed.weighing.possible && !is_among(unused_in_1252, bytes[at]);
      weighed.weighing.add(weight_in_1252(bytes[at], end - i, beside_word));
    }
    i = end;
  }
  return weighed;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view sample) {
  const SampleBytes bytes(sample);
  const WeighedRuns latin = weigh_1252(bytes);
  struct Candidate {
    Encoding encoding;
    std::int64_t share;
  };
  std::array<Candidate, 3> all{{{Encoding::windows_1252, latin.weighing.share()},
                                {Encoding::shift_jis, weigh_shift_jis(bytes).share()},
                                {Encoding::gb18030, weigh_gb18030(bytes).share()}}};
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.share > b.share; });
  EncodingGuess guess;
  for (const Candidate& candidate : all) {
    if (candidate.share >= fitting_share) guess.fitting.push_back(candidate.encoding);
  }
  const bool alone = guess.fitting.size() == 1;
  const bool leads = guess.fitting.size() > 1 && latin.runs >= clear_runs &&
                     all[0].share - all[1].share >= clear_lead;
  guess.certain = alone || leads;
  return guess;
}

}  // namespace kontor::formats
