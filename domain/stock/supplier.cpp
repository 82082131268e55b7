#include "domain/stock/supplier.h"

#include "domain/base/fold.h"

namespace kontor::stock {

const Supplier* supplier_named(const std::vector<Supplier>& all, const std::string& wanted) {
  const std::string folded = fold(wanted);
  const Supplier* by_fold = nullptr;
  for (const Supplier& supplier : all) {
    if (supplier.code == wanted) return &supplier;
    if (fold(supplier.code) == folded || fold(supplier.name) == folded) by_fold = &supplier;
  }
  return by_fold;
}

}  // namespace kontor::stock
