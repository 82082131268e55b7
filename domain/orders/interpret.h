#pragma once

#include <memory>

#include "domain/base/zone.h"
#include "domain/orders/order.h"

namespace kontor::orders {

/// What a channel says of its orders.
struct ChannelRules {
  ChannelId channel;
  EntityId entity;
  company::Recognise recognise = company::Recognise::fulfilled;
  const TimeZone* zone = nullptr;
  int day_start_hour = 0;
};

/// An order as it is after a file's facts of it, before its products, people and places are known.
struct Interpreted {
  Order order;
  /// The facts that named place, employee and buyer come from: those of the file, or of all facets
  /// of the base together.
  const IncomingOrder* facts = nullptr;
  /// Lines of the order whose product is still to be found.
  struct Unresolved {
    std::int64_t part = 0;
    std::int32_t no = 0;
    const IncomingLine* facts = nullptr;
  };
  std::vector<Unresolved> unresolved;
  std::unique_ptr<IncomingOrder> combined;  ///< owns what the above point to, where it is not `in`
};

/// Puts a file's facts together with what is known of the order (rules.md 3, one source of record).
/// What results depends on the facts only, not on which file came first: the base is the whole, or
/// head and lines together; settled shipments, refunds and goods that came back stand beside it by
/// their keys. A facet that is known already is replaced. `in` must outlive the answer. Refuses as
/// settle does.
Result<Interpreted> interpret(const IncomingOrder& in, const Order* current,
                              const ChannelRules& rules);

/// Whether a facet tells an order's own amounts or lines; the others stand beside them.
bool is_base(Facet facet);
bool has_base(const Order& order);

/// The hash of an order that several facets tell.
std::string hash_of(const std::vector<FacetMark>& marks);

/// State and total that follow from the facets together. A marketplace settles what it has sent:
/// with all own lines told, the order is fulfilled.
void settle_state(Order& order);

/// Whether any file told money of the order. Goods that came back have no currency of their own:
/// as long as nothing else is known, the order's is a guess.
bool knows_money(const Order& order);

/// Whether a payment through this gateway tells how the order was paid: its own file names several
/// ways without amounts, or others than this one.
bool wants_tender(const Order& order, std::string_view gateway);

/// When the file was written that an order knows a facet from; 0: not known, or no file told it.
Instant told_at(const Order& order, Facet facet, std::string_view key);

/// The instant of a file's time on a channel.
Instant instant_of(const FileTime& time, const TimeZone& zone);

/// One order's facts out of its head and its lines; either may be missing.
IncomingOrder combine_base(const IncomingOrder* head, const IncomingOrder* lines);

}  // namespace kontor::orders
