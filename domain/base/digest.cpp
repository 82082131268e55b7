#include "domain/base/digest.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <new>

namespace kontor {

namespace {

crypto_hash_sha256_state* sha256_state(unsigned char* bytes) {
  return std::launder(reinterpret_cast<crypto_hash_sha256_state*>(bytes));
}

}  // namespace

Sha256::Sha256() {
  static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(m_state));
  static_assert(alignof(crypto_hash_sha256_state) <= 8);
  crypto_hash_sha256_init(new (m_state) crypto_hash_sha256_state);
}

Sha256& Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(sha256_state(m_state),
                            reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return *this;
}

std::string Sha256::hex() {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(sha256_state(m_state), digest);
  char text[sizeof(digest) * 2 + 1];
  sodium_bin2hex(text, sizeof(text), digest, sizeof(digest));
  return text;
}

std::string sha256_hex(std::string_view bytes) { return Sha256().add(bytes).hex(); }

}  // namespace kontor
