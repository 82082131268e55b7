#pragma once

#include <cstddef>
#include <string_view>

namespace kontor::desk {

inline constexpr std::size_t least_pin_digits = 6;
inline constexpr std::size_t most_pin_digits = 12;
inline constexpr std::size_t least_password_characters = 12;
/// Longer ones are refused before they are hashed.
inline constexpr std::size_t most_password_bytes = 1024;

/// What is wrong with a secret that someone chose.
enum class SecretFault {
  none,
  length,   ///< too short, too long, or a PIN with something else than digits
  trivial,  ///< among the first that anyone would try
  unchanged
};

/// A PIN that someone chose; `code` is their employee code, which a PIN may not repeat.
SecretFault fault_of_pin(std::string_view pin, std::string_view code);
/// A password, UTF-8. One character again and again is trivial, and so is the employee's code.
SecretFault fault_of_password(std::string_view password, std::string_view code);

}  // namespace kontor::desk
