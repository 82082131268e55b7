#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/refusal.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

/// The shop's own acts on its goods, each with numbers of its own. Append only; stored by name.
enum class DocumentType { transfer, set_aside, adjustment, purchase };
std::string_view name_of(DocumentType type);
/// What numbers of the type begin with: "T-".
std::string_view prefix_of(DocumentType type);

/// Where a document stands. Each type goes its own way through them (transitions). Append only;
/// stored by name.
enum class DocumentState {
  draft,            ///< written down, touches nothing
  ready,            ///< the goods are committed at the source
  in_transit,       ///< sent, at least in part
  partly_received,  ///< some of what was sent has come
  received,         ///< all that is to come has come
  closed,           ///< done; what never came is accounted for
  cancelled,
  ordered  ///< the supplier was told; what is still to come is incoming
};
std::string_view name_of(DocumentState state);
std::optional<DocumentState> document_state_named(std::string_view name);

/// The allowed pairs of a type: commands, buttons and tests read this table.
using Transition = std::pair<DocumentState, DocumentState>;
std::span<const Transition> transitions(DocumentType type);
bool may_become(DocumentType type, DocumentState from, DocumentState to);

/// One line, numbered from 1. In a transfer or purchase each product has one line. Of a purchase
/// `sent` is what was ordered, `lost` what of it was given up.
struct DocumentLine {
  std::int32_t no = 0;
  ProductId product;
  Quantity asked;           ///< of an adjustment: the change, with its sign
  Quantity sent = {};       ///< left the source
  Quantity accepted = {};   ///< came, good to sell
  Quantity rejected = {};   ///< came, set aside for quality control
  Quantity returned = {};   ///< went back to the source
  Quantity lost = {};       ///< never came: posted as a difference
  std::string reason = {};  ///< why it was rejected
  bool operator==(const DocumentLine&) const = default;

  /// Asked for and not sent yet.
  Quantity unsent() const { return asked - sent; }
  /// On the way.
  Quantity outstanding() const { return sent - accepted - rejected - returned - lost; }
};

/// A document of the shop on its own goods: where they go from and to, and how far they have come.
/// Of one that stays at a place both are that place.
struct StockDocument {
  DocumentId id;
  DocumentType type = DocumentType::transfer;
  EntityId entity;
  std::string number;
  DocumentState state = DocumentState::draft;
  LocationId from, to;
  std::string reference;  ///< the caller's own key, unique among documents of the type; or empty
  std::string note;       ///< free text
  std::string reason;     ///< code of a StockReason, or empty
  std::string bucket;     ///< of goods set aside: name of the State; else empty
  Instant made_at;
  EmployeeId made_by;
  Instant changed_at;
  std::vector<DocumentLine> lines;

  DocumentLine* line_of(ProductId product);
  const DocumentLine* line_of(ProductId product) const;
  bool operator==(const StockDocument&) const = default;
};

/// Moves a document on; refuses document_state where its table has no such pair.
std::optional<Refusal> transition(StockDocument& document, DocumentState to);

/// One step in a document's life: who did what, when.
struct DocumentAct {
  DocumentId document;
  std::int32_t no = 0;  ///< from 1
  std::string act;      ///< "create", "ready", "ship", "receive", "close", "cancel", ...
  Instant at;
  EmployeeId by;
  std::string reference;  ///< the caller's own key of the act, or empty
  std::string reason;     ///< as it was given: a code or free text
  std::int64_t key = 0;   ///< of the call, so that a unit that runs again finds what it did
  bool operator==(const DocumentAct&) const = default;
};

struct DocumentFilter {
  DocumentType type = DocumentType::transfer;
  std::set<DocumentState> states;       ///< empty: all
  LocationId location;                  ///< from or to here; none: all
  std::vector<LocationId> places = {};  ///< without `location`: only from or to these; none: all
  std::string number = {};              ///< it begins with this
  std::string after;                    ///< DocumentPage::next of the page before
  int limit = 100;
};

/// A document as lists show it.
struct DocumentRow {
  StockDocument document;  ///< without its lines
  std::int64_t lines = 0;
  Quantity asked, sent, accepted, rejected, outstanding;
};
struct DocumentPage {
  std::vector<DocumentRow> rows;  ///< newest first
  std::string next;
};

/// What changed own stock without a buyer or supplier: an adjustment, or a loss on the way.
struct CorrectionRow {
  BusinessDate date;
  EntityId entity;
  LocationId location;  ///< of an adjustment its place, of a loss the destination
  std::string number, sku, product, reason, note;
  Quantity change;               ///< with its sign
  std::int64_t value_minor = 0;  ///< with the same sign, in the entity's currency
};
struct CorrectionFilter {
  EntityId entity;      ///< none: all
  LocationId location;  ///< none: all
  std::optional<BusinessDate> from, to;
};

/// Documents of the shop on its own goods. The postings they make go through LedgerStore::post.
class StockDocumentStore {
 public:
  virtual ~StockDocumentStore() = default;
  /// Takes numbers of the type's series and gives the first. A unit of its own: gaps are normal.
  virtual std::int64_t take_numbers(Unit&, DocumentType, std::int64_t count) = 0;
  virtual void add(Unit&, const StockDocument&) = 0;
  /// Writes state, places, note, reason and lines over what there is.
  virtual void set(Unit&, const StockDocument&) = 0;
  virtual std::optional<StockDocument> find(Unit&, DocumentType, std::string_view number) = 0;
  virtual std::optional<StockDocument> by_reference(Unit&, DocumentType,
                                                    std::string_view reference) = 0;
  /// The document, locked until the unit ends.
  virtual std::optional<StockDocument> lock(Unit&, DocumentId) = 0;
  virtual DocumentPage list(Unit&, const DocumentFilter&) = 0;
  /// How many there are in each state, whatever states the filter names; states without any are
  /// left out.
  virtual std::map<DocumentState, std::int64_t> count(Unit&, const DocumentFilter&) = 0;
  virtual void add_act(Unit&, const DocumentAct&) = 0;
  virtual std::vector<DocumentAct> acts(Unit&, DocumentId) = 0;  ///< in their order
  /// Streams corrections by date and number.
  virtual void each_correction(Unit&, const CorrectionFilter&,
                               const std::function<void(const CorrectionRow&)>&) = 0;
};

}  // namespace kontor::stock
