#include "channels/amazon.h"

#include <algorithm>
#include <array>

#include "formats/datetime.h"

namespace kontor::channels {

namespace {

using AmountMark = formats::DecimalStyle::Mark;

constexpr std::array<std::string_view, 3> dotted_patterns{"dd.MM.yyyy HH:mm:ss Z",
                                                          "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy"};

constexpr std::array<AmazonMarketplace, 23> marketplaces{
    {{"amazon.com", "USD"},      {"amazon.ca", "CAD"},          {"amazon.com.mx", "MXN"},
     {"amazon.com.br", "BRL"},   {"amazon.co.uk", "GBP", true}, {"amazon.ie", "EUR", true},
     {"amazon.de", "EUR", true}, {"amazon.fr", "EUR", true},    {"amazon.it", "EUR", true},
     {"amazon.es", "EUR", true}, {"amazon.nl", "EUR", true},    {"amazon.com.be", "EUR", true},
     {"amazon.se", "SEK", true}, {"amazon.pl", "PLN", true},    {"amazon.com.tr", "TRY"},
     {"amazon.ae", "AED"},       {"amazon.sa", "SAR"},          {"amazon.eg", "EGP"},
     {"amazon.in", "INR"},       {"amazon.co.jp", "JPY"},       {"amazon.com.au", "AUD"},
     {"amazon.sg", "SGD"},       {"amazon.co.za", "ZAR"}}};

std::string_view dotted_pattern_of(std::string_view text) {
  for (const std::string_view pattern : dotted_patterns) {
    if (formats::parse_datetime(text, pattern)) return pattern;
  }
  return {};
}

/// Whether the style reads the amount with no more decimals than its currency prints.
bool reads_amount(std::string_view text, Currency currency, AmountMark mark, bool thousands) {
  const auto number = formats::parse_decimal(text, {mark, thousands, false});
  // Currencies without minor units print ".00" all the same.
  return number && number->scale <= std::max(2, currency ? currency.decimals() : 0);
}

}  // namespace

bool is_amazon_order(std::string_view id) {
  constexpr std::string_view shape = "xxx-0000000-0000000";
  return std::equal(id.begin(), id.end(), shape.begin(), shape.end(), [](char c, char kind) {
    const bool digit = c >= '0' && c <= '9';
    if (kind == '-') return c == '-';
    return digit || (kind == 'x' && c >= 'A' && c <= 'Z');
  });
}

bool is_sold_elsewhere(std::string_view marketplace) {
  return ascii_lower(marketplace).starts_with("non-amazon");
}

const AmazonMarketplace* amazon_marketplace(std::string_view name) {
  const std::string wanted = ascii_lower(name);
  const auto found = std::find_if(marketplaces.begin(), marketplaces.end(),
                                  [&](const AmazonMarketplace& m) { return m.name == wanted; });
  return found == marketplaces.end() ? nullptr : &*found;
}

void AmazonStyle::note_amount(std::string_view text, Currency currency) {
  if (text.empty()) return;
  m_point = m_point && reads_amount(text, currency, AmountMark::point, false);
  m_comma = m_comma && reads_amount(text, currency, AmountMark::comma, false);
  m_grouped_point = m_grouped_point && reads_amount(text, currency, AmountMark::point, true);
  m_grouped_comma = m_grouped_comma && reads_amount(text, currency, AmountMark::comma, true);
}

void AmazonStyle::note_time(std::string_view text) {
  if (text.empty()) return;
  m_any_time = true;
  m_dotted = m_dotted && !dotted_pattern_of(text).empty();
}

formats::DecimalStyle AmazonStyle::decimals() const {
  if (m_point) return {AmountMark::point, false, false};
  if (m_comma) return {AmountMark::comma, false, false};
  if (m_grouped_point) return {AmountMark::point, true, false};
  if (m_grouped_comma) return {AmountMark::comma, true, false};
  return {};  // a cell is wrong in every way, and is named when it is read
}

std::optional<intake::FileTime> AmazonStyle::time(Values& values, Cell cell) const {
  const bool dotted = m_dotted && m_any_time;
  return values.time(cell, dotted ? dotted_pattern_of(cell.text) : std::string_view{});
}

}  // namespace kontor::channels
