#pragma once

#include <string>
#include <string_view>

namespace kontor {

/// SHA-256, fed piece by piece; hex() ends it.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  std::string hex();

 private:
  alignas(8) unsigned char m_state[128];
};

/// SHA-256 of one text, as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace kontor
