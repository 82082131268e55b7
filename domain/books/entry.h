#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/stock/stock.h"

namespace kontor::books {

/// What an entry tells. Stored by name.
enum class EntryKind {
  payment,        ///< money received on a channel
  sale,           ///< the sale event: revenue, tax, discount, cost and goods together
  refund,         ///< money given back
  goods_back,     ///< goods that came back
  opening_count,  ///< first count of a location
  settlement,     ///< money at a gateway: its transactions, payouts, lines of the bank
  opening,        ///< what was open on the first day, and its trial balance
  reversal,       ///< takes back another entry
  transfer,       ///< goods between own places; what of them was lost on the way
  set_aside,      ///< goods into a bucket of a place, or out of it
  adjustment,     ///< stock corrected by hand, for a reason
  count,          ///< what a count found more or less than expected
  purchase        ///< goods that a supplier delivered, with freight and duty
};
std::string_view name_of(EntryKind kind);
EntryKind entry_kind_named(std::string_view name);

/// Account, amount, and where it belongs. Debit positive, credit negative. Within one entry there
/// is at most one posting per (account, channel, location, currency, item, red).
struct Posting {
  AccountId account;
  ChannelId channel;    ///< none: common
  LocationId location;  ///< none where it has no meaning
  DocumentId item;      ///< the document whose open item it changes; none on other accounts
  Money amount;         ///< in transaction currency
  std::int64_t entity_minor = 0;  ///< the same in the entity's currency
  /// Takes back what stood on the other side ("red storno"): less turnover there, none here.
  bool red = false;
  auto operator<=>(const Posting&) const = default;
};

/// What the entry adds to sales figures, one a line; line 0 carries the order count. Amounts in
/// transaction currency, without tax, signs as the glossary's (discount and returns positive).
/// A fact with `credit` adds nothing to sales: it moves what was sold from who rang up to who
/// helped (rules.md 7), so that the credits of a line add up to nothing.
struct SaleFact {
  std::int32_t line = 0;
  ProductId product;  ///< none on line 0 and on non-goods
  ChannelId channel;
  LocationId location;
  EmployeeId employee;  ///< none is a row of its own
  CustomerId customer;
  Currency currency;
  std::int64_t orders = 0;
  std::int64_t lines = 0;
  Quantity units;
  std::int64_t gross_minor = 0;
  std::int64_t discount_minor = 0;
  std::int64_t returns_minor = 0;
  std::int64_t shipping_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t cost_minor = 0;  ///< in the entity's currency
  bool credit = false;
  bool add_on = false;     ///< on the row of an order: it sold more than one line of goods
  BusinessDate sold_on{};  ///< of returns: the day of the sale that they take back; 0: not known
  std::int64_t manual_minor = 0;  ///< of the discount: what who rang up gave
  std::int64_t credit_ppm = 0;    ///< of credits: the share of the order, in millionths
  std::int64_t net_minor() const { return gross_minor - discount_minor - returns_minor; }
  /// The same with all figures zero: what facts are added up by.
  SaleFact dimensions() const;
  /// Adds the other's figures, `sign` times; dimensions stay.
  void add(const SaleFact& other, std::int64_t sign = 1);
  auto operator<=>(const SaleFact&) const = default;
};

/// A balanced set of movements of money and goods, stored whole or not at all, never changed.
struct Entry {
  EntryId id;
  EntityId entity;
  EntryKind kind = EntryKind::sale;
  DocumentId document;
  /// Which of several events of one kind and document it is (one of several refunds): 0 where
  /// there is but one.
  std::int64_t part = 0;
  EntryId corrects;  ///< the entry that this one corrects or reverses; none otherwise
  Instant event_at;
  BusinessDate business_date;    ///< of the event
  BusinessDate accounting_date;  ///< the business date, or the first open day
  bool late = false;             ///< the accounting date differs
  bool date_estimated = false;   ///< the file gave no date for this
  Instant recorded_at;
  BatchId batch;
  EmployeeId actor;
  std::string key;  ///< idempotency key, unique in the book
  std::vector<Posting> postings;
  std::vector<stock::Movement> movements;
  std::vector<SaleFact> sales;
  std::string digest;  ///< digest_of the whole entry, made once when it is complete
};

/// Merges postings with equal dimensions, drops zeros, sorts. Amounts with 0 in both currencies go.
void merge_postings(std::vector<Posting>& postings);

/// Puts in red what takes back the sums that the same event of the document has posted so far, so
/// that an event's turnover on an account is its net, however many entries told it. A posting that
/// goes beyond zero is split there. Both merged.
void take_back_in_red(std::vector<Posting>& postings, const std::vector<Posting>& posted);

/// True when the entry balances in every currency and in the entity's currency, and each channel's
/// side and the common side balance for themselves.
bool balances(const Entry& entry);

/// The canonical text of an entry's facts, hashed into the audit chain.
std::string canonical_facts(const Entry& entry);
/// SHA-256 of the canonical facts, in hexadecimal.
std::string digest_of(const Entry& entry);

}  // namespace kontor::books
