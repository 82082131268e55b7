#include "i18n/machine.h"

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/ucurr.h>

#include <memory>

#include "domain/base/money.h"
#include "domain/base/zone.h"

namespace kontor::i18n {

MachinePlace machine_place() {
  MachinePlace place;
  place.country = icu::Locale::getDefault().getCountry();
  if (place.country.size() != 2) place.country = "DE";
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4] = {};
  const std::string region = "und_" + place.country;
  ucurr_forLocale(region.c_str(), code, 4, &status);
  if (U_SUCCESS(status)) icu::UnicodeString(code).toUTF8String(place.currency);
  if (!Currency::parse(place.currency)) place.currency = "EUR";
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createDefault());
  icu::UnicodeString id;
  zone->getID(id).toUTF8String(place.zone);
  if (!TimeZone::find(place.zone)) place.zone = "UTC";
  return place;
}

}  // namespace kontor::i18n
