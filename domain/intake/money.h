#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/books/journal_draft.h"
#include "domain/books/ledger_store.h"
#include "domain/intake/records.h"

namespace kontor::intake {

/// What an amount on a gateway's account is, as far as it is posted differently (rules.md 6).
enum class MoneyUse {
  order,            ///< what the buyer paid or got back: clears the order's open item
  fee,              ///< an expense
  fee_tax,          ///< input tax on fees
  marketplace_tax,  ///< tax that the marketplace withheld to pay it itself, or gave back
  reserve,          ///< kept back or set free
  carried_over,     ///< the balance of the payout before
  our_payment,      ///< we paid the gateway
  reimbursement,    ///< other income
  chargeback,       ///< a dispute
  adjustment        ///< everything else
};
inline constexpr std::size_t money_uses = 10;
using MoneySums = std::array<std::int64_t, money_uses>;
inline std::size_t at(MoneyUse use) { return static_cast<std::size_t>(use); }

/// The stored name of a kind of money document.
std::string_view money_kind_name(books::DocumentKind kind);
/// Throws when it is none.
books::DocumentKind money_kind_named(std::string_view name);

/// Throws when it is none.
SettledKind settled_kind_named(std::string_view name);

/// What a part of a transaction of this kind is; of a payout: kind adjustment.
MoneyUse use_of(const SettledPart& part, SettledKind kind);

/// A balance of an opening trial balance with its channel known.
struct GivenBalance {
  OpeningBalance balance;
  ChannelId channel;  ///< none: common, or all where no balance of the account names one
};

/// The present version of a transaction, payout or bank line, interpreted: documents known, amounts
/// summed. It posts by what it says and by what leans on it; it is never matched by changing a row.
struct MoneyDocument {
  DocumentId document;
  books::DocumentKind kind = books::DocumentKind::settled;
  EntityId entity;
  ChannelId channel;
  std::string key;     ///< external key of the document
  std::string number;  ///< as people know it
  int version = 1;
  std::string gateway;  ///< ASCII code; of a bank line: of the bank account
  Instant at;
  BusinessDate date;
  Currency currency;
  SettledKind settled = SettledKind::charge;
  std::int64_t amount_minor = 0;  ///< sum of the parts; the payout's total; the line's amount
  MoneySums sums{};               ///< of the parts; payouts: what their file tells of them
  bool paid = true;               ///< of payouts
  bool summed = false;            ///< of payouts: amount_minor follows what the transactions say
  DocumentId order;               ///< of a transaction; none: it belongs to no order
  ChannelId order_channel;
  DocumentId payout;      ///< that carries the transaction; none: not known yet
  DocumentId carry;       ///< where the gateway's carry-over is kept; only where needed
  std::string reference;  ///< payout: at the bank; bank line: text and reference; opening: partner
  OpeningKind opening = OpeningKind::receivable;  ///< of openings
  std::optional<BusinessDate> due;                ///< of openings: when it is to be paid
  std::vector<GivenBalance> balances;             ///< of an opening trial balance
  std::string content_hash;
  Instant exported_at{};  ///< when the file of the present version was written; 0: not known

  std::int64_t of(MoneyUse use) const { return sums[intake::at(use)]; }
  /// The amount that a bank statement shows for it, from the bank's side: what a payout brings,
  /// what our payment took, what a bank line has. 0: nothing to match.
  std::int64_t bank_minor() const;
};

/// SHA-256 over all facts of the record in canonical form.
std::string content_hash(const IncomingSettled& in);
std::string content_hash(const IncomingPayout& in);
std::string content_hash(const IncomingBankLine& in);

/// The canonical text of a version, stored and read back. Document, version and hash stand beside
/// it.
std::string canonical_content(const MoneyDocument& m);
MoneyDocument parse_money(std::string_view content);

/// All that the document amounts to: what it must have posted. Balanced but for the current
/// accounts of channels. `told`: what the transactions of a payout tell. `paid_by`: what a bank
/// line was found to be; none: unmatched. Pure.
std::vector<books::DraftPosting> effect_of(const MoneyDocument& m, const MoneySums& told,
                                           DocumentId paid_by);

/// What of a payout's own parts no transaction tells: never more than the file says, never against
/// its sign.
std::int64_t untold(std::int64_t in_file, std::int64_t told);

}  // namespace kontor::intake
