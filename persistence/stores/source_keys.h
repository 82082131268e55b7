#pragma once

#include "domain/catalog/source_keys.h"

namespace kontor::persistence {

/// Reads product_key, which is ordered by kind, key and channel. Holds nothing; all state is in the
/// unit.
class SqlSourceKeys : public catalog::SourceKeys {
 public:
  catalog::KeyPage keys(Unit& unit, const catalog::KeyFilter& filter) override;
  std::string place_behind(Unit& unit, const catalog::KeyFilter& filter,
                           std::int64_t rows) override;
  std::int64_t key_count(Unit& unit, const catalog::KeyFilter& filter, std::int64_t most) override;
  std::int64_t provisional_count(Unit& unit, const std::string& search, std::int64_t most) override;
};

}  // namespace kontor::persistence
