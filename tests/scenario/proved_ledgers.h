#pragma once

#include <map>
#include <string>

#include "tests/support/kontor.h"

namespace kontor::test {

/// Programs that are not ours accept a book's exports and come to its trial balance, to the cent,
/// for each account and channel. They read the first engine's files; the second's are the same.
class ProvedLedgers {
 public:
  void prove(const Shop& shop);

 private:
  std::map<std::string, std::string> m_exports;  ///< by dialect
};

}  // namespace kontor::test
