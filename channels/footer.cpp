#include "channels/footer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/delimited/header.h"

namespace kontor::channels {

namespace {

/// Case-folded.
constexpr std::array<std::string_view, 22> total_words{
    "total",          "totals",        "grand total",
    "subtotal",       "sum",           "summe",
    "gesamt",         "gesamtsumme",   "totale",
    "somme",          "total general", "suma",
    "toplam",         "合計",          "合计",
    "总计",           "總計",          "小計",
    "المجموع",        "الإجمالي",      "closing balance",
    "opening balance"};
/// Longest such cell; longer ones need not be folded.
constexpr std::size_t longest_total_cell = 64;

/// What follows a total's word: nothing, a colon, an amount.
bool ends_a_word(std::string_view rest) {
  return rest.find_first_not_of(" :.,0123456789()-=") == std::string_view::npos;
}

bool is_total_word(std::string_view folded) {
  return std::any_of(total_words.begin(), total_words.end(), [&](std::string_view word) {
    return folded.starts_with(word) && ends_a_word(folded.substr(word.size()));
  });
}

/// "83 record(s) downloaded", "Seller ID : x".
bool is_report_end(std::string_view folded) {
  const std::size_t digits = folded.find_first_not_of("0123456789");
  const bool counts = digits != 0 && digits != std::string_view::npos;
  if (counts && folded.substr(digits).starts_with(" record")) return true;
  return folded.starts_with("seller id :") || folded.starts_with("end of report");
}

/// A letter that one of the words begins with.
bool may_begin_a_total(char c) {
  constexpr std::string_view beginnings = "tTgGsScCoOeE0123456789";
  return static_cast<unsigned char>(c) >= 0x80 || beginnings.find(c) != std::string_view::npos;
}

}  // namespace

bool reads_like_footer(const std::vector<std::string>& cells, std::size_t columns) {
  for (const std::string& cell : cells) {
    const std::string_view text = formats::trim_blanks(cell);
    if (text.empty()) continue;
    if (text.size() > longest_total_cell || !may_begin_a_total(text.front())) return false;
    const bool narrow = cells.size() < columns;
    const bool number = text.front() >= '0' && text.front() <= '9';
    if (number && !narrow) return false;
    const std::string folded = formats::fold_case(text);
    return is_total_word(folded) || (narrow && is_report_end(folded));
  }
  return false;
}

}  // namespace kontor::channels
