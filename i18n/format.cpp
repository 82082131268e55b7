#include "i18n/format.h"

#include <unicode/datefmt.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/stringoptions.h>
#include <unicode/unistr.h>

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "domain/base/check.h"
#include "i18n/language.h"

namespace kontor::i18n {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

constexpr int cached_decimals = 6;
constexpr std::int64_t ms_per_second = 1000;
constexpr std::int64_t ms_per_day = 86'400'000;

icu::Locale icu_locale(std::string_view language, Digits digits) {
  std::string tag(language_for(language).tag);
  // "ar-SA" and others would give dates of another calendar.
  tag += "-u-ca-gregory";
  if (digits == Digits::latin) tag += "-nu-latn";
  if (digits == Digits::arabic) tag += "-nu-arab";
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  KONTOR_ASSERT(U_SUCCESS(status));
  return locale;
}

/// The symbols of a language with a true minus in place of the hyphen. A mark of direction before
/// the sign stays.
icu::DecimalFormatSymbols symbols_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DecimalFormatSymbols symbols(locale, status);
  KONTOR_ASSERT(U_SUCCESS(status));
  const auto minus = icu::DecimalFormatSymbols::kMinusSignSymbol;
  icu::UnicodeString sign = symbols.getConstSymbol(minus);
  sign.findAndReplace(icu::UnicodeString(u"-"), icu::UnicodeString(u"\u2212"));
  symbols.setSymbol(minus, sign);
  return symbols;
}

std::string written(const LocalizedNumberFormatter& format, std::string_view plain) {
  UErrorCode status = U_ZERO_ERROR;
  const auto number =
      format.formatDecimal({plain.data(), static_cast<std::int32_t>(plain.size())}, status);
  std::string result;
  const icu::UnicodeString text = number.toString(status);
  KONTOR_ASSERT(U_SUCCESS(status));
  return text.toUTF8String(result);
}

/// "JP¥" stays in its order wherever it stands: after Arabic figures the sign would jump before its
/// letters.
std::string with_isolated_symbol(const icu::number::FormattedNumber& number) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = number.toString(status);
  icu::ConstrainedFieldPosition symbol;
  symbol.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_CURRENCY_FIELD);
  const bool found = number.nextPosition(symbol, status) != 0;
  KONTOR_ASSERT(U_SUCCESS(status));
  const auto letter = [](char16_t c) {
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
  };
  bool letters = false;
  for (std::int32_t i = symbol.getStart(); found && i < symbol.getLimit(); ++i)
    letters = letters || letter(text.charAt(i));
  if (letters) {
    text.insert(symbol.getLimit(), char16_t{0x2069});
    text.insert(symbol.getStart(), char16_t{0x2066});
  }
  std::string result;
  return text.toUTF8String(result);
}

std::unique_ptr<icu::DateFormat> in_utc(icu::DateFormat* made) {
  std::unique_ptr<icu::DateFormat> format(made);
  KONTOR_ASSERT(format != nullptr);
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

/// The fields of a date in the order and with the marks of a language.
std::unique_ptr<icu::DateFormat> of_fields(const char16_t* skeleton, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  KONTOR_ASSERT(U_SUCCESS(status));
  const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), status);
  auto format = in_utc(new icu::SimpleDateFormat(pattern, locale, status));
  KONTOR_ASSERT(U_SUCCESS(status));
  return format;
}

std::string written(const icu::DateFormat& format, std::int64_t utc_ms) {
  icu::UnicodeString text;
  std::string result;
  return format.format(static_cast<UDate>(utc_ms), text).toUTF8String(result);
}

int decimals_of(std::string_view plain) {
  const std::size_t point = plain.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(plain.size() - point - 1);
}

/// ICU prepares a formatter that is used again and again; making one for each figure takes longer.
std::vector<LocalizedNumberFormatter> with_decimals(const LocalizedNumberFormatter& grouped) {
  std::vector<LocalizedNumberFormatter> result;
  for (int decimals = 0; decimals <= cached_decimals; ++decimals)
    result.push_back(grouped.precision(Precision::fixedFraction(decimals)));
  return result;
}

}  // namespace

struct Format::Rules {
  explicit Rules(const icu::Locale& wanted)
      : locale(wanted),
        rtl(wanted.isRightToLeft()),
        grouped(NumberFormatter::withLocale(locale).symbols(symbols_of(locale))),
        fixed(with_decimals(grouped)),
        plain(grouped.grouping(UNUM_GROUPING_OFF).precision(Precision::integer())),
        date(in_utc(icu::DateFormat::createDateInstance(icu::DateFormat::kMedium, locale))),
        moment(in_utc(icu::DateFormat::createDateTimeInstance(icu::DateFormat::kMedium,
                                                              icu::DateFormat::kShort, locale))),
        long_date(of_fields(u"EEEEdMMMMyyyy", locale)),
        day_and_month(of_fields(u"dMMM", locale)),
        percent(grouped.unit(icu::MeasureUnit::getPercent())
                    .scale(icu::number::Scale::powerOfTen(-1))
                    .precision(Precision::fixedFraction(1))) {}

  icu::Locale locale;
  bool rtl;
  LocalizedNumberFormatter grouped;
  std::vector<LocalizedNumberFormatter> fixed;  ///< grouped, with 0, 1, ... decimals
  LocalizedNumberFormatter plain;
  std::unique_ptr<icu::DateFormat> date;
  std::unique_ptr<icu::DateFormat> moment;
  std::unique_ptr<icu::DateFormat> long_date;
  std::unique_ptr<icu::DateFormat> day_and_month;
  LocalizedNumberFormatter percent;
  mutable std::mutex of_currencies_mutex;
  mutable std::map<std::string, LocalizedNumberFormatter, std::less<>> of_currencies;

  /// One for each currency that was met.
  const LocalizedNumberFormatter& of(const Currency& currency) const {
    const std::scoped_lock lock(of_currencies_mutex);
    const auto known = of_currencies.find(currency.code());
    if (known != of_currencies.end()) return known->second;
    UErrorCode status = U_ZERO_ERROR;
    std::string code(currency.code());
    const icu::CurrencyUnit unit(icu::StringPiece(code), status);
    KONTOR_ASSERT(U_SUCCESS(status));
    auto format = grouped.unit(unit).precision(Precision::fixedFraction(currency.decimals()));
    return of_currencies.emplace(std::move(code), std::move(format)).first->second;
  }
};

Format::Format(std::string_view language, Digits digits)
    : m_rules(std::make_shared<const Rules>(icu_locale(language, digits))) {}

std::string Format::quantity(Quantity q) const { return decimal(q.to_decimal()); }

std::string Format::hundredths(std::int64_t n) const {
  return decimal(Money{n, Currency::of("EUR")}.to_decimal());  // the currency has two decimals
}

std::string Format::money(Money m) const {
  if (!m.currency) return amount(m);
  const auto& format = m_rules->of(m.currency);
  const std::string plain = m.to_decimal();
  if (!m_rules->rtl) return written(format, plain);
  UErrorCode status = U_ZERO_ERROR;
  const auto number =
      format.formatDecimal({plain.data(), static_cast<std::int32_t>(plain.size())}, status);
  KONTOR_ASSERT(U_SUCCESS(status));
  return with_isolated_symbol(number);
}

std::string Format::amount(Money m) const { return decimal(m.to_decimal()); }

std::string Format::unit_price(UnitPrice p) const { return decimal(p.to_decimal()); }

std::string Format::integer(std::int64_t n) const { return decimal(std::to_string(n)); }

std::string Format::number(std::int64_t n) const {
  return written(m_rules->plain, std::to_string(n));
}

std::string Format::decimal(std::string_view plain) const {
  if (!Decimal::parse(plain)) return std::string(plain);
  const auto decimals = static_cast<std::size_t>(decimals_of(plain));
  if (decimals < m_rules->fixed.size()) return written(m_rules->fixed[decimals], plain);
  return written(m_rules->grouped.precision(Precision::fixedFraction(decimals_of(plain))), plain);
}

std::string Format::date(BusinessDate d) const {
  return written(*m_rules->date, std::int64_t{d.days} * ms_per_day);
}

std::string Format::long_date(BusinessDate d) const {
  return written(*m_rules->long_date, std::int64_t{d.days} * ms_per_day);
}

std::string Format::day_and_month(BusinessDate d) const {
  return written(*m_rules->day_and_month, std::int64_t{d.days} * ms_per_day);
}

std::string Format::percent(std::int64_t permille) const {
  return written(m_rules->percent, std::to_string(permille));
}

std::string Format::change(std::int64_t permille) const {
  return written(m_rules->percent.sign(UNUM_SIGN_EXCEPT_ZERO), std::to_string(permille));
}

std::string Format::capitalised(std::string_view text) const {
  auto words =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  words.toTitle(nullptr, m_rules->locale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE);
  std::string result;
  words.toUTF8String(result);
  return result;
}

std::string Format::instant(Instant at, const TimeZone& zone) const {
  const LocalTime local = zone.local(at);
  return written(*m_rules->moment,
                 std::int64_t{local.date.days} * ms_per_day + local.second_of_day * ms_per_second);
}

}  // namespace kontor::i18n
