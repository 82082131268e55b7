#pragma once

#include <map>
#include <vector>

#include "domain/base/list_report.h"
#include "domain/catalog/catalog.h"
#include "domain/goods/line_list.h"
#include "domain/stores.h"

namespace kontor::goods {

/// How many of a line are to be of a lot.
struct LotWish {
  LotName lot;
  Quantity quantity;
};

/// Whether lots may be named where the lines are for.
enum class Lots { none, wanted };

/// A product and how many of it; each product once, in the order in which it was first named.
struct PlannedLine {
  std::int64_t row = 0;
  catalog::Product product;
  Quantity quantity;
  std::optional<Decimal> cost = {};  ///< the last that was named
  std::vector<LotWish> lots = {};    ///< each lot once; the rest is of none that was named
};

struct LinePlan {
  std::vector<PlannedLine> lines;
  std::vector<RefusedRow> refusals;
};

/// Finds the products of wishes by SKU, else code, else barcode; what is named several times adds
/// up, as scanning does. Rows are refused: product_unknown, product_key_ambiguous,
/// product_not_tracked, quantity_not_whole; of lots lot_not_kept, and lot_too_early where nothing
/// moves yet.
LinePlan plan_lines(Unit& unit, const Stores& stores, const std::vector<LineWish>& wishes,
                    Lots lots = Lots::none);

/// The tracked product of each name, or why there is none: product_unknown, product_key_ambiguous,
/// product_not_tracked.
std::vector<Result<catalog::Product>> find_lines(Unit& unit, const Stores& stores,
                                                 const std::vector<LineWish>& wishes);

/// Whether a product is counted in whole pieces.
bool counted_whole(const catalog::Product& product);

/// What people call a product: SKU, else code.
const std::string& label_of(const catalog::Product& product);
/// The same of ids.
std::map<ProductId, std::string> labels_of(Unit& unit, const Stores& stores,
                                           const std::vector<ProductId>& products);

}  // namespace kontor::goods
