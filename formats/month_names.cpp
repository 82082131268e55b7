#include "formats/month_names.h"

#include <array>
#include <string>

#include "formats/code_points.h"
#include "formats/delimited/header.h"

namespace kontor::formats {

namespace {

constexpr std::size_t least_letters = 3;

/// Case-folded names, without those that are the beginning of another language's. No word means two
/// months.
constexpr std::array<std::string_view, 12> folded_month_names{
    "january januari januar janvier ianuarie enero gennaio janeiro jänner يناير",
    "february februari februar février fevrier februarie febrero febbraio fevereiro فبراير",
    "march märz maerz mars maart martie marzo março marco marts mär مارس",
    "april avril aprilie abril aprile أبريل ابريل",
    "may mai mei maj mayo maggio maio مايو",
    "june juni juin iunie junio giugno junho يونيو",
    "july juli juillet iulie julio luglio julho يوليو",
    "august augustus août aout agosto أغسطس اغسطس",
    "september septembre septembrie septiembre settembre setembro سبتمبر",
    "october oktober octobre octombrie octubre ottobre outubro أكتوبر اكتوبر",
    "november novembre noiembrie noviembre novembro نوفمبر",
    "december dezember decembre décembre decembrie diciembre dicembre dezembro desember ديسمبر"};

std::size_t letters_of(std::string_view word) {
  std::size_t count = 0;
  while (take_code_point(word)) ++count;
  return count;
}

/// Whether some name begins with the folded word.
bool begins_a_name(std::string_view names, std::string_view word) {
  for (std::size_t at = 0; at != std::string_view::npos;) {
    if (names.substr(at).starts_with(word)) return true;
    const std::size_t blank = names.find(' ', at);
    at = blank == std::string_view::npos ? blank : blank + 1;
  }
  return false;
}

}  // namespace

std::optional<int> month_of(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  const std::string folded = fold_case(word);
  if (letters_of(folded) < least_letters) return std::nullopt;
  std::optional<int> found;
  for (std::size_t i = 0; i < folded_month_names.size(); ++i) {
    if (!begins_a_name(folded_month_names[i], folded)) continue;
    if (found) return std::nullopt;
    found = static_cast<int>(i) + 1;
  }
  return found;
}

}  // namespace kontor::formats
