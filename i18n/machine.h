#pragma once

#include <string>

namespace kontor::i18n {

/// What this machine's settings say of where it stands; proposals for a new book.
struct MachinePlace {
  std::string country;   ///< ISO 3166, two letters; "DE" when unknown
  std::string currency;  ///< the country's, ISO 4217; "EUR" when unknown
  std::string zone;      ///< IANA time zone; "UTC" when unknown
};

MachinePlace machine_place();

}  // namespace kontor::i18n
