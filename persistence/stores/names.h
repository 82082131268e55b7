#pragma once

#include <array>
#include <string>
#include <string_view>

#include "domain/base/failure.h"

namespace kontor::persistence {

/// The stored names of an enum whose values count from 0, for enums that the domain gives no names.
template <class Enum, std::size_t Count>
struct StoredNames {
  std::array<std::string_view, Count> names;

  std::string_view name(Enum value) const { return names.at(static_cast<std::size_t>(value)); }
  /// The value of a stored name. A name that is none means a damaged book.
  Enum value(std::string_view name) const {
    for (std::size_t i = 0; i < Count; ++i) {
      if (names[i] == name) return static_cast<Enum>(i);
    }
    throw Failure(FailureCode::database_damaged, {{"detail", "name " + std::string(name)}});
  }
};

}  // namespace kontor::persistence
