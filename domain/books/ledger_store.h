#pragma once

#include <functional>

#include "domain/base/book.h"
#include "domain/books/chart.h"
#include "domain/books/entry.h"
#include "domain/company/company.h"

namespace kontor::books {

/// A document row: what entries, movements and commitments hang on.
enum class DocumentKind {
  order,
  count,
  settled,     ///< a transaction on a gateway's account
  payout,      ///< money that a gateway sent
  bank_line,   ///< a line of a bank statement
  carry,       ///< what a gateway carries over from one payout to the next
  opening,     ///< what was open on the first day
  transfer,    ///< goods between own places
  set_aside,   ///< goods put aside or back
  adjustment,  ///< stock corrected by hand
  purchase,    ///< goods ordered from a supplier
  statement    ///< what an outside warehouse says that it has
};
struct Document {
  DocumentId id;
  DocumentKind kind = DocumentKind::order;
  EntityId entity;
  ChannelId channel;
  std::string external_key;  ///< unique per kind and channel among documents that are not undone
  std::string number;        ///< as people know it
};

/// One line of the audit, which is the change feed too. No personal data in before and after.
struct AuditRow {
  Instant at;
  EmployeeId actor;
  std::string machine;
  std::string action;   ///< "import.start", "entry.post", "product.change", ...
  std::string subject;  ///< "order", "product", "book", ...
  std::int64_t subject_id = 0;
  std::string before;  ///< canonical text or empty
  std::string after;
  std::string digest;           ///< SHA-256 of the posted facts, or empty
  EmployeeId approved_by = {};  ///< who let the actor do it above their rights
};

/// What `actor` did at their machine.
AuditRow audit_row(const company::Actor& actor, Instant at, std::string action, std::string subject,
                   std::int64_t subject_id, std::string before, std::string after);

/// All that one chunk writes: posted whole, in the lock order of design.md 3, with its summaries.
struct PostingSet {
  std::vector<Document> documents;
  std::vector<Entry> entries;
  std::vector<stock::Commitment> commitments;
  std::vector<stock::EndedCommitment> ended_commitments;
  std::vector<stock::Backorder> backorders;  ///< new state of each line and product; 0 removes
  std::vector<stock::Oversold> oversold;
  std::vector<stock::Anchor> anchors;
  std::vector<stock::Cost> costs;  ///< new states
  std::vector<stock::IncomingChange> incoming;
  std::vector<AuditRow> audit;
  BatchId batch;  ///< of the documents and commitments; none: that of the first entry
};

/// Sums of what a document has posted so far, reversals included.
struct PostedDocument {
  DocumentId document;
  struct Event {
    EntryKind kind;
    std::int64_t part = 0;
    EntryId first_entry;
    std::int64_t entries = 0;  ///< how many so far, for the idempotency key
    std::vector<Posting> postings;
    std::vector<stock::Movement> movements;  ///< net per line, product, place
    std::vector<SaleFact> sales;             ///< net per line
    Instant at;                              ///< of a day: its entries' instant
    bool date_estimated = false;             ///< of a day
    std::vector<Event> days;                 ///< the same by the entries' instant, in order
  };
  std::vector<Event> events;
};

/// Money that came in through a gateway on a channel in a day, less what went back.
struct ReceivedSum {
  BusinessDate date;
  ChannelId channel;
  std::string gateway;  ///< code
  std::int64_t minor = 0;
};

struct SalesKey;
struct SalesSums;

struct TrialBalanceRow {
  std::string account;           ///< code
  std::string channel;           ///< code; empty: common
  Currency currency;             ///< of the entity
  std::int64_t debit_minor = 0;  ///< balance on the debit side, in the entity's currency
  std::int64_t credit_minor = 0;
};

/// What an account has on a channel or on the common side, in the entity's currency; debit
/// positive.
struct AccountBalance {
  AccountId account;
  ChannelId channel;
  std::int64_t minor = 0;
};

struct LedgerFilter {
  EntityId entity;  ///< none: all
  bool all_channels = true;
  ChannelId channel;                 ///< with all_channels false: this one, or common when none
  std::optional<BusinessDate> from;  ///< accounting dates, both included
  std::optional<BusinessDate> to;
  DocumentId document;  ///< none: all
  /// Only what lies in one of these companies and channels; none: all.
  std::vector<company::Scope> parts = {};
};

/// One posting with what an export writes. Streamed in the order accounting date, entry number,
/// account code, ....
struct LedgerLine {
  std::int64_t entry_number = 0;  ///< running number within the export
  std::string kind;
  std::string document_number;
  BusinessDate accounting_date;
  BusinessDate business_date;
  bool late = false;
  bool date_estimated = false;
  std::string account, account_key, account_detail_name;
  AccountType account_type = AccountType::asset;
  std::string entity, channel, location;  ///< codes
  Money amount;
  Money entity_amount;
};

struct OpenItem {
  std::string account;
  std::string channel;
  std::string document_number;
  Money balance;
};

/// An open item as its list shows it.
struct OpenItemLine {
  std::string account, account_key, account_detail_name;
  std::string channel;               ///< code; empty: common
  std::string document_number;       ///< of the item
  std::optional<BusinessDate> date;  ///< of the item's document, where its file has come
  Money balance;
};

/// Entries and accounts, the trial balance, exports. The database refuses what does not balance.
class LedgerStore {
 public:
  virtual ~LedgerStore() = default;

  virtual std::vector<Account> accounts(Unit&) = 0;  ///< by code
  virtual void add_accounts(Unit&, const std::vector<Account>&) = 0;

  /// Existing documents of these external keys, by (kind, channel).
  virtual std::vector<Document> documents(Unit&, DocumentKind, ChannelId,
                                          const std::vector<std::string>& external_keys) = 0;
  virtual std::vector<PostedDocument> posted(Unit&, const std::vector<DocumentId>&) = 0;
  /// Writes the set. Entries must balance (asserted); ids and digests must be given.
  virtual void post(Unit&, const PostingSet&) = 0;

  /// Whole entries of documents that no other entry reverses and that are no reversals, by id.
  virtual std::vector<Entry> standing_entries(Unit&, const std::vector<DocumentId>&) = 0;

  virtual std::vector<TrialBalanceRow> trial_balance(Unit&, const LedgerFilter&) = 0;
  /// Balances of an entity by the day of the events: all that happened until a day, whenever it was
  /// recorded. `with_late`: also what was accounted later because the day was locked.
  virtual std::vector<AccountBalance> balances_until(Unit&, EntityId, BusinessDate to,
                                                     bool with_late) = 0;
  /// Streams sales_day summed over places and employees, by date, channel and currency; both days
  /// included.
  virtual void each_sales_day(Unit&, EntityId or_all, BusinessDate from, BusinessDate to,
                              const std::function<void(const SalesKey&, const SalesSums&)>&) = 0;
  /// Streams what payments, sales at a till and refunds moved on gateways and gift cards, by date.
  virtual void each_received(Unit&, EntityId or_all, BusinessDate from, BusinessDate to, Currency,
                             const std::function<void(const ReceivedSum&)>&) = 0;
  /// Numbers of documents that sold or gave back something on a day, by number; channel none: all.
  virtual std::vector<std::string> documents_of_day(Unit&, EntityId or_all,
                                                    ChannelId or_all_channels, BusinessDate,
                                                    int limit) = 0;
  virtual std::vector<OpenItem> open_items(Unit&, EntityId or_all) = 0;
  /// Streams the open items, by account, channel, date and document; the filter's dates are not
  /// looked at.
  virtual void each_open_item(Unit&, const LedgerFilter&,
                              const std::function<void(const OpenItemLine&)>&) = 0;
  /// Streams postings; memory does not grow with their number.
  virtual void each_line(Unit&, const LedgerFilter&,
                         const std::function<void(const LedgerLine&)>&) = 0;
};

}  // namespace kontor::books
