#pragma once

#include "domain/catalog/catalog.h"

namespace kontor::catalog {

/// A key of a channel's files and the product that it means.
struct KeyRow {
  ProductKey key;
  ProductId product;
  std::string code, sku, name;  ///< of the product
  bool provisional = false;
};
struct KeyPage {
  std::vector<KeyRow> rows;
  std::string next;  ///< opaque; empty at the end
};
struct KeyFilter {
  std::string kind;       ///< empty: all
  std::string beginning;  ///< of the key
  std::string after;
  int limit = 100;
};

/// The source map: which key means which product, and how much of it is unknown.
class SourceKeys {
 public:
  virtual ~SourceKeys() = default;
  virtual KeyPage keys(Unit&, const KeyFilter&) = 0;  ///< by kind, key and channel
  /// The cursor behind so many keys, counted from the filter's `after`, without reading them;
  /// empty: there are not so many.
  virtual std::string place_behind(Unit&, const KeyFilter&, std::int64_t rows) = 0;
  /// How many keys there are, looked at no further than `most`.
  virtual std::int64_t key_count(Unit&, const KeyFilter&, std::int64_t most) = 0;
  /// Provisional products in the order of ProductStore::list, looked at no further than `most`.
  virtual std::int64_t provisional_count(Unit&, const std::string& search, std::int64_t most) = 0;
};

}  // namespace kontor::catalog
