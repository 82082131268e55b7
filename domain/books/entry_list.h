#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/books/ledger_store.h"

namespace kontor::books {

/// How many entries of a list are of a day.
struct EntriesOfDay {
  BusinessDate day;
  std::int64_t entries = 0;
};

/// Which entries a list shows. An account or a side shows the entries of the days on which that
/// has turnover: what a day's undo took back whole is no turnover.
struct EntryFilter {
  EntityId entity;    ///< none: all
  AccountId account;  ///< none: all
  bool all_channels = true;
  ChannelId channel;                 ///< with all_channels false: this one, or common when none
  std::optional<BusinessDate> from;  ///< accounting dates, both included
  std::optional<BusinessDate> to;
  std::string number;  ///< the document's number begins with this
  bool late = false;   ///< only those of days that were locked
  /// Only those that sent money which no bank line has met yet: for each open item in transit the
  /// entry that opened it.
  bool in_transit = false;
  /// What EntryReader::count told of this filter, by day; with it a place far behind is found fast.
  std::vector<EntriesOfDay> days;
  std::string after;
  int limit = 100;
};

/// An entry as lists show it.
struct EntryRow {
  EntryId id;
  EntityId entity;
  EntryKind kind = EntryKind::sale;
  DocumentId document;
  DocumentKind document_kind = DocumentKind::order;
  std::string number;   ///< of the document
  std::string channel;  ///< code of the document's channel; empty: none
  BusinessDate accounting_date, business_date;
  Instant recorded_at;
  bool late = false, date_estimated = false;
  EntryId corrects;  ///< what it corrects or reverses; none otherwise
  /// In the entity's currency. Of an account or a side: what the entry changes there, debit
  /// positive. Of all: its turnover, which is the sum of its debits.
  Money amount;
};

/// What leads to the rows behind this one in the list of a filter: its `after`.
std::string place_of(const EntryRow& row, const EntryFilter& filter);

struct EntryPage {
  std::vector<EntryRow> rows;
  std::string next;
};

/// How many entries a filter selects, looked at no further than most_entries_counted.
struct EntryCount {
  std::int64_t entries = 0;
  bool more = false;               ///< there may be more than were looked at
  std::vector<EntriesOfDay> days;  ///< newest first, of what is counted day by day; else empty
};
inline constexpr std::int64_t most_entries_counted = 100'000;

/// What an account changed in a period, in an entity's currency.
struct AccountTurnover {
  Currency currency;
  std::int64_t debit_minor = 0, credit_minor = 0;
};

/// What an entry changed in the value of a product: goods that came to a place or left it.
struct ProductValueRow {
  EntryId entry;
  EntryKind kind = EntryKind::sale;
  std::string number;  ///< of the document
  BusinessDate date;
  LocationId from, to;
  std::int64_t value_minor = 0;  ///< in the entity's currency
};
struct ProductValuePage {
  std::vector<ProductValueRow> rows;
  std::string next;
};

/// Questions that lists of entries ask of the ledger; reads only.
class EntryReader {
 public:
  virtual ~EntryReader() = default;
  /// By accounting date, newest first; of a document's number by that number, then by document.
  virtual EntryPage list(Unit&, const EntryFilter&) = 0;
  /// The cursor behind so many rows of the list, counted from the filter's `after`, without reading
  /// them; empty: there are not so many, or finding out takes as long as reading them.
  virtual std::string place_behind(Unit&, const EntryFilter&, std::int64_t rows) = 0;
  /// The filter's `after`, `limit` and `days` are not looked at.
  virtual EntryCount count(Unit&, const EntryFilter&) = 0;
  /// In no order, each with its whole turnover.
  virtual std::vector<EntryRow> by_ids(Unit&, const std::vector<EntryId>&) = 0;
  /// The entries that correct or reverse this one, by date.
  virtual std::vector<EntryRow> corrections(Unit&, EntryId) = 0;
  /// The movements of a product that carry value, the newest first: those from or to some places;
  /// none said: all.
  virtual ProductValuePage of_product(Unit&, ProductId, const std::vector<LocationId>& at_or_all,
                                      const std::string& after, int limit) = 0;
  /// The postings of an entry, by account.
  virtual std::vector<LedgerLine> lines(Unit&, EntryId) = 0;
  /// What accounts have, as LedgerStore::trial_balance, but by ids: on each side, known to the book
  /// or not; or, of a question of its own, on all sides together (then without channel).
  virtual std::vector<AccountBalance> account_balances(Unit&, const LedgerFilter&,
                                                       bool by_side) = 0;
  /// Debit and credit of an account and a side in a period, a row a currency of the companies; the
  /// filter's number is not looked at. Without an account there are no rows.
  virtual std::vector<AccountTurnover> turnover(Unit&, const EntryFilter&) = 0;
};

}  // namespace kontor::books
