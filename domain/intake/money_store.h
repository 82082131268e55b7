#pragma once

#include <functional>
#include <map>

#include "domain/base/book.h"
#include "domain/intake/money.h"

namespace kontor::intake {

/// What a bank statement shows, or should show, of one amount.
struct BankAmount {
  EntityId entity;
  Currency currency;
  std::int64_t minor = 0;
  auto operator<=>(const BankAmount&) const = default;
};

/// An amount to match again: documents of these days, both included, with those that they were
/// found to be, and all that is unmatched.
struct BankWanted {
  BankAmount amount;
  BusinessDate from, to;
};

/// A payout, payment of ours or bank line of an amount, and what a bank line was found to be.
struct BankSide {
  MoneyDocument money;
  DocumentId paid_by;
};

/// How far a payout is.
enum class PayoutState {
  announced,  ///< not paid yet
  carried,    ///< nothing was sent: its balance is carried over
  sent,       ///< on its way to the bank
  arrived     ///< the bank statement has it
};
std::string_view name_of(PayoutState state);

/// What the list of payouts shows.
struct PayoutRow {
  DocumentId document;
  std::string number;
  std::string channel;  ///< code
  std::string gateway;
  BusinessDate date;
  Money total;
  PayoutState state = PayoutState::sent;
  std::int64_t transactions = 0;
  Money sum;              ///< of its transactions
  std::string bank_line;  ///< number of the line that paid it
  std::optional<BusinessDate> bank_date;
};
struct PayoutFilter {
  ChannelId channel;                     ///< none: all
  std::vector<ChannelId> channels = {};  ///< without `channel`: only of these; none: all
  std::string number;                    ///< exactly; empty: all
  std::string after;                     ///< from the page before
  int limit = 100;
};
struct PayoutPage {
  std::vector<PayoutRow> rows;
  std::string next;
};

/// A transaction as the list of a payout's transactions shows it.
struct SettledRow {
  DocumentId document;
  std::string number;
  std::string order;  ///< number of its order
  SettledKind kind = SettledKind::charge;
  BusinessDate date;
  Money amount;
  Money fee;  ///< tax on it included
};

/// Transactions, payouts and bank lines by version. An undone batch's versions do not count.
class MoneyStore {
 public:
  virtual ~MoneyStore() = default;

  /// Current versions of documents; those without one are left out.
  virtual std::vector<MoneyDocument> current(Unit&, const std::vector<DocumentId>&) = 0;
  /// Stores versions and makes them current; numbers them behind those before. Bulk path.
  virtual void add_versions(Unit&, const std::vector<MoneyDocument>&, BatchId,
                            Instant exported_at) = 0;
  /// Takes back a batch's versions of these documents: the version before becomes current. Gives
  /// the documents that keep a later version.
  virtual std::vector<DocumentId> undo(Unit&, BatchId, const std::vector<DocumentId>&) = 0;
  /// Documents that have versions of the batch that stand, by id.
  virtual std::vector<DocumentId> of_batch(Unit&, BatchId, DocumentId after, int limit) = 0;
  /// Documents that have versions of the batch, taken back or not, by id, with the orders that
  /// these name.
  virtual std::vector<std::pair<DocumentId, DocumentId>> orders_told(Unit&, BatchId,
                                                                     DocumentId after,
                                                                     int limit) = 0;
  /// Documents that have entries of the batch that stand though they have no version of it, by id.
  virtual std::vector<DocumentId> reposted_by(Unit&, BatchId, DocumentId after, int limit) = 0;
  /// Documents that have versions of the batch, taken back or not, with the payouts that any of
  /// their versions names, by id.
  virtual std::vector<DocumentId> touched_by(Unit&, BatchId, DocumentId after, int limit) = 0;
  /// Amounts at the bank of all versions of the documents that the batch touched.
  virtual std::vector<BankAmount> amounts_of(Unit&, BatchId) = 0;

  /// Transactions of orders, by id.
  virtual std::vector<DocumentId> of_orders(Unit&, const std::vector<DocumentId>& orders) = 0;
  /// What was open of orders on the first day, by id.
  virtual std::vector<DocumentId> openings_of(Unit&, const std::vector<DocumentId>& orders) = 0;
  /// The channels of orders that have a version.
  virtual std::map<DocumentId, ChannelId> order_channels(Unit&,
                                                         const std::vector<DocumentId>& orders) = 0;
  /// What the transactions of payouts tell, by use. Uses that payouts do not post are 0.
  virtual std::map<DocumentId, MoneySums> told(Unit&, const std::vector<DocumentId>& payouts) = 0;
  /// What the transactions of payouts add up to; none: no transaction names it.
  virtual std::map<DocumentId, std::int64_t> sums_of_payouts(
      Unit&, const std::vector<DocumentId>& payouts) = 0;
  /// Sets what the current versions of summed payouts amount to.
  virtual void set_payout_amounts(Unit&, const std::map<DocumentId, std::int64_t>&) = 0;
  /// What a bank shows or should show of these amounts; each amount once.
  virtual std::vector<BankSide> with_amounts(Unit&, const std::vector<BankWanted>&) = 0;
  /// Receivables and payables that were open on the first day.
  virtual std::vector<MoneyDocument> invoices(Unit&, EntityId, Currency) = 0;
  /// Bank lines that were found to pay what was open on the first day, whether that still stands or
  /// not; `unmatched`: those that are nothing, too.
  virtual std::vector<BankSide> payments_of_openings(Unit&, EntityId, Currency, bool unmatched) = 0;
  /// Amounts of which something is unmatched, in order, behind `after`; of these companies only.
  virtual std::vector<BankAmount> unmatched_amounts(Unit&, const std::vector<EntityId>& of_or_all,
                                                    const std::optional<BankAmount>& after,
                                                    int limit) = 0;
  /// What bank lines were found to be; none: unmatched.
  virtual void set_matches(Unit&, const std::map<DocumentId, DocumentId>&) = 0;
  /// What the current versions of bank lines were found to be.
  virtual std::map<DocumentId, DocumentId> matches(Unit&, const std::vector<DocumentId>&) = 0;

  virtual PayoutPage payouts(Unit&, const PayoutFilter&) = 0;  ///< newest first
  /// Streams the transactions of a payout, by date.
  virtual void each_settled(Unit&, DocumentId payout,
                            const std::function<void(const SettledRow&)>&) = 0;
};

}  // namespace kontor::intake
