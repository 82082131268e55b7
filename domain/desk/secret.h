#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "domain/base/ids.h"

namespace kontor::desk {

/// What one guess costs (Argon2id, libsodium). The book's hashes say theirs themselves.
struct SecretCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = 64ULL * 1024 * 1024;
};

/// A book's key, kept on enrolled machines and never in the book: a stolen book alone gives nothing
/// to try PINs against.
using Pepper = std::array<unsigned char, 32>;

/// A fresh key from the system's random source.
Pepper new_pepper();

/// A random name of a machine or a token, 32 hexadecimal digits.
std::string new_random_name();

/// The hash that the book keeps of a PIN: keyed with the pepper, bound to the employee, salted.
/// Throws Failure out_of_memory.
std::string hash_of_pin(std::string_view pin, EmployeeId employee, const Pepper& pepper,
                        const SecretCost& cost);
bool pin_fits(const std::string& hash, std::string_view pin, EmployeeId employee,
              const Pepper& pepper);

/// Of a password, which is good on every machine.
std::string hash_of_password(std::string_view password, const SecretCost& cost);
bool password_fits(const std::string& hash, std::string_view password);

/// A hash that no secret fits and that costs as much to try as a real one: whoever types an unknown
/// code waits as long as for a wrong PIN.
std::string blank_hash(const SecretCost& cost);

/// Takes a secret out of memory.
void wipe(std::string& secret);

/// A digest that tells one pepper from another.
std::string digest_of(const Pepper& pepper);

/// True when a hash was made at another cost.
bool hashed_otherwise(const std::string& hash, const SecretCost& cost);

}  // namespace kontor::desk
