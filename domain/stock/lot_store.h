#pragma once

#include "domain/base/book.h"
#include "domain/stock/lot.h"

namespace kontor::stock {

/// A line of the list of lots: one a product, place and lot; what is of no named lot has none.
struct LotRow {
  ProductId product;
  LocationId location;
  std::string sku, name;  ///< the SKU, else the code
  std::optional<Lot> lot;
  Quantity quantity;
};
struct LotFilter {
  ProductId product;                            ///< none: all
  LocationId location;                          ///< none: all
  std::vector<LocationId> places = {};          ///< without `location`: only these; none: all
  std::optional<BusinessDate> expires_by = {};  ///< only lots that are good until then at most
  std::string after;                            ///< LotPage::next of the page before
  int limit = 100;
};
struct LotPage {
  std::vector<LotRow> rows;  ///< by expiry, what keeps last; then SKU, place, number of the lot
  std::string next;
};

/// What brought a lot somewhere, or took it away.
struct LotMove {
  std::string document;  ///< its number
  std::string kind;      ///< of the entry
  BusinessDate date;
  LocationId from, to;
  Quantity quantity;
  bool named_before = true, named_after = true;  ///< it was of the lot there, it is here
};

/// Which products are kept by lot, their lots, and how many of each are where. Levels are written
/// by books::LedgerStore::post.
class LotStore {
 public:
  virtual ~LotStore() = default;
  /// Those of the products that are kept by lot.
  virtual std::set<ProductId> kept(Unit&, const std::vector<ProductId>&) = 0;
  virtual void keep(Unit&, ProductId, bool by_lot) = 0;
  /// By number; none: there is no such lot.
  virtual std::optional<Lot> find(Unit&, ProductId, std::string_view number) = 0;
  /// The lot of this number, which is written down where it is new.
  virtual Lot make(Unit&, const Lot&) = 0;
  virtual void set_expiry(Unit&, LotId, const std::optional<BusinessDate>&) = 0;
  /// Named lots of cells. Their levels are locked.
  virtual std::vector<LotLevel> levels(Unit&, const std::vector<Cell>&) = 0;
  /// What a document brought to each place less what it took away, where that is above nothing.
  virtual std::vector<LotLevel> of_document(Unit&, DocumentId) = 0;
  virtual LotPage list(Unit&, const LotFilter&) = 0;
  /// All that moved of a lot, the newest last.
  virtual std::vector<LotMove> moves(Unit&, const Lot&) = 0;
};

}  // namespace kontor::stock
