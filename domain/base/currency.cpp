#include <algorithm>
#include <array>
#include <string_view>

#include "domain/base/check.h"
#include "domain/base/money.h"

namespace kontor {

namespace {

// ISO 4217, by code, in three lists by decimals. Codes with four decimals (CLF, UYW) are left out,
// since no price is written in them; BGN, HRK and ANG were retired lately and stand in files of
// past years.
constexpr std::string_view currencies_without_decimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
constexpr std::string_view currencies_with_two =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
    "GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK "
    "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK "
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER "
    "ZAR ZMW ZWG ";
constexpr std::string_view currencies_with_three = "BHD IQD JOD KWD LYD OMR TND ";

/// True when `code` is one of the four-character steps of a list; binary search.
bool lists_currency(std::string_view list, std::string_view code) {
  std::size_t low = 0;
  std::size_t high = list.size() / 4;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const int order = list.substr(middle * 4, 3).compare(code);
    if (order == 0) return true;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  const bool known = lists_currency(currencies_with_two, code) ||
                     lists_currency(currencies_without_decimals, code) ||
                     lists_currency(currencies_with_three, code);
  if (!known) return std::nullopt;
  Currency result;
  std::copy(code.begin(), code.end(), result.m_code.begin());
  return result;
}

Currency Currency::of(std::string_view code) {
  const auto currency = parse(code);
  KONTOR_ASSERT(currency.has_value());
  return *currency;
}

int Currency::decimals() const {
  if (lists_currency(currencies_without_decimals, code())) return 0;
  return lists_currency(currencies_with_three, code()) ? 3 : 2;
}

std::int64_t Currency::minor_per_major() const {
  switch (decimals()) {
    case 0:
      return 1;
    case 3:
      return 1000;
    default:
      return 100;
  }
}

}  // namespace kontor
