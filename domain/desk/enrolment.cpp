#include "domain/desk/enrolment.h"

#include <sodium.h>

#include <array>
#include <string_view>
#include <vector>

#include "domain/base/check.h"
#include "domain/base/failure.h"
#include "domain/base/fields.h"
#include "domain/desk/hex.h"

namespace kontor::desk {

namespace {

/// Crockford's: no I, L, O, U.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_letters = 16;
constexpr std::size_t letters_per_group = 4;

using EnrolmentKey = std::array<unsigned char, crypto_secretbox_KEYBYTES>;
using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;

/// As it was made, however it was typed.
std::string plain_code(const std::string& typed) {
  std::string plain;
  for (char c : typed) {
    if (c == '-' || c == ' ' || c == '\t') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    plain += c;
  }
  return plain;
}

EnrolmentKey key_from(const std::string& plain, const Salt& salt, const SecretCost& cost) {
  EnrolmentKey key{};
  if (crypto_pwhash(key.data(), key.size(), plain.data(), plain.size(), salt.data(),
                    cost.operations, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Failure(FailureCode::out_of_memory);
  }
  return key;
}

}  // namespace

std::string new_one_time_code() {
  KONTOR_ASSERT(sodium_init() >= 0);
  std::string code;
  for (std::size_t i = 0; i < code_letters; ++i) {
    if (i > 0 && i % letters_per_group == 0) code += '-';
    code += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  }
  return code;
}

std::string enrolment_of(const Pepper& pepper, const std::string& code, Instant now,
                         const SecretCost& cost) {
  KONTOR_ASSERT(sodium_init() >= 0);
  Salt salt{};
  randombytes_buf(salt.data(), salt.size());
  std::vector<unsigned char> nonce(crypto_secretbox_NONCEBYTES);
  randombytes_buf(nonce.data(), nonce.size());
  EnrolmentKey key = key_from(plain_code(code), salt, cost);
  std::vector<unsigned char> box(pepper.size() + crypto_secretbox_MACBYTES);
  crypto_secretbox_easy(box.data(), pepper.data(), pepper.size(), nonce.data(), key.data());
  sodium_memzero(key.data(), key.size());
  FieldWriter w;
  w.add(now.ms + code_good_ms);
  w.add(static_cast<std::int64_t>(cost.operations));
  w.add(static_cast<std::int64_t>(cost.memory_bytes));
  w.add(hex_of(salt)).add(hex_of(nonce)).add(hex_of(box));
  return w.text();
}

std::optional<Pepper> pepper_in(const std::string& enrolment, const std::string& code,
                                Instant now) {
  KONTOR_ASSERT(sodium_init() >= 0);
  FieldReader r(enrolment);
  if (enrolment.empty() || !r.next_record()) return std::nullopt;
  const std::int64_t ends = r.number();
  if (now.ms >= ends || now.ms < ends - code_good_ms) return std::nullopt;
  SecretCost cost;
  cost.operations = static_cast<unsigned long long>(r.number());
  cost.memory_bytes = static_cast<std::size_t>(r.number());
  const auto salt_bytes = bytes_of_hex(r.text());
  const auto nonce = bytes_of_hex(r.text());
  const auto box = bytes_of_hex(r.text());
  Salt salt{};
  Pepper pepper{};
  if (salt_bytes.size() != salt.size() || nonce.size() != crypto_secretbox_NONCEBYTES ||
      box.size() != pepper.size() + crypto_secretbox_MACBYTES) {
    return std::nullopt;
  }
  std::copy(salt_bytes.begin(), salt_bytes.end(), salt.begin());
  EnrolmentKey key = key_from(plain_code(code), salt, cost);
  const int opened =
      crypto_secretbox_open_easy(pepper.data(), box.data(), box.size(), nonce.data(), key.data());
  sodium_memzero(key.data(), key.size());
  if (opened != 0) return std::nullopt;
  return pepper;
}

}  // namespace kontor::desk
