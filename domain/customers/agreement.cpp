#include <unicode/utf8.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "domain/base/money.h"
#include "domain/customers/duplicate.h"
#include "domain/statistics/likeness.h"
#include "domain/statistics/linkage_share.h"

namespace kontor::customers {

using statistics::Agreement;
using statistics::Agreements;

namespace agreement_detail {

/// How a field is compared.
enum class Kind {
  text,     ///< differs, something alike, alike, equal
  number,   ///< differs, one slip apart, equal
  address,  ///< of mail: the same, but another number is another address
  code      ///< differs, equal
};
constexpr std::uint8_t differs = 1;

/// A field, and how often it is equal and near in pairs of one person and in pairs of two where a
/// book has too few to tell: millionths of those pairs in which both say something.
struct FieldWorth {
  Kind kind;
  std::int64_t equal_of_one, near_of_one, equal_by_chance, near_by_chance;
};
constexpr FieldWorth field_worths[] = {
    {Kind::text, 750'000, 150'000, 10'000, 50'000},     // first
    {Kind::text, 820'000, 130'000, 4'000, 40'000},      // last
    {Kind::text, 750'000, 150'000, 1'000, 40'000},      // company
    {Kind::number, 800'000, 100'000, 15'000, 120'000},  // house
    {Kind::text, 750'000, 180'000, 2'000, 50'000},      // street
    {Kind::text, 650'000, 150'000, 10'000, 50'000},     // street2
    {Kind::text, 850'000, 80'000, 40'000, 50'000},      // city
    {Kind::number, 850'000, 80'000, 10'000, 30'000},    // postal_code
    {Kind::code, 930'000, 0, 200'000, 0},               // region
    {Kind::code, 980'000, 0, 800'000, 0},               // country
    {Kind::address, 600'000, 60'000, 10, 20},           // email
    {Kind::number, 600'000, 60'000, 10, 100},           // phone
    {Kind::number, 900'000, 60'000, 100, 1'000},        // born
    {Kind::number, 920'000, 60'000, 10, 100},           // identifier
};
static_assert(std::size(field_worths) == match_fields);
constexpr std::int64_t usual_share = 10'000;  // millionths of the pairs that are compared

std::uint8_t most_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return 4;
    case Kind::number:
    case Kind::address:
      return 3;
    case Kind::code:
      break;
  }
  return 2;
}

std::u32string characters_of(std::string_view utf8) {
  std::u32string characters;
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(utf8.data()), at, size, c);
    characters += static_cast<char32_t>(c);
  }
  return characters;
}

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

std::uint8_t level_of(Kind kind, const std::string& a, const std::string& b) {
  constexpr std::int64_t alike = 920'000, something_alike = 800'000;  // millionths
  if (a.empty() || b.empty()) return 0;
  if (a == b) return kind == Kind::text && a.size() == 1 ? 2 : most_of(kind);
  if (kind == Kind::code) return differs;
  if (kind == Kind::address && digits_of(a) != digits_of(b)) return differs;
  const std::u32string left = characters_of(a), right = characters_of(b);
  if (kind == Kind::number || kind == Kind::address)
    return statistics::one_slip_apart(left, right) ? 2 : differs;
  // An initial tells little.
  if (std::min(left.size(), right.size()) == 1) return left.front() == right.front() ? 2 : differs;
  const std::int64_t likeness = statistics::likeness_ppm(left, right);
  return likeness >= alike ? 3 : likeness >= something_alike ? 2 : differs;
}

/// Levels of a pair of profiles while they are compared.
class Levels {
 public:
  Levels(const MatchFacts& a, const MatchFacts& b) : m_a(a), m_b(b) {
    for (std::size_t i = 0; i < match_fields; ++i)
      m_levels.push_back(level_of(field_worths[i].kind, a.texts[i], b.texts[i]));
  }

  /// First and last name changed places: as good as alike.
  void change_names() {
    constexpr std::uint8_t alike = 3;
    std::uint8_t &first = of(MatchField::first), &last = of(MatchField::last);
    if (first >= alike || last >= alike) return;
    if (across(MatchField::first, MatchField::last) < alike ||
        across(MatchField::last, MatchField::first) < alike)
      return;
    first = alike;
    last = alike;
  }
  /// So did the lines of the address.
  void change_streets() {
    constexpr std::uint8_t alike = 3;
    std::uint8_t &street = of(MatchField::street), &second = of(MatchField::street2);
    if (street >= alike || second >= alike) return;
    if (across(MatchField::street, MatchField::street2) >= alike) street = alike;
    if (across(MatchField::street2, MatchField::street) >= alike) second = alike;
  }
  /// A place is one fact, however many fields tell of it.
  void count_place_once() {
    for (const auto place : {MatchField::postal_code, MatchField::city}) {
      if (of(place) != equal_levels()[static_cast<std::size_t>(place)]) continue;
      for (const auto wider : {MatchField::city, MatchField::region, MatchField::country})
        if (wider != place) of(wider) = 0;
      return;
    }
  }
  /// What a household or firm has in common tells nothing of two people in it.
  void leave_out_household() {
    if (of(MatchField::first) != differs && of(MatchField::last) != differs) return;
    for (const auto own : {MatchField::email, MatchField::born, MatchField::identifier})
      if (of(own) > differs) return;
    for (const auto shared :
         {MatchField::company, MatchField::house, MatchField::street, MatchField::street2,
          MatchField::city, MatchField::postal_code, MatchField::phone})
      if (of(shared) > differs) of(shared) = 0;
  }
  Agreement take() { return std::move(m_levels); }

 private:
  std::uint8_t& of(MatchField field) { return m_levels[static_cast<std::size_t>(field)]; }
  std::uint8_t across(MatchField a, MatchField b) const {
    return level_of(Kind::text, m_a[a], m_b[b]);
  }

  const MatchFacts& m_a;
  const MatchFacts& m_b;
  Agreement m_levels;
};

/// Chances of the levels from 1 on, of millionths that are near and equal.
std::vector<std::int64_t> chances(Kind kind, std::int64_t near, std::int64_t equal) {
  constexpr std::int64_t all = 1'000'000;
  constexpr std::int64_t each = statistics::chance_parts / all;
  const std::int64_t rest = (all - near - equal) * each;
  switch (kind) {
    case Kind::text:
      return {rest, near * each / 2, near * each / 2, equal * each};
    case Kind::number:
    case Kind::address:
      return {rest, near * each, equal * each};
    case Kind::code:
      break;
  }
  return {rest, equal * each};
}

}  // namespace agreement_detail

Agreement agreement_of(const MatchFacts& a, const MatchFacts& b) {
  agreement_detail::Levels levels(a, b);
  levels.change_names();
  levels.change_streets();
  levels.leave_out_household();
  levels.count_place_once();
  return levels.take();
}

namespace agreement_detail {

/// With all that agrees: how often that is so by chance must not depend on what else does.
Agreement whole_agreement_of(const MatchFacts& a, const MatchFacts& b) {
  Levels levels(a, b);
  levels.change_names();
  levels.change_streets();
  return levels.take();
}

}  // namespace agreement_detail

const std::vector<std::uint8_t>& equal_levels() {
  static const std::vector<std::uint8_t> levels = [] {
    std::vector<std::uint8_t> most;
    for (const auto& field : agreement_detail::field_worths)
      most.push_back(agreement_detail::most_of(field.kind));
    return most;
  }();
  return levels;
}

std::string agreement_text(const Agreement& agreement) {
  std::string text;
  for (const std::uint8_t level : agreement) text += static_cast<char>('0' + level);
  return text;
}

Agreement parse_agreement(std::string_view text) {
  if (text.size() != match_fields) fail_damaged_text();
  Agreement agreement;
  for (std::size_t i = 0; i < match_fields; ++i) {
    if (text[i] < '0' || text[i] > '0' + equal_levels()[i]) fail_damaged_text();
    agreement.push_back(static_cast<std::uint8_t>(text[i] - '0'));
  }
  return agreement;
}

MatchModel usual_model() {
  statistics::LinkageParts parts;
  for (const auto& field : agreement_detail::field_worths) {
    parts.of_one.push_back(
        agreement_detail::chances(field.kind, field.near_of_one, field.equal_of_one));
    parts.by_chance.push_back(
        agreement_detail::chances(field.kind, field.near_by_chance, field.equal_by_chance));
  }
  parts.share = agreement_detail::usual_share * (statistics::chance_parts / 1'000'000);
  return {statistics::model_of(parts), false};
}

Agreements random_agreements(const std::vector<MatchRow>& rows) {
  constexpr int drawn = 100'000;
  Agreements pairs;
  if (rows.size() < 2) return pairs;
  std::mt19937_64 random(1);
  for (int i = 0; i < drawn; ++i) {
    const std::size_t a = random() % rows.size(), b = random() % rows.size();
    if (a != b) ++pairs[agreement_detail::whole_agreement_of(rows[a].facts, rows[b].facts)];
  }
  return pairs;
}

MatchModel fit_model(const Agreements& pairs, const std::vector<MatchRow>& sample) {
  std::int64_t compared = 0;
  for (const auto& [agreement, times] : pairs) compared += times;
  if (compared < fewest_pairs || std::ssize(sample) < fewest_profiles) return usual_model();
  const auto by_chance = statistics::chances_of(random_agreements(sample), equal_levels());
  const auto learned = statistics::fit_linkage(pairs, by_chance);
  // Where hardly anybody is twice, the likeliest split of the pairs is another one, such as that of
  // neighbours: their names differ, and it teaches nothing of people.
  constexpr std::int64_t most_ppm = 200'000;
  for (const auto name : {MatchField::first, MatchField::last})
    if (statistics::of_one_ppm(learned, static_cast<std::size_t>(name), agreement_detail::differs) >
        most_ppm)
      return {statistics::fit_share(pairs, by_chance, usual_model().linkage.of_one), true};
  return {learned, true};
}

namespace agreement_detail {

void write_chances(FieldWriter& out, const statistics::ChanceParts& chances) {
  for (const auto& levels : chances) {
    for (const std::int64_t part : levels) out.add(part);
    out.end_record();
  }
}

statistics::ChanceParts read_chances(FieldReader& in) {
  statistics::ChanceParts chances;
  for (const std::uint8_t most : equal_levels()) {
    if (!in.next_record()) fail_damaged_text();
    auto& levels = chances.emplace_back();
    for (std::uint8_t level = 1; level <= most; ++level) {
      levels.push_back(in.number());
      if (levels.back() <= 0) fail_damaged_text();
    }
  }
  return chances;
}

}  // namespace agreement_detail

std::string model_text(const MatchModel& model) {
  const auto parts = statistics::parts_of(model.linkage);
  FieldWriter out;
  out.flag(model.fitted).add(parts.share);
  out.end_record();
  agreement_detail::write_chances(out, parts.of_one);
  agreement_detail::write_chances(out, parts.by_chance);
  return out.text();
}

MatchModel parse_model(std::string_view text) {
  FieldReader in(text);
  if (!in.next_record()) fail_damaged_text();
  const bool fitted = in.flag();
  statistics::LinkageParts parts;
  parts.share = in.number();
  parts.of_one = agreement_detail::read_chances(in);
  parts.by_chance = agreement_detail::read_chances(in);
  return {statistics::model_of(parts), fitted};
}

namespace agreement_detail {

/// Many people bear one name, in one town too: something else has to agree.
bool more_than_a_name(const Agreement& agreement) {
  constexpr std::array else_fields = {
      MatchField::company, MatchField::house,       MatchField::street,
      MatchField::street2, MatchField::postal_code, MatchField::email,
      MatchField::phone,   MatchField::born,        MatchField::identifier};
  return std::ranges::any_of(else_fields, [&](MatchField field) {
    return agreement[static_cast<std::size_t>(field)] > differs;
  });
}

}  // namespace agreement_detail

std::int64_t probability_ppm(const MatchModel& model, const Agreement& agreement) {
  if (!agreement_detail::more_than_a_name(agreement)) return 0;
  return statistics::probability_ppm(model.linkage, agreement);
}

namespace agreement_detail {

constexpr std::int64_t certain_ppm = 1'000'000;
constexpr int ppm_digits = 6;

}  // namespace agreement_detail

std::string certainty_text(std::int64_t ppm) {
  KONTOR_ASSERT(ppm >= 0 && ppm <= agreement_detail::certain_ppm);
  if (ppm == 0 || ppm == agreement_detail::certain_ppm) return ppm == 0 ? "0" : "1";
  std::string digits = std::to_string(agreement_detail::certain_ppm + ppm);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "0." + digits.substr(1);
}

std::optional<std::int64_t> parse_certainty(std::string_view text) {
  const auto decimal = Decimal::parse(text);
  if (!decimal || decimal->scale > agreement_detail::ppm_digits) return std::nullopt;
  std::int64_t ppm = decimal->mantissa;
  for (int scale = decimal->scale; scale < agreement_detail::ppm_digits; ++scale) {
    if (ppm < 0 || ppm > agreement_detail::certain_ppm) return std::nullopt;
    ppm *= 10;
  }
  if (ppm < 0 || ppm > agreement_detail::certain_ppm) return std::nullopt;
  return ppm;
}

std::int64_t weight_milli(const MatchModel& model, const Agreement& agreement) {
  std::int64_t weight = 0;
  for (std::size_t field = 0; field < agreement.size(); ++field)
    weight += statistics::weight_milli(model.linkage, field, agreement[field]);
  return weight;
}

std::vector<MatchReason> reasons_of(const MatchModel& model, const Agreement& agreement) {
  std::vector<MatchReason> reasons;
  for (std::size_t i = 0; i < agreement.size(); ++i) {
    const std::uint8_t level = agreement[i];
    if (level == 0) continue;
    reasons.push_back({static_cast<MatchField>(i), level, level == equal_levels()[i],
                       statistics::weight_milli(model.linkage, i, level)});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const MatchReason& a, const MatchReason& b) {
    return std::abs(a.weight_milli) > std::abs(b.weight_milli);
  });
  return reasons;
}

}  // namespace kontor::customers
