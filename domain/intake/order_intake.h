#pragma once

#include "domain/books/journal.h"
#include "domain/intake/target.h"
#include "domain/orders/interpret.h"
#include "domain/orders/post_order.h"

namespace kontor::intake {

/// An order of the file with its verdict.
struct PlannedOrder {
  const IncomingOrder* in = nullptr;
  Verdict verdict = Verdict::create;
  std::optional<Refusal> refusal;
  bool linked = false;  ///< another channel's own file records it
  ChannelId channel;    ///< by the source map
  orders::Order order;  ///< with all that is known of it; ids only after resolve
  std::optional<orders::Order> current;
  DocumentId document;  ///< of the existing order, or the one that waits for its first file
  /// A later record of the chunk tells more of the same order, and is posted with it.
  bool superseded = false;
  std::string location, employee;  ///< as the files name them
  customers::BuyerFacts buyer;
  std::vector<orders::Interpreted::Unresolved> unresolved;
  std::unique_ptr<IncomingOrder> combined;  ///< what unresolved lines may point to
};

/// What the orders of a chunk would do: create, update, unchanged or refuse. Reads only.
std::vector<PlannedOrder> plan_orders(Unit& unit, const Stores& stores, const Target& target,
                                      const std::vector<const IncomingOrder*>& in);

/// Resolves places, people and products of the planned orders, posts them and stores their
/// versions. Journal is flushed by the caller.
void take_in_orders(books::Journal& journal, Target& target, std::vector<PlannedOrder>& planned,
                    std::vector<Note>& notes);

}  // namespace kontor::intake
