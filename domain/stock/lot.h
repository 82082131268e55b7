#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

/// Goods of one product that were made together: what stands on the package.
struct Lot {
  LotId id;
  ProductId product;
  std::string number;                   ///< unique among the product's
  std::optional<BusinessDate> expires;  ///< the last day on which it is good; none: it keeps
  bool operator==(const Lot&) const = default;
};
/// Whether `a` is to be used up before `b`: first expired, first out; what keeps comes last.
bool goes_before(const Lot& a, const Lot& b);

/// lot_level: how many of a cell are of a lot. What a cell has beyond its lots is of none that
/// anybody named, so that lots and rest are on hand.
struct LotLevel {
  Cell cell;
  Lot lot;
  Quantity quantity;
};

/// A part of what is wanted, from one lot; without one: of no lot that anybody named.
struct LotPart {
  std::optional<Lot> lot;
  Quantity quantity;
};

/// Where a place keeps the lots that come to it: for itself; on the road also for the document that
/// they belong to. Other places (customers, suppliers, loss) only remember what documents brought.
enum class LotPlace { shelf, transit };

/// The lots of many cells in memory, while a chunk is posted. Pure; the caller loads and stores.
///
/// What is taken without naming a lot is taken first expired first, then from what no lot was
/// named of. No lot goes below zero: what there is too little of is of no named lot, and goods that
/// come in fill that hole first. So either nothing of a cell is of a named lot, or what is of none
/// is at least nothing.
class LotBook {
 public:
  void keep(ProductId product) { m_kept.insert(product); }
  bool keeps(ProductId product) const { return m_kept.contains(product); }

  void load(const Cell& cell, Quantity on_hand);
  void load(const LotLevel& level);
  /// What a document brought to places that are no shelves, and has not taken back.
  void load(DocumentId document, const std::vector<LotLevel>& brought);
  bool knows(DocumentId document) const { return m_documents.contains(document); }

  /// The lots of a cell that there are some of, those first that go first.
  std::vector<LotPart> lots_of(const Cell& cell) const;
  Quantity of_lot(const Cell& cell, LotId lot) const;
  /// What of a lot a document brought to a cell that is no shelf, and has not taken back.
  Quantity brought(DocumentId document, const Cell& cell, LotId lot) const;
  /// What of a cell is of no named lot; below zero where more went than there was.
  Quantity unnamed(const Cell& cell) const;

  /// Says of the movements of one entry of which lots they are, where their products are kept by
  /// lot. Shares that they name already are wishes: they hold as far as there is so much of the
  /// lot. `back`: the entry takes another one back, and what has no share was of no lot. `places`:
  /// those of the entry that hold stock.
  void assign(DocumentId document, bool back, const std::map<LocationId, LotPlace>& places,
              std::vector<Movement>& movements);

 private:
  struct Held {
    Quantity on_hand;
    std::map<LotId, Quantity> lots;
  };
  using Taken = std::vector<std::pair<LotId, Quantity>>;

  enum class Keeps { nothing, shelf, road };
  /// Whose a movement is, and what its ends keep.
  struct Way {
    DocumentId document;
    bool back = false;
    Keeps from = Keeps::nothing, to = Keeps::nothing;
  };

  /// `passing_out`, `passing_in`: how many only pass through the movement's ends in this entry.
  void assign(const Way& way, Movement& movement, Quantity& passing_out, Quantity& passing_in);
  Taken leave(const Way& way, const Movement& movement, const LotShare& wish, bool unnamed_first,
              Quantity& passing);
  void arrive(const Way& way, const Movement& movement, const LotShare& part,
              std::vector<LotShare>& shares);
  Taken take_from(Held& held, Quantity quantity, LotId wish, bool unnamed_first);
  Taken take_brought(DocumentId document, const Cell& cell, Quantity quantity, LotId wish);
  static void put_into(Held& held, const LotShare& part, std::vector<LotShare>& shares);
  std::vector<LotId> in_order(const std::map<LotId, Quantity>& lots) const;
  static Quantity unnamed_of(const Held& held);

  std::set<ProductId> m_kept;
  std::map<LotId, Lot> m_lots;
  std::map<Cell, Held> m_held;
  std::map<DocumentId, std::map<Cell, std::map<LotId, Quantity>>> m_documents;
};

/// The parts that so many are best taken from, first expired first.
std::vector<LotPart> first_expired(std::vector<LotPart> there, Quantity wanted);

}  // namespace kontor::stock
