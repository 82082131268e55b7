#include "domain/desk/secret.h"

#include <sodium.h>

#include "domain/base/check.h"
#include "domain/base/digest.h"
#include "domain/base/failure.h"
#include "domain/desk/hex.h"

namespace kontor::desk {

namespace {

void need_sodium() { KONTOR_ASSERT(sodium_init() >= 0); }

std::string argon2(std::string_view secret, const SecretCost& cost) {
  need_sodium();
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, secret.data(), secret.size(), cost.operations, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Failure(FailureCode::out_of_memory);
  }
  return hash;
}

bool argon2_fits(const std::string& hash, std::string_view secret) {
  need_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

/// The PIN with its bearer under the book's key: what Argon2 sees of it.
std::string peppered(std::string_view pin, EmployeeId employee, const Pepper& pepper) {
  static_assert(std::tuple_size_v<Pepper> == crypto_auth_KEYBYTES);
  std::string message = std::to_string(employee.value) + ":";
  message += pin;
  unsigned char mac[crypto_auth_BYTES];
  crypto_auth(mac, reinterpret_cast<const unsigned char*>(message.data()), message.size(),
              pepper.data());
  sodium_memzero(message.data(), message.size());
  return hex_of(mac);
}

}  // namespace

Pepper new_pepper() {
  need_sodium();
  Pepper pepper{};
  randombytes_buf(pepper.data(), pepper.size());
  return pepper;
}

std::string new_random_name() {
  need_sodium();
  unsigned char bytes[16];
  randombytes_buf(bytes, sizeof bytes);
  return hex_of(bytes);
}

std::string hash_of_pin(std::string_view pin, EmployeeId employee, const Pepper& pepper,
                        const SecretCost& cost) {
  return argon2(peppered(pin, employee, pepper), cost);
}

bool pin_fits(const std::string& hash, std::string_view pin, EmployeeId employee,
              const Pepper& pepper) {
  return argon2_fits(hash, peppered(pin, employee, pepper));
}

std::string hash_of_password(std::string_view password, const SecretCost& cost) {
  return argon2(password, cost);
}

bool password_fits(const std::string& hash, std::string_view password) {
  return argon2_fits(hash, password);
}

std::string blank_hash(const SecretCost& cost) { return argon2(new_random_name(), cost); }

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

std::string digest_of(const Pepper& pepper) { return sha256_hex("pepper " + hex_of(pepper)); }

bool hashed_otherwise(const std::string& hash, const SecretCost& cost) {
  need_sodium();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.operations, cost.memory_bytes) != 0;
}

}  // namespace kontor::desk
