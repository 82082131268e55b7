#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/line_list.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

class DocumentWork;

/// A transfer as people want it.
struct TransferWish {
  std::string from, to;  ///< codes of locations
  std::vector<LineWish> lines;
  std::string reference;  ///< the caller's own key: the same wish again changes nothing
  std::string note;
};

/// What is sent, or has come. No lines: all that can be.
struct ShipWish {
  std::vector<LineWish> lines;
  std::string reference;
};
struct ReceiveWish {
  std::vector<LineWish> accepted, rejected;
  std::string reason;  ///< why goods were rejected
  std::string reference;
};
struct CloseWish {
  std::string reason;   ///< code of a StockReason; needed where something never came
  std::string carrier;  ///< who pays for it: a claim instead of a loss; empty: nobody
  std::string reference;
};

using TransferResult = DocumentResult;

/// The use cases of transfers. Each act is one unit with its audit row and its postings, locked in
/// the order period, document, levels, costs. Own acts are refused without stock: stock_short.
/// Sending needs Permission::move_stock at the source, receiving at the destination.
class Transfers {
 public:
  /// `numbers_at_once`: how many numbers of the series one taking of them reserves.
  Transfers(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor,
            std::int64_t numbers_at_once = 1)
      : m_book(book),
        m_stores(stores),
        m_clock(clock),
        m_actor(actor),
        m_numbers_at_once(numbers_at_once) {}

  /// Writes a draft. Refuses location_unknown, transfer_same_place, transfer_between_entities,
  /// lines_missing, reference_used; rows as plan_lines does.
  Result<TransferResult> create(const TransferWish& wish);
  /// Writes a transfer down and commits its goods: all of it or nothing. Needs the right at the
  /// source; refuses what create and ready do.
  Result<TransferResult> create_ready(const TransferWish& wish);
  /// What create would say, without writing.
  Result<TransferResult> preview(const TransferWish& wish);
  /// Moves goods from hand to hand: a transfer that is written down, sent and received at once.
  Result<TransferResult> complete(const TransferWish& wish);

  // All of these refuse document_unknown and document_state.

  /// Writes other lines, note or places into a draft.
  Result<TransferResult> change(const std::string& number, const TransferWish& wish);
  /// Commits the goods at the source.
  Result<TransferResult> ready(const std::string& number, const std::string& reference = {});
  /// Ends the commitments again: the transfer is a draft as before.
  Result<TransferResult> reopen(const std::string& number, const std::string& reference = {});
  /// Sends goods. What was asked for and not sent stays committed. A draft is made ready first.
  /// Refuses rows: not_in_document, more_than_asked, stock_short.
  Result<TransferResult> ship(const std::string& number, const ShipWish& wish);
  /// Takes goods in; what was rejected is set aside for quality control at the destination. Refuses
  /// rows: not_in_document, more_than_sent.
  Result<TransferResult> receive(const std::string& number, const ReceiveWish& wish);
  /// Accounts for what never came and ends what was never sent. Needs Permission::adjust_stock
  /// where goods were lost. Refuses reason_missing, reason_unknown.
  Result<TransferResult> close(const std::string& number, const CloseWish& wish);
  /// Ends the commitments; what is on the way goes back to the source. Refuses transfer_received
  /// where something has come already.
  Result<TransferResult> cancel(const std::string& number, const std::string& reason,
                                const std::string& reference = {});

 private:
  using AtOnce = std::function<Result<TransferResult>(DocumentWork&)>;
  /// A new transfer and its first act in one unit: both, or nothing. `receives`: the right at the
  /// destination is needed too.
  Result<TransferResult> at_once(const TransferWish& wish, bool receives, const AtOnce& act);
  Result<std::string> next_number();

  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
  std::int64_t m_numbers_at_once;
  std::int64_t m_next_number = 0, m_numbers_left = 0;
};

}  // namespace kontor::goods
