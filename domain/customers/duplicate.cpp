#include "domain/customers/duplicate.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "domain/base/fold.h"

namespace kontor::customers {

namespace duplicate_detail {

constexpr auto field_names = std::to_array<std::string_view>(
    {"first_name", "last_name", "company", "house", "street", "street2", "city", "postal_code",
     "region", "country", "email", "phone", "born", "identifier"});
static_assert(field_names.size() == match_fields);

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters and digits of a folded text as words; signs part them.
std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words(1);
  for (const char c : folded) {
    const bool sign = c > 0 && !is_digit(c) && !(c >= 'a' && c <= 'z') && c != '\'';
    if (!sign) words.back() += c;
    if (sign && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

std::string words_text(std::string_view given) {
  const auto words = words_of(fold(given));
  return joined(words, 0, words.size());
}

/// First and last name, where a file gave them together: the last word is the family's.
void take_name(const CustomerRecord& record, MatchFacts& facts) {
  facts[MatchField::first] = words_text(record.first_name);
  facts[MatchField::last] = words_text(record.last_name);
  facts[MatchField::company] = words_text(record.company);
  if (!facts[MatchField::first].empty() || !facts[MatchField::last].empty()) return;
  const auto words = words_of(fold(record.name));
  if (words.empty() || joined(words, 0, words.size()) == facts[MatchField::company]) return;
  facts[MatchField::first] = joined(words, 0, words.size() - 1);
  facts[MatchField::last] = words.back();
}

/// The first word with a digit at its beginning is the number of the house.
void take_street(const CustomerRecord& record, MatchFacts& facts) {
  auto words = words_of(fold(record.street));
  const auto number = std::find_if(words.begin(), words.end(),
                                   [](const std::string& word) { return is_digit(word.front()); });
  if (number != words.end() && words.size() > 1) {
    facts[MatchField::house] = *number;
    words.erase(number);
  }
  facts[MatchField::street] = joined(words, 0, words.size());
  facts[MatchField::street2] = words_text(record.street2);
}

std::string without_blanks(std::string_view given) {
  std::string text = fold(given);
  std::erase(text, ' ');
  return text;
}

}  // namespace duplicate_detail

std::string_view name_of(MatchField field) {
  return duplicate_detail::field_names.at(static_cast<std::size_t>(field));
}

MatchFacts match_facts(const CustomerRecord& record) {
  using namespace duplicate_detail;
  MatchFacts facts;
  take_name(record, facts);
  take_street(record, facts);
  facts[MatchField::city] = words_text(record.city);
  facts[MatchField::postal_code] = without_blanks(record.postal_code);
  facts[MatchField::region] = words_text(record.region);
  facts[MatchField::country] = without_blanks(record.country);
  facts[MatchField::email] = without_blanks(record.email);
  facts[MatchField::phone] = without_blanks(record.phone);
  return facts;
}

std::string match_text(const MatchFacts& facts) {
  FieldWriter out;
  for (const std::string& text : facts.texts) out.add(std::string_view(text));
  out.end_record();
  return out.text();
}

MatchFacts parse_match_facts(std::string_view text) {
  FieldReader in(text);
  MatchFacts facts;
  if (!in.next_record()) fail_damaged_text();
  for (std::string& field : facts.texts) field = in.text();
  return facts;
}

namespace duplicate_detail {

/// The beginning of a text, by characters.
std::string_view beginning(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts && characters-- == 0) break;
  }
  return text.substr(0, at);
}

/// Spreads what differs little (Stafford's mix of splitmix64).
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

/// FNV-1a over a kind of block and its texts; the same on every machine, since it is stored.
Block hashed(char kind, std::string_view a, std::string_view b = {}) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto take = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  };
  take({&kind, 1});
  take(a);
  take({"\x1F", 1});
  take(b);
  return static_cast<Block>(mixed(hash) >> 1U);
}

/// A block of beginnings of two texts; none where one of them is missing.
struct Halves {
  char kind;
  MatchField a;
  std::size_t a_characters;
  MatchField b;
  std::size_t b_characters;
};
constexpr std::size_t whole = 1'000;
constexpr Halves halves[] = {{'l', MatchField::last, 3, MatchField::postal_code, whole},
                             {'g', MatchField::first, 3, MatchField::postal_code, whole},
                             {'c', MatchField::company, 6, MatchField::postal_code, whole},
                             {'s', MatchField::street, 5, MatchField::house, whole},
                             {'t', MatchField::city, 5, MatchField::house, whole},
                             {'m', MatchField::last, 4, MatchField::city, 4}};
struct Alone {
  char kind;
  MatchField field;
};
constexpr Alone alone[] = {{'i', MatchField::identifier},
                           {'b', MatchField::born},
                           {'e', MatchField::email},
                           {'p', MatchField::phone}};

}  // namespace duplicate_detail

std::vector<Block> blocks_of(const MatchFacts& facts) {
  using namespace duplicate_detail;
  std::vector<Block> blocks;
  for (const Alone& one : alone)
    if (!facts[one.field].empty()) blocks.push_back(hashed(one.kind, facts[one.field]));
  for (const Halves& two : halves) {
    if (facts[two.a].empty() || facts[two.b].empty()) continue;
    blocks.push_back(hashed(two.kind, beginning(facts[two.a], two.a_characters),
                            beginning(facts[two.b], two.b_characters)));
  }
  std::string_view first = facts[MatchField::first], last = facts[MatchField::last];
  if (!first.empty() && !last.empty()) {
    // Some write the family's name first.
    if (last < first) std::swap(first, last);
    blocks.push_back(hashed('n', beginning(first, 3), beginning(last, 3)));
  }
  std::sort(blocks.begin(), blocks.end());
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  return blocks;
}

namespace duplicate_detail {

/// The block in which a pair is compared: one of those that both are in, by chance and for ever.
Block owner_of(const MatchRow& a, const MatchRow& b, const std::unordered_set<Block>& too_large) {
  const auto low = static_cast<std::uint64_t>(std::min(a.customer.value, b.customer.value));
  const auto high = static_cast<std::uint64_t>(std::max(a.customer.value, b.customer.value));
  const std::uint64_t pair = mixed(low * 0x9E3779B97F4A7C15U + high);
  Block owner = -1;
  std::uint64_t least = 0;
  auto at = b.blocks.begin();
  for (const Block block : a.blocks) {
    while (at != b.blocks.end() && *at < block) ++at;
    if (at == b.blocks.end()) break;
    if (*at != block || too_large.contains(block)) continue;
    const std::uint64_t drawn = mixed(pair ^ static_cast<std::uint64_t>(block));
    if (owner >= 0 && drawn >= least) continue;
    owner = block;
    least = drawn;
  }
  return owner;
}

}  // namespace duplicate_detail

void each_pair(Block block, const std::vector<MatchRow>& rows,
               const std::unordered_set<Block>& too_large, const ComparedPair& compared) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size(); ++j)
      if (rows[i].customer != rows[j].customer &&
          duplicate_detail::owner_of(rows[i], rows[j], too_large) == block)
        compared(rows[i], rows[j], agreement_of(rows[i].facts, rows[j].facts));
}

}  // namespace kontor::customers
