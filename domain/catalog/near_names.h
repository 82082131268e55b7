#pragma once

#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"
#include "domain/company/company.h"

namespace kontor::catalog {

/// So many near names are shown at most.
inline constexpr std::size_t most_near = 50;

/// What bears a name that is near to what was typed (NearSearch), for where a search finds nothing.
/// Nearest first, at most most_near; the same on every engine.
class NearNames {
 public:
  virtual ~NearNames() = default;
  /// By their names and vendors; SKUs and barcodes are not looked at: what is near a number is
  /// another product.
  virtual std::vector<ProductId> products(Unit&, std::string_view typed) = 0;
  /// By their names. `at`: only who ordered at one of these places and channels; none said: all.
  virtual std::vector<CustomerId> customers(Unit&, std::string_view typed,
                                            const std::vector<company::Scope>& at) = 0;
};

}  // namespace kontor::catalog
