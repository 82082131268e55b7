#pragma once

#include <map>

#include "domain/base/book.h"
#include "domain/orders/order.h"

namespace kontor::orders {

/// What the list shows; a projection of the current version.
struct OrderRow {
  DocumentId document;
  std::string number;
  std::string channel;   ///< code
  std::string location;  ///< code
  std::string currency;
  BusinessDate placed_date;
  Instant placed_at;
  OrderState state = OrderState::open;
  std::string payment_state, fulfilment_state;
  std::int64_t total_minor = 0, outstanding_minor = 0, refunded_minor = 0;
  int version = 1;
};
struct OrderPage {
  std::vector<OrderRow> rows;
  std::string next;
};
struct OrderFilter {
  ChannelId channel;  ///< none: all
  std::optional<OrderState> state;
  std::string number;  ///< starts with
  std::string after;
  int limit = 100;
  LocationId location = {};  ///< none: all
  std::string buyer = {};    ///< in the customer's name, e-mail or phone, in any script
};

/// How many orders a filter selects and what they amount to, looked at no further than
/// most_added_up: the cost does not grow with the book.
struct OrderTotals {
  std::int64_t orders = 0;
  bool more = false;        ///< there are more than were looked at
  std::vector<Money> sums;  ///< of their totals, by currency
};
inline constexpr std::int64_t most_added_up = 100'000;

/// A version with the import that told it.
struct StoredVersion {
  Order order;
  BatchId import;
  Instant exported_at;
};

/// Orders by version. An undone batch's versions do not count.
class OrderStore {
 public:
  virtual ~OrderStore() = default;

  /// Current versions of documents.
  virtual std::vector<Order> current(Unit&, const std::vector<DocumentId>&) = 0;
  /// The highest version number of each document so far, undone versions included.
  virtual std::map<DocumentId, int> last_versions(Unit&, const std::vector<DocumentId>&) = 0;
  /// Stores versions (content, lines) and makes them current. Bulk path. `exported_at`: when the
  /// file was written.
  virtual void add_versions(Unit&, const std::vector<Order>&, BatchId, Instant exported_at) = 0;
  /// Takes back a batch's versions of these documents: the version before becomes current;
  /// documents without one disappear from lists. Gives the documents that keep a later version.
  virtual std::vector<DocumentId> undo(Unit&, BatchId, const std::vector<DocumentId>&) = 0;
  /// All versions of documents that stand, by document and version.
  virtual std::vector<StoredVersion> standing_versions(Unit&, const std::vector<DocumentId>&) = 0;
  /// Takes back a batch's versions of documents that keep their current one, of another batch.
  virtual void take_away(Unit&, BatchId, const std::vector<DocumentId>&) = 0;
  /// Documents that have versions of the batch, by id.
  virtual std::vector<DocumentId> of_batch(Unit&, BatchId, DocumentId after, int limit) = 0;
  /// Documents whose current version has a line with this product (for binding), by id.
  virtual std::vector<DocumentId> with_product(Unit&, ProductId, DocumentId after, int limit) = 0;
  /// The same of documents whose current version names this employee.
  virtual std::vector<DocumentId> with_employee(Unit&, EmployeeId, DocumentId after, int limit) = 0;
  /// Where these lie: place and channel, with its company; each once.
  virtual std::vector<company::Scope> places_of_employee(Unit&, EmployeeId) = 0;
  virtual OrderPage list(Unit&, const OrderFilter&) = 0;  ///< newest first
  /// The filter's `after` and `limit` are not looked at; `more`: refine the search.
  virtual OrderTotals totals(Unit&, const OrderFilter&) = 0;
  virtual std::vector<OrderRow> by_number(Unit&, std::string_view number) = 0;
};

}  // namespace kontor::orders
